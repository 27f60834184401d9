"""The lines that lead to a result, where they are too long for their place."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from playground.gui.inspect.arithmetic.outcomeview import OutcomeView


@pytest.mark.parametrize("digits", [0, 6])
def test_a_sum_is_broken_before_what_is_added(qtbot: QtBot, digits: int) -> None:
    """Its last sign stood on a line by itself."""
    view = OutcomeView()
    qtbot.addWidget(view)
    numbers = f"−3.2{'1' * digits}", f"(−0.08{'1' * digits})"
    words = ["Σ", numbers[0], "+", "bias", numbers[1], "≈"]
    broken = 0
    for width in range(400, 140 + 8 * digits, -2):
        _, rows = view._rows([(word, word in numbers) for word in words], width)
        texts = [[text for text, _ in row] for row in rows]
        assert texts in ([words], [words[:2], words[2:]]), width
        broken += len(rows) > 1
    assert broken
