"""The option --stack takes the user's own stacks by name, as the window's menu has them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.cli.stack_option import check, content_of
from playground.core.messages import Refused
from playground.core.network_input import NetworkInput
from playground.exchange import own_files
from playground.layers.layersfile import write_layers_file
from playground.layers.stacks import load_stacks

SHAPE = (1, 32, 32)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(own_files, "own_folder", lambda: tmp_path / "own")
    monkeypatch.chdir(tmp_path)
    return own_files.folder_of(own_files.STACKS)


def test_a_stack_that_the_window_has_kept_is_taken_by_its_name(own: Path) -> None:
    network = load_stacks()["classic"].network(SHAPE, 7)
    write_layers_file(own / "Lesson 3.json", network, NetworkInput())
    check("Lesson 3")
    found = content_of("Lesson 3", SHAPE).network
    for old, new in zip(network, found, strict=True):
        for name, values in old.tensors().items():
            assert np.array_equal(new.tensors()[name], values)


def test_what_comes_along_and_a_file_of_this_name_come_first(own: Path, tmp_path: Path) -> None:
    one_edge = load_stacks()["one-edge"].network(SHAPE)
    write_layers_file(own / "classic.json", one_edge, NetworkInput())
    assert len(content_of("classic", SHAPE).network) != len(one_edge)
    write_layers_file(own / "mine.json", one_edge, NetworkInput())
    write_layers_file(tmp_path / "mine", load_stacks()["classic"].network(SHAPE), NetworkInput())
    assert len(content_of("mine", SHAPE).network) != len(one_edge)


def test_a_name_that_nothing_has_is_refused_with_all_that_there_are(own: Path) -> None:
    (own / "broken.json").write_text("{")
    with pytest.raises(Refused, match=r"there are one-edge, .*, broken\."):
        check("resnet")
    with pytest.raises(Refused, match=r"broken.json is not a JSON file\."):
        content_of("broken", SHAPE)


def test_weights_that_are_cut_or_grown_for_the_picture_are_said(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stack is built for any picture; what its file has spelled out is not changed in silence."""
    colour = load_stacks()["lenet5"].network((3, 32, 32), 7)
    write_layers_file(own / "Mine.json", colour, NetworkInput())
    content_of("Mine", (3, 32, 32))
    assert capsys.readouterr().err == ""
    content_of("Mine", (1, 36, 36))
    told = capsys.readouterr().err
    assert told == "Mine.json: the weights of layer 1, 7 were cut or grown for 36×36×1.\n"


@pytest.mark.parametrize("name", load_stacks())
def test_what_comes_along_is_for_any_picture(name: str) -> None:
    for shape in ((1, 64, 64), (3, 48, 48)):
        assert load_stacks()[name].changed_layers(shape) == ()
