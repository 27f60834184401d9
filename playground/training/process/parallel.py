"""Several processes, or machines, that train one network together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, distributed, nn
from torch.nn.parallel import DistributedDataParallel

from playground.training.process.losses import mean_loss
from playground.training.process.running_metrics import Score
from playground.training.process.steps import PlainStep, TrainingStep


@dataclass(frozen=True, slots=True)
class Team:
    """How many processes there are, which of them this is, and its place on its machine."""

    size: int = 1
    rank: int = 0
    place: int = 0

    @property
    def leads(self) -> bool:
        """Whether this process speaks for all."""
        return self.rank == 0

    def share(self, places: Tensor) -> Tensor:
        """This process's part of a batch; the parts differ by one picture at most."""
        return places if self.size == 1 else places.tensor_split(self.size)[self.rank]

    def wrapped(self, module: nn.Module) -> nn.Module:
        """The module, its gradients averaged over all processes."""
        return module if self.size == 1 else DistributedDataParallel(module)

    def step(self, plain: PlainStep) -> TrainingStep:
        """The step of a process that may have peers."""
        return plain if self.size == 1 else SharedStep(plain, self)

    def combined(self, score: Score, device: torch.device) -> Score:
        """The score over the pictures of all processes."""
        if self.size == 1:
            return score
        parts = [score.loss * score.count, score.accuracy * score.count] if score.count else [0, 0]
        sums = torch.tensor([*parts, score.count], dtype=torch.float64, device=device)
        distributed.all_reduce(sums)
        loss, right, count = sums.tolist()
        return Score(loss / count, right / count, int(count)) if count else score

    def wait(self) -> None:
        """Until every process has come this far."""
        if self.size > 1:
            distributed.barrier()


ALONE = Team()


class SharedStep:
    """A step on this process's part of a batch, equal to one on the whole of it.

    Processes average their gradients as if they had the same number of pictures; each scales its
    own by how many it has, so that every picture of the batch counts alike.
    """

    def __init__(self, plain: PlainStep, team: Team) -> None:
        self._plain = plain
        self._team = team

    def __call__(self, batch: Any) -> Tensor | None:
        """Forward, loss, backward, update; None when there is nothing on this process."""
        pictures, labels = self._plain.data.load(batch)
        count = len(labels)
        total = torch.tensor([count], device=pictures.device)
        distributed.all_reduce(total)
        everywhere = int(total)
        if not everywhere:
            return None
        if not count:  # the others wait for a gradient all the same: one that counts nothing
            pictures = pictures.new_zeros((1, *pictures.shape[1:]))
            labels = labels.new_zeros(1)
        outputs: Tensor = self._plain.module(pictures)
        loss = mean_loss(outputs, labels, self._plain.loss)
        self._plain.optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss * (count * self._team.size / everywhere))
        self._plain.optimiser.step()
        return outputs.detach() if count else None


def join_team() -> Team:
    """The team that torchrun started this process in; ALONE when it did not."""
    if "WORLD_SIZE" not in os.environ or "RANK" not in os.environ:
        return ALONE
    team = Team(
        size=int(os.environ["WORLD_SIZE"]),
        rank=int(os.environ["RANK"]),
        place=int(os.environ.get("LOCAL_RANK", "0")),
    )
    if team.size > 1:
        cards = torch.cuda.device_count() if torch.cuda.is_available() else 0
        distributed.init_process_group("nccl" if cards > team.place else "gloo")
    return team


def leave_team(team: Team) -> None:
    """Say goodbye to the others."""
    if team.size > 1:
        distributed.destroy_process_group()
