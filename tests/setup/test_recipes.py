"""The recipes of CONTRIBUTING.md, cooked: their files are added to a copy of the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FILES = re.findall(r"^```\w+\n# (\S+)\n(.*?)^```$", TEXT, re.M | re.S)
TORCH = re.findall(r'^    ("softsign": .+,)$', TEXT, re.M)

TRIED = (
    *("tests/layers", "tests/engine/explain", "tests/exchange/test_code.py"),
    *("tests/exchange/test_onnx.py", "tests/exchange/test_onnx_reader.py"),
    *("tests/gui/inspect/test_arithmetic.py", "tests/gui/flow/test_layermenu.py"),
    "tests/training/protocol/test_state.py",
)
"""Tests that the recipes say to run, those that take some seconds."""


def test_every_recipe_that_has_a_file_is_found() -> None:
    assert len(FILES) == 9
    assert len(re.findall(r"^```\w", TEXT, re.M)) == len(FILES)


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    """A copy of the program with everything in it that the recipes add."""
    for folder in ("playground", "resources"):
        others = shutil.ignore_patterns("__pycache__")  # which come and go
        shutil.copytree(ROOT / folder, tmp_path / folder, symlinks=True, ignore=others)
    for name, text in FILES:
        path = tmp_path / name
        assert not path.exists()
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_what_the_recipes_add_is_in_menus_forms_files_and_on_the_command_line(
    kitchen: Path,
) -> None:
    work = kitchen / "work"
    work.mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": str(kitchen),
        "PYTHONIOENCODING": "utf-8",
        **{f"XDG_{kind}_HOME": str(work) for kind in ("CONFIG", "CACHE", "DATA", "STATE")},
    }
    script = ROOT / "tests" / "setup" / "recipechecks.py"
    done = subprocess.run(
        [sys.executable, "-P", str(script), str(work)],
        cwd=kitchen,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = [line.split(": ") for line in done.stdout.splitlines() if re.match(r"[a-z ]+: ", line)]
    kinds = {"activation", "layer", "preset", "stack", "data set", "question"}
    assert {what for what, _ in found} == kinds


def test_the_files_of_the_recipes_pass_the_checks(kitchen: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", kitchen)
    sources = [name for name, _ in FILES if name.endswith(".py")]
    for command in (["ruff", "check", *sources], ["ruff", "format", "--check", *sources]):
        done = subprocess.run(
            [sys.executable, "-P", "-m", *command],
            cwd=kitchen,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_recipes_add_passes_the_tests_that_they_name(kitchen: Path) -> None:
    others = shutil.ignore_patterns("__pycache__", "bench")
    for folder in ("tests", "tools"):
        shutil.copytree(ROOT / folder, kitchen / folder, ignore=others)
    shutil.copy(ROOT / "pyproject.toml", kitchen)
    (line,) = TORCH
    names = kitchen / "tests" / "layers" / "torchactivations.py"
    text = names.read_text(encoding="utf-8")
    assert text.count("\n}\n") == 1
    names.write_text(text.replace("\n}\n", f"\n    {line}\n}}\n"), encoding="utf-8")
    options = ["-p", "no:cacheprovider", "-n", "0", "-rA", f"--basetemp={kitchen / 'work'}"]
    wanted = ["-k", "softsign or scale or every_kind or NormQuestion"]
    environment = {key: value for key, value in os.environ.items() if "PYTEST" not in key}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "pytest", *options, *TRIED, *wanted],
        cwd=kitchen,
        env={**environment, "PYTHONPATH": str(kitchen)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("test_activations_come_back[softsign]", "_are_explained_too[Scale-nan]"):
        assert re.search(rf"^PASSED .*{re.escape(name)}$", done.stdout, re.M), done.stdout
