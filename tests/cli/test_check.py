"""The `check` command says what is in a session file, or what is wrong, and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from playground import app
from playground.__main__ import main
from playground.core.ink import INK_COLOURS, Ink, Stroke
from playground.core.run_notes import RunNotes
from playground.core.step_edits import keep_step, set_step_notes
from playground.sessions.sessionfile import Kept, write_session
from tests.sessions.test_sessionfile import rich_session
from tests.sessions.trainings import trained

SAMPLES = Path(__file__).parent.parent / "sessions" / "samples"


def test_it_says_what_is_in_a_session(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLES / "version-1.convplay")]) == 0
    said = capsys.readouterr().out
    for words in (
        "deep, 14×12 pixels, seen in grey",
        "12×14×1 → ",
        "Dense · 5 units",
        "circle, Kreis, 圆",
        "My drawings",
        "a: 3 examples",
        "3 epochs",
    ):
        assert words in said


def test_it_says_what_was_trained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = rich_session()
    kept = trained(session, tmp_path / "epochs")
    session = replace(session, runs=RunNotes().with_note(kept.runs[0].key, name="mine"))
    write_session(tmp_path / "a.convplay", Kept(session, training=kept))
    assert main(["check", str(tmp_path / "a.convplay")]) == 0
    said = capsys.readouterr().out
    assert "run         mine, 5 epochs\nrun         run 2, 5 epochs\n" in said
    assert "training    after epoch 5; 6 are kept, the first weights among them\n" in said
    (tmp_path / "epochs" / "epoch-000005.safetensors").unlink()
    write_session(tmp_path / "a.convplay", Kept(session, training=kept))
    assert main(["check", str(tmp_path / "a.convplay")]) == 0
    assert "first weights among them: epoch 5 is missing\n" in capsys.readouterr().out


def test_ink_is_told_of_and_one_thing_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stroke = Stroke(INK_COLOURS[0], 0.01, ((0.1, 0.1), (0.2, 0.2)))
    session = keep_step(app.first_session(), 0, "edges", {}, "")
    session = set_step_notes(session, 0, "slowly")
    steps = (replace(session.steps[0], ink=Ink((stroke,))),)
    write_session(tmp_path / "a.convplay", Kept(replace(session, steps=steps)))
    assert main(["check", str(tmp_path / "a.convplay")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "steps       1. edges, 1 word of notes, 1 stroke of ink"


def test_a_session_without_a_training_has_fewer_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_session(tmp_path / "a.convplay", Kept(app.first_session()))
    assert main(["check", str(tmp_path / "a.convplay")]) == 0
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines()] == ["picture", "network", "weights"]


def test_the_steps_of_a_presentation_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = keep_step(keep_step(app.first_session(), 0, "edges", {}, ""), 1, "curve", {}, "")
    write_session(tmp_path / "a.convplay", Kept(set_step_notes(session, 0, "say it slowly")))
    assert main(["check", str(tmp_path / "a.convplay")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-2] == "steps       1. edges, 3 words of notes"
    assert said[-1].split() == ["2.", "curve"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 something else", None])
def test_what_is_wrong_is_a_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "broken.convplay"
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    out, error = capsys.readouterr()
    assert not out
    assert error.count("\n") == 1
    assert "broken.convplay" in error
