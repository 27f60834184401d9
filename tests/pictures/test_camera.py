"""Cameras: what is listed, and the pictures of a video file that is played as one."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from playground.core.messages import Refused
from playground.pictures import camera
from playground.pictures.camera import Camera, cameras, frames
from tests.pictures.films import write_film

SIZE = (64, 48)


def taken(source: Path, count: int, mirrored: bool = False) -> list[np.ndarray]:
    """The first pictures that a film gives."""
    got: list[np.ndarray] = []
    for picture in frames(
        Camera("film", str(source)), SIZE, lambda: mirrored, lambda: len(got) == count
    ):
        got.append(picture)
    return got


def test_pictures_come_in_the_order_and_the_colours_of_the_film(tmp_path: Path) -> None:
    first, second = taken(write_film(tmp_path / "film.avi", ("red", "blue")), 2)
    assert first.shape == (48, 64, 3)
    assert not first.flags.writeable
    assert first[24, 16, 0] > 200 > 60 > first[24, 16, 2]
    assert second[24, 16, 2] > 200 > 60 > second[24, 16, 0]


def test_a_mirrored_picture_has_left_at_the_right(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film.avi", ("red",))
    (plain,), (mirrored,) = taken(film, 1), taken(film, 1, mirrored=True)
    assert not np.array_equal(plain, mirrored)
    np.testing.assert_array_equal(plain[:, ::-1], mirrored)


def test_the_end_and_what_cannot_be_opened_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="gives no more pictures"):
        taken(write_film(tmp_path / "film.avi", ("red",)), 2)
    with pytest.raises(Refused, match="film cannot be opened"):
        taken(tmp_path / "nothing.avi", 1)


def test_the_cameras_of_linux_are_the_devices_that_give_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera, "VIDEO_DEVICES", tmp_path)
    monkeypatch.setattr(camera.sys, "platform", "linux")
    assert cameras() == ()
    for number, index, name in ((10, 0, "Microscope"), (2, 0, "Webcam"), (3, 1, "Webcam")):
        place = tmp_path / f"video{number}"
        place.mkdir()
        (place / "index").write_text(f"{index}\n")
        (place / "name").write_text(f"{name}\n")
    assert cameras() == (Camera("Webcam", 2), Camera("Microscope", 10))


def test_elsewhere_numbers_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera.sys, "platform", "win32")
    assert [each.source for each in cameras()] == [0, 1, 2]


class Device:
    """What OpenCV has of a camera, which gives these pictures or fails by these errors."""

    def __init__(self, *given: np.ndarray | cv2.error) -> None:
        self._given = list(given)

    def isOpened(self) -> bool:
        return True

    def set(self, *_: float) -> bool:
        return True

    def get(self, _: int) -> float:
        return 0.0

    def read(self) -> tuple[bool, np.ndarray | None]:
        if not self._given:
            return False, None
        given = self._given.pop(0)
        if isinstance(given, cv2.error):
            raise given
        return True, given

    def release(self) -> None:
        pass


GOOD = np.full((4, 6, 3), 7, np.uint8)
ODD = {
    "undecodable": cv2.error("no JPEG"),
    "without pixels": np.zeros((0, 0, 3), np.uint8),
    "two channels": np.zeros((4, 6, 2), np.uint8),
    "signed": np.zeros((4, 6), np.int16),
    "fractions": np.full((4, 6, 3), 200, np.float32),
}


def given_by(monkeypatch: pytest.MonkeyPatch, *given: np.ndarray | cv2.error) -> list[np.ndarray]:
    """The pictures that come of what a camera gives, until it is refused."""
    monkeypatch.setattr(camera.cv2, "VideoCapture", lambda _: Device(*given))
    got: list[np.ndarray] = []
    for picture in frames(Camera("odd", 0), SIZE, lambda: False, lambda: len(got) == 2):
        got.append(picture)
    return got


@pytest.mark.parametrize("odd", ODD)
def test_a_picture_that_cannot_be_read_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    for picture in given_by(monkeypatch, GOOD, ODD[odd], GOOD):
        np.testing.assert_array_equal(picture, GOOD)


@pytest.mark.parametrize("odd", ODD)
def test_a_camera_of_which_no_picture_can_be_read_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    said = "no more pictures" if odd == "undecodable" else "pictures that cannot be read"
    with pytest.raises(Refused, match=said):
        given_by(monkeypatch, *[ODD[odd]] * camera.FAILURES)


@pytest.mark.parametrize("shape", [(4, 6), (4, 6, 1), (4, 6, 4)])
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_gray_deep_and_see_through_pictures_are_in_colour(
    monkeypatch: pytest.MonkeyPatch, shape: tuple[int, ...], kind: type[np.generic]
) -> None:
    for picture in given_by(monkeypatch, *[np.full(shape, 200, kind)] * 2):
        assert (picture.shape, picture.dtype) == ((4, 6, 3), kind)
        assert (picture == 200).all()
