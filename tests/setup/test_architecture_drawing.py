"""The picture in docs/architecture.md shows the imports as they are."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.test_architecture import AREAS, STOREYS
from tools.draw_architecture import TARGET, WITH_AREAS, drawing, graph_of, heights, places, reduced
from tools.imports import modules

HOUSE = {
    "playground": "",
    "playground.core": "",
    "playground.core.a": "",
    "playground.engine": "",
    "playground.engine.compute": "",
    "playground.engine.compute.b": "from playground.core import a",
    "playground.engine.view": "",
    "playground.engine.view.c": "def f():\n    from ..compute import b\n    from ...core import a",
    "playground.app": "from playground.engine.view.c import f\nimport playground.core.a",
    "playground.cli": "import playground.app",
}


def test_boxes_stand_on_what_they_import() -> None:
    graph = graph_of(HOUSE)
    assert heights(graph) == {
        "core": 0,
        "engine.compute": 1,
        "engine.view": 2,
        "command line": 3,
    }
    at = places(graph)
    for box, others in graph.items():
        assert all(at[box][1] < at[other][1] for other in others)
    assert len(set(at.values())) == len(at)


def test_an_import_that_others_imply_is_left_out() -> None:
    assert reduced(graph_of(HOUSE)) == {
        "core": set(),
        "engine.compute": {"core"},
        "engine.view": {"engine.compute"},
        "command line": {"engine.view"},
    }


def test_a_circle_is_refused_by_name() -> None:
    circle = HOUSE | {"playground.core.a": "import playground.engine.compute.b"}
    with pytest.raises(ValueError, match=r"core → engine\.compute"):
        heights(graph_of(circle))


def test_the_picture_has_every_package_and_area() -> None:
    names = {node.text for node in ElementTree.parse(TARGET).iter() if node.text}
    sources = modules()
    for storey in STOREYS[:-1]:
        for package in storey:
            if f"playground.{package}" in sources:
                assert package in names
    assert {"engine", "training", "gui"} <= set(WITH_AREAS) <= set(AREAS)
    for package in WITH_AREAS:  # those of the others are a few modules each
        for area in (area for storey in AREAS[package] for area in storey):
            if f"playground.{package}.{area}" in sources:
                assert area in names


def test_the_picture_is_up_to_date() -> None:
    """When this fails: .venv/bin/python -m tools.draw_architecture."""
    assert TARGET.read_text(encoding="utf-8") == drawing(graph_of(modules()))
    assert re.search(r"architecture\.svg", TARGET.with_suffix(".md").read_text(encoding="utf-8"))
