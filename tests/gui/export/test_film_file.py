"""Films as files: a picture for each place of the window, at the speed asked for, or no file."""

from __future__ import annotations

import errno
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.core.cancelling import Cancelled
from playground.core.filters import make_filter
from playground.core.messages import Refused
from playground.core.session import Network, Session
from playground.figures.drawing.figure import Figure, Text
from playground.figures.drawing.page import Page
from playground.figures.film import Film
from playground.figures.found import FILMS
from playground.figures.subject import Setting, Subject
from playground.gui.export import film_file, painter
from playground.gui.export.film_file import FILM_SUFFIXES, MAX_SIDE_PX, write_film
from playground.gui.export.painter import MM_PER_INCH, measure
from playground.kernels.presets import load_presets
from playground.layers import Convolution
from tests.figures.subjects import random_picture, subject

pytestmark = pytest.mark.usefixtures("own_fonts")


def sliding(height: int = 5, width: int = 5, padding: str = "valid") -> Subject:
    """A 3×3 filter over a small picture."""
    kernel = load_presets()["sobel-vertical"].matrix()
    layer = Convolution(filters=(make_filter("e", kernel, 1, "sobel-vertical"),), padding=padding)
    return subject(Session(random_picture(height, width), Network((layer,))))


def shot(kind: str, of: Subject) -> Film:
    """A film on a small page."""
    return FILMS[kind].shoot(of, Page(60.0, measure))


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_a_filter_of_3x3_has_nine_places_on_5x5(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"slide{suffix}"
    write_film(target, shot("slide", sliding()), rate=5.0)
    with Image.open(target) as film:
        assert film.n_frames == 9
        pictures = []
        for at in range(9):
            film.seek(at)
            pictures.append(np.asarray(film.convert("RGB")))
            assert film.info["duration"] == 200
    assert all((one != other).any() for at, one in enumerate(pictures) for other in pictures[:at])


def test_the_places_are_those_of_the_map_row_by_row() -> None:
    of = sliding(5, 7)
    film = shot("slide", of)
    assert film.count == 3 * 5
    values = of.view(0).planes[0].values.ravel()
    page = Page(60.0, measure)
    for at in range(film.count):
        texts = film.frame(at).texts
        assert f"place {at + 1} of 15" in texts
        assert any(text.endswith(page.writer.number(float(values[at]))) for text in texts)


def test_a_large_map_is_walked_in_larger_steps_and_says_so() -> None:
    film = shot("slide", sliding(100, 80, "same"))
    assert film.count <= 400
    assert any("in steps of " in text for text in film.frame(0).texts)


def test_an_mp4_is_one_where_there_is_ffmpeg(tmp_path: Path) -> None:
    ffmpeg = pytest.importorskip("imageio_ffmpeg")
    target = tmp_path / "slide.mp4"
    write_film(target, shot("slide", sliding()), rate=10.0)
    pictures, seconds = ffmpeg.count_frames_and_secs(str(target))
    assert (pictures, round(seconds, 1)) == (9, 0.9)


def test_without_ffmpeg_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "imageio_ffmpeg", None)
    with pytest.raises(Refused, match="not installed"):
        write_film(tmp_path / "slide.mp4", shot("slide", sliding()))
    assert not list(tmp_path.iterdir())


def test_a_film_that_is_given_up_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "slide.gif"
    target.write_bytes(b"before")
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        write_film(
            target,
            shot("slide", sliding()),
            progress=lambda done, count: told.append((done, count)),
            cancelled=lambda: len(told) == 4,
        )
    assert told == [(1, 9), (2, 9), (3, 9), (4, 9)]
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["slide.gif"]


def test_a_sweep_has_a_picture_for_each_value(tmp_path: Path) -> None:
    of = replace(sliding(9, 9), setting=Setting("stride", (1.0, 2.0, 3.0)))
    film = shot("sweep", of)
    assert film.count == 3
    for at, side in enumerate((7, 4, 3)):
        texts = film.frame(at).texts
        assert f"Stride = {at + 1}" in texts
        assert f"{side}×{side}" in texts
    sizes = {(film.frame(at).width, round(film.frame(at).height, 6)) for at in range(3)}
    assert len(sizes) == 1
    write_film(tmp_path / "sweep.gif", film)


@pytest.mark.parametrize(
    ("ends", "values"), [((3.0, 1.0), [3, 2, 1]), ((1.0, 1.0), [1]), ((1.0, 61.0), range(1, 62, 2))]
)
def test_a_whole_number_is_swept_by_whole_numbers(
    ends: tuple[float, float], values: Sequence[int]
) -> None:
    film = shot("sweep", replace(sliding(70, 70), setting=Setting("stride", ends=ends)))
    found = [text for at in range(film.count) for text in film.frame(at).texts if "Stride" in text]
    assert found == [f"Stride = {value}" for value in values]


@pytest.mark.parametrize("name", ["sigma", "angle"])
def test_settings_of_presets_are_swept(name: str) -> None:
    found = next(key for key in load_presets() if _has(key, name))
    kernel = load_presets()[found].matrix()
    layer = Convolution(filters=(make_filter("k", kernel, 1, found),))
    of = subject(Session(random_picture(12, 12), Network((layer,))), setting=Setting(name))
    film = shot("sweep", of)
    assert film.count > 10
    assert film.frame(0).texts != film.frame(film.count - 1).texts


def _has(preset: str, name: str) -> bool:
    return any(each.name == name for each in load_presets()[preset].parameters)


def test_what_cannot_be_filmed_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="takes a setting"):
        shot("sweep", sliding())
    with pytest.raises(Refused, match="no setting cake"):
        shot("sweep", replace(sliding(), setting=Setting("cake", (1.0,))))
    with pytest.raises(Refused, match="must be a whole number"):
        shot("sweep", replace(sliding(), setting=Setting("stride", (1.0, 1.5))))
    with pytest.raises(Refused, match="at most 200"):
        shot("sweep", replace(sliding(), setting=Setting("stride", (1.0,) * 201)))
    with pytest.raises(Refused, match="does not end with"):
        write_film(tmp_path / "a.avi", shot("slide", sliding()))
    with pytest.raises(Refused, match="no folder"):
        write_film(tmp_path / "not" / "a.gif", shot("slide", sliding()))


def test_too_large_a_film_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_file, "MAX_FILM_PIXELS", 10)
    film = Film(2, lambda at: Figure(30.0, 10.0, (Text(1, 5, str(at)),)))
    with pytest.raises(Refused, match="is not made"):
        write_film(tmp_path / "a.gif", film)


@pytest.mark.parametrize("suffix", FILM_SUFFIXES)
@pytest.mark.parametrize("upright", [False, True])
def test_a_side_that_the_format_cannot_have_is_a_sentence_before_anything_is_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, upright: bool
) -> None:
    """WebP raised a RuntimeError, and MP4 was an empty file."""
    painted: list[Figure] = []
    monkeypatch.setattr(film_file, "to_image", lambda figure, _dpi: painted.append(figure))
    monkeypatch.setattr(painter, "MAX_SIDE_PX", 2**17)  # else Qt's bound comes before GIF's
    most = MAX_SIDE_PX[suffix]
    sides = (2.0, most + 1.0) if upright else (most + 1.0, 2.0)
    film = Film(2, lambda at: Figure(*sides, (Text(1, 5, str(at)),)))
    with pytest.raises(Refused, match=rf"too large for a {suffix} file.* at most {most} a side"):
        write_film(tmp_path / f"a{suffix}", film, MM_PER_INCH)
    assert not painted
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".webp", ".mp4"])
def test_the_largest_side_is_written(tmp_path: Path, suffix: str) -> None:
    if suffix == ".mp4":
        pytest.importorskip("imageio_ffmpeg")
    wide = float(MAX_SIDE_PX[suffix] // 2 * 2)
    film = Film(2, lambda at: Figure(wide, 16.0, (Text(1, 5, str(at)),)))
    write_film(tmp_path / f"a{suffix}", film, MM_PER_INCH)
    assert (tmp_path / f"a{suffix}").stat().st_size


@pytest.mark.parametrize("fails", ["writes nothing", "ends"])
def test_ffmpeg_that_fails_is_a_sentence_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """Its file was empty, or the sentence was its whole command."""
    ffmpeg = pytest.importorskip("imageio_ffmpeg")

    def frames(*_: object, **__: object) -> Generator[None, object, None]:
        yield
        while fails == "writes nothing":
            yield
        raise OSError("FFMPEG COMMAND: …")

    monkeypatch.setattr(ffmpeg, "write_frames", frames)
    with pytest.raises(Refused, match=r"^ffmpeg could not make this film: choose"):
        write_film(tmp_path / "a.mp4", shot("slide", sliding()))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("disk", ["full", "with room"])
@pytest.mark.parametrize("count", [1, 9])
def test_a_film_that_ffmpeg_has_not_finished_is_a_sentence_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: str, count: int
) -> None:
    """Where the disk of temporary files was full, a film was saved that no player opens."""
    ffmpeg = pytest.importorskip("imageio_ffmpeg")
    whole = ffmpeg.write_frames

    def cut_off(path: str, *given: object, **named: object) -> Generator[None, object, None]:
        writer = whole(path, *given, **named)
        try:
            pixels = yield next(writer)
            while True:
                pixels = yield writer.send(pixels)
        finally:
            writer.close()
            written = Path(path).read_bytes()
            Path(path).write_bytes(written[: len(written) * 2 // 3])
            if disk == "full":
                monkeypatch.setattr(Path, "write_bytes", _no_room)

    monkeypatch.setattr(ffmpeg, "write_frames", cut_off)
    film = replace(shot("slide", sliding()), count=count)
    said = {"full": "the folder for temporary files", "with room": "ffmpeg could not make"}[disk]
    target = tmp_path / "a.mp4"
    with pytest.raises(Refused, match=said):
        write_film(target, film)
    assert not list(tmp_path.iterdir())


def _no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")
