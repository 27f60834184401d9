"""The `maximise` command writes the picture that a unit looks for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.__main__ import main
from playground.cli.maximise import STEPS, WAYS
from playground.training.process.maximise import settings

LAYER = ("--network", "lenet5-digits", "--layer", "4-convolution")


def test_it_writes_the_picture_and_says_how_strongly_the_unit_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / name for name in ("a.png", "b.png", "c.png")]
    for path, seed in zip(paths, "445", strict=True):
        given = ("--unit", "3", "--steps", "20", "--seed", seed, "--output", str(path))
        assert main(["maximise", *LAYER, *given]) == 0
    assert "unit 3 of 4-convolution:" in capsys.readouterr().out
    one, again, other = (np.asarray(Image.open(path)) for path in paths)
    assert one.shape == (224, 224)
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_what_cannot_be_made_is_a_sentence_and_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = ("--output", str(tmp_path / "a.png"))
    assert main(["maximise", *LAYER, "--unit", "16", *output]) == 2
    assert main(["maximise", *LAYER, "--unit", "1", "--output", str(tmp_path / "a.jpg")]) == 2
    assert main(["maximise", *LAYER[:3], "nothing", "--unit", "1", *output]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3
    assert list(tmp_path.iterdir()) == []


def test_the_command_knows_every_way_and_the_usual_steps() -> None:
    assert (WAYS, STEPS) == (settings.WAYS, settings.STEPS)
