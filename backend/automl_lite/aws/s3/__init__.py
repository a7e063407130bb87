"""S3 beyond the file store: signed links, downloads, copies on a function's disk, events."""
