"""HTTP: routes that read as sentences, their schemas, and errors as problem+json. Knows no data library."""
