"""Cameras, by OpenCV: which there are, and the pictures that one gives."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import PixelArray, frozen
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.pictures.quiet import quieten_libraries

GUESSED_CAMERAS = 3
"""How many are offered where the system does not list them; opening one tells if it is there."""

USUAL_RATE_HZ = 30.0

FAILURES = 5
"""Pictures in a row that may not come, or not be read, before the camera is taken for gone."""

MOST_BYTES = 65_536
"""Bytes of a line that Linux says about a device; it tells of a page of memory."""

_NONE_CAME = marked("message", "The camera {name} gives no more pictures.")
_ODD = marked("message", "The camera {name} gives pictures that cannot be read.")

VIDEO_DEVICES = Path("/sys/class/video4linux")


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera: what it is called, and its number or, for what is played as one, a video file."""

    name: str
    source: int | str

    @property
    def key(self) -> str:
        """The text it is found again by: its place, then its name, which outlasts another place."""
        return f"{self.source}\n{self.name}"


def cameras() -> tuple[Camera, ...]:
    """Return the cameras of this machine, the first one first; none is opened for that."""
    if not sys.platform.startswith("linux"):
        return tuple(Camera(f"{number + 1}", number) for number in range(GUESSED_CAMERAS))
    found: list[Camera] = []
    for place in sorted(VIDEO_DEVICES.glob("video*"), key=lambda path: (len(path.name), path.name)):
        number = place.name.removeprefix("video")
        try:
            # A camera has further devices, which tell about its pictures; index 0 gives them.
            is_first = read_file(place / "index", MOST_BYTES).strip() == b"0"
            name = read_file(place / "name", MOST_BYTES).decode(errors="replace").strip()
        except Refused:
            continue
        if is_first and number.isdecimal():
            found.append(Camera(name or number, int(number)))
    return tuple(found)


def same_camera(key: str, found: tuple[Camera, ...]) -> Camera | None:
    """The camera with a key; where another is at its place, one of that name; else the first."""
    name = key.partition("\n")[2]
    exact = (camera for camera in found if camera.key == key)
    named = (camera for camera in found if camera.name == name)
    return next(exact, None) or next(named, None) or next(iter(found), None)


def frames(
    camera: Camera,
    resolution: tuple[int, int],
    is_mirrored: Callable[[], bool],
    stale: Callable[[], bool],
) -> Iterator[PixelArray]:
    """Yield pictures, height × width × 3 in bytes, as the camera gives them, until `stale()`.

    A video file is played at its own rate. Raises Refused where the camera cannot be opened, and
    when it gives no more pictures.
    """
    quieten_libraries()
    device = cv2.VideoCapture(camera.source)
    try:
        if not device.isOpened():
            raise Refused(
                marked("message", "The camera {name} cannot be opened; is it in use?"),
                name=camera.name,
            )
        is_file = isinstance(camera.source, str)
        if not is_file:
            device.set(cv2.CAP_PROP_FRAME_WIDTH, resolution[0])
            device.set(cv2.CAP_PROP_FRAME_HEIGHT, resolution[1])
            device.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # the present is wanted, not what was
        rate = device.get(cv2.CAP_PROP_FPS)
        pause = 1 / rate if rate > 0 else 1 / USUAL_RATE_HZ
        failures = 0
        while not stale():
            due = time.monotonic() + pause
            given = _given(device)
            picture = None if given is None else _picture(given, is_mirrored())
            if picture is None:
                failures += 1
                if is_file or failures >= FAILURES:
                    raise Refused(_NONE_CAME if given is None else _ODD, name=camera.name)
                continue
            failures = 0
            yield picture
            if is_file:
                time.sleep(max(0.0, due - time.monotonic()))
    finally:
        device.release()


def _given(device: cv2.VideoCapture) -> NDArray[Any] | None:
    """What the camera gives next; None where nothing comes, or OpenCV cannot decode it."""
    try:
        there, given = device.read()
    except cv2.error:
        return None
    return np.asarray(given) if there and given is not None else None


def _picture(given: NDArray[Any], mirrored: bool) -> PixelArray | None:
    """The pixels that OpenCV gives, as blue, green and red or gray; None where they are no picture.

    Some cameras give a picture without pixels now and then, and some only their own coding, in
    which a pixel has two channels.
    """
    channels = given.shape[2] if given.ndim == 3 else 1
    is_one = given.ndim in (2, 3) and channels in (1, 3, 4) and given.size
    if not is_one or given.dtype not in (np.uint8, np.uint16):
        return None
    colour = cv2.COLOR_GRAY2RGB if channels == 1 else cv2.COLOR_BGR2RGB
    picture = cv2.cvtColor(given, colour)
    return frozen(np.ascontiguousarray(cv2.flip(picture, 1) if mirrored else picture))
