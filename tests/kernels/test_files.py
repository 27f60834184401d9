from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from playground.core.messages import Refused
from playground.kernels.files import read_kernel_file
from playground.kernels.text import to_tsv

KERNEL = np.array([[0.1, -2, 3], [1 / 3, 0, 1e-9]], np.float32)


def test_text_files(tmp_path: Path) -> None:
    comma = "\n".join(",".join(map(repr, row)) for row in KERNEL.astype(float).tolist())
    for name, data in {
        "a.tsv": to_tsv(KERNEL).encode(),
        "b.txt": to_tsv(KERNEL).replace("\t", " ").encode(),
        "c.csv": comma.encode("utf-8-sig"),
        "d.TXT": to_tsv(KERNEL).replace("\n", "\r\n").encode("utf-16"),
    }.items():
        (tmp_path / name).write_bytes(data)
        np.testing.assert_array_equal(read_kernel_file(tmp_path / name), KERNEL, name)


@pytest.mark.parametrize(
    ("text", "kernel"),
    [
        ("1,2\n3,4\n", [[1, 2], [3, 4]]),
        ("1,2", [[1, 2]]),
        ("1,000,2", [[1, 0, 2]]),
        ("0.5,1\r\n2,3\r\n", [[0.5, 1], [2, 3]]),
        ("1,5;2,5\n3,5;4\n", [[1.5, 2.5], [3.5, 4]]),
        ("1;2\n3;4\n", [[1, 2], [3, 4]]),
    ],
)
def test_commas_part_the_numbers_of_a_csv_file_unless_semicolons_do(
    tmp_path: Path, text: str, kernel: list[list[float]]
) -> None:
    (tmp_path / "k.csv").write_text(text, newline="")
    np.testing.assert_array_equal(read_kernel_file(tmp_path / "k.csv"), kernel)


def test_numpy_files(tmp_path: Path) -> None:
    path = tmp_path / "kernel.npy"
    for array in (
        KERNEL,
        KERNEL.astype(np.float64),
        np.asfortranarray(KERNEL),
        KERNEL.astype(">f4"),
        np.stack([KERNEL, -KERNEL]),
        np.arange(9, dtype=np.int64).reshape(3, 3),
    ):
        np.save(path, array)
        kernel = read_kernel_file(str(path))
        np.testing.assert_array_equal(kernel, array)
        assert kernel.dtype == np.float32
        assert type(kernel) is np.ndarray
        assert kernel.flags.c_contiguous
        path.unlink()


def test_savetxt_is_read(tmp_path: Path) -> None:
    np.savetxt(tmp_path / "kernel.txt", KERNEL, header="made by numpy")
    np.testing.assert_allclose(read_kernel_file(tmp_path / "kernel.txt"), KERNEL)


class Bomb:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (pytest.fail, ("a pickle was run",))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("kernel.png", b"", "none of them"),
        ("kernel", b"1 2", "none of them"),
        ("kernel.csv", b"", "no numbers"),
        ("kernel.csv", b"1,2\n3", "Row 2"),
        ("kernel.txt", b"\x89PNG\r\n\x1a\n\xff\x00", "not a text file"),
        ("kernel.txt", b"\xff\xfe\x00", "not a text file"),
        ("kernel.txt", b"\x00\x01\x02", "not a number"),
        ("kernel.npy", b"", "not a numpy file"),
        ("kernel.npy", b"1 2 3", "not a numpy file"),
        ("kernel.npy", b"\x93NUMPY\x01\x00\xff\xff", "not a numpy file"),
        ("kernel.txt", b" " * (16 * 1024 * 1024 + 1), "too large"),
    ],
)
def test_bad_files_are_refused_in_words(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match=reason) as refused:
        read_kernel_file(tmp_path / name)
    assert name in str(refused.value)


def test_pickles_are_never_run(tmp_path: Path) -> None:
    path = tmp_path / "kernel.npy"
    np.save(path, np.array([[Bomb()]], object), allow_pickle=True)
    with pytest.raises(Refused, match="plain numbers"):
        read_kernel_file(path)


def test_an_archive_of_arrays_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "kernel.npz", KERNEL)
    (tmp_path / "kernel.npz").rename(tmp_path / "kernel.npy")
    with pytest.raises(Refused, match="plain numbers"):
        read_kernel_file(tmp_path / "kernel.npy")


def test_a_header_that_promises_terabytes_allocates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kernel.npy"
    header = {"descr": "<f4", "fortran_order": False, "shape": (10**6, 10**6)}
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, header)
        file.write(bytes(400))
    with pytest.raises(Refused, match="plain numbers"):
        read_kernel_file(path)


@pytest.mark.parametrize("values", [[[np.nan, 1]], [["a", "b"]], [[1j]], np.zeros((2, 2, 2, 2))])
def test_arrays_that_are_no_kernel_are_refused(
    tmp_path: Path, values: list[Any] | np.ndarray
) -> None:
    np.save(tmp_path / "kernel.npy", np.array(values))
    with pytest.raises(Refused):
        read_kernel_file(tmp_path / "kernel.npy")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"no file .*nothing\.csv"):
        read_kernel_file(tmp_path / "nothing.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(Refused, match=r"folder\.csv is a folder"):
        read_kernel_file(tmp_path / "folder.csv")


HEADER_BYTES = 128
"""Of a .npy file with a small array."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.filterwarnings("ignore")  # numpy warns of headers that look like Python 2's
def test_a_damaged_numpy_file_is_a_kernel_or_refused(tmp_path: Path, data: Any) -> None:
    path = tmp_path / "kernel.npy"
    np.save(path, KERNEL)
    content = bytearray(path.read_bytes())
    anywhere, numbers = (st.integers(start, len(content) - 1) for start in (0, HEADER_BYTES))
    place = data.draw(st.sampled_from([anywhere, numbers, numbers]))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(place)] = data.draw(st.integers(0, 255))
    end = data.draw(st.just(len(content)) | st.integers(1, len(content)))
    path.write_bytes(content[:end])
    try:
        kernel = read_kernel_file(path)
    except Refused:
        reject()
    assert np.isfinite(kernel).all()
