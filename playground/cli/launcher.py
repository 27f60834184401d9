"""The program in the menu of this user's desktop: its entry, its icons and its kind of file.

All of it goes below the user's data folder as freedesktop.org says (XDG_DATA_HOME), where nobody
else sees it and nothing needs rights. An entry holds the path of this very program; it is started
by `launch.sh`, which says in a window when it is not there any more.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from playground import resources
from playground.core.atomic_file import write_file
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.core.system_reason import reason_of

NAME: Final = "convolution-playground"
MIME_TYPE: Final = "application/vnd.convolution-playground.session+zip"

ENTRY: Final = Path("applications", f"{NAME}.desktop")
KINDS: Final = Path("mime", "packages", f"{NAME}.xml")
ICONS: Final = Path("icons", "hicolor")
LAUNCH: Final = Path(NAME, "launch.sh")

MAX_BYTES: Final = 2**22
"""More than any of these files has."""

UPDATE_S: Final = 60
"""Seconds that a program of the desktop may take to read its folder again."""

MADE_OF_KINDS: Final = (
    *("aliases", "generic-icons", "globs", "globs2", "icons", "magic", "mime.cache"),
    *("subclasses", "treemagic", "types", "version", "XMLnamespaces"),
)
"""The files that update-mime-database makes of the folder `packages`, and of an empty one, too."""


def data_home() -> Path:
    """Where this user's data are: XDG_DATA_HOME, if it is a whole path."""
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def own_command() -> tuple[str, ...]:
    """Return the words that start this very program from anywhere."""
    if hasattr(sys, "frozen"):
        return (sys.executable,)
    run = resources.ROOT.parent / "run"
    if os.path.isfile(run):
        return (str(run),)
    script = Path(sys.argv[0]).absolute()
    if script.name == NAME and os.access(script, os.X_OK):
        return (str(script),)
    return sys.executable, "-P", "-m", "playground"


def quoted_words(words: Sequence[str]) -> str:
    """Return words as the value of Exec: each in quotes, and then escaped as any string is.

    Raises Refused where one holds what no entry can.
    """
    for word in words:
        if not word.isprintable():
            text = marked("message", "No menu of a desktop can hold {path}: rename its folder.")
            raise Refused(text, path=word)
    return " ".join(f'"{_escaped(word)}"' for word in words).replace("\\", "\\\\")


def _escaped(word: str) -> str:
    return "".join("\\" + sign if sign in '"`$\\' else sign for sign in word).replace("%", "%%")


def entry(command: Sequence[str], launch: Path) -> str:
    """Return the entry of the menu that starts a command with the file that it is given, if any."""
    template = resources.path("desktop", f"{NAME}.desktop").read_text(encoding="utf-8")
    words = quoted_words(("/bin/sh", str(launch), *command))
    lines = template.splitlines(keepends=True)
    return "".join(f"Exec={words} %f\n" if line.startswith("Exec=") else line for line in lines)


def files(home: Path, command: Sequence[str]) -> Mapping[Path, bytes]:
    """Return what is to be below a data folder: paths in it, and what the files hold."""
    found = {
        ENTRY: entry(command, home / LAUNCH).encode(),
        KINDS: resources.path("desktop", KINDS.name).read_bytes(),
        LAUNCH: resources.path("desktop", LAUNCH.name).read_bytes(),
        ICONS / "scalable" / "apps" / f"{NAME}.svg": resources.path(
            "icons", f"{NAME}.svg"
        ).read_bytes(),
    }
    for picture in resources.path("icons", "application").glob("*.png"):
        side = picture.stem
        found[ICONS / f"{side}x{side}" / "apps" / f"{NAME}.png"] = picture.read_bytes()
    return found


def install() -> str:
    """Put the program into the menu, or bring it up to date there, and say what was done."""
    _check_system()
    home, command = data_home(), own_command()
    wanted = files(home, command)
    changed = [path for path, data in wanted.items() if _content(home / path) != data]
    old = [path for path in _there(home) if path not in wanted]
    if not changed and not old:
        return f"Nothing to do: the desktop's menu starts {command[0]} already."
    try:
        for path in changed:
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            write_file(home / path, wanted[path])
        for path in old:
            (home / path).unlink()
    except OSError as error:
        raise _not_written(error, home) from error
    lacking = _tell_desktop(home)
    said = (
        f"Convolution Playground is in the desktop's menu now, and .convplay files open with it: "
        f"{home / ENTRY} starts {command[0]}."
    )
    if lacking:
        said += f" Not all file managers see that at once, for want of {' and '.join(lacking)}."
    return said


def remove() -> str:
    """Take away all that `install` has put there, and say so."""
    _check_system()
    home = data_home()
    found = list(_there(home))
    if not found:
        return "Nothing to do: there is no entry in the desktop's menu."
    try:
        for path in found:
            (home / path).unlink()
    except OSError as error:
        raise _not_written(error, home) from error
    _tell_desktop(home)
    _clear(home, found)
    return "Convolution Playground is taken out of the desktop's menu; what you have saved stays."


def _check_system() -> None:
    if sys.platform in ("win32", "darwin"):
        text = marked("message", "Menus are filled in this way on Linux alone.")
        raise Refused(text)


def _not_written(error: OSError, home: Path) -> Refused:
    text = marked("message", "{path} cannot be written: {reason}.")
    reason = reason_of(error)
    return Refused(text, path=str(error.filename or home), reason=reason)


def _there(home: Path) -> Iterator[Path]:
    """The files of any version of the program that are below a data folder."""
    icons = sorted((home / ICONS).glob(f"*/apps/{NAME}.*"))
    for path in (home / ENTRY, home / KINDS, home / LAUNCH, *icons):
        if os.path.lexists(path):
            yield path.relative_to(home)


def _content(path: Path) -> bytes | None:
    try:
        return read_file(path, MAX_BYTES)
    except Refused:
        return None


def _tell_desktop(home: Path) -> list[str]:
    """Have menus, kinds of files and icons read again; return the programs that are not there."""
    lacking = []
    for name, folder in (("mime", KINDS.parents[1]), ("desktop", ENTRY.parent)):
        program = shutil.which(f"update-{name}-database")
        if program is None:
            lacking.append(f"update-{name}-database")
        elif os.path.isdir(home / folder):
            words = [program, str(home / folder)]
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(words, capture_output=True, timeout=UPDATE_S, check=False)
    with suppress(OSError):
        os.utime(home / ICONS)  # older than the folder, a cache of icons is not read
    return lacking


def _clear(home: Path, removed: Sequence[Path]) -> None:
    """Take away what was made of the files that were removed, and folders that are empty now."""
    kinds = home / "mime"
    media, _, subtype = MIME_TYPE.partition("/")
    made = [kinds / media / f"{subtype}.xml"]
    if not any(_entries(kinds / "packages")):
        made += [kinds / name for name in MADE_OF_KINDS]
    if not any(path.suffix == ".desktop" for path in _entries((home / ENTRY).parent)):
        made.append(home / "applications" / "mimeinfo.cache")
    for path in made:
        with suppress(OSError):
            path.unlink()
    for path in (*removed, *(path.relative_to(home) for path in made)):
        for folder in path.parents[:-1]:
            with suppress(OSError):
                (home / folder).rmdir()  # unless there is anything else in it


def _entries(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if os.path.isdir(folder) else []
