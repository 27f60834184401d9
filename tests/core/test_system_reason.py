"""Why the system refuses a file is said in words that are translated."""

from __future__ import annotations

import errno
import os

import pytest

from playground.core.messages import Message, Refused, Term
from playground.core.system_reason import REASONS, reason_of


@pytest.mark.parametrize("number", REASONS)
def test_usual_reasons_stand_in_a_sentence_in_ones_own_language(number: int) -> None:
    reason = reason_of(OSError(number, os.strerror(number)))
    assert reason == Term("reason", REASONS[number])
    message = Message("{name} cannot be written: {reason}.", {"name": "a", "reason": reason})
    assert str(message) == f"a cannot be written: {REASONS[number]}."
    told = message.filled(lambda context, text: text.upper() if context == "reason" else text)
    assert told == f"a cannot be written: {REASONS[number].upper()}."


def test_others_are_told_as_the_system_does() -> None:
    assert reason_of(OSError(errno.EXDEV, "Invalid cross-device link")) == (
        "Invalid cross-device link"
    )
    assert reason_of(OSError("no number")) == "no number"


def test_a_reason_is_part_of_a_refusal() -> None:
    refused = Refused("{reason}", reason=reason_of(OSError(errno.ENOSPC, "No space left")))
    assert str(refused) == "the disk is full"
