"""The `lesson` command with recipes: checked, listed, and played."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.lessons.shipped import recipe_files
from tests.lessons.recipetexts import RECIPE, TRANSLATION


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def shipped(name: str) -> str:
    return next(str(path) for path in recipe_files() if path.name.startswith(name))


def test_recipes_are_checked_with_their_translations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = written(tmp_path / "a.recipe.md", RECIPE)
    chinese = written(tmp_path / "a.zh_CN.recipe.md", TRANSLATION)
    assert main(["lesson", "check", good, chinese]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{good}: Fewer places, 2 ways, nothing is wrong."
    assert second == f"{chinese}: 更少的位置, 2 ways, nothing is wrong."
    bad = written(tmp_path / "b.recipe.md", RECIPE.replace("stride = 3", "stride = 2"))
    worse = written(tmp_path / "c.recipe.md", RECIPE.replace("known: works", "known: maybe"))
    assert main(["lesson", "check", bad, worse]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{bad}:17: It is said to fail, and works."
    assert f"{worse}:28: known is followed by works or fails." in lines


def test_the_recipes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lesson", "recipes"]) == 0
    assert "Make this network overfit · 12 minutes · 2 ways work, 3 fail" in capsys.readouterr().out
    assert main(["lesson", "recipes", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first["id"] == "01-blur"
    assert first["goals"][0] == "The numbers of the filter have the sum 1."
    assert first["ways"][0] == {"title": "Nine ones", "works": False}


@pytest.mark.parametrize("name", ["01", "05"])  # bench_recipes plays those that take longer
def test_what_is_known_of_a_recipe_is_so(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lesson", "play", shipped(name)]) == 0
    out = capsys.readouterr().out
    assert out.count(": 100 of 100 (") == out.count("said that it works: as told") == 2
    assert out.count("said that it fails: as told") >= 2
    assert "NOT" not in out


def test_what_is_not_as_told_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = written(tmp_path / "a.recipe.md", RECIPE.replace("stride = 2", "stride = 4"))
    assert main(["lesson", "play", wrong, str(tmp_path / "none.recipe.md")]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == ("  A stride of 3: 68 of 100 (11), said that it fails: as told")
    assert lines[2] == ("  A stride of 2: 50 of 100 (8), said that it works: NOT as told")
    assert "none.recipe.md" in lines[3]
