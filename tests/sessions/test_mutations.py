"""Whatever stands in a session file, it is a sentence or a session."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground.core import edits
from playground.sessions.sessionfile import Kept, write_session
from tests.sessions.mutations import altered
from tests.sessions.test_sessionfile import VIEW, sentence_on, session_with_steps
from tests.sessions.trainings import trained

FILES = 150
"""Of 2000 in `tests.bench.bench_sessions`."""


def test_altered_values_entries_and_numbers_are_a_sentence_that_names_what_is_wrong(
    tmp_path: Path,
) -> None:
    rng = np.random.default_rng(21)
    session = edits.set_working_size(session_with_steps(), 12, False)
    path, broken = tmp_path / "s.convplay", tmp_path / "broken.convplay"
    write_session(path, Kept(session, VIEW, trained(session, tmp_path / "epochs")))
    sentences = []
    for _ in range(FILES):
        altered(path, broken, rng)
        sentences.append(sentence_on(broken))
    refused = [sentence for sentence in sentences if sentence]
    assert len(refused) > FILES // 2
    assert not any("\n" in sentence for sentence in refused)
    assert not any("a value in its session.json cannot stand there" in each for each in refused)
