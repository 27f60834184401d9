"""Every file of others is opened by one helper, which takes ordinary files alone."""

from __future__ import annotations

import ast
import os
import re
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from playground.core.json_file import parsed_json, read_json, whole_number
from playground.core.messages import Refused
from playground.core.ordinary_file import open_file, read_file
from playground.core.tensor_file import read_tensors
from playground.datasets.cifar import Cifar10
from playground.datasets.idx import read_idx
from playground.kernels.files import read_kernel_file
from playground.layers.networkfile import read_network
from playground.pictures.load import load
from playground.training.history import history_file

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")

OWN = {
    "playground/core/ordinary_file.py",
    "playground/core/atomic_file.py",
    # These read what ships with the program.
    "playground/figures/svg.py",
    "playground/gui/state/language.py",
    "playground/gui/widgets/icons.py",
    "playground/kernels/presets.py",
    "playground/pictures/samples.py",
    "playground/datasets/digits.py",
    "playground/cli/launcher.py",
    "playground/gui/shell/licences.py",
    # This reads what it has written, and follows no link to it.
    "playground/gui/shell/errorlog.py",
    # This decodes bytes that were read before, by a function of the library that is called so.
    "playground/pictures/heic_process.py",
    # This maps a file of its own that has no name, so that nobody can make it shorter.
    "playground/training/process/stored_features.py",
}
READERS = {
    *("read_text", "read_bytes", "imread", "fromfile", "loadtxt", "genfromtxt", "safe_open"),
    *("load_file", "open_memmap", "QImageReader", "QFile"),
    # What is mapped ends the process when the file becomes shorter, whoever has opened it.
    *("memmap", "mmap"),
}
WORDS = re.compile(rf"\b({'|'.join([*READERS, 'open', 'load'])})\b")
"""One of them is in every module that may open a file; most have none."""


def readers(source: str) -> Iterator[str]:
    """The calls in a module that may open a file by themselves."""
    if not WORDS.search(source):
        return
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        last = called.rpartition(".")[2]
        of_path = not node.args or ast.unparse(node.args[0]) not in {"stream", "buffer"}
        if (
            last in READERS
            or (called == "open" and not _makes(node))
            or (last == "open" and "path" in called)
            or (called in {"np.load", "gzip.open", "Image.open"} and of_path)
            or any(keyword.arg == "mmap_mode" for keyword in node.keywords)
        ):
            yield called


def _makes(call: ast.Call) -> bool:
    """Whether a file is opened only if there is none: it has nothing to read."""
    return len(call.args) > 1 and ast.unparse(call.args[1]) == "'xb'"


def test_no_module_opens_files_by_itself() -> None:
    found = {}
    for path in sorted((ROOT / "playground").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        calls = set(readers(path.read_text(encoding="utf-8")))
        if calls and name not in OWN:
            found[name] = calls
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "open(p)",
        "path.open('rb')",
        "self._path.open()",
        "p.read_text()",
        "np.load(p)",
        "np.memmap(path, dtype)",
        "np.memmap(stream, np.uint8, 'r')",
        "mmap.mmap(stream.fileno(), 0)",
        "np.load(stream, mmap_mode='r')",
        "gzip.open(path)",
        "Image.open(name)",
        "safe_open(path)",
    ],
)
def test_the_search_finds_it(line: str) -> None:
    assert list(readers(line))


SHIPPED = {
    "playground/resources.py",
    "playground/gui/shell/licences.py",
    "playground/gui/state/language.py",
    "playground/gui/widgets/icons.py",
    "playground/pictures/samples.py",
}
"""What asks for files that come with the program."""

ASKED = re.compile(r"(?<!\bentry)\.(?:exists|is_file|is_dir|is_symlink)\(\)")


def test_no_module_asks_a_path_whether_there_is_something() -> None:
    """Before Python 3.14 Path.exists and the like raise where a folder may not be entered.

    Those of os.path say no.
    """
    found = {}
    for path in sorted((ROOT / "playground").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        asked = ASKED.findall(path.read_text(encoding="utf-8"))
        if asked and name not in SHIPPED:
            found[name] = asked
    assert found == {}
    assert ASKED.search("if path.exists():")
    assert ASKED.search("(folder / name).is_dir()")


ALL: list[tuple[str, Callable[[Path], Any]]] = [
    ("a.csv", read_kernel_file),
    ("a.npy", read_kernel_file),
    ("a.png", load),
    ("a.json", read_network),
    ("a.json", read_json),
    ("a.safetensors", read_tensors),
    ("a-idx1-ubyte", lambda path: read_idx(path, 1)),
    ("history.csv", history_file.checked),
    ("data_batch_1.bin", lambda path: Cifar10(folder=str(path.parent), parts="training").load()),
]


@posix
@pytest.mark.parametrize(("name", "read"), ALL)
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder", "nothing", "loop", "link"])
def test_what_is_no_ordinary_file_is_refused_at_once(
    name: str,
    read: Callable[[Path], Any],
    kind: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    match kind:
        case "pipe":
            os.mkfifo(name)
        case "socket":
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(name)
        case "device":
            os.symlink("/dev/zero", name)
        case "folder":
            os.mkdir(name)
        case "loop":
            os.symlink(name, name)
        case "link":
            os.mkfifo("pipe")
            os.symlink("pipe", name)
    if kind in ("nothing", "loop") and read is history_file.checked:
        assert read(tmp_path / name) == ()
        return
    opened: list[str] = []
    honest = os.open

    def watched(path: Any, *rest: Any) -> int:
        opened.append(path)
        return honest(path, *rest)

    monkeypatch.setattr(os, "open", watched)
    with pytest.raises(Refused) as caught:
        read(tmp_path / name)
    assert len(str(caught.value).splitlines()) == 1
    if kind != "nothing":
        assert opened == []


@posix
def test_a_pipe_that_is_put_there_in_between_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    ordinary = os.stat(tmp_path / "file")
    monkeypatch.setattr(os, "stat", lambda path: ordinary)
    with pytest.raises(Refused, match="not an ordinary file"):
        open_file(tmp_path / "pipe")


def test_no_more_is_read_than_makes_sense(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 11)
    assert read_file(tmp_path / "a", 11) == b"x" * 11
    with pytest.raises(Refused, match="too large"):
        read_file(tmp_path / "a", 10)
    with pytest.raises(Refused, match="no file"):
        read_file("a\0b", 10)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"[1e400]", "infinite"),
        (b"[-1e400]", "infinite"),
        (b"[1" + b"0" * 400 + b"]", "infinite"),
        (b"[NaN]", "none at all"),
        (b"[" + b"9" * 5000 + b"]", "not a JSON file"),
        (b"[" * 100_000, "not a JSON file"),
        (b'{"a": 1, "b": 2, "b": 3}', "a.json names b twice"),
        (rb'{"name": "\ud83d"}', "half of a character"),
        (rb'[{"\uDE00\uD83D": 1}]', "half of a character"),
        (b"\xff", "not a JSON file"),
        (b"", "not a JSON file"),
    ],
)
def test_json_of_others(text: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        parsed_json(text, "a.json")


def test_json_with_a_character_of_two_escapes() -> None:
    assert parsed_json(rb'["\ud83d\ude00", "\uD83D\uDE00", "\\ud83d"]', "a.json") == [
        "\U0001f600",
        "\U0001f600",
        r"\ud83d",
    ]


def test_no_file_of_others_is_read_as_json_elsewhere() -> None:
    reading = {
        path.name
        for path in (ROOT / "playground").rglob("*.py")
        if re.search(r"\bjson\.loads?\(", path.read_text(encoding="utf-8"))
    }
    own = {"presets.py", "heic.py"}  # resources, a process of our own
    assert reading == own | {"json_file.py"}


@pytest.mark.parametrize("text", ["", "-1", "1.0", "²", "٣", "9" * 5000, "9" * 17, " 1"])
def test_texts_that_are_no_whole_number(text: str) -> None:
    assert whole_number(text) is None
    assert whole_number("0123") == 123


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="has no files of the kind")
@pytest.mark.parametrize(("name", "read"), ALL[:-1])
def test_a_file_of_the_system_that_has_no_end_is_refused_in_a_sentence(
    name: str, read: Callable[[Path], Any], tmp_path: Path
) -> None:
    os.symlink("/proc/self/status", tmp_path / name)
    with pytest.raises(Refused) as refused:
        read(tmp_path / name)
    assert "Invalid argument" not in str(refused.value)
