"""Paths in text files: one that is no UTF-8 is spelled by its bytes, and comes back the same."""

from __future__ import annotations

import json
import os
from typing import Any

from playground.core.json_file import parsed_json
from playground.core.messages import Refused


def path_to_data(path: str) -> str | dict[str, str]:
    """A path as JSON takes it."""
    try:
        path.encode()
    except UnicodeEncodeError:  # Python holds such bytes as halves of characters
        return {"bytes": os.fsencode(path).hex()}
    return path


def path_from_data(data: Any) -> str:
    """The same again; raises ValueError for what is no path."""
    if isinstance(data, str):
        return data
    if isinstance(data, dict) and set(data) == {"bytes"} and isinstance(data["bytes"], str):
        return os.fsdecode(bytes.fromhex(data["bytes"]))
    raise ValueError("no path")


def path_to_line(path: str) -> str:
    """A path as one line of text; raises ValueError for what is the path of nothing."""
    data = path_to_data(path)
    if "\n" in path or "\r" in path or path.startswith("{"):
        data = {"bytes": os.fsencode(path).hex()}
    return data if isinstance(data, str) else json.dumps(data)


def path_from_line(line: str) -> str:
    """The same again; raises ValueError for what is no path."""
    if not line.startswith("{"):
        return path_from_data(line)
    try:
        return path_from_data(parsed_json(line.encode(), "a path"))
    except Refused as refused:
        raise ValueError("no path") from refused
