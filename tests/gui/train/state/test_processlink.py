"""What the process replies is taken in turn by turn, in order, and nothing waits unseen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from playground.gui.train.state.processlink import AT_REST_MS, PACE_MS, ProcessLink
from playground.training.protocol import messages
from tests.gui.clock import Clock, drain
from tests.gui.train.scripted import ScriptedClient, progress

WEIGHTS = messages.Weights(1, 2, {})


class Looks:
    """A link, and the replies of each of its turns."""

    def __init__(self) -> None:
        self.clients: list[ScriptedClient] = []
        self.link = ProcessLink(self._new_client)
        self.link.due.connect(self._look)
        self.turns: list[list[messages.Reply]] = []
        self.link.open()

    def _new_client(self, arrived: object) -> ScriptedClient:
        self.clients.append(ScriptedClient(arrived))  # type: ignore[arg-type]
        return self.clients[-1]

    def _look(self) -> None:
        self.turns.append(list(self.link.replies_of_a_turn()))

    def reply(self, *replies: messages.Reply) -> None:
        self.clients[-1].reply(*replies)
        drain()


@pytest.fixture
def looks(qtbot: QtBot, clock: Clock) -> Looks:
    return Looks()


def test_weights_have_a_turn_of_their_own_in_their_place(looks: Looks, clock: Clock) -> None:
    first, last = progress(0, 1), progress(0, 2)
    hold = messages.PhaseChanged("paused")
    looks.reply(first, last, WEIGHTS, hold)
    clock.advance(PACE_MS)
    assert looks.turns == [[first, last], [WEIGHTS], [hold]]


def test_what_arrives_while_others_wait_is_looked_at_soon(looks: Looks, clock: Clock) -> None:
    first, second, third = (progress(0, batch) for batch in (1, 2, 3))
    looks.reply(first, WEIGHTS)
    assert looks.turns == [[first]]
    looks.reply(second)
    clock.advance(0)
    looks.reply(third)
    clock.advance(2 * PACE_MS)
    taken = [reply for turn in looks.turns for reply in turn]
    assert taken == [first, WEIGHTS, second, third]
    assert clock.is_at_rest


def test_what_waits_is_among_all_replies_and_gone_with_the_process(looks: Looks) -> None:
    first, second = progress(0, 1), progress(0, 2)
    looks.reply(first, WEIGHTS)
    looks.clients[-1].waiting.append(second)
    assert list(looks.link.replies()) == [WEIGHTS, second]
    looks.reply(first, WEIGHTS)
    looks.link.close()
    looks.link.open()
    assert list(looks.link.replies()) == []


def test_the_process_after_one_that_was_discarded_amid_its_replies_is_heard(
    looks: Looks, clock: Clock
) -> None:
    """What was on its way then counted as known for ever: nothing was listened to any more."""
    first, second, third = (progress(0, batch) for batch in (1, 2, 3))
    looks.reply(first)
    looks.reply(second)  # waits for its turn
    looks.link.discard()
    looks.link.open()
    looks.reply(third)
    clock.advance(2 * PACE_MS)
    assert looks.turns[-1] == [third]


def test_a_process_of_a_training_that_was_opened_waits_for_the_paint(clock: Clock) -> None:
    clients: list[ScriptedClient] = []

    def new_client(arrived: object) -> ScriptedClient:
        clients.append(ScriptedClient(arrived))  # type: ignore[arg-type]
        return clients[-1]

    link = ProcessLink(new_client)
    link.open_later()
    link.open()  # as the mode is entered meanwhile
    link.send(messages.Stop())
    link.send(messages.Pause())
    assert clients == []
    clock.advance(AT_REST_MS)
    link.send(messages.Resume())
    assert clients[0].sent == [messages.Stop(), messages.Pause(), messages.Resume()]
    link.open_later()
    link.send(messages.Pause())
    assert clients[0].sent[-1] == messages.Pause()  # there is one already
    link.close()
    link.open_later()
    link.send(messages.Stop())
    link.close()
    clock.advance(AT_REST_MS)
    assert len(clients) == 1
