"""The sentence names every ending, and reads well with one as with several."""

from __future__ import annotations

import pytest

from playground.core.file_ending import wrong_ending


@pytest.mark.parametrize(
    ("suffixes", "said"),
    [
        ((".csv",), "a.bmp does not end with .csv."),
        ((".gif", ".webp"), "a.bmp does not end with .gif or .webp."),
        ((".png", ".svg", ".pdf"), "a.bmp does not end with .png, .svg or .pdf."),
    ],
)
def test_one_ending_or_several(suffixes: tuple[str, ...], said: str) -> None:
    assert str(wrong_ending("a.bmp", suffixes)) == said


def test_no_name_at_all_is_quoted() -> None:
    assert str(wrong_ending("", (".csv",))) == "'' does not end with .csv."
