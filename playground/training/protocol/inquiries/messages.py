"""The messages that an inquiry and its answer go by, beside those of a training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from playground.core.messages import Message, marked
from playground.training.protocol.inquiries.inquiry import Inquiry, Subject

BEGUN_ANEW: Final = marked("message", "The process was begun anew: ask again.")
"""The message to who asked a process that another took the place of."""

# Commands.


@dataclass(frozen=True, slots=True, eq=False)
class LookAt:
    """Answer inquiries about this from now on; those about what was before are given up.

    It may be the same network as before, with another input of the same shape: then the subject has
    none, as a large one takes a second to be sent.
    """

    number: int
    subject: Subject
    is_same_network: bool = False


@dataclass(frozen=True, slots=True)
class Inquire:
    """Answer an inquiry about what is looked at: by Found for each part, then by InquiryOver.

    It is answered beside the training. Tokens rise.
    """

    token: int
    inquiry: Inquiry


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Neither the answer to this inquiry nor those before it are wanted any more."""

    token: int


ToDesk: TypeAlias = LookAt | Inquire | GiveUp

# Replies.


@dataclass(frozen=True, slots=True)
class InquiryProgress:
    """How much of the answer to an inquiry has been worked out."""

    token: int
    done: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A part of the answer to an inquiry; its class stands in the inquiry's file."""

    token: int
    part: Any


@dataclass(frozen=True, slots=True)
class InquiryOver:
    """All of the answer has been sent, or there is none, as `refusal` says."""

    token: int
    refusal: Message | None = None
    details: str = ""


OfInquiry: TypeAlias = InquiryProgress | Found | InquiryOver
