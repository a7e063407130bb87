"""Calls and shapes of the API, from its own description."""

import json
from typing import Any

from documents.markdown import table
from release.contract import OPENAPI

PREFIX = "#/components/schemas/"


def endpoints() -> str:
    """Every call with its statuses."""
    rows = (
        (
            f"`{method.upper()} {path}`",
            f"{call['summary']}. {call['description']}",
            ", ".join(call["responses"]),
        )
        for path, methods in _description()["paths"].items()
        for method, call in methods.items()
    )
    return table(("call", "what it does", "answers"), rows)


def parameters() -> str:
    """What calls take beside their body."""
    rows = (
        (
            f"`{method.upper()} {path}`",
            f"`{one['name']}`",
            one["in"],
            _type(one["schema"]),
            one["description"],
        )
        for path, methods in _description()["paths"].items()
        for method, call in methods.items()
        for one in call.get("parameters", [])
        if one["in"] != "path"
    )
    return table(("call", "parameter", "in", "type", "meaning"), rows)


def models() -> str:
    """Every shape that goes over the wire, with its fields."""
    return "\n\n".join(_model(name, schema) for name, schema in _schemas().items())


def _model(name: str, schema: dict[str, Any]) -> str:
    parts = [f"### {name}"]
    if "description" in schema:
        parts.append(schema["description"])
    if "enum" in schema:
        parts.append("One of " + ", ".join(f"`{value}`" for value in schema["enum"]) + ".")
    else:
        needed = schema.get("required", [])
        rows = (
            (f"`{field}`" + ("" if field in needed else " ?"), _type(one), _meaning(one))
            for field, one in schema.get("properties", {}).items()
        )
        parts.append(table(("field", "type", "meaning"), rows))
    return "\n\n".join(parts)


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few words, with a link where it is a shape of its own."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(PREFIX)
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    kind = schema.get("type", "any value")
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"by name: {_type(schema['additionalProperties'])}"
    return str(schema.get("format", kind))


def _meaning(schema: dict[str, Any]) -> str:
    """What the field says of itself, else what its shape says."""
    if "description" in schema:
        return str(schema["description"])
    shapes = (
        one["$ref"].removeprefix(PREFIX)
        for one in (schema, schema.get("items", {}), *schema.get("anyOf", []))
        if "$ref" in one
    )
    described = (_schemas()[name].get("description", "") for name in shapes)
    return next((text.split("\n\n")[0] for text in described if text), "")


def _schemas() -> dict[str, dict[str, Any]]:
    return _description()["components"]["schemas"]  # type: ignore[no-any-return]


def _description() -> dict[str, Any]:
    return json.loads(OPENAPI.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
