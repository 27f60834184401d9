"""Where the data files are: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "resources"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """The path of a data file, such as path("kernels", "sobel.json")."""
    return ROOT.joinpath(*parts)
