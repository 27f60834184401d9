"""Small films, to be played as a camera."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

COLOURS = {"red": (0, 0, 255), "blue": (255, 0, 0), "green": (0, 255, 0)}


def write_film(
    path: Path, colours: tuple[str, ...], size: tuple[int, int] = (64, 48), rate: float = 100.0
) -> Path:
    """Write a film of one picture for each colour, black in its right quarter; return its path."""
    width, height = size
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate, size)
    assert film.isOpened()
    for colour in colours:
        picture = np.zeros((height, width, 3), np.uint8)
        picture[:, : width * 3 // 4] = COLOURS[colour]
        film.write(picture)
    film.release()
    return path
