"""The user's own files: listed by name, checked, read again when they change."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.core.network_input import NetworkInput
from playground.exchange import own_files as own
from playground.kernels.files import read_kernel_file, write_kernel_file
from playground.layers.layersfile import (
    NetworkContent,
    StackContent,
    built,
    read_layers_file,
    write_layers_file,
)
from playground.layers.stacks import FORMAT, load_stacks


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(own, "own_folder", lambda: tmp_path / "own")
    return own.folder_of(own.KERNELS)


def names(found: own.OwnFiles) -> list[str]:
    return [file.path.name for file in found.files]


def test_without_a_folder_there_are_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "own_folder", lambda: tmp_path / "own")
    assert own.own_files(own.STACKS).files == ()
    assert not (tmp_path / "own").exists()


def test_files_are_listed_by_name_with_what_they_hold_or_why_they_do_not(folder: Path) -> None:
    (folder / "b.csv").write_text("1, 2\n3, 4\n")
    (folder / "A.txt").write_text("1 2 3")
    (folder / "broken.csv").write_text("1,two\n")
    (folder / "damaged.npy").write_bytes(b"nothing")
    (folder / "notes.md").write_text("1 2 3")
    (folder / ".b.csv.part").write_text("1")
    (folder / "folder.csv").mkdir()
    (folder / "nowhere.csv").symlink_to(folder / "none")
    found = own.own_files(own.KERNELS)
    assert names(found) == [
        "A.txt",
        "b.csv",
        "broken.csv",
        "damaged.npy",
        "folder.csv",
        "nowhere.csv",
    ]
    assert [file.refusal is None for file in found.files] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    content = found.files[1].content
    assert isinstance(content, np.ndarray)
    assert content.tolist() == [[1, 2], [3, 4]]
    for file in found.files[2:]:
        assert str(file.refusal).endswith(".")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_does_not_hold_the_menu_up(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    (file,) = own.own_files(own.KERNELS).files
    assert "not an ordinary file" in str(file.refusal)


def test_a_file_that_changes_is_read_again_and_one_that_does_not_is_not(folder: Path) -> None:
    path = folder / "one.csv"
    path.write_text("1")
    (first,) = own.own_files(own.KERNELS).files
    assert own.own_files(own.KERNELS).files[0] is first
    path.write_text("not a number")
    assert own.own_files(own.KERNELS).files[0].refusal is not None


def test_weights_beside_a_network_belong_to_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    stacks = own.folder_of(own.STACKS)
    network = load_stacks()["lenet5"].network((1, 28, 28))
    write_layers_file(stacks / "net.json", network, NetworkInput((1, 28, 28), "unit"))
    assert own.own_files(own.STACKS).files[0].refusal is None
    (beside,) = stacks.glob("net.*.safetensors")
    beside.unlink()
    assert own.own_files(own.STACKS).files[0].refusal is not None


def test_a_large_file_is_checked_when_it_is_chosen(folder: Path) -> None:
    (folder / "large.csv").write_text("no number" + " " * own.KERNELS.most_bytes)
    (file,) = own.own_files(own.KERNELS).files
    assert file.content is None
    assert file.refusal is None


def test_more_files_than_a_menu_holds_are_counted(folder: Path) -> None:
    for number in range(own.MAX_LISTED + 3):
        (folder / f"{number:03}.csv").write_text("1")
    found = own.own_files(own.KERNELS)
    assert len(found.files) == own.MAX_LISTED
    assert found.left_out == 3


def test_a_folder_that_cannot_be_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").write_text("a file in its place")
    monkeypatch.setattr(own, "own_folder", lambda: tmp_path / "own")
    with pytest.raises(Refused, match="cannot be made"):
        own.folder_of(own.STACKS)
    (file,) = own.own_files(own.STACKS).files
    assert file.refusal is not None


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ".npy"])
@pytest.mark.parametrize(
    "shape",
    [(1, 1), (1, 2), (2, 2), (1, 3), (3, 1), (3, 3), (3, 1, 1), (3, 1, 5), (2, 5, 1), (3, 5, 5)],
)
def test_a_kernel_is_read_as_it_was_written(
    suffix: str, shape: tuple[int, ...], tmp_path: Path
) -> None:
    rng = np.random.default_rng(len(shape))
    whole = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    kernel = (rng.normal(size=shape) * 10.0 ** rng.integers(-9, 9, shape)).astype(np.float32)
    path = tmp_path / f"kernel{suffix}"
    for item in (kernel, whole):
        for written in (item, item[None] if item.ndim == 2 else item):
            write_kernel_file(path, written)
            assert np.array_equal(read_kernel_file(path), item)


@pytest.mark.parametrize("name", list(load_stacks()))
def test_every_stack_is_opened_as_it_was_kept(name: str, tmp_path: Path) -> None:
    shape = (1, 64, 64)
    network = load_stacks()[name].network(shape)
    path = tmp_path / "kept.json"
    for taken in (NetworkInput(), NetworkInput(shape, "unit")):
        write_layers_file(path, network, taken)
        content = read_layers_file(path)
        if taken.is_bound:
            assert isinstance(content, NetworkContent)
            assert content.input is not None
            assert content.input.shape == shape
            there = content.network
        else:
            assert isinstance(content, StackContent)
            there = built(content, shape, 1)
        assert [layer.kind for layer in there] == [layer.kind for layer in network]
        for old, new in zip(network, there, strict=True):
            assert {**old.tensors()}.keys() == {**new.tensors()}.keys()
            for key, values in old.tensors().items():
                assert np.array_equal(new.tensors()[key], values)
            assert old.with_tensors(new.tensors()) == old or old.tensors()


EDGE = {"name": "edge", "preset": "sobel-vertical"}
SMALL = {"name": "small", "weights": [[[1]]]}
RANDOM = {"kind": "convolution", "random": {"initialiser": "he", "filters": 2, "size": [3, 3]}}


@pytest.mark.parametrize(
    "layers",
    [
        [{"kind": "convolution", "filters": [{**EDGE, "preset": "nothing like it"}]}],
        [{"kind": "convolution", "filters": [EDGE, SMALL]}],
        [{"kind": "convolution", "filters": [EDGE], "fields": {"speed": 3}}],
        [{"kind": "convolution", "filters": [{**EDGE, "parameters": {"speed": 3}}]}],
        [{"kind": "convolution"}],
        [{"kind": "glue"}],
        [{**RANDOM, "random": {**RANDOM["random"], "initialiser": "dice"}}],  # type: ignore[dict-item]
        [{"kind": "activation"}] * 1000,
        ["convolution"],
        3,
    ],
)
def test_a_stack_that_cannot_be_built_is_found_out_when_it_is_listed(
    layers: object, folder: Path
) -> None:
    del folder
    data = {"format": FORMAT, "version": 1, "title": "t", "sentence": "s", "layers": layers}
    stacks = own.folder_of(own.STACKS)
    (stacks / "stack.json").write_text(json.dumps(data))
    (file,) = own.own_files(own.STACKS).files
    assert str(file.refusal).endswith(".")
    whole = {**data, "layers": [{"kind": "convolution", "filters": [EDGE]}, RANDOM]}
    (stacks / "stack.json").write_text(json.dumps(whole))
    assert own.own_files(own.STACKS).files[0].refusal is None
