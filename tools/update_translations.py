"""Bring resources/translations up to date with the texts of the program.

    .venv/bin/python -m tools.update_translations [--check]

Every text in `playground` that is marked for translation, and every text of the presets and stacks
in `resources`, goes into the .ts files, what the program no longer says is dropped, and the .qm
files that the window loads are made from them. Then it lists
what has no finished translation. `--check` changes nothing: it only lists, and fails if there is
something to list.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from playground.kernels import presets
from playground.layers import classnames, published, shipped, stacks, starts

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
SOURCES = (presets, stacks, shipped, published, starts, classnames)
"""The modules that know the texts of files in resources."""

LANGUAGES = ("zh_CN",)


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in its context; `translation` is "" where there is none yet."""

    context: str
    source: str
    translation: str
    finished: bool


def catalogue(language: str) -> Path:
    """The file that translators edit."""
    return TRANSLATIONS / f"playground_{language}.ts"


def entries(file: Path) -> list[Entry]:
    """All texts of a .ts file, in its order."""
    found = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found.append(
                Entry(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    translation.text or "",
                    translation.get("type") is None,
                )
            )
    return found


def unfinished(file: Path) -> list[Entry]:
    """The texts of a .ts file that still want a translation."""
    return [entry for entry in entries(file) if not entry.finished or not entry.translation]


def extract(file: Path, language: str) -> None:
    """Bring a .ts file up to date with the sources; translations that it has are kept."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "resource_texts.py"  # Qt's tool reads Python, and not our JSON
        written.write_text(
            as_python([text for each in SOURCES for text in each.texts()]),
            encoding="utf-8",
        )
        _qt("lupdate", "-extensions", "py", "-locations", "none", "-no-obsolete",
            "-source-language", "en", "-target-language", language,
            "-tr-function-alias", "translate+=marked",
            "playground", str(written), "-ts", str(file))  # fmt: skip


def as_python(texts: Iterable[tuple[str, str]]) -> str:
    """Python that marks texts, each given with its context."""
    return "".join(
        f"marked({json.dumps(context)}, {json.dumps(text, ensure_ascii=False)})\n"
        for context, text in texts
    )


def release(file: Path, binary: Path) -> None:
    """Make the .qm file that Qt loads from the finished translations of a .ts file."""
    _qt("lrelease", "-nounfinished", str(file), "-qm", str(binary))


def _qt(tool: str, *arguments: str) -> None:
    """Run one of the tools that come with PySide6, quietly unless it fails."""
    program = Path(PySide6.__file__).parent / tool
    done = subprocess.run(
        [str(program), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{tool} failed:\n{done.stdout}")


def main() -> None:
    is_checking = "--check" in sys.argv[1:]
    lacking = 0
    for language in LANGUAGES:
        file = catalogue(language)
        with tempfile.TemporaryDirectory() as folder:
            if is_checking:
                trial = Path(folder) / file.name
                trial.write_bytes(file.read_bytes())
                file = trial
            extract(file, language)
            if not is_checking:
                release(file, file.with_suffix(".qm"))
            missing = unfinished(file)
        for entry in missing:
            print(f"{language}: {entry.context}: {entry.source}")
        lacking += len(missing)
        print(f"{language}: {len(missing)} texts want a translation.")
    if is_checking and lacking:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
