"""The rules of the house, read from the imports of every module."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.imports import Import, imports, modules

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 450
MAX_TEST_LINES = 600  # lists of cases read on

# From the ground up: a package imports from packages further down alone, and not from its peers.
STOREYS = (
    ("core",),
    ("kernels", "pictures"),
    ("layers", "datasets"),
    ("engine",),
    ("training", "explain"),
    ("exchange", "figures"),
    ("sessions",),
    ("lessons",),
    ("gui",),
    ("app", "__main__", "cli"),
)
HEIGHT = {package: height for height, storey in enumerate(STOREYS) for package in storey}
ROOF = set(STOREYS[-1])  # the command line: these modules may know one another
GROUND = {"", "resources"}  # the package itself, and where the data files are

# The same inside a package: an area imports from areas further down alone, and not from its peers.
AREAS = {
    "engine": (("compute",), ("places",), ("trace", "view"), ("explain",)),
    "training": (("protocol",), ("history",), ("process",)),
    "figures": (
        ("drawing",),
        ("subject", "svg", "numbers", "held_out"),
        ("registry", "netblocks"),
        ("film",),
        ("kinds",),
        ("films",),
        ("found",),
    ),
    "lessons": (
        ("mistake",),
        ("source", "blocks", "values", "situation"),
        ("paths",),
        ("comparison", "places"),
        ("checks", "changes"),
        ("lesson", "recipe"),
        ("stepitems", "head"),
        ("sections",),
        ("reading", "recipereading"),
        ("opening", "shipped", "translation", "recipetranslation", "results"),
        ("proofreading",),
    ),
    "gui": (
        ("widgets",),
        ("state",),
        ("input", "flow", "kernel"),
        ("layer", "inspect", "export", "networks"),
        ("train",),
        ("compare", "inside"),
        ("present",),
        ("shell",),
    ),
}
DOORS = {  # where an area is entered from below: a process that starts, a package that loads
    ("playground.training.protocol.process_main", "playground.training.process"),
    ("playground.gui", "playground.gui.shell"),
}

QT = {"PySide6", "shiboken6", "pyqtgraph"}
QT_AT_TOP = {"gui", "app"}
QT_WITHOUT_WINDOWS = "playground.gui.state."
"""Knows Qt's objects, signals and timers: what is shown is none of its business."""

QT_INSIDE_FUNCTIONS = {"playground.__main__", "playground.cli.screenshot"}
TORCH = {"torch", "safetensors"}
TORCH_AT_TOP = ("playground.training.process", "playground.explain")
SLOW = {"scipy", "PIL", "sklearn", "matplotlib", "onnx", "onnxruntime"}


def package_of(module: str) -> str:
    """The part of the house: playground.gui.panels.input is in gui, playground.app in app."""
    return module.split(".")[1] if "." in module else ""


def broken_rules(sources: dict[str, str]) -> list[str]:
    """A sentence for every rule that a module breaks; `sources` are texts by module name."""
    packages = {name for name in sources if any(other.startswith(f"{name}.") for other in sources)}
    found = {name: imports(name, text, name in packages) for name, text in sources.items()}
    complaints = []
    for name, text in sources.items():
        complaints += [f"{name} {what}" for what in _of_text(text)]
        complaints += [f"{name} {what}" for what in _of_imports(name, found[name])]
    return complaints + [
        f"{name} loads torch at once, by {' → '.join(way)}"
        for name, way in _ways_to_torch(found).items()
        if len(way) > 1 and not name.startswith(TORCH_AT_TOP)
    ]


def _of_text(text: str) -> Iterator[str]:
    if not text.startswith('"""') and not ast.get_docstring(ast.parse(text)):
        yield "has no docstring"
    if text.count("\n") > MAX_LINES:
        yield f"has more than {MAX_LINES} lines"


def _of_imports(name: str, found: list[Import]) -> Iterator[str]:
    package = package_of(name)
    if package not in HEIGHT and package not in GROUND:
        yield f"is in {package}, which has no place in the house yet"
        return
    for item in found:
        if item.top == "playground":
            other = package_of(item.target)
            if other in HEIGHT and not _may_use(package, other):
                yield f"imports {item.target}: the wrong way"
            elif other == package and not _may_enter(name, item.target):
                yield f"imports {item.target}: the wrong way inside {package}"
        elif package == "core" and item.top not in sys.stdlib_module_names | {"numpy"}:
            yield f"imports {item.target}: core has the standard library and numpy alone"
        elif item.top in QT and not (
            package in QT_AT_TOP or (name in QT_INSIDE_FUNCTIONS and not item.at_once)
        ):
            yield f"imports {item.target}: only gui and app know Qt"
        elif name.startswith(QT_WITHOUT_WINDOWS) and _is_shown(item.target):
            yield f"imports {item.target}: what is kept knows QtCore alone"
        elif item.top in TORCH and item.at_once and not name.startswith(TORCH_AT_TOP):
            yield f"imports {item.target} at its top: that costs a second of start-up"
        elif item.top in SLOW and item.at_once:
            yield f"imports {item.target} at its top: that is slow, do it inside a function"


def _is_shown(target: str) -> bool:
    """Whether it is of a part of Qt that draws, plays or asks."""
    top, *rest = target.split(".")
    return top == "pyqtgraph" or (top == "PySide6" and rest[:1] not in ([], ["QtCore"]))


def _may_use(package: str, other: str) -> bool:
    if package in GROUND:
        return False
    return package == other or HEIGHT[other] < HEIGHT[package] or {package, other} <= ROOF


def _may_enter(name: str, target: str) -> bool:
    """Whether a module may import another of its own package."""
    heights = {
        area: height
        for height, areas in enumerate(AREAS.get(package_of(name), ()))
        for area in areas
    }
    area, other = _area_of(name), _area_of(target)
    if other not in heights or area == other:
        return True
    if (name, f"playground.{package_of(name)}.{other}") in DOORS:
        return True
    return area in heights and heights[other] < heights[area]


def _area_of(module: str) -> str:
    """The part of its package: playground.gui.flow.view is in flow."""
    return [*module.split("."), "", ""][2]


def _ways_to_torch(found: dict[str, list[Import]]) -> dict[str, list[str]]:
    """The shortest chain of modules from each that brings torch in when it is imported itself."""
    importers: dict[str, list[str]] = {}
    ways: dict[str, list[str]] = {}
    for name, items in found.items():
        for item in items:
            if not item.at_once:
                continue
            if item.top in TORCH:
                ways[name] = [name]
            # Importing a.b.c runs a and a.b too.
            parts = item.target.split(".")
            for end in range(1, len(parts) + 1):
                importers.setdefault(".".join(parts[:end]), []).append(name)
    queue = list(ways)
    for name in queue:
        for importer in importers.get(name, ()):
            if importer not in ways:
                ways[importer] = [importer, *ways[name]]
                queue.append(importer)
    return ways


def test_the_program_keeps_the_rules() -> None:
    sources = modules()
    assert len(sources) > 40
    assert broken_rules(sources) == []


def test_tests_stay_short() -> None:
    paths = sorted((ROOT / "tests").rglob("*.py"))
    assert paths
    lengths = {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8").count("\n") for p in paths}
    assert {name: lines for name, lines in lengths.items() if lines > MAX_TEST_LINES} == {}


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("playground.core.bad", "from playground.gui import store", "wrong way"),
        (
            "playground.core.bad",
            "def f():\n    import playground.engine.compute.evaluate",
            "wrong way",
        ),
        ("playground.kernels.bad", "from playground import pictures", "wrong way"),
        ("playground.kernels.bad", "from ..layers import convolution", "wrong way"),
        ("playground.gui.bad", "import playground.app", "wrong way"),
        ("playground.gui.widgets.bad", "import playground.gui.state.store", "wrong way inside gui"),
        ("playground.gui.flow.bad", "from playground.gui.kernel import x", "wrong way inside gui"),
        ("playground.engine.compute.bad", "import playground.engine.explain", "inside engine"),
        (
            "playground.training.protocol.bad",
            "def f():\n    import playground.training.process.x",
            "inside training",
        ),
        ("playground.resources", "from playground.core import messages", "wrong way"),
        ("playground.core.bad", "import cv2", "standard library and numpy alone"),
        ("playground.core.bad", "def f():\n    import scipy.fft", "standard library"),
        ("playground.engine.bad", "from PySide6.QtGui import QImage", "only gui and app"),
        ("playground.engine.bad", "def f():\n    import PySide6", "only gui and app"),
        ("playground.__main__", "import PySide6.QtWidgets", "only gui and app"),
        ("playground.cli.apply", "def f():\n    import PySide6.QtWidgets", "only gui and app"),
        ("playground.gui.state.bad", "from PySide6.QtGui import QColor", "QtCore alone"),
        ("playground.gui.state.bad", "def f():\n    import PySide6.QtWidgets", "QtCore alone"),
        ("playground.gui.state.bad", "from PySide6 import QtWidgets", "QtCore alone"),
        ("playground.gui.state.bad", "import pyqtgraph", "QtCore alone"),
        ("playground.layers.bad", "import torch.nn as nn", "at its top"),
        ("playground.layers.bad", "try:\n    import torch\nexcept ImportError: pass", "at its top"),
        ("playground.layers.bad", "class A:\n    import torch", "at its top"),
        (
            "playground.gui.bad",
            "from playground.training.process import bare",
            "loads torch at once, by",
        ),
        ("playground.pictures.bad", "from PIL import Image", "inside a function"),
        ("playground.cellar.bad", "import math", "no place in the house"),
        ("playground.core.bad", "x = 1\n" * (MAX_LINES + 1), "more than 450 lines"),
    ],
)
def test_a_broken_rule_is_found(name: str, text: str, complaint: str) -> None:
    house = {
        "playground": '"""The house."""',
        "playground.training.process": '"""Training."""',
        "playground.training.process.bare": '"""With torch."""\nimport torch',
    }
    assert broken_rules(house) == []
    found = broken_rules(house | {name: f'"""Bad."""\n{text}\n'})
    assert len(found) >= 1
    assert all(sentence.startswith(name) for sentence in found)
    assert any(complaint in sentence for sentence in found)


def test_a_module_without_a_docstring_is_found() -> None:
    assert broken_rules({"playground.core.bad": "import math\n"}) == [
        "playground.core.bad has no docstring"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("playground.layers.good", "def f():\n    import torch"),
        ("playground.layers.good", "if TYPE_CHECKING:\n    from torch import nn"),
        ("playground.layers.good", "import cv2, numpy\nfrom playground import resources"),
        ("playground.gui.good", "import PySide6.QtCore\nfrom playground.engine import evaluate"),
        ("playground.gui.state.good", "from PySide6.QtCore import QObject\nimport shiboken6"),
        ("playground.gui.state.good", "from PySide6 import QtCore"),
        ("playground.gui.good", "def f():\n    from playground.training.process import bare"),
        (
            "playground.__main__",
            "def f():\n    from PySide6 import QtCore\n    import playground.app",
        ),
        ("playground.training.process.good", "import torch\nfrom .bare import x"),
    ],
)
def test_what_the_rules_allow(name: str, text: str) -> None:
    house = {"playground.training.process.bare": '"""With torch."""\nimport torch'}
    assert broken_rules(house | {name: f'"""Good."""\n{text}\n'}) == []
