"""The sample pictures: present, as promised, quick, and fit for what they are to show."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from playground import app, resources
from playground.core import edits
from playground.core.messages import Refused
from playground.layers.shipped import with_shipped_network
from playground.pictures import made
from playground.pictures.fit import at_size, size_choices
from playground.pictures.load import load
from playground.pictures.samples import (
    DEFAULT,
    SAMPLES,
    picture_names,
    sample,
    sample_picture,
    thumbnail,
    with_sample,
)
from tests.later import Later

PHOTOGRAPHS = ("camera", "astronaut", "chelsea", "brick", "text", "coffee")
FOLDER = resources.path("pictures")
ndimage, signal = Later("scipy.ndimage"), Later("scipy.signal")


@pytest.mark.parametrize("name", picture_names())
def test_every_sample_is_a_picture(name: str) -> None:
    it = sample(name)
    picture = sample_picture(name)
    assert it.title
    assert it.sentence.endswith(".")
    assert picture.name == it.name == name
    assert picture.pixels.dtype == np.uint8
    assert not picture.pixels.flags.writeable
    assert np.ptp(picture.pixels) >= 50
    assert it.size in size_choices(picture.full_size, it.square)
    assert (picture.pixels.ndim == 3) == (it.colour == "rgb")
    seen = at_size(picture.pixels, it.size, it.square, it.colour, it.levels)
    assert seen.shape == picture.shape
    np.testing.assert_array_equal(sample_picture(name).pixels, picture.pixels)


def test_titles_differ() -> None:
    assert len({it.title for _, it in SAMPLES.items()}) == len(SAMPLES)
    assert DEFAULT in SAMPLES


def test_an_unknown_sample_is_refused() -> None:
    with pytest.raises(Refused, match="There is no sample picture nemo; there are camera, "):
        sample_picture("nemo")
    with pytest.raises(Refused, match="nemo"):
        thumbnail("nemo", 64)


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_the_quick_reading_of_photographs_gives_what_loading_gives(name: str) -> None:
    loaded = load(FOLDER / f"{name}.png")
    assert not loaded.notes
    np.testing.assert_array_equal(sample_picture(name).pixels, loaded.pixels)
    with Image.open(FOLDER / f"{name}.png") as image:
        np.testing.assert_array_equal(np.asarray(image), loaded.pixels)


def test_what_ships() -> None:
    shipped = sorted(path.name for path in FOLDER.glob("*.png"))
    assert shipped == sorted(f"{name}.png" for name in PHOTOGRAPHS)
    assert sorted(path.name for path in (FOLDER / "thumbnails").iterdir()) == shipped
    assert sum(path.stat().st_size for path in FOLDER.rglob("*")) < 2_500_000
    credits = (FOLDER / "CREDITS.md").read_text(encoding="utf-8")
    for name in PHOTOGRAPHS:
        line = next(line for line in credits.splitlines() if f"`{name}.png`" in line)
        assert "CC0" in line or "public domain" in line


@pytest.mark.parametrize("name", picture_names())
@pytest.mark.parametrize("edge", [32, 64, 96, 200])
def test_thumbnails(name: str, edge: int) -> None:
    small = thumbnail(name, edge)
    pixels = sample_picture(name).pixels
    assert small.dtype == np.uint8
    assert small.ndim == pixels.ndim
    assert edge / 2 < max(small.shape[:2]) <= edge
    wanted = np.array(pixels.shape[:2]) / max(pixels.shape[:2]) * max(small.shape[:2])
    np.testing.assert_allclose(small.shape[:2], wanted, atol=1)
    if name in PHOTOGRAPHS:
        direct = cv2.resize(pixels, small.shape[1::-1], interpolation=cv2.INTER_AREA)
        assert np.abs(small.astype(int) - direct).mean() < 3


@pytest.mark.parametrize("is_square", [True, False])
def test_a_sample_for_a_network_of_one_size_is_cropped_as_the_picture_before(
    is_square: bool,
) -> None:
    first = app.first_session()
    session = edits.set_working_size(first, first.picture.size, is_square)
    bound = with_shipped_network(session, "lenet5-digits")
    bound = replace(bound, picture=replace(bound.picture, square=is_square))
    for name in PHOTOGRAPHS:
        assert with_sample(bound, name).picture.square == is_square
        assert with_sample(session, name).picture.square == sample(name).square


def test_thumbnails_of_tiny_pictures_stay_crisp() -> None:
    np.testing.assert_array_equal(thumbnail("one", 66), made.one().repeat(16, 0).repeat(16, 1))


def test_showing_samples_does_not_import_pillow_or_scipy() -> None:
    code = (
        "import sys; from playground.pictures.samples import *\n"
        "sample_picture('camera'); [thumbnail(n, 64) for n in picture_names()]\n"
        "sys.exit('PIL' in sys.modules or 'scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_missing_file_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "ROOT", tmp_path)
    with pytest.raises(Refused, match=r"camera\.png is missing"):
        sample_picture("camera")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "camera.png").write_bytes(b"broken")
    with pytest.raises(Refused, match="damaged"):
        sample_picture("camera")


# The made ones


def test_the_curve_detector_gives_6600_on_the_curve_and_0_beside_another_shape() -> None:
    presets = json.loads(resources.path("kernels", "shapes.json").read_text())["presets"]
    kernel = np.array(next(p["matrix"] for p in presets if p["id"] == "curve"), np.float32)
    assert {tuple(cell) for cell in np.argwhere(kernel == 30).tolist()} == set(made.CURVE_CELLS)
    picture = sample_picture("curve")
    seen = at_size(picture.pixels, picture.size, picture.square, picture.colour, picture.levels)[0]
    answers = signal.correlate2d(seen, kernel, "valid")
    assert answers.max() == 6600
    assert np.argwhere(answers == 6600).tolist() == [list(made.CURVE_CORNER)]
    row, column = made.NO_CURVE_CORNER
    assert answers[row, column] == 0
    assert (seen[row : row + 7, column : column + 7] > 0).sum() > 10
    on_curve = [
        int(seen[made.CURVE_CORNER[0] + r, made.CURVE_CORNER[1] + c]) for r, c in made.CURVE_CELLS
    ]
    assert on_curve == [50, 50, 50, 20, 50]


def test_checkerboard() -> None:
    pixels = made.checkerboard()
    assert pixels.shape == (64, 64)
    np.testing.assert_array_equal(pixels[8:], 255 - pixels[:-8])
    np.testing.assert_array_equal(pixels[:, 8:], 255 - pixels[:, :-8])
    assert pixels[:8, :8].max() == 0


def test_circle_and_square() -> None:
    labels, count = ndimage.label(made.circle_and_square() > 127)
    assert count == 2
    disc, square = ((labels == i).sum() for i in (1, 2))
    assert disc == pytest.approx(np.pi * 13**2, rel=0.02)
    assert square == 24 * 24


def test_four_is_one_shape_with_room_around_it() -> None:
    pixels = made.four()
    assert pixels.shape == (28, 28)
    assert ndimage.label(pixels > 60, np.ones((3, 3)))[1] == 1
    assert pixels.max() == 255
    margins = np.ones((28, 28), bool)
    margins[4:-4, 4:-4] = False
    assert not pixels[margins].any()
    centre = ndimage.center_of_mass(pixels)
    np.testing.assert_allclose(centre, 13.5, atol=1.5)


def test_one_and_the_step() -> None:
    assert made.one().tolist() == [[0, 0, 255, 0]] * 4
    assert (made.step_edge() == np.repeat([0, 255], 16)).all()


def test_bars_lie_in_their_quarters() -> None:
    pixels = made.bars().astype(float)
    quarters = [pixels[r : r + 32, c : c + 32] for r in (0, 32) for c in (0, 32)]
    np.testing.assert_array_equal(quarters[0].T, quarters[1])
    np.testing.assert_array_equal(quarters[2][:, ::-1], quarters[3])
    lines = {
        0: [[-1, -1, -1], [2, 2, 2], [-1, -1, -1]],
        1: [[-1, 2, -1]] * 3,
        2: [[-1, -1, 2], [-1, 2, -1], [2, -1, -1]],
        3: [[2, -1, -1], [-1, 2, -1], [-1, -1, 2]],
    }
    for own, kernel in lines.items():
        answers = [signal.correlate2d(q, kernel, "valid").clip(0).sum() for q in quarters]
        assert np.argmax(answers) == own


def test_zone_plate_reaches_the_finest_pattern_at_its_sides() -> None:
    pixels = made.zone_plate().astype(float)
    np.testing.assert_array_equal(pixels, pixels[::-1])
    np.testing.assert_array_equal(pixels, pixels.T)
    row = pixels[128] - 127.5
    flips = np.sign(row[1:]) != np.sign(row[:-1])
    assert flips[:12].mean() > 0.9
    assert flips[124:132].mean() == 0
