"""A training in progress: what is trained, on what, with what, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from playground.core.arrays import FloatArray
from playground.core.cancelling import never
from playground.core.fitting import fitted
from playground.core.messages import Message, Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.plan import Device, TrainingPlan
from playground.core.session import Network
from playground.datasets.bound_input import bound_to
from playground.datasets.dataset import Dataset, Progress, unwatched
from playground.datasets.normalise import normalisation
from playground.datasets.split import split
from playground.layers.initialise import initialised
from playground.training.process import optimisers
from playground.training.process.cuda_graph_step import RecordedStep
from playground.training.process.data import (
    Part,
    Places,
    Recipe,
    Source,
    Streamed,
    chunks,
    fits,
    iterated,
    plain,
    source,
)
from playground.training.process.devices import chosen
from playground.training.process.epoch_part import EpochPart
from playground.training.process.evaluate import examine
from playground.training.process.modules import LayerModule, torch_network
from playground.training.process.parallel import ALONE, Team
from playground.training.process.schedule import factor
from playground.training.process.steps import PlainStep, TrainingStep
from playground.training.process.stored_features import Features, NoRoom, cut_of
from playground.training.protocol import trainable
from playground.training.protocol.metrics import Examined
from playground.training.protocol.normalised import normalised
from playground.training.protocol.plan_changes import needs_reset

UNBOUND = NetworkInput()


class Job:
    """Everything that a training changes as it goes; the loop itself is in `loop`.

    The same network, plan and data set give the same job: weights, split, order of pictures. The
    normalisation that the plan asks for is measured and becomes the first layer: `given` is the
    network with it, its weights as they came, and `plan` and `input` go with that. Raises Refused
    when the network cannot be trained on the data, or Cancelled while they are measured.
    """

    def __init__(
        self,
        network: Network,
        plan: TrainingPlan,
        dataset: Dataset,
        team: Team = ALONE,
        progress: Progress = unwatched,
        cancelled: Callable[[], bool] = never,
        taken: NetworkInput = UNBOUND,
        prefers: Device = "auto",
    ) -> None:
        trainable.check(network, dataset.shape, len(dataset.classes), plan.frozen)
        self.device = chosen(plan.device, team.place, prefers)
        self.dataset = dataset
        self.team = team
        self.split = split(dataset, plan.validation, plan.seed)
        if not len(self.split.training):
            raise Refused(marked("message", "No pictures are left to train on."))
        measured = normalisation(
            dataset, self.split.training, plan.normalisation, plan.seed, progress, cancelled
        )
        bound = bound_to(taken, dataset)
        self.given, self.plan, self.input = normalised(network, plan, bound, measured)
        plan = self.plan
        self._training = Part(dataset, self.split.training)
        self._validation = Part(dataset, self.split.validation)
        torch.backends.cudnn.benchmark = True  # batches have one size or two
        torch.manual_seed(plan.seed + team.rank)
        self.shuffler = torch.Generator().manual_seed(plan.seed)
        self.network = started(fitted(self.given, dataset.shape), plan)
        self.module = torch_network(self.network, dataset.shape, plan.loss == "cross-entropy")
        self.module.to(self.device)
        if self.device.type == "cpu":  # convolved faster, by a tenth to a half
            self.module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.epoch = 0
        self.steps_done = 0
        self.pictures_seen = 0
        self._rate = plan.rate
        self.idle = 0.0
        """Seconds of the present epoch in which nothing was done, on purpose."""
        self.part: EpochPart | None = None
        """The part that is done of the epoch in whose middle training goes on."""
        self.order = self.shuffler.get_state()
        """That of the shuffler before it drew the order of the present epoch."""
        self.instead: TrainingStep | None = None
        """Takes the steps in the place of the usual one, while it is set."""
        self.features: Features | None = None
        """The features that frozen layers make of the pictures, where they are kept."""
        self.no_room: Message | None = None
        """The reason why they are not kept though they are worth it."""
        self.is_prepared = False
        """Whether the features are those that the next step needs; else `prepare` makes them."""
        self._freeze()
        self._prepare_data()
        self.renew_step()
        self.prepare(progress, cancelled)

    # What the loop asks for.

    @property
    def stepped(self) -> Source:
        """Where the batches of the steps come from: the pictures, or their features."""
        return self.data if self.features is None else self.features.training

    def pictures_of(self, batch: Any) -> tuple[Tensor, Tensor]:
        """The pictures of a batch of the steps, as the network sees them, and their classes."""
        if self.features is None:
            return self.data.load(batch)
        return self.data.load(next(iter(self.data.batches([batch]))))

    @property
    def batches_per_epoch(self) -> int:
        """Steps of an epoch, the last one with what is left over."""
        return -(-len(self.split.training) // (self.plan.batch * self.team.size))

    @property
    def steps(self) -> int:
        """Steps of the whole training."""
        return self.plan.epochs * self.batches_per_epoch

    def take_part(self) -> EpochPart:
        """Return the part done of the epoch that begins, an empty one for none, and forget it."""
        part, self.part = self.part, None
        return part or EpochPart(0, 0.0, 0.0, 0, 0.0)

    def start_epoch(self, done: int = 0) -> Iterator[Any]:
        """The batches of the next epoch, in an order of its own, but for those that are done."""
        self.idle = 0.0
        self.prepare()
        streams = self.features is None and isinstance(self.data, Streamed)
        if streams and fits(self._training, self.device):
            self._prepare_data()  # everything has been decoded by now
            self.renew_step()
        self.data.recipe.start_epoch(self.epoch)
        self.set_mode()
        self.order = self.shuffler.get_state()
        order = torch.randperm(len(self.split.training), generator=self.shuffler)
        batches = chunks(order.to(self.device), self.plan.batch * self.team.size)
        return self._batches(list(islice(batches, done, None)))

    def _batches(self, left: list[Places]) -> Iterator[Any]:
        """A batch of each of these places, from where the steps take theirs when it is their turn.

        A layer that is frozen or let go, or another augmentation, may change that within the epoch.
        """
        taken = 0
        while taken < len(left):
            self.prepare()
            for batch in self._from_one_source(left[taken:]):
                taken += 1
                yield batch

    def _from_one_source(self, left: list[Places]) -> Iterator[Any]:
        """Batches until the steps take theirs from elsewhere: those made ready are of that kind."""
        source = self.stepped
        with closing(iterated(source, (self.team.share(places) for places in left))) as batches:
            for batch in batches:
                yield batch
                if not self.is_prepared or self.stepped is not source:
                    return

    def take_step(self, batch: Any) -> Tensor | None:
        """Train on one batch; what the network put out for it, None when it was empty."""
        outputs = (self.instead or self.step)(batch)
        self.steps_done += 1
        if outputs is not None:
            self.pictures_seen += len(outputs)
        return outputs

    def set_rate(self) -> float:
        """Give the optimiser the rate of the next step."""
        rate = self.rate()
        if rate != self._rate:
            self._rate = rate
            optimisers.set_rate(self.optimiser, rate)
        return rate

    def renew_rate(self) -> None:
        """Give the optimiser the rate again that it should have, whatever it has now."""
        self._rate = self.rate()
        optimisers.set_rate(self.optimiser, self._rate)

    def rate(self) -> float:
        """The learning rate of the next step."""
        return self.plan.rate * factor(self.plan, self.steps_done, self.steps)

    def plain_data(self) -> Source:
        """The training pictures as they are, not augmented."""
        if not (self.plan.augmentation.warps or self.plan.augmentation.noise):
            return self.data
        return Streamed(plain(self._training, self.device), self.device)

    def examine(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Examined:
        """The network's answers to the pictures held out; raises Cancelled.

        Where features are to be computed anew, it does without: it needs a part of them, once.
        """
        part, loss = self.split.validation, self.plan.loss
        module: nn.Module = self.module
        data: Source = self.held_out
        if self.features is not None and self.is_prepared:
            module, data = self.features.after, self.features.held_out
        found = examine(module, data, part, loss, progress, cancelled)
        return replace(found, listing=self.dataset.listing)

    # Changes while it goes on.

    def adjust(self, plan: TrainingPlan) -> None:
        """Go on by another plan; raises Refused when it differs in what only a reset can change."""
        if needs_reset(self.plan, plan):
            raise Refused(
                marked("message", "Begin anew (Same start) to change data, network or seed.")
            )
        trainable.check(self.network, self.dataset.shape, len(self.dataset.classes), plan.frozen)
        before, self.plan = self.plan, plan
        if plan.frozen != before.frozen:
            self._freeze(past=self.optimiser)
        else:
            optimisers.adjust(self.optimiser, plan)
        if plan.augmentation != before.augmentation:
            self.data.recipe = self._recipe()
            self.data.recipe.start_epoch(self.epoch)
        if (plan.frozen, plan.augmentation) != (before.frozen, before.augmentation):
            self.is_prepared = False
        self.renew_step()

    def prepare(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> None:
        """Have what the next step needs; raises Cancelled, and then it is still to be done."""
        if self.is_prepared:
            return
        before = self.features
        self._store_features(progress, cancelled)
        if self.features is not before:
            self.renew_step()
        self.is_prepared = True

    def trained(self) -> dict[str, Tensor]:
        """The weights that the optimiser changes, by name."""
        named = self.module.named_parameters()
        return {name: weight for name, weight in named if weight.requires_grad}

    def weights(self) -> dict[str, FloatArray]:
        """A copy of every tensor of the network, by the names of `torch_network`."""
        return as_arrays(self.module.state_dict())

    def set_weights(self, weights: Mapping[str, FloatArray]) -> None:
        """Put other numbers in; names that are missing keep theirs. Raises Refused."""
        put(self.module.state_dict(), weights)
        if self.features is not None and self.features.are_stale():
            self.is_prepared = False

    # How it is put together.

    def _freeze(self, past: Optimizer | None = None) -> None:
        """Hold the frozen layers, and give the others an optimiser that may know their past."""
        for name, layer in self.module.named_children():
            layer.requires_grad_(int(name) not in self.plan.frozen)
        self.set_mode()
        self._wrapped = self.team.wrapped(self.module)
        weights = list(self.trained().values())
        recorded = RecordedStep.suits(self.device, self.team)
        made = optimisers.optimiser(self.plan, weights, self.device, recorded)
        for weight in weights:
            if past is not None and weight in past.state:
                made.state[weight] = past.state[weight]
        self.optimiser = made
        self._rate = self.plan.rate

    def set_mode(self) -> None:
        """Train; what a frozen layer measures stays as it is too."""
        self.module.train()
        for name, layer in self.module.named_children():
            if int(name) in self.plan.frozen and isinstance(layer, LayerModule):
                layer.eval()

    def _prepare_data(self) -> None:
        self.data: Source = source(self._recipe(), self.device)
        self.held_out = source(plain(self._validation, self.device), self.device)

    def _store_features(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> None:
        """Keep what frozen layers make of the pictures, where they begin the network."""
        cut = cut_of(self.network, self.plan, self.dataset.shape)
        kept = self.features
        if cut is None or self.team.size > 1:
            self.features = None
        elif kept is None or kept.cut != cut or kept.are_stale():
            parts = (self._training, self.data), (self._validation, self.held_out)
            self.features = None  # the old ones are of other weights or layers,
            self.renew_step()  # and give back their room
            try:
                self.features = Features(self.module, cut, parts, self.device, progress, cancelled)
                self.no_room = None
            except NoRoom as found:
                text = marked(
                    "message",
                    "What the frozen layers make of the pictures finds no room on the disk"
                    " ({reason}): it is worked out anew in every epoch, and training is slower.",
                )
                self.no_room = self.no_room or Message(text, {"reason": found.reason})

    def _recipe(self) -> Recipe:
        return Recipe(self._training, self.plan.augmentation, self.device, self.plan.seed)

    def renew_step(self) -> None:
        """Make the step anew, after anything that it works with was exchanged."""
        module = self._wrapped if self.features is None else self.features.after
        one = PlainStep(module, self.optimiser, self.stepped, self.plan.loss)
        recorded = RecordedStep.suits(self.device, self.team)
        self.step: TrainingStep = RecordedStep(one) if recorded else self.team.step(one)


def started(network: Network, plan: TrainingPlan) -> Network:
    """The network with the weights that the plan starts from; frozen layers keep theirs."""
    if plan.initialiser == "as-is":
        return network
    rng = np.random.default_rng((plan.seed, 0x117))
    return Network(
        tuple(
            layer if place in plan.frozen else initialised(layer, plan.initialiser, rng)
            for place, layer in enumerate(network)
        )
    )


def as_arrays(tensors: Mapping[str, Tensor]) -> dict[str, FloatArray]:
    """Copies in the plain layout; from a card they come in one piece, for each has its delay."""
    if not any(tensor.is_cuda for tensor in tensors.values()):
        return {name: as_array(tensor) for name, tensor in tensors.items()}
    flat = torch.cat([tensor.detach().float().reshape(-1) for tensor in tensors.values()]).cpu()
    parts = torch.split(flat, [tensor.numel() for tensor in tensors.values()])
    return {
        name: part.reshape(tensor.shape).numpy().copy()
        for (name, tensor), part in zip(tensors.items(), parts, strict=True)
    }


def as_array(tensor: Tensor) -> FloatArray:
    """A copy in the plain layout."""
    values = tensor.detach().cpu().contiguous().numpy()
    return np.array(values, np.float32, order="C")


def put(tensors: Mapping[str, Tensor], values: Mapping[str, FloatArray]) -> None:
    """Copy `values` into the tensors of the same names; raises Refused when they do not fit."""
    for name, value in values.items():
        if name not in tensors or tuple(tensors[name].shape) != value.shape:
            raise Refused(
                marked("message", "The weights are not those of this network: {name} differs."),
                name=name,
            )
    with torch.no_grad():
        for name, value in values.items():
            tensors[name].copy_(torch.from_numpy(np.ascontiguousarray(value)))
