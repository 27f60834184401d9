"""The context that the answer to an inquiry is worked out from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor

from playground.core.cancelling import never
from playground.training.process.modules import TorchNetwork, torch_network
from playground.training.protocol.inquiries.inquiry import Subject


@dataclass(frozen=True, slots=True, eq=False)
class InquiryContext:
    """A subject, and the way to say how far the answer is.

    `progress` is to be called with how much there is of how much, and where `is_cancelled` says so,
    Cancelled is to be raised. `memory` is kept from one inquiry about the subject to the next,
    `of_network` as long as it is about the same network with an input of the same shape.
    """

    subject: Subject
    progress: Callable[[int, int], None] = lambda done, total: None
    is_cancelled: Callable[[], bool] = never
    memory: dict[Any, Any] = field(default_factory=dict)
    of_network: dict[Any, Any] = field(default_factory=dict)

    def network(self) -> TorchNetwork:
        """The network without its last softmax; raises Refused where it does not fit."""
        found = self.of_network.get((TorchNetwork,))
        if found is None:
            shape = self.subject.x.shape
            found = torch_network(self.subject.network, shape, logits=True).eval()
            found.requires_grad_(False)
            self.of_network[(TorchNetwork,)] = found
        assert isinstance(found, TorchNetwork)
        return found

    def x(self) -> Tensor:
        """The input of the network: 1 × channels × height × width."""
        return torch.from_numpy(np.array(self.subject.x, np.float32))[None]
