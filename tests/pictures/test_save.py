"""PNG files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.pictures.load import load, load_bytes
from playground.pictures.save import save_bytes, save_png, to_png_bytes

GRAY = np.arange(35, dtype=np.uint8).reshape(5, 7)
RGB = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8)


@pytest.mark.parametrize("pixels", [GRAY, RGB, GRAY[:1, :1], GRAY[:, ::-2], RGB[::-1]])
def test_what_is_saved_loads_again(pixels: np.ndarray, tmp_path: Path) -> None:
    np.testing.assert_array_equal(load_bytes(to_png_bytes(pixels), "it").pixels, pixels)
    save_png(tmp_path / "größe 猫.png", pixels)
    np.testing.assert_array_equal(load(tmp_path / "größe 猫.png").pixels, pixels)
    assert os.listdir(tmp_path) == ["größe 猫.png"]


def test_alpha_and_one_channel() -> None:
    clear = np.concatenate([RGB, np.zeros((5, 7, 1), np.uint8)], axis=2)
    assert np.all(load_bytes(to_png_bytes(clear), "it").pixels == 255)
    clear[..., 3] = 255
    np.testing.assert_array_equal(load_bytes(to_png_bytes(clear), "it").pixels, RGB)
    np.testing.assert_array_equal(load_bytes(to_png_bytes(GRAY[..., None]), "it").pixels, GRAY)


@pytest.mark.parametrize(
    "bad",
    [
        np.zeros((3, 3), np.float32),
        np.zeros((3, 3, 2), np.uint8),
        np.zeros(3, np.uint8),
        np.zeros((0, 3), np.uint8),
    ],
)
def test_what_is_no_picture(bad: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"^no p"):
        to_png_bytes(bad)


def refusal(path: Path | str) -> str:
    with pytest.raises(Refused) as caught:
        save_png(path, GRAY)
    return str(caught.value)


def test_places_that_cannot_be(tmp_path: Path) -> None:
    missing = tmp_path / "no"
    assert refusal(missing / "a.png") == f"a.png was not saved: there is no folder {missing}."
    assert refusal(tmp_path) == f"{tmp_path.name} was not saved: a folder has that name."
    assert refusal("a\0b.png").endswith("is no name for a file.")
    assert refusal(tmp_path / ("x" * 400)).endswith("was not saved: the name is too long.")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left"), "a.png was not saved: the disk is full."),
        (PermissionError(errno.EACCES, "denied"), "may not be written to."),
        (OSError(errno.EROFS, "Read-only"), "may not be written to."),
        (OSError(errno.EIO, "Input/output error"), "a.png was not saved: the disk has failed."),
    ],
)
@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_failure_leaves_the_file_that_was_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: OSError | PermissionError,
    sentence: str,
    moment: str,
) -> None:
    save_png(tmp_path / "a.png", GRAY)

    def fail(*args: Any) -> None:
        raise error

    if moment == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Refused) as caught:
        save_png(tmp_path / "a.png", RGB)
    assert str(caught.value).endswith(sentence)
    assert os.listdir(tmp_path) == ["a.png"]
    np.testing.assert_array_equal(load(tmp_path / "a.png").pixels, GRAY)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    save_png(tmp_path / "real.png", GRAY)
    (tmp_path / "link.png").symlink_to(tmp_path / "real.png")
    save_png(tmp_path / "link.png", RGB)
    assert (tmp_path / "link.png").is_symlink()
    np.testing.assert_array_equal(load(tmp_path / "real.png").pixels, RGB)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_others_may_read_it_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        save_bytes(tmp_path / "a", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o644
