"""Corrections of a folder's pictures: another class or none, the files left as they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.core.messages import Refused
from playground.datasets.corrections import corrected
from playground.datasets.folder import FolderOfPictures
from playground.datasets.planfile import source_from_json, source_to_json


@pytest.mark.parametrize("parts", [("",), ("train/", "val/")])
def test_a_picture_is_of_another_class_or_left_out(parts: tuple[str, ...], tmp_path: Path) -> None:
    for part in parts:
        for name, level in (("a", 10), ("b", 200)):
            (tmp_path / part / name).mkdir(parents=True)
            for number in range(3):
                pixels = np.full((8, 8), level + number, np.uint8)
                Image.fromarray(pixels).save(tmp_path / part / name / f"{number}.png")
    source = FolderOfPictures(str(tmp_path), size=8, colour="gray")
    plain = source.load()
    last = parts[-1]
    changes = corrected((), [f"{last}a/0.png"], "b")
    changes = corrected(changes, [f"{last}b/2.png", f"{last}gone.png"], "")
    changes = corrected(changes, [f"{last}b/1.png"], "no class any more")
    fixed = FolderOfPictures(str(tmp_path), size=8, colour="gray", corrections=changes).load()
    names = {fixed.pictures.name(at): int(label) for at, label in enumerate(fixed.labels)}
    wanted = {plain.pictures.name(at): int(label) for at, label in enumerate(plain.labels)}
    wanted[f"{last}a/0.png"] = 1
    del wanted[f"{last}b/2.png"]
    assert names == wanted
    if plain.held_out is None:
        assert fixed.held_out is None
    else:
        assert fixed.held_out is not None
        apart = {fixed.pictures.name(int(at)) for at in fixed.held_out}
        assert apart == {name for name in wanted if name.startswith("val/")}
    said = [str(note) for note in fixed.notes]
    assert "Corrected pictures: 1 of another class, 1 left out." in said
    lost = f"{last}b/1.png, {last}gone.png"
    assert f"2 corrections do nothing, as their files or classes are no more: {lost}." in said


def test_they_are_kept_in_files() -> None:
    source = FolderOfPictures("somewhere", corrections=(("a/1.png", "b"), ("a/2.png", "")))
    assert source_from_json(source_to_json(source)) == source
    assert "corrections" not in source_to_json(FolderOfPictures("somewhere"))
    for wrong in ("a", [["a"]], [["a", 1]], {"a": "b"}):
        with pytest.raises(Refused, match="corrections"):
            source_from_json({**source_to_json(source), "corrections": wrong})
