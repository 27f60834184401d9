"""Inquiries: every method's map, what is left of it after shuffling, and the desk beside all."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
import torch

from playground.core.arrays import FloatArray
from playground.core.session import Network
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from playground.layers.shuffled import layers_with_weights, shuffled
from playground.layers.state import tensors_of
from playground.training.process.attribution import METHODS
from playground.training.process.attribution.method import Method, Settings
from playground.training.process.attribution.subject import Subject as Explained_
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.desk import Desk
from playground.training.process.inquiries.explaining import parts, rank_correlation
from playground.training.protocol import messages
from playground.training.protocol.inquiries.explaining import (
    AskedNumber,
    Explained,
    ExplainInquiry,
    Methods,
)
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.inquiries.messages import (
    Found,
    GiveUp,
    Inquire,
    InquiryOver,
    LookAt,
)

SHAPE = (1, 8, 8)


def network(function: str = "relu") -> Network:
    """A filter layer, pooling, and three outputs."""
    rng = np.random.default_rng(2)
    first = Convolution.default(SHAPE, rng)
    layers = (first, Activation(function=function), Pooling(), Flatten())
    shape = SHAPE
    for layer in layers:
        shape = layer.output_shape(shape)
    return Network((*layers, Dense.random(shape, 3, rng), Activation(function="softmax")))


def subject(function: str = "relu") -> Subject:
    """That on noise."""
    return Subject(network(function), np.random.default_rng(4).random(SHAPE, np.float32))


def explained(about: Subject, inquiry: ExplainInquiry) -> dict[str, Explained]:
    """What every method says."""
    found = list(parts(InquiryContext(about), inquiry))
    assert isinstance(found[0], Methods)
    assert [each.name for each in found[0].methods] == list(METHODS)
    return {each.method: each for each in found[1:] if isinstance(each, Explained)}


def test_every_method_is_asked_and_the_quick_ones_come_first() -> None:
    found = explained(subject(), ExplainInquiry(AskedNumber(1), patch=2, stride=1))
    assert set(found) == set(METHODS)
    assert all(each.values is not None for each in found.values())
    slow = [METHODS[name].takes_many_passes for name in found]
    assert slow == sorted(slow)


def test_what_is_there_already_is_not_worked_out_again() -> None:
    about = ExplainInquiry(AskedNumber(1), without=frozenset({*METHODS} - {"gradient"}))
    assert set(explained(subject(), about)) == {"gradient"}


def test_a_unit_can_be_asked_about() -> None:
    found = explained(subject(), ExplainInquiry(AskedNumber(2, layer=1), patch=2))
    values = found["gradient"].values
    assert values is not None
    assert 0 < np.count_nonzero(values) <= 9  # a filter of 3×3 sees no more


def test_methods_that_differ_at_relus_alone_say_that_there_is_none() -> None:
    found = explained(subject("tanh"), ExplainInquiry(AskedNumber(0)))
    for name in ("guided", "deconvnet"):
        assert found[name].values is None
        assert "ReLU" in str(found[name].refusal)
    assert found["gradient"].values is not None


def test_an_error_of_a_method_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(about: Explained_, settings: Settings) -> torch.Tensor:
        raise RuntimeError("no such thing")

    method = Method("failing", "Failing", "It fails.", "nobody", fail)
    monkeypatch.setitem(METHODS._items, "failing", method)
    found = explained(subject(), ExplainInquiry(AskedNumber(0)))
    assert "no such thing" in str(found["failing"].refusal)
    assert found["gradient"].values is not None


def test_after_shuffling_each_map_has_its_similarity() -> None:
    about = subject()
    context = InquiryContext(about)
    before = list(parts(context, ExplainInquiry(AskedNumber(1))))
    after = list(parts(context, ExplainInquiry(AskedNumber(1), shuffled=1)))
    one, other = (
        next(each for each in found if isinstance(each, Explained) and each.method == "gradient")
        for found in (before, after)
    )
    assert one.similarity is None
    assert one.values is not None
    assert other.values is not None
    assert other.similarity == pytest.approx(rank_correlation(one.values, other.values))
    assert other.similarity is not None
    assert other.similarity < 0.999


def test_rank_correlation_is_spearmans() -> None:
    rising = np.arange(12, dtype=np.float32).reshape(3, 4)
    assert rank_correlation(rising, rising**3) == pytest.approx(1)
    assert rank_correlation(rising, rising.max() - rising) == pytest.approx(-1)
    assert rank_correlation(rising, np.zeros_like(rising)) is None


def test_shuffling_keeps_the_numbers_and_goes_down_layer_by_layer() -> None:
    whole = network()
    places = layers_with_weights(whole)
    assert places == (0, 4)
    one, both = shuffled(whole, 1, 0), shuffled(whole, 2, 0)
    assert one[0] is whole[0]
    before, after = tensors_of(whole), tensors_of(both)
    for name, values in before.items():
        assert sorted(values.ravel()) == sorted(after[name].ravel())
    assert not np.array_equal(before["4.weight"], after["4.weight"])
    np.testing.assert_array_equal(tensors_of(one)["4.weight"], after["4.weight"])
    assert shuffled(whole, 0, 0) is whole
    assert shuffled(whole, 99, 0)[0] is not whole[0]


# The desk.


class Replies:
    """What the desk sends, and a way to wait for the end of an answer."""

    def __init__(self) -> None:
        self.all: list[messages.Reply] = []
        self._over = threading.Condition()

    def put(self, reply: messages.Reply) -> None:
        with self._over:
            self.all.append(reply)
            self._over.notify_all()

    def wait_for(self, token: int) -> InquiryOver:
        """Wait for the end of an answer."""

        def over() -> InquiryOver | None:
            ends = (each for each in self.all if isinstance(each, InquiryOver))
            return next((each for each in ends if each.token == token), None)

        with self._over:
            assert self._over.wait_for(lambda: over() is not None, timeout=60)
            found = over()
        assert found is not None
        return found

    def tokens(self) -> set[int]:
        """Those of the parts of answers."""
        return {each.token for each in self.all if isinstance(each, Found)}


@pytest.fixture
def replies() -> Replies:
    return Replies()


@pytest.fixture
def desk(replies: Replies) -> Iterator[Desk]:
    made = Desk(replies.put)
    yield made
    made.close()
    assert made._thread is not None
    made._thread.join(60)


def inquiry(token: int, unit: int = 0) -> Inquire:
    return Inquire(token, ExplainInquiry(AskedNumber(unit), patch=2, stride=2))


def test_the_desk_answers_in_parts_and_says_when_it_is_done(desk: Desk, replies: Replies) -> None:
    desk.take(LookAt(1, subject()))
    desk.take(inquiry(1))
    assert replies.wait_for(1).refusal is None
    assert len([each for each in replies.all if isinstance(each, Found)]) == 1 + len(METHODS)


def test_what_is_given_up_is_not_answered(desk: Desk, replies: Replies) -> None:
    desk.take(GiveUp(1))
    desk.take(LookAt(1, subject()))
    desk.take(inquiry(1))
    desk.take(inquiry(2))
    replies.wait_for(2)
    assert replies.tokens() == {2}


def test_nothing_is_answered_about_what_is_looked_at_no_more(
    desk: Desk, replies: Replies, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, other = threading.Event(), threading.Event()

    def slowly(about: Explained_, settings: Settings) -> torch.Tensor:
        begun.set()
        assert other.wait(60)
        return about.x[0]

    method = Method("slow", "Slow", "It waits.", "nobody", slowly)
    monkeypatch.setitem(METHODS._items, "gradient", method)
    desk.take(LookAt(1, subject()))
    desk.take(inquiry(1))
    assert begun.wait(60)
    desk.take(LookAt(2, subject()))
    other.set()
    desk.take(inquiry(2))
    replies.wait_for(2)
    said = [each for each in replies.all if isinstance(each, Found) and each.token == 1]
    assert all(isinstance(each.part, Methods) for each in said)


def test_the_same_network_is_not_sent_again(desk: Desk, replies: Replies) -> None:
    first = subject()
    other = Subject(Network(), np.ascontiguousarray(first.x[:, ::-1]), first.top)
    desk.take(LookAt(1, first))
    desk.take(inquiry(1))
    replies.wait_for(1)
    desk.take(LookAt(2, other, is_same_network=True))
    desk.take(inquiry(2))
    assert replies.wait_for(2).refusal is None
    desk.take(LookAt(3, Subject(first.network, other.x, first.top)))
    desk.take(inquiry(3))
    replies.wait_for(3)
    two, three = (said_of(replies, token) for token in (2, 3))
    assert two.keys() == three.keys()
    for name, values in two.items():
        np.testing.assert_array_equal(values, three[name])
    assert any(not np.array_equal(two[name], said_of(replies, 1)[name]) for name in two)


def said_of(replies: Replies, token: int) -> dict[str, FloatArray]:
    """The maps of all methods that said something."""
    found = (each.part for each in replies.all if isinstance(each, Found) and each.token == token)
    return {
        part.method: part.values
        for part in found
        if isinstance(part, Explained) and part.values is not None
    }


def test_what_does_not_fit_is_refused_with_a_sentence(desk: Desk, replies: Replies) -> None:
    x: FloatArray = np.zeros((1, 1, 1), np.float32)  # nothing to be pooled
    desk.take(LookAt(1, Subject(network(), x)))
    desk.take(inquiry(1))
    found = replies.wait_for(1)
    assert found.refusal is not None


def test_there_is_no_answer_number_9(desk: Desk, replies: Replies) -> None:
    desk.take(LookAt(1, subject()))
    desk.take(inquiry(1, unit=9))
    replies.wait_for(1)
    parts_ = [each.part for each in replies.all if isinstance(each, Found)]
    said = [each for each in parts_ if isinstance(each, Explained)]
    assert said
    assert all(each.values is None for each in said)
