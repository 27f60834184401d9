"""Every number of every command: decimal commas, zero, negative, NaN, huge and empty ones."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from playground.__main__ import COMMANDS, main, parser
from playground.cli.amounts import BySide, Decimal, Pair, Whole, WidthAndHeight

NUMBERS = (Whole, Decimal, Pair, BySide, WidthAndHeight)

OTHERS = {
    "apply": {
        "picture",
        "save",
        "weights",
        "stack",
        "kernel",
        "output",
        "activation",
        "page",
        "padding",
        "pool",
    },
    "check": {"session"},
    "explain": {"picture", "network", "weights", "layer", "page", "output"},
    "export": {"session", "to", "what", "setting"},
    "maximise": {"network", "weights", "layer", "output"},
    "network": {"network"},
    "screenshot": {"output", "picture"},
    "train": {"stack", "fine_tune", "sum", "data", "output", "resume"},
    "units": {"network", "weights", "layer", "pictures", "output"},
}
"""Arguments that are names, paths and texts, or take a word besides numbers."""

WITHOUT_NUMBERS = {"check", "lesson"}

WITH_WORDS = {"page", "padding", "pool"}

NEVER = ("", " ", "nan", "NaN", "inf", "-inf", "1e999", "9" * 60, "9" * 5000, "two", "1_0", "٣")
"""What no option takes for a number."""

NEEDED = {
    "apply": ["picture.png", "--kernel", "1", "--output", "out"],
    "check": ["session.convplay"],
    "explain": [
        *("picture.png", "--network", "lenet5-digits"),
        *("--method", "gradient", "--output", "out"),
    ],
    "export": ["session.convplay", "--to", "out.png"],
    "lesson": ["list"],
    "maximise": [
        *("--network", "lenet5-digits", "--layer", "4", "--unit", "0"),
        *("--output", "out.png"),
    ],
    "network": ["lenet5"],
    "screenshot": ["out.png"],
    "train": ["--data", "digits", "--output", "out"],
    "units": [
        *("--network", "lenet5-digits", "--layer", "4", "--pictures", "photos"),
        *("--output", "out"),
    ],
}


def actions(command: str) -> Iterator[argparse.Action]:
    """The arguments of a command that have a value."""
    (group,) = (a for a in parser(command)._actions if isinstance(a, argparse._SubParsersAction))
    for action in group.choices[command]._actions:
        if action.nargs != 0:
            yield action


def said(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence with which the command line refuses."""
    try:
        status = main(words)
    except SystemExit as ended:
        status = ended.code
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, ""), words
    assert printed.err.count("\n") == 1, printed.err
    assert printed.err.endswith(".\n")
    assert len(printed.err) < 600
    return printed.err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    Image.new("L", (9, 9)).save(tmp_path / "picture.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_takes(command: str) -> None:
    for action in actions(command):
        is_number = isinstance(action.type, NUMBERS)
        assert is_number or action.choices or action.dest in OTHERS[command], action.dest
        assert action.type not in (int, float)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_number_is_refused_by_every_option_in_a_sentence(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = 0
    for action in actions(command):
        if not isinstance(action.type, NUMBERS) and action.dest not in WITH_WORDS:
            continue
        option = action.option_strings[0]
        for text in NEVER:
            assert option in said([command, *NEEDED[command], f"{option}={text}"], capsys)
            tried += 1
    assert tried >= len(NEVER) or command in WITHOUT_NUMBERS
    assert [path.name for path in folder.iterdir()] == ["picture.png"]


@pytest.mark.parametrize("command", COMMANDS)
def test_bounds_and_decimal_commas_are_told(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for action in actions(command):
        if not isinstance(action.type, Whole | Decimal):
            continue
        option, kind = action.option_strings[0], action.type

        def refusal(text: str, option: str = option) -> str:
            return said([command, *NEEDED[command], f"{option}={text}"], capsys)

        if isinstance(kind, Whole):
            for text in (str(kind.least - 1), str(kind.most + 1), "0,5", "0.5", "-9999999999"):
                assert f"from {kind.least} to {kind.most} is needed, not {text}" in refusal(text)
            assert kind(str(kind.least)) == kind.least
        else:
            assert "0,5 has a decimal comma: write 0.5" in refusal("0,5")
            assert "-1,5e-3 has a decimal comma: write -1.5e-3" in refusal("-1,5e-3")
            assert "is needed, not -1e39" in refusal("-1e39")
            assert kind(f"{kind.low!r}") == kind.low
    assert [path.name for path in folder.iterdir()] == ["picture.png"]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--size", "0"], "from 4 to"),
        (["--stride", "1x0"], "down and across"),
        (["--padding", "1,2"], "top, bottom, left, right"),
        (["--padding", "-1"], "same, valid, full or a number"),
        (["--padding", ""], "not ''"),
        (["--pool", "max:2,2:1"], "down and across"),
        (["--pool", "max:2:1:0,5"], "top, bottom, left, right"),
        (["--page", "0"], "from 1 to"),
        (["--page", "2"], "picture.png has no picture number 2; it has 1"),
        (["--page", "rgb"], "is not of three grey pages"),
        (["--bias", "-0,5"], "write -0.5"),
    ],
)
def test_apply_says_what_is_wrong_with_a_number(
    words: list[str], part: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert part in said(["apply", *NEEDED["apply"], *words], capsys)


def test_a_layer_that_is_not_there_cannot_be_frozen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["train", *NEEDED["train"], "--frozen", "99"]
    assert "There is no layer 99 to freeze" in said(words, capsys)
