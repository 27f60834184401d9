"""A small session as text survives a message; what is no such text is a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground import app
from playground.core import edits
from playground.core.messages import Refused
from playground.core.plan import TrainingPlan
from playground.core.steps import Step
from playground.datasets import Shapes
from playground.datasets.drawings import Drawings, DrawnClass
from playground.datasets.folder import FolderOfPictures
from playground.layers.shipped import with_shipped_network
from playground.sessions import sessiontext
from playground.sessions.sessionfile import Kept
from playground.sessions.sessiontext import MAX_CHARACTERS, left_out, session_in, session_text
from tests.core.test_edits import same
from tests.sessions.test_sessionfile import rich_session
from tests.sessions.trainings import trained


def small() -> Kept:
    session = edits.set_field(app.first_session(), 0, "stride", (2, 1))
    return Kept(edits.set_working_size(session, 128, True), {"layer": 1})


def test_a_session_survives_as_text_between_other_words() -> None:
    kept = small()
    text = session_text(kept)
    assert len(text) <= MAX_CHARACTERS
    assert text.startswith("convolution-playground session 2 camera\n")
    mailed = "Dear all,\r\n\r\n" + text.replace("\n", "\r\n  ") + "\r\nGreetings, end of message"
    found = session_in(mailed)
    assert same(found.session, kept.session)
    assert found.view == {"layer": 1}


def test_data_that_are_settings_alone_go_along() -> None:
    plan = TrainingPlan(data=Shapes(seed=5), epochs=7)
    kept = Kept(edits.set_training(app.first_session(), plan))
    assert left_out(kept) is None
    assert session_in(session_text(kept)).session.training == plan


def test_what_does_not_go_along_is_named(tmp_path: Path) -> None:
    session = app.first_session()
    drawn = Drawings(classes=(DrawnClass("a", (np.ones((1, 8, 8), np.float32),)),))
    folder = FolderOfPictures(folder=str(tmp_path))
    with_data = [edits.set_training(session, TrainingPlan(data=data)) for data in (drawn, folder)]
    assert [str(left_out(Kept(each))) for each in with_data] == [
        "the drawings to train on",
        "the data to train on",
    ]
    for each in with_data:
        text = session_text(Kept(each))
        assert not session_in(text).session.training.data.kind
        assert str(tmp_path) not in text
    beside = edits.set_training(with_data[0], TrainingPlan(data=Shapes()))
    assert str(left_out(Kept(beside))) == "the drawings to train on"
    there = session_in(session_text(Kept(beside))).session
    assert (there.training.data, there.other_data) == (Shapes(), ())
    rich = replace(with_data[0], steps=(Step("one", session),))
    kept = Kept(rich, {}, trained(session, tmp_path / "epochs"))
    assert str(left_out(kept)) == (
        "its steps with their notes and ink, what was trained and the drawings to train on"
    )


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
def test_a_quoted_session_is_one_still(mark: str) -> None:
    kept = small()
    lines = ["Look at this:", *session_text(kept).splitlines(), "bye"]
    assert same(session_in("\n".join(mark + line for line in lines)).session, kept.session)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: text[:-4],
        lambda text: text.replace("session 2 camera", "session 2 nowhere"),
        lambda text: text[:300] + text[340:],
        lambda text: text[:300] + "!" + text[301:],
        lambda text: text * 200,
    ],
)
def test_what_is_no_such_text_is_a_sentence(change: object) -> None:
    with pytest.raises(Refused) as refused:
        session_in(change(session_text(small())))  # type: ignore[operator]
    assert "\n" not in str(refused.value)


def test_a_text_without_its_end_is_called_damaged() -> None:
    text = session_text(small())
    lines = text.splitlines(keepends=True)
    for count in range(1, len(lines)):
        with pytest.raises(Refused, match="is damaged: copy all of it again"):
            session_in("".join(lines[:count]))
    with pytest.raises(Refused, match="holds no session"):
        session_in("a convolution-playground session is a file")


def test_pictures_of_ones_own_and_large_networks_are_refused() -> None:
    with pytest.raises(Refused, match="a sample picture"):
        session_text(Kept(rich_session()))
    large = edits.set_working_size(app.first_session(), 12, False)
    large = edits.set_network(large, rich_session().network)
    with pytest.raises(Refused, match="save it as a file"):
        session_text(Kept(large))


def test_a_large_network_is_refused_before_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of its text took time with the square of it, and the window stood still for good."""
    monkeypatch.setattr(sessiontext, "network_to_data", lambda _: pytest.fail("it is written"))
    session = with_shipped_network(app.first_session(), "squeezenet-1.1")
    with pytest.raises(Refused, match="too large for a text"):
        session_text(Kept(session))
