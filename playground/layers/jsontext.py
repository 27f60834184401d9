"""JSON laid out to be read by people, as network, stack and session files have it."""

from __future__ import annotations

import json
from typing import Any


def to_text(data: Any, indent: str = "") -> str:
    """JSON laid out to be read: tables spread over lines, a row of numbers on one."""
    inner = indent + "  "
    if isinstance(data, dict) and data:
        items = [f"{_json(key)}: {to_text(value, inner)}" for key, value in data.items()]
        return "{\n" + ",\n".join(inner + item for item in items) + f"\n{indent}}}"
    if isinstance(data, list) and any(isinstance(item, list | dict) for item in data):
        items = [to_text(item, inner) for item in data]
        return "[\n" + ",\n".join(inner + item for item in items) + f"\n{indent}]"
    return _json(data)


def to_bytes(data: Any) -> bytes:
    """The same as the content of a file."""
    return (to_text(data) + "\n").encode()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)
