from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.kernels import presets
from playground.kernels.presets import Preset, load_presets, read_family
from tests.kernels.turns import compass

EVERY = list(load_presets())

EDGES = ("prewitt", "sobel", "scharr", "roberts", "kirsch", "robinson", "difference")
FLAT_GIVES_0 = (*EDGES, "laplacian", "outline", "gabor", "line", "corner", "gaussian-edge")
FLAT_STAYS = ("identity", "shift", "box", "gaussian", "motion", "sharpen", "unsharp")


def matrix(name: str, **parameters: Any) -> np.ndarray | None:
    return load_presets()[name].matrix(**parameters)


@pytest.mark.parametrize("name", EVERY)
def test_every_preset_is_a_finite_matrix_with_a_sentence(name: str) -> None:
    preset = load_presets()[name]
    assert preset.id == name
    assert preset.title
    assert preset.group
    assert preset.sentence.endswith(".")
    kernel = preset.matrix()
    assert kernel.dtype == np.float32
    assert kernel.ndim == 2
    assert max(kernel.shape) <= 31
    assert np.isfinite(kernel).all()
    assert kernel.any()
    assert not kernel.flags.writeable


@pytest.mark.parametrize("name", EVERY)
def test_every_parameter_matters_and_holds_its_bounds(name: str) -> None:
    preset = load_presets()[name]
    for parameter in preset.parameters:
        field = parameter.field
        assert field.label
        assert field.help.endswith(".")
        assert field.checked(parameter.default) == parameter.default
        inner = field.checked(round(field.low + (field.high - field.low) / 3))
        several = [
            _matrix_or_refusal(preset, parameter.name, value)
            for value in (field.low, inner, field.high)
        ]
        assert len({kernel.tobytes() for kernel in several}) > 1
        with pytest.raises(Refused, match=field.label):
            preset.matrix(**{parameter.name: field.high + 1})
        with pytest.raises(Refused, match=field.label):
            preset.matrix(**{parameter.name: field.low - 1})


def _matrix_or_refusal(preset: Preset, name: str, value: float) -> np.ndarray:
    try:
        kernel = preset.matrix(**{name: value})
    except Refused:
        return np.zeros(0)
    assert np.isfinite(kernel).all()
    return kernel


def test_what_the_issue_names_is_there() -> None:
    groups = {preset.group for _, preset in load_presets().items()}
    assert groups >= {
        *("Basics", "Blur", "Compass edges", "Corners", "Edges", "Laplacian", "Lines", "Random"),
        *("Shapes", "Sharpen and emboss", "Texture"),
    }
    directions = [f"{a}{b}" for a in ("north", "south", "") for b in ("-east", "-west", "")]
    directions = {name.strip("-") for name in directions} - {""}
    for family in ("kirsch", "robinson"):
        assert {f"{family}-{direction}" for direction in directions} <= set(EVERY)
    for family in ("prewitt", "sobel", "scharr"):
        for edge in ("vertical", "horizontal", "left-diagonal", "right-diagonal"):
            assert f"{family}-{edge}" in EVERY


def test_an_unknown_parameter_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="sigma"):
        matrix("box", sigma=1)
    with pytest.raises(Refused, match="size, sigma"):
        matrix("gaussian", radius=1)
    with pytest.raises(Refused, match="whole number"):
        matrix("gaussian", size=3.5)


@pytest.mark.parametrize("name", [name for name in EVERY if name.startswith(FLAT_GIVES_0)])
def test_detectors_ignore_flat_areas(name: str) -> None:
    kernel = matrix(name)
    assert kernel.sum(dtype=np.float64) == pytest.approx(0, abs=1e-6 * float(np.abs(kernel).sum()))


@pytest.mark.parametrize(
    "name",
    [name for name in EVERY if name.startswith(FLAT_STAYS) and name != "gaussian-edge"],
)
def test_blurs_and_shifts_keep_flat_areas(name: str) -> None:
    assert matrix(name).sum(dtype=np.float64) == pytest.approx(1, abs=1e-6)


def test_sobel_as_written() -> None:
    np.testing.assert_array_equal(matrix("sobel-vertical"), [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    np.testing.assert_array_equal(matrix("sobel-horizontal"), matrix("sobel-vertical").T)


@pytest.mark.parametrize("name", [name for name in EVERY if name.endswith("-vertical")])
def test_vertical_finds_what_is_brighter_to_the_right_or_a_line(name: str) -> None:
    kernel = matrix(name)
    if name == "line-vertical":
        np.testing.assert_array_equal(kernel, kernel[:, ::-1])
    else:
        assert (kernel[:, -1] > 0).all()
        np.testing.assert_array_equal(kernel, -kernel[:, ::-1])


@pytest.mark.parametrize("family", ["prewitt", "sobel", "scharr"])
def test_edge_families_are_turns_of_one_another(family: str) -> None:
    names = ("left-diagonal", "vertical", "right-diagonal", "horizontal")
    turns = compass(matrix(f"{family}-left-diagonal"))
    for turn, name in zip(turns, names, strict=False):
        np.testing.assert_array_equal(turn, matrix(f"{family}-{name}"))


@pytest.mark.parametrize("family", ["kirsch", "robinson"])
def test_compass_families_are_closed_under_turning(family: str) -> None:
    clockwise = ("north", "north-east", "east", "south-east")
    clockwise += ("south", "south-west", "west", "north-west")
    turns = compass(matrix(f"{family}-north"))
    for turn, direction in zip(turns, clockwise, strict=True):
        np.testing.assert_array_equal(turn, matrix(f"{family}-{direction}"))


@pytest.mark.parametrize("direction", [(0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1)])
@pytest.mark.parametrize("family", ["kirsch", "robinson"])
def test_the_compass_points_to_the_bright_side(family: str, direction: tuple[int, int]) -> None:
    names = {(0, -1): "north", (1, -1): "north-east", (1, 0): "east", (1, 1): "south-east"}
    names |= {(0, 1): "south", (-1, 1): "south-west"}
    rows, columns = np.indices((3, 3)) - 1
    ramp = rows * direction[1] + columns * direction[0]
    found = {name: (matrix(name) * ramp).sum() for name in EVERY if name.startswith(f"{family}-")}
    assert max(found, key=found.get) == f"{family}-{names[direction]}"


DRAWINGS = {
    "line-horizontal": ["...", "###", "..."],
    "line-vertical": [".#.", ".#.", ".#."],
    "line-left-diagonal": ["#..", ".#.", "..#"],
    "line-right-diagonal": ["..#", ".#.", "#.."],
    "corner-top-left": ["...", ".##", ".##"],
    "corner-top-right": ["...", "##.", "##."],
    "corner-bottom-right": ["##.", "##.", "..."],
    "corner-bottom-left": [".##", ".##", "..."],
    "line-corner-top-left": ["...", ".##", ".#."],
    "line-corner-top-right": ["...", "##.", ".#."],
    "line-corner-bottom-right": [".#.", "##.", "..."],
    "line-corner-bottom-left": [".#.", ".##", "..."],
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_detectors_answer_most_to_what_they_are_named_after(name: str) -> None:
    drawings = {key: _drawn(rows) for key, rows in DRAWINGS.items()}
    kernel = matrix(name)
    answers = {key: (kernel * drawing).sum() for key, drawing in drawings.items()}
    # A bright corner holds the thin one of the same direction, so it may answer no more.
    others = [value for key, value in answers.items() if key != name]
    assert answers[name] >= max(others)
    assert answers[name] > (kernel * np.array([[0, 1, 1]] * 3)).sum()


def _drawn(rows: list[str]) -> np.ndarray:
    return np.array([[cell == "#" for cell in row] for row in rows], np.float32)


def test_the_corner_ignores_straight_edges() -> None:
    step = np.array([[0, 1, 1]] * 3)
    kernel = matrix("corner")
    assert (kernel * step).sum() == (kernel * step.T).sum() == 0
    assert (kernel * (step * step.T)).sum() != 0


def test_the_curve_detector_of_the_articles() -> None:
    kernel = matrix("curve")
    cells = [(1, 5), (2, 4), (3, 3), (4, 3), (5, 3)]
    assert kernel.shape == (7, 7)
    assert sorted(map(tuple, np.argwhere(kernel).tolist())) == sorted(cells)
    patch = np.zeros((7, 7), np.float32)
    for cell, value in zip(cells, (50, 50, 50, 20, 50), strict=True):
        patch[cell] = value
    assert (kernel * patch).sum() == 6600
    assert (kernel * np.where(kernel == 0, 50, 0)).sum() == 0


def test_gaussian_follows_its_parameters() -> None:
    narrow, wide = matrix("gaussian", size=9, sigma=0.5), matrix("gaussian", size=9, sigma=3)
    assert narrow.shape == wide.shape == (9, 9)
    assert narrow[4, 4] > wide[4, 4]


def test_presets_are_read_once() -> None:
    assert load_presets() is load_presets()


def test_every_text_is_handed_to_translators() -> None:
    found = presets.texts()
    assert len(found) == len(set(found))
    assert {text for context, text in found if context == "kernel"} == {
        text
        for _, preset in load_presets().items()
        for text in (preset.group, preset.title, preset.sentence)
    }
    assert ("field", "Sigma") in found or any(context == "field" for context, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"version": 2, "order": 1, "group": "G", "presets": []}',
        '{"version": 1, "order": 1, "presets": []}',
        '{"version": 1, "order": 1, "group": "G", "presets": [{"id": "a"}]}',
        (
            '{"version": 1, "order": 1, "group": "G", "presets": '
            '[{"id": "a", "title": "A", "sentence": "S.", "generator": "nothing"}]}'
        ),
    ],
)
def test_a_malformed_family_names_its_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "family.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"family\.json"):
        read_family(path)
