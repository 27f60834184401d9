"""Every file of the program is written by one helper, whole or not at all."""

from __future__ import annotations

import ast
import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from playground.core.atomic_file import (
    append_to_file,
    finish,
    growing,
    link,
    replacing,
    write_file,
)

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")

ALLOWED = {
    "playground/__main__.py": {"os.open"},  # the null device, where a reader has gone
    "playground/core/ordinary_file.py": {"os.open", "os.fdopen"},  # to read
    "playground/core/atomic_file.py": {"os.open", "os.fdopen", "os.replace", "os.link"},
    "playground/core/removal.py": {"os.replace"},  # another name for what is to be deleted
    # A folder made aside, whose files are moved to their places by renaming.
    "playground/pictures/folder.py": {"tempfile.mkdtemp", "source.replace", "place.replace"},
    "playground/gui/shell/crashlog.py": {"os.open"},  # faulthandler wants a descriptor
    "playground/gui/shell/errorlog.py": {"os.open"},  # the same; no link is followed
    "playground/training/history/timeline.py": {"os.link"},  # fails where there is something
    "playground/cli/screenshot.py": {"tempfile.TemporaryDirectory"},  # for Qt's settings
    "playground/cli/export.py": {"tempfile.TemporaryDirectory"},  # for the epochs of a session
    # ffmpeg wants a name; in that folder of its own there may be no room.
    "playground/gui/export/film_file.py": {
        "tempfile.TemporaryDirectory",
        "(folder / 'room').write_bytes",
    },
    "playground/core/file_lock.py": {"os.open"},  # nothing is written; no link is followed
    # The epochs that go into a session are copied to a folder that is gone after that.
    "playground/cli/run_session.py": {"tempfile.TemporaryDirectory"},
    "playground/cli/earlier_epochs.py": {"tempfile.TemporaryDirectory"},
    "playground/cli/run_folder.py": {"os.replace"},  # another name for what cannot be read
    "playground/sessions/epochfiles.py": {"open"},  # none that is there: into a folder of its own
    # A file without a name, which is gone with what is in it.
    "playground/training/process/stored_features.py": {"tempfile.TemporaryFile"},
    "playground/gui/state/autosave.py": {"os.replace"},  # another name for a copy
    "playground/gui/state/lessonrecord.py": {"path.replace"},  # the same for what cannot be read
}
WRITERS = {
    *("write_text", "write_bytes", "imwrite", "save_file", "savetxt", "savez", "tofile"),
    *("mkdtemp", "mkstemp", "TemporaryDirectory", "NamedTemporaryFile", "TemporaryFile", "mktemp"),
    *("QSaveFile", "QTemporaryFile", "QTemporaryDir", "symlink_to", "hardlink_to", "link_to"),
    *("copyfile", "copy2", "copytree", "renames"),
}
OF_OS = {
    *("os.open", "os.fdopen", "os.replace", "os.rename", "os.link", "os.symlink"),
    *("shutil.copy", "shutil.move"),
}
"""What is called by its module, since others have methods of these names."""

MOVERS = {"replace", "rename"}
"""Of a path, with the other one alone: a text's `replace` has two, and an object's has names."""

WORDS = re.compile(rf"\b({'|'.join([*WRITERS, *OF_OS, *MOVERS, 'open', 'save'])})")
"""One of them is in every module that may write a file; most have none."""

IN_MEMORY = {"buffer", "arrays"}
"""What is saved to, or what is saved into bytes."""

OPEN = {"stream"}
"""What has been opened by `replacing`: nothing else that writes bears the name."""


def writers(source: str) -> Iterator[str]:
    """The calls in a module that may write a file by themselves."""
    if not WORDS.search(source):
        return
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        last = called.rpartition(".")[2]
        given = {ast.unparse(argument) for argument in node.args}
        is_moved = "." in called and len(node.args) == 1 and not node.keywords
        is_writer = last in WRITERS or called in OF_OS or (last in MOVERS and is_moved)
        is_writer = is_writer and not (last in {"savez"} and given & OPEN)
        is_saved = last == "save" and node.args and not given & (IN_MEMORY | OPEN)
        if is_writer or is_saved or (last == "open" and _may_write(node, called)):
            yield called


def _may_write(node: ast.Call, called: str) -> bool:
    mode: ast.expr | None = None
    places = 1 if called in {"open", "io.open", "gzip.open"} else 0
    if len(node.args) > places:
        mode = node.args[places]
    for keyword in node.keywords:
        mode = keyword.value if keyword.arg == "mode" else mode
    if isinstance(mode, ast.Constant) and isinstance(mode.value, str):
        return bool(set("wax+") & set(mode.value))
    return False


def test_no_module_writes_by_itself() -> None:
    found = {}
    paths = sorted((ROOT / "playground").rglob("*.py"))
    assert len(paths) > 100
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        others = set(writers(path.read_text(encoding="utf-8"))) - ALLOWED.get(name, set())
        if others:
            found[name] = others
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "open(p, 'w')",
        "open(p, mode='ab')",
        "p.open('xb')",
        "p.write_text('')",
        "p.write_bytes(b'')",
        "np.save(p, a)",
        "np.savez(p, a)",
        "image.save('a.png')",
        "cv2.imwrite(p, a)",
        "tempfile.mkdtemp()",
        "os.open(p, flags)",
        "torch.save(a, p)",
        "shutil.copy(p, q)",
        "shutil.copy2(p, q)",
        "shutil.copyfile(p, q)",
        "shutil.copytree(p, q)",
        "shutil.move(p, q)",
        "os.link(p, q)",
        "os.rename(p, q)",
        "p.replace(q)",
        "p.rename(q)",
        "p.hardlink_to(q)",
        "p.symlink_to(q)",
    ],
)
def test_the_search_finds_it(line: str) -> None:
    assert list(writers(line))


@pytest.mark.parametrize(
    "line",
    [
        *("open(p)", "p.open('rb')", "p.open(newline='')", "painter.save()", "dialog.open()"),
        *("text.replace('a', 'b')", "replace(plan, seed=1)", "made.replace(hour=1)", "a.copy()"),
    ],
)
def test_the_search_lets_reading_by(line: str) -> None:
    assert not list(writers(line))


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "größe 猫"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == [path.name]


def write_half(path: Path, interrupted: Callable[[], None] | None) -> None:
    with replacing(path) as stream:
        stream.write(b"new")
        if interrupted is not None:
            interrupted()


@pytest.mark.parametrize("moment", ["write", "fsync", "replace"])
def test_a_failure_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    path = tmp_path / "a"
    write_file(path, b"old")

    def fail(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if moment != "write":
        monkeypatch.setattr(os, moment, fail)
    with pytest.raises(OSError, match="No space"):
        write_half(path, fail if moment == "write" else None)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


@posix
def test_modes(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "new", b"")
        (tmp_path / "secret").touch()
        (tmp_path / "secret").chmod(0o600)
        write_file(tmp_path / "secret", b"")
        (tmp_path / "open").touch()
        (tmp_path / "open").chmod(0o666)
        write_file(tmp_path / "open", b"")
    finally:
        os.umask(before)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    assert modes == {"new": 0o640, "secret": 0o600, "open": 0o666}


@posix
def test_a_planted_link_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if the name were guessed, what a link there leads to is not written to."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    names = iter(["guessed", "guessed", "other"])
    monkeypatch.setattr("secrets.token_hex", lambda n: next(names))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / ".guessed.part").symlink_to(victim)
    write_file(folder / "a", b"new")
    assert victim.read_bytes() == b"precious"
    assert (folder / "a").read_bytes() == b"new"
    assert (folder / ".guessed.part").is_symlink()


@posix
def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@posix
@pytest.mark.parametrize("write", [write_file, append_to_file])
def test_pipes_devices_and_folders_stay(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null"), tmp_path):
        kind = stat.S_IFMT(path.stat().st_mode)
        with pytest.raises(OSError):  # noqa: PT011
            write(path, b"x")
        assert stat.S_IFMT(path.stat().st_mode) == kind
    assert os.listdir(tmp_path) == ["pipe"]


def test_appending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    append_to_file(path, b"one\n")
    append_to_file(path, b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"

    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        append_to_file(path, b"three\n")
    assert path.read_bytes() == b"one\ntwo\n"


def test_an_unfinished_file_grows_over_breaks_and_takes_its_place_when_it_is_whole(
    tmp_path: Path,
) -> None:
    part, path = tmp_path / "weights.part", tmp_path / "weights"
    with suppress(RuntimeError), growing(part) as stream:
        stream.write(b"one ")
        raise RuntimeError
    with growing(part) as stream:
        assert stream.tell() == 4
        stream.write(b"two")
    finish(part, path)
    assert path.read_bytes() == b"one two"
    assert not part.exists()


@posix
def test_nothing_is_appended_to_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"precious")
    (tmp_path / "history").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError):  # noqa: PT011
        append_to_file(tmp_path / "history", b"x")
    with pytest.raises(OSError), growing(tmp_path / "history"):  # noqa: PT011
        pass
    assert (tmp_path / "victim").read_bytes() == b"precious"


@posix
def test_a_link_takes_the_place_of_what_is_there(tmp_path: Path) -> None:
    source, path, other = tmp_path / "source", tmp_path / "path", tmp_path / "other"
    source.write_bytes(b"new")
    other.write_bytes(b"of somebody else")
    path.symlink_to(other)
    for _ in range(2):  # also where it is a link to the same file already
        link(source, path)
        assert path.read_bytes() == b"new"
        assert not path.is_symlink()
        assert os.stat(source).st_nlink == 2
    assert other.read_bytes() == b"of somebody else"
    assert sorted(os.listdir(tmp_path)) == ["other", "path", "source"]
    with pytest.raises(FileNotFoundError):
        link(tmp_path / "none", path)
    assert path.read_bytes() == b"new"
