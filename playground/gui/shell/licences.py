"""The licences of the program, of what is shipped with it, and of the packages that it runs on."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from playground import resources

PACKAGE = "convolution-playground"
TEXTS = (
    ("fonts", "OFL.txt"),
    ("fonts", "Apache-2.0.txt"),
    ("pictures", "CREDITS.md"),
    ("icons", "CREDITS.md"),
    ("networks", "CREDITS.md"),
    ("networks", "LICENSE-squeezenet-1.1.txt"),
    ("published", "CREDITS.md"),
)
"""Files of `resources` that say what is shipped, by whom, and under what."""

PACKAGES = (
    *("PySide6-Essentials", "pyqtgraph", "numpy", "scipy", "opencv-python-headless", "torch"),
    *("pillow", "pi-heif", "safetensors", "platformdirs", "scikit-learn", "fonttools"),
)
"""The packages that pyproject.toml asks for; a test compares."""

MAX_CHARACTERS = 120
"""Of a field that names a licence: some have the whole text there."""


def licence_texts() -> Iterator[str]:
    """Each text whole, the program's own first."""
    own = resources.path("LICENSE")
    yield _text(own if own.is_file() else resources.ROOT.parent / own.name)
    for parts in TEXTS:
        yield _text(resources.path(*parts))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def package_licences() -> Iterator[tuple[str, str]]:
    """Each package that is here, with its version, and its licence as it calls it itself."""
    for name in PACKAGES:
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        yield f"{name} {about['Version']}", _licence(about)


def _licence(about: metadata.PackageMetadata) -> str:
    """The expression; else the field, unless it has the whole text, and the classifiers."""
    if about["License-Expression"]:
        return str(about["License-Expression"])
    field = about["License"] or ""
    classes = [line for line in about.get_all("Classifier") or [] if "License ::" in line]
    short = [field] if 0 < len(field) <= MAX_CHARACTERS and "\n" not in field else []
    return ", ".join(short + [line.rpartition(" :: ")[2] for line in classes]) or "–"
