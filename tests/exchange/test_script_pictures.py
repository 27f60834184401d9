"""An exported script reads the file of a picture as the program does."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from playground import app
from playground.core.picture import Colour, Picture
from playground.core.session import Session
from playground.exchange.exported import exported
from playground.exchange.numpy_script import numpy_script
from playground.exchange.script import data_path, write_script
from playground.pictures.load import load

RAMP = np.tile(np.linspace(0, 1, 48), (30, 1))
STROKE = np.zeros((30, 48), np.uint8)
STROKE[5:9, 10:40] = 255
NOISE = np.random.default_rng(0).integers(0, 256, (30, 48, 4)).astype(np.uint8)


def _palette() -> Image.Image:
    image = Image.fromarray(np.tile(np.arange(48, dtype=np.uint8), (30, 1)), "P")
    image.putpalette([value for level in range(256) for value in (level, 255 - level, level // 2)])
    return image


def _turned(path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(NOISE[..., :3]).save(path, exif=exif)


PICTURES: dict[str, Callable[[Path], None]] = {
    "colour.png": lambda path: Image.fromarray(NOISE[..., :3]).save(path),
    "turned.png": _turned,
    "see-through.png": lambda path: Image.fromarray(NOISE).save(path),
    "black on clear.png": lambda path: Image.fromarray(
        np.dstack([np.zeros_like(NOISE[..., :3]), STROKE])
    ).save(path),
    "grey on clear.png": lambda path: Image.fromarray(
        np.dstack([255 - STROKE, STROKE // 2]), "LA"
    ).save(path),
    "palette.png": lambda path: _palette().save(path, transparency=3),
    "clear level.png": lambda path: Image.fromarray(STROKE).save(path, transparency=255),
    "16 bits.png": lambda path: Image.fromarray((RAMP * 65535).astype(np.uint16)).save(path),
    "16 bits, dark.png": lambda path: Image.fromarray((RAMP * 200).astype(np.uint16)).save(path),
    "12 bits.tif": lambda path: Image.fromarray((RAMP * 4095).astype(np.uint16)).save(path),
    "whole numbers.tif": lambda path: Image.fromarray((RAMP * 900 - 400).astype(np.int32)).save(
        path
    ),
    "floats.tif": lambda path: Image.fromarray((RAMP * 7 - 2).astype(np.float32)).save(path),
    "floats of 0 to 1.tif": lambda path: Image.fromarray((RAMP / 2).astype(np.float32)).save(path),
    "inks.tif": lambda path: Image.fromarray(NOISE, "CMYK").save(path),
}


def script_of(session: Session, folder: Path) -> dict[str, Any]:
    """What an exported script has by name."""
    path = folder / "s.py"
    write_script(path, numpy_script(exported(session), path.name, data_path(path).name))
    return runpy.run_path(str(path))


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("colour", ["gray", "rgb"])
@pytest.mark.filterwarnings("ignore:'mode' parameter is deprecated:DeprecationWarning")
def test_the_script_takes_in_what_the_window_does(
    name: str, colour: Colour, tmp_path: Path
) -> None:
    path = tmp_path / name
    PICTURES[name](path)
    first = app.first_session()
    loaded = load(path)
    picture = Picture(name, loaded.pixels, colour=colour, size=0)
    session = replace(first, picture=picture, network=replace(first.network, layers=()))
    taken = exported(session).taken
    names = script_of(session, tmp_path)
    prepared = names["prepare"](names["read"](str(path)))
    assert prepared.shape == taken.x.shape
    assert np.abs(prepared - taken.x).max() < 1e-5


def test_numpy_files_are_read_by_the_type_of_their_numbers(tmp_path: Path) -> None:
    names = script_of(app.first_session(), tmp_path)
    path = tmp_path / "x.npy"
    for values, expected in (
        (STROKE, STROKE),
        (STROKE.astype(np.int64), STROKE),
        (RAMP, RAMP),
        (RAMP * 6 - 3, RAMP),
    ):
        np.save(path, values)
        pixels = names["read"](str(path))
        assert pixels.dtype.kind == expected.dtype.kind
        assert np.abs(pixels - expected.astype(pixels.dtype)).max() < 1e-12
    np.save(path, np.array([[0, np.nan]]))
    with pytest.raises(SystemExit, match=r"x\.npy has pixels without a value"):
        names["read"](str(path))
