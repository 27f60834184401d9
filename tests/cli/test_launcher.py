"""The program in the desktop's menu: put there, found there by its path, and taken away whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground import resources
from playground.__main__ import main
from playground.cli import launcher
from playground.cli.launcher import ENTRY, ICONS, KINDS, MIME_TYPE, NAME
from playground.core.messages import Refused

pytestmark = pytest.mark.skipif(os.name == "nt", reason="menus of freedesktop.org")

ODD = """it's "a" $HOME 100% \\b `x`"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which there is nothing yet, with a path that has to be quoted."""
    monkeypatch.setattr(sys, "platform", "linux")
    folder = tmp_path / ODD / "share"
    folder.mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in a folder of an odd name, whose `run` writes its arguments down."""
    folder = tmp_path / f"checkout {ODD}"
    (folder / "resources").mkdir(parents=True)
    for name in ("desktop", "icons"):
        (folder / "resources" / name).symlink_to(resources.path(name))
    run = folder / "run"
    run.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$NOTES"\n', encoding="utf-8")
    run.chmod(0o755)
    monkeypatch.setattr(resources, "ROOT", folder / "resources")
    return folder


def there(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def said(capsys: pytest.CaptureFixture[str], verb: str) -> str:
    assert main([f"--{verb}-launcher"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return out


def value(entry: str, key: str) -> str:
    """A string of an entry, its escapes undone."""
    (line,) = re.findall(rf"^{key}=(.*)$", entry, re.M)
    return re.sub(r"\\(.)", lambda found: {"s": " ", "n": "\n"}.get(found[1], found[1]), line)


def words(command: str) -> list[str]:
    """The arguments that a value of Exec stands for, as the specification of entries says."""
    found = re.findall(r'"((?:[^"\\`$]|\\["`$\\])*)"|(\S+)', command)
    plain = (re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%") for quoted, _ in found)
    return [bare or word for word, (_, bare) in zip(plain, found, strict=True)]


def opened(home: Path, file: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the entry with a file, as a desktop does that was double-clicked on."""
    entry = (home / ENTRY).read_text(encoding="utf-8")
    command = [file if word == "%f" else word for word in words(value(entry, "Exec"))]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, timeout=60
    )


def test_a_file_that_is_opened_comes_to_the_checkout_whatever_the_folders_are_called(
    home: Path, checkout: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert str(checkout / "run") in said(capsys, "install")
    notes = tmp_path / "notes"
    done = opened(home, "/a lesson's.convplay", NOTES=str(notes))
    assert (done.returncode, done.stderr) == (0, "")
    assert notes.read_text(encoding="utf-8") == "/a lesson's.convplay\n"


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs"))), min_size=1))
def test_quoted_words_are_the_words_again(asked: Sequence[str]) -> None:
    quoted = launcher.quoted_words(asked)
    assert words(value(f"Exec={quoted}", "Exec")) == list(asked)


@pytest.mark.parametrize("name", ["two\nlines", "a\tb", "\udcff"])
def test_a_path_that_no_entry_can_hold_is_refused(name: str, home: Path) -> None:
    with pytest.raises(Refused, match="rename its folder"):
        launcher.files(home, [f"/{name}/run"])


def test_it_is_there_for_the_menu_for_kinds_of_files_and_in_every_size(
    home: Path, checkout: Path
) -> None:
    launcher.install()
    found = there(home)
    assert found[str(KINDS)] == resources.path("desktop", KINDS.name).read_bytes()
    assert value(found[str(ENTRY)].decode(), "Icon") == NAME
    assert MIME_TYPE in value(found[str(ENTRY)].decode(), "MimeType").split(";")
    for side in (16, 22, 24, 32, 48, 64, 128, 256):
        assert str(ICONS / f"{side}x{side}" / "apps" / f"{NAME}.png") in found
    if shutil.which("desktop-file-validate"):
        done = subprocess.run(["desktop-file-validate", home / ENTRY], capture_output=True)
        assert (done.returncode, done.stdout) == (0, b"")


def test_a_second_time_nothing_is_changed(
    home: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "install")
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    assert said(capsys, "install").startswith("Nothing to do")
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


def test_what_is_removed_leaves_nothing_behind(
    home: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "install")
    assert "taken out" in said(capsys, "remove")
    assert list(home.iterdir()) == []
    assert said(capsys, "remove").startswith("Nothing to do")


def test_what_others_have_there_stays(home: Path, checkout: Path) -> None:
    others: Mapping[str, str] = {
        "applications/other.desktop": "[Desktop Entry]\nType=Application\nName=Other\nExec=other\n",
        "mime/packages/other.xml": '<mime-info xmlns="http://www.freedesktop.org/standards/'
        'shared-mime-info"><mime-type type="text/x-other"><comment>o</comment></mime-type>'
        "</mime-info>",
        "icons/hicolor/16x16/apps/other.png": "",
        f"{NAME}/own/stacks/mine.json": "{}",
    }
    for name, text in others.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    launcher.install()
    launcher.remove()
    left = there(home)
    assert {name: left[name].decode() for name in others} == others
    assert not any(NAME in name for name in left if name not in others)
    if shutil.which("update-mime-database"):
        assert b"text/x-other" in left["mime/types"]
        assert MIME_TYPE.encode() not in left["mime/types"]


def test_icons_of_an_earlier_version_go(home: Path, checkout: Path) -> None:
    launcher.install()
    old = home / ICONS / "20x20" / "apps" / f"{NAME}.png"
    old.parent.mkdir(parents=True)
    old.touch()
    assert "is in the desktop's menu" in launcher.install()
    assert not old.exists()


@pytest.mark.parametrize(
    ("language", "part"), [("en_GB.UTF-8", "is not at"), ("zh_CN.UTF-8", "已不在")]
)
@pytest.mark.parametrize("shown_by", ["zenity", "kdialog", "xmessage", "notify-send", ""])
def test_a_checkout_that_was_moved_is_told_of_in_a_window(
    home: Path, checkout: Path, tmp_path: Path, shown_by: str, language: str, part: str
) -> None:
    launcher.install()
    checkout.rename(tmp_path / "elsewhere")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("fold", "cat"):
        (programs / name).symlink_to(str(shutil.which(name)))
    if shown_by:
        reads = 'cat; printf "%s " "$@"' if shown_by == "xmessage" else 'printf "%s " "$@"'
        (programs / shown_by).write_text(f"#!/bin/sh\n{reads}\n", encoding="utf-8")
        (programs / shown_by).chmod(0o755)
    done = opened(home, "", PATH=str(programs), LANGUAGE=language)
    assert done.returncode == 1
    for text in (done.stderr, done.stdout) if shown_by else (done.stderr,):
        assert part in text.replace("\n", "")
        assert "--install-launcher" in text


def test_the_entry_of_a_checkout_that_was_moved_is_brought_up_to_date(
    home: Path, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    launcher.install()
    moved = checkout.rename(tmp_path / "elsewhere")
    monkeypatch.setattr(resources, "ROOT", moved / "resources")
    assert str(moved / "run") in launcher.install()
    notes = tmp_path / "notes"
    assert opened(home, "", NOTES=str(notes)).returncode == 0
    assert notes.exists()


def test_a_folder_that_cannot_be_written_is_said(
    home: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "applications").write_text("", encoding="utf-8")  # a file in the folder's place
    assert main(["--install-launcher"]) == 2
    assert "applications" in capsys.readouterr().err


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_are_told_that_this_is_not_for_them(
    home: Path, system: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert main(["--install-launcher"]) == 2
    assert "Linux" in capsys.readouterr().err


def test_without_the_desktops_programs_it_is_installed_and_said(
    home: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert "update-mime-database and update-desktop-database" in launcher.install()
    launcher.remove()
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("named", ["", "relative/share"])
def test_a_data_folder_that_is_none_is_not_used(
    named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", named)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert launcher.data_home() == tmp_path / ".local" / "share"


def test_installed_by_pip_the_command_is_the_script_and_in_a_folder_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "ROOT", tmp_path / "playground" / "resources")
    script = tmp_path / NAME
    script.write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", [str(script)])
    assert launcher.own_command() == (sys.executable, "-P", "-m", "playground")
    script.chmod(0o755)
    assert launcher.own_command() == (str(script),)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert launcher.own_command() == (sys.executable,)


def test_removing_loads_no_package_that_is_installed() -> None:
    code = (
        "import sys; from playground.cli import launcher\n"
        "print([name for name in ('numpy', 'PySide6', 'platformdirs') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.stdout == "[]\n"
