"""HEIC pictures: upright, deep, on white; damaged and oversized ones in a sentence; no library."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.core.messages import Refused
from playground.datasets import FolderOfPictures
from playground.datasets.skipped import skipped_notes
from playground.pictures import heic, heic_process
from playground.pictures.load import check, load, load_bytes

FILES = Path(__file__).parent / "heic"
TURNED = (FILES / "turned.heic").read_bytes()


def saying(data: bytes, width: int, height: int) -> bytes:
    """The file with another size written in it."""
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As on a platform for which there is no wheel."""
    monkeypatch.setitem(sys.modules, "_pi_heif", None)
    heic.can_be_read.cache_clear()
    yield
    heic.can_be_read.cache_clear()


def test_a_photo_is_read_upright_and_in_colour() -> None:
    loaded = load(FILES / "turned.heic")
    assert loaded.pixels.shape == (64, 48, 3)
    assert loaded.pixels.dtype == np.uint8
    corners = loaded.pixels[[4, 4, -5, -5], [4, -5, 4, -5]].astype(int)
    # Turned by a quarter to the right: what was at the lower left is at the upper left.
    wanted = [(220, 30, 16), (220, 200, 16), (40, 30, 239), (40, 200, 239)]
    assert np.abs(corners - wanted).max() < 16


def test_12_bits_with_alpha_lie_on_white_with_all_their_levels() -> None:
    pixels = load(FILES / "twelve-bits-alpha.heic").pixels
    assert pixels.dtype == np.uint16
    assert pixels.shape == (16, 24, 3)
    assert (pixels[:, :8] == 65535).all()
    red = np.arange(8, 24) * 65535 // 23
    assert np.abs(pixels[5, 8:, 0].astype(int) - red).max() < 160, "ten steps of 12 bits"
    assert (np.diff(pixels[:, 20, 1].astype(int)) > 4000).all()


def test_a_program_without_a_python_of_its_own_decodes_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as frozen:
        frozen.setattr(sys, "frozen", True, raising=False)
        frozen.setattr(sys, "executable", "/folder/convolution-playground")
        assert heic._command() == ["/folder/convolution-playground", heic_process.OPTION]
    code = (
        "import sys; sys.frozen = True; from playground.__main__ import main\n"
        "status = main()\n"
        "assert 'PySide6' not in sys.modules and 'torch' not in sys.modules\n"
        "raise SystemExit(status)"
    )
    request = heic_process.HEAD.pack(len(TURNED), -1, True) + TURNED
    done = subprocess.run(
        [sys.executable, "-c", code, heic_process.OPTION],
        input=request,
        capture_output=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == 0
    size = heic_process.SIZES.unpack(done.stdout[: heic_process.SIZES.size])[0]
    about = json.loads(done.stdout[heic_process.SIZES.size :][:size])
    assert about["sizes"]


def test_10_bits_of_gray_reach_white() -> None:
    pixels = load(FILES / "ten-bits-gray.heic").pixels
    assert pixels.dtype == np.uint16
    assert pixels.shape == (16, 24)
    assert (pixels[:, 0].max(), pixels[:, -1].min()) == (0, 65535)


def test_the_picture_that_the_file_puts_first_is_read_and_each_can_be_had() -> None:
    path = FILES / "two-pictures.heic"
    loaded = load(path)
    assert (loaded.pages, loaded.page) == (2, 1)
    assert loaded.pixels[4, 4, 0] < 60
    first = load(path, 0)
    assert first.page == 0
    assert first.pixels[4, 4, 0] > 200


def test_a_size_beyond_the_bound_is_refused_before_anything_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*arguments: object) -> None:
        raise AssertionError("decoded")

    data = (FILES / "ten-bits-gray.heic").read_bytes()
    monkeypatch.setattr(heic.HeicFile, "decoded", never)
    for shape in ((20_000, 20_000), (2**31 - 1, 2**31 - 1)):
        with pytest.raises(Refused, match=r"megapixels can be opened|damaged"):
            load_bytes(saying(_whole(data), *shape), "it")
    with pytest.raises(Refused, match=r"it has 20000 × 20000 pixels"):
        load_bytes(saying(_whole(data), 20_000, 20_000), "it")


def _whole(data: bytes) -> bytes:
    """The file with its crop to 24 × 16 made a note that nobody reads."""
    return data.replace(b"clap", b"free")


@pytest.mark.parametrize("size", [(8, 8), (12_000, 16_000)])
def test_a_size_that_is_not_that_of_the_picture_is_damage(size: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="it is damaged or incomplete"):
        load_bytes(saying(_whole(TURNED), *size), "it")


def test_files_cut_short_are_damaged() -> None:
    for end in (20, 100, 400, 600, len(TURNED) - 200):
        with pytest.raises(Refused, match=r"^it is damaged or incomplete\.$"):
            load_bytes(TURNED[:end], "it")


def test_damaged_notes_cost_nothing() -> None:
    """The classes of pi-heif 1.4.0 end the process over a kind of note that is no text."""
    data = TURNED.replace(b"Exif\0", b"Exi\x80\0", 1)
    assert data != TURNED
    np.testing.assert_array_equal(load_bytes(data, "it").pixels, load_bytes(TURNED, "it").pixels)


def test_a_library_that_ends_its_process_is_a_damaged_file_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heic.end_processes()
    script = Path(heic_process.__file__).read_text(encoding="utf-8")
    wanted = "data = requests.read(size)\n"
    assert wanted in script
    deadly = tmp_path / "deadly.py"
    deadly.write_text(
        script.replace(wanted, wanted + "        if b'deadly' in data: os.abort()\n"),
        encoding="utf-8",
    )
    monkeypatch.setattr(heic_process, "__file__", str(deadly))
    good = load_bytes(TURNED, "it").pixels
    with pytest.raises(Refused, match="it is damaged or incomplete"):
        load_bytes(TURNED + b"deadly", "it")
    np.testing.assert_array_equal(load_bytes(TURNED, "it").pixels, good)
    heic.end_processes()


def test_what_has_another_coding_in_it_is_called_by_its_name() -> None:
    with pytest.raises(Refused, match="of the format AVIF"):
        load_bytes(b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf" + bytes(99), "it")


def test_without_the_library_it_is_a_format_that_is_not_read(no_library: None) -> None:
    with pytest.raises(Refused, match="it is of the format HEIC, which cannot be read here") as it:
        load_bytes(TURNED, "it")
    assert "PNM." in str(it.value)
    with pytest.raises(Refused, match="HEIC"):
        check(FILES / "turned.heic")


def folder(root: Path) -> FolderOfPictures:
    for name in ("cat", "dog"):
        (root / name).mkdir()
        for number in range(4):
            Image.new("RGB", (9, 9), (number, len(name), 9)).save(root / name / f"{number}.jpg")
        for number in range(3):
            (root / name / f"IMG_{number}.HEIC").write_bytes(
                TURNED + bytes([number, name == "cat"])
            )
    (root / "dog" / "phone").write_bytes(TURNED)
    return FolderOfPictures(folder=str(root), size=16)


def test_in_a_folder_they_are_pictures(tmp_path: Path) -> None:
    dataset = folder(tmp_path).load()
    assert dataset.counts().tolist() == [7, 8]
    assert not dataset.skipped
    pictures, readable = dataset.pictures.take(np.arange(15))
    assert readable.all()
    assert abs(float(pictures[4, 0].max()) - 220 / 255) < 0.1


def test_in_a_folder_without_the_library_one_sentence_counts_them(
    tmp_path: Path, no_library: None
) -> None:
    dataset = folder(tmp_path).load()
    assert dataset.counts().tolist() == [4, 4]
    (note,) = skipped_notes(dataset.skipped)
    assert str(note) == (
        "7 HEIC pictures cannot be read here and are left out: "
        "cat/IMG_0.HEIC, cat/IMG_1.HEIC, cat/IMG_2.HEIC, …"
    )


def test_the_library_is_not_loaded_for_other_pictures(tmp_path: Path) -> None:
    Image.new("L", (4, 4)).save(tmp_path / "it.png")
    code = (
        "import sys\nfrom playground.pictures.load import load\n"
        f"load({str(tmp_path / 'it.png')!r})\nassert '_pi_heif' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
