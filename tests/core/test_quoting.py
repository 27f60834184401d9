"""What stands in sentences: one line, short, whatever others wrote."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.core.messages import Message, Refused
from playground.core.quoting import LONG_CHARACTERS, QUOTED_CHARACTERS, quoted, readable_name


@given(st.text() | st.integers() | st.floats() | st.lists(st.text()))
def test_a_sentence_is_one_line_that_can_be_encoded(value: object) -> None:
    text = str(Message("a {name} b", {"name": value}))
    text.encode()
    assert len(text.splitlines()) == 1
    assert len(text) <= 4 + QUOTED_CHARACTERS


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("größe 猫 👩\u200d🔬", "größe 猫 👩\u200d🔬"),
        ("a\nb\tc", "a b c"),
        ("a\x1b[31m\x00", "a?[31m?"),
        ("caf\udce9", "caf?"),
        ("exe.\u202egnp", "exe.?gnp"),
        (10**5000, "…"),
        ({"a": "\n"}, "{'a': '\\n'}"),
        (None, "None"),
    ],
    ids=range(8),
)
def test_what_is_shown(value: object, shown: str) -> None:
    assert quoted(value) == shown


def test_long_texts_lose_their_middle() -> None:
    text = quoted("a" * 300 + "z" * 300)
    assert len(text) == QUOTED_CHARACTERS
    assert text[0] == "a"
    assert text[-1] == "z"
    path = "/folder" * 20
    assert str(Refused("{folder}", folder=path)) == path


@pytest.mark.parametrize("apart", [", ", "; "])
def test_long_lists_lose_whole_items(apart: str) -> None:
    items = [f"layer… {number} of (weight{', ' * (apart == '; ')} bias)" for number in range(1, 61)]
    shown = str(Refused("not: {names}", names=apart.join(items))).removeprefix("not: ")
    assert len(shown) <= LONG_CHARACTERS
    first, last = (
        part.strip(apart).split(apart) for part in re.split(f"(?<= )…(?={apart})", shown)
    )
    assert first == items[: len(first)]
    assert last == items[-len(last) :]
    assert len(first) + len(last) > 8
    assert str(Refused("{names}", names="a" * 900)) == f"{'a' * 266}…{'a' * 133}"


def test_numbers_are_formatted_by_the_sentence() -> None:
    assert str(Message("{a:.2f} {b:,}", {"a": 1.234, "b": 12345})) == "1.23 12,345"


def test_names_of_files_become_distinct_readable_texts() -> None:
    names = [os.fsdecode(raw) for raw in (b"caf\xe9", b"caf\xe8", b"a\nb", "größe 猫".encode())]
    found = [readable_name(name) for name in names]
    assert found == ["caf\\xe9", "caf\\xe8", "a\\nb", "größe 猫"]


def test_numbers_in_a_sentence_have_minus_signs() -> None:
    """As all others: a hyphen is shorter than a plus, and stands for something else."""
    values = {"rate": 1e-05, "least": -3, "share": -0.25}
    said = Message("{rate:g} {rate} {least} {least:3d} {share:.1f} {share:+.0%}", values)
    assert str(said) == "1e−05 1e−05 −3  −3 −0.2 −25%"
    assert str(Message("{off} {count:,}", {"off": False, "count": 10000})) == "False 10,000"
