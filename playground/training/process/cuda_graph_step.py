"""Steps recorded once on a CUDA card and played back: no launch waits for Python."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from playground.training.process.data import Resident
from playground.training.process.parallel import Team
from playground.training.process.steps import PlainStep

WARM_UP_STEPS = 3
"""Steps before recording, in which libraries choose their kernels and optimisers get ready."""

STEPS_AHEAD = 8
"""Steps between two marks; at most three marks' worth are given to the card ahead of time, so that
what is shown, and a pause, are not behind by more than some milliseconds."""

MAX_BATCH_SIZES = 2
"""Batches of the full size, and the last one of an epoch."""


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A graph, where it reads the places of a batch, and where outputs and gradients lie."""

    graph: Any
    places: Tensor
    outputs: Tensor
    gradients: list[tuple[Tensor, Tensor]]


class RecordedStep:
    """The plain step, played back; what cannot be recorded is done the plain way."""

    def __init__(self, plain: PlainStep) -> None:
        self._plain = plain
        self._recordings: dict[int, Recording] = {}
        self._possible = True
        self._marks: deque[torch.cuda.Event] = deque()
        self._unmarked = 0

    @staticmethod
    def suits(device: torch.device, team: Team) -> bool:
        """Whether steps on this device can be recorded at all."""
        return device.type == "cuda" and team.size == 1

    def __call__(self, batch: Any) -> Tensor | None:
        """Forward, loss, backward, update, with look-up and augmentation."""
        if not isinstance(self._plain.data, Resident) or not len(batch):
            return self._plain(batch)
        recording = self._recordings.get(len(batch))
        if recording is None:
            if not self._possible or len(self._recordings) >= MAX_BATCH_SIZES:
                return self._plain(batch)
            try:
                recording = self._recordings[len(batch)] = self._record(batch)
            except RuntimeError:  # some operation of the network needs the processor
                self._possible = False
                return self._plain(batch)
        recording.places.copy_(batch)
        recording.graph.replay()
        for weight, gradient in recording.gradients:
            if weight.grad is gradient:
                break  # so are the others
            weight.grad = gradient
        self._keep_pace()
        return recording.outputs.clone()  # before the next step overwrites them

    def _keep_pace(self) -> None:
        """Wait, asleep, when the card is far behind."""
        self._unmarked += 1
        if self._unmarked < STEPS_AHEAD:
            return
        self._unmarked = 0
        if len(self._marks) > 2:
            mark = self._marks.popleft()
            mark.synchronize()
        else:
            mark = torch.cuda.Event(blocking=True)  # type: ignore[no-untyped-call]
        mark.record()
        self._marks.append(mark)

    def _record(self, batch: Tensor) -> Recording:
        places = batch.clone()
        device = places.device
        kept = SavedTensors(self._plain)
        try:
            stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
            stream.wait_stream(torch.cuda.current_stream(device))
            with torch.cuda.stream(stream):
                for _ in range(WARM_UP_STEPS):
                    self._plain(places)
            torch.cuda.current_stream(device).wait_stream(stream)
        finally:
            kept.put_back()
        self._plain.optimiser.zero_grad(set_to_none=True)
        graph = torch.cuda.CUDAGraph()
        # Other threads of this process may use the card meanwhile.
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):
            outputs = self._plain(places)
        assert outputs is not None
        weights = [
            weight for group in self._plain.optimiser.param_groups for weight in group["params"]
        ]
        gradients = [(weight, weight.grad) for weight in weights if weight.grad is not None]
        return Recording(graph, places, outputs, gradients)


class SavedTensors:
    """All that a step changes, to be put back in place: recordings know tensors by address."""

    def __init__(self, plain: PlainStep) -> None:
        self._plain = plain
        with torch.no_grad():
            self._tensors = {
                name: tensor.clone() for name, tensor in plain.module.state_dict().items()
            }
            self._past = {
                weight: {
                    key: value.clone() for key, value in state.items() if torch.is_tensor(value)
                }
                for weight, state in plain.optimiser.state.items()
            }
        self._random = torch.cuda.get_rng_state() if torch.cuda.is_available() else None

    def put_back(self) -> None:
        """Undo the steps since; an optimiser that had no past gets one of zeros."""
        with torch.no_grad():
            for name, tensor in self._plain.module.state_dict().items():
                tensor.copy_(self._tensors[name])
            for weight, state in self._plain.optimiser.state.items():
                before = self._past.get(weight, {})
                for key, value in state.items():
                    if torch.is_tensor(value):
                        value.copy_(before[key]) if key in before else value.zero_()
        if self._random is not None:
            torch.cuda.set_rng_state(self._random)
