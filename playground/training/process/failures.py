"""The sentence for an error that nobody expected."""

from __future__ import annotations

import torch

from playground.core.messages import Message, marked


def reason_of(error: Exception) -> Message:
    """Return the sentence that the window shows of an error of torch's or of ours."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError) or "memory" in str(error):
        return Message(
            marked(
                "message",
                "There is not enough memory to train this: choose a smaller batch or network.",
            )
        )
    return Message(
        marked("message", "The training came upon an error: {reason}"), {"reason": str(error)}
    )
