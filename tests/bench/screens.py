"""Pictures of the window in every scene, size, theme and language, or a check of all of them.

./run bench screens DIR [--scenes NAME ...] [--sizes WxH ...] [--themes NAME ...]
                                  [--languages CODE ...] [--no-double] [--check]

Each picture is called SCENE-WIDTHxHEIGHT-THEME-LANGUAGE.png; those of a screen of 200 % have "@2x"
after their size, which is that of the window in points. With --check what is wrong in them is
printed as a table as well, and the exit status says whether there is anything.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from playground import app
from playground.gui.state.language import install_language
from playground.gui.widgets.theme import apply_theme
from playground.gui.widgets.theme import theme as shown_theme
from tests.gui.scenes import SCENES, Scene
from tests.gui.scenewindow import come_to_rest, scene_window, seen_window
from tests.gui.screenchecks import Finding, findings

SIZES = ("1024x768", "1366x768", "1440x900", "1920x1080")
DOUBLE_SIZE = "1440x900"
"""The size of the window, in points, on a screen of 200 %."""

THEMES = ("light", "dark")
LANGUAGES = ("en", "zh_CN")


def main() -> int:
    """Make the pictures."""
    options = _options()
    if not options.no_double:
        double = _double(options)
    found = pictures(options)
    for finding in found:
        print(finding)
    print(f"{len(found)} findings" if options.check else "", end="\n" if options.check else "")
    return 1 if found or (not options.no_double and double) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scenes", nargs="*", default=[scene.name for scene in SCENES])
    parser.add_argument("--sizes", nargs="*", default=list(SIZES))
    parser.add_argument("--themes", nargs="*", default=list(THEMES))
    parser.add_argument("--languages", nargs="*", default=list(LANGUAGES))
    parser.add_argument("--no-double", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    return options


def _double(options: argparse.Namespace) -> int:
    """Make those of a screen of 200 %, in a process of their own; the status is returned."""
    command = [sys.executable, "-P", "-m", "tests.bench.screens", str(options.folder)]
    command += ["--scenes", *options.scenes, "--sizes", DOUBLE_SIZE, "--themes", *options.themes]
    command += ["--languages", *options.languages, "--no-double"]
    command += ["--check"] if options.check else []
    environment = {**os.environ, "QT_SCALE_FACTOR": "2"}
    return subprocess.run(command, env=environment, check=False).returncode


def pictures(options: argparse.Namespace) -> list[Finding]:
    """Make the pictures of this process, and check them if that is wanted."""
    application = app.make_application()
    found: list[Finding] = []
    translators = install_language(application, "en")
    for language in options.languages:
        translators = install_language(application, language, translators)
        for scene in (each for each in SCENES if each.name in options.scenes):
            found += _of_scene(application, scene, language, options)
    return found


def _of_scene(
    application: QApplication, scene: Scene, language: str, options: argparse.Namespace
) -> list[Finding]:
    found: list[Finding] = []
    apply_theme(application, options.themes[0])
    with scene_window(scene) as program:
        window = program.window
        for theme, size in product(options.themes, options.sizes):
            if theme != shown_theme().name:
                window.actions_["theme"].trigger()
            width, height = map(int, size.split("x"))
            seen = seen_window(program)
            seen.resize(width, height)
            come_to_rest(program)
            ratio = window.devicePixelRatio()
            suffix = f"@{ratio:g}x" if ratio != 1 else ""
            name = f"{scene.name}-{size}{suffix}-{theme}-{language}"
            seen.grab().save(str(options.folder / f"{name}.png"))
            print(name, flush=True)
            if options.check:
                found += findings(seen, scene, name)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
