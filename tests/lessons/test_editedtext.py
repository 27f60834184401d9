"""What is edited of a file is written; its mark and the ends of its other lines stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.core.messages import Refused
from playground.lessons.editedtext import bytes_of, text_of

TEXTS = st.text(st.sampled_from("ab\r\n\u00a0\u2028\x0b\x85é"), max_size=12)


@given(text=TEXTS, mark=st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_a_text_that_was_not_edited_is_the_file_again(text: str, mark: bytes) -> None:
    data = mark + text.encode()
    assert "\r" not in text_of(data, "a")
    assert bytes_of(text_of(data, "a"), data) == data


@given(before=TEXTS, text=TEXTS.map(lambda text: text.replace("\r", "")))
def test_whatever_is_written_is_read_again(before: str, text: str) -> None:
    assert text_of(bytes_of(text, before.encode()), "a") == text


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("", "a\nb", "a\nb"),
        ("a\r\n", "a\nb\n", "a\r\nb\r\n"),
        ("a\nb\r\nc\rd\r\n", "a\nB\nc\nd\n", "a\nB\r\nc\rd\r\n"),
        ("a\nb\r\nc\rd\r\n", "a\nb\nx\nc\nd\n", "a\nb\r\nx\r\nc\rd\r\n"),
        ("a\nb\r\nc\rd\r\n", "c\nd\n", "c\rd\r\n"),
        ("a\nb\r\nc\rd\r\n", "a\nb", "a\nb"),
    ],
)
def test_lines_keep_their_ends_and_new_ones_have_the_usual(
    before: str, text: str, after: str
) -> None:
    assert bytes_of(text, before.encode()) == after.encode()


def test_what_is_no_utf_8_is_refused() -> None:
    with pytest.raises(Refused, match="mine is no UTF-8"):
        text_of("é".encode("latin-1"), "mine")
