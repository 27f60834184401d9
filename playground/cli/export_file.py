"""The part of the `export` command that writes code, weights, and other files of the network."""

from __future__ import annotations

from pathlib import Path

from playground.core.file_ending import wrong_ending
from playground.exchange.exported import Words, exported, in_english
from playground.exchange.found import FILES
from playground.exchange.registry import FileKind
from playground.sessions.kept_classes import kept_classes
from playground.sessions.sessionfile import read_session


def write_file(session: str, kind: FileKind, target: Path) -> None:
    """Write a file of that kind and print what was written; raises Refused."""
    if target.suffix.lower() not in kind.suffixes:
        raise wrong_ending(str(target), kind.suffixes)
    kept = read_session(session)
    data_classes = kept_classes(kept.view)
    words = _words() if kind.is_read else in_english
    found = exported(kept.session, data_classes=data_classes, words=words)
    for path in kind.write(found, target):
        print(path)


def _words() -> Words:
    """The system's language, as that of figures is."""
    from playground.gui.export.application import figure_application
    from playground.gui.widgets.wording import translated

    figure_application()
    return translated


def listed() -> str:
    """The kinds with their endings, for the help text."""
    return ", ".join(f"{name} ({', '.join(kind.suffixes)})" for name, kind in FILES.items())


def by_suffix() -> dict[str, str]:
    """The kind that each ending stands for: the first one that has it."""
    found: dict[str, str] = {}
    for name, kind in FILES.items():
        for suffix in kind.suffixes:
            found.setdefault(suffix, name)
    return found
