"""The `apply` command: the same numbers as torch, all files or none, one sentence when it fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from playground.__main__ import main
from playground.cli import stage_files
from playground.core.arrays import Shape
from playground.core.layer import Layer
from playground.core.session import Network
from playground.engine.view.palette import NEGATIVE, POSITIVE, ZERO
from playground.layers import LAYERS, Dense, Flatten
from playground.layers.networkfile import write_network
from playground.layers.shipped import shipped_networks
from playground.pictures.fit import at_size
from playground.pictures.load import load
from playground.pictures.save import save_png, to_png_bytes
from playground.training.process.modules import torch_network
from tests.cli.applycases import by_torch, random_case

CASES = 400
ROOT = Path(__file__).resolve().parents[2]
GRAY = np.arange(48, dtype=np.uint8).reshape(6, 8)
SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A gray picture of 6 × 8 pixels."""
    path = tmp_path / "picture.png"
    save_png(path, GRAY)
    return path


def applied(picture: Path, *words: str) -> dict[str, np.ndarray]:
    """The arrays that the command wrote, by name."""
    output = picture.parent / "out"
    assert main(["apply", str(picture), *words, "--output", str(output)]) == 0
    return arrays(output)


def arrays(folder: Path) -> dict[str, np.ndarray]:
    return {path.stem: np.load(path) for path in sorted(folder.glob("*.npy"))}


def command(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    code = [sys.executable, "-m", "playground", "apply", *map(str, words)]
    return subprocess.run(code, cwd=ROOT, capture_output=True, encoding="utf-8", **options)


# The same numbers as torch.


@pytest.mark.parametrize("seed", range(CASES))
def test_equals_torch(seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, rng = random_case(seed)
    words = case.arguments(tmp_path, rng)
    output = tmp_path / "out"
    status = main([*words, "--output", str(output)])
    said = capsys.readouterr()
    try:
        wanted = by_torch(case)
    except RuntimeError:
        assert (status, said.out, output.exists()) == (2, "", False)
        return
    assert status == 0, said.err
    found = arrays(output)
    assert set(found) == set(wanted)
    for name, values in wanted.items():
        assert found[name].dtype == np.float32
        assert found[name].shape == values.shape
        assert np.abs(found[name] - values).max() <= 1e-5 * np.abs(values).max(), name
        assert len(list(output.glob(f"{name}-??.png"))) == len(values)
        channels, height, width = values.shape
        assert f"{height}×{width}×{channels}" in said.out


def test_nearly_all_of_these_cases_are_possible() -> None:
    possible = 0
    for seed in range(CASES):
        try:
            by_torch(random_case(seed)[0])
            possible += 1
        except RuntimeError:
            pass
    assert 300 <= possible < CASES


# What the options mean.


def test_presets_files_and_texts_are_the_same_filter(picture: Path, tmp_path: Path) -> None:
    np.savetxt(tmp_path / "sobel.csv", SOBEL, delimiter=",")
    np.save(tmp_path / "Sobel.NPY.npy", SOBEL)
    ways = [
        "sobel-vertical",
        "Sobel-Vertical",
        "-1 0 1; -2 0 2; -1 0 1",
        "-1,0,1;-2,0,2;-1,0,1",
        "[[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]",
        "np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])",
        str(tmp_path / "sobel.csv"),
        str(tmp_path / "Sobel.NPY.npy"),
    ]
    words = [word for way in ways for word in ("--kernel", way)]
    maps = applied(picture, *words)["1-convolution"]
    assert maps.shape == (len(ways), 6, 8)
    assert (maps == maps[0]).all()
    assert maps[0, 2, 3] == pytest.approx(8 / 255)  # from one column to the next but one, 4 times


def test_padding_is_same_and_the_odd_column_comes_last(picture: Path) -> None:
    maps = applied(picture, "--kernel", "1 10", "--stride", "3")["1-convolution"]
    assert maps.shape == (1, 2, 3)
    columns = np.arange(8) / 255  # of the first row, and a zero after the last
    wanted = [
        columns[0] + 10 * columns[1],
        columns[3] + 10 * columns[4],
        columns[6] + 10 * columns[7],
    ]
    np.testing.assert_allclose(maps[0, 0], wanted, rtol=1e-6)
    maps = applied(picture, "--kernel", "1 10")["1-convolution"]
    np.testing.assert_allclose(maps[0, 0, -1], columns[7], rtol=1e-6)


def test_one_bias_serves_all_filters_or_each_has_its_own(picture: Path) -> None:
    three = ["--kernel", "0", "--kernel", "0", "--kernel", "0"]
    assert (
        applied(picture, *three, "--bias", "-.5")["1-convolution"][:, 0, 0].tolist() == [-0.5] * 3
    )
    each = ["--bias", "1", "--bias", "-2e-1", "--bias", "3"]
    found = applied(picture, *three, *each)["1-convolution"][:, 0, 0]
    np.testing.assert_allclose(found, [1, -0.2, 3])


def test_numbers_beyond_float32_are_told_of_in_a_sentence(
    picture: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kernel = "; ".join([" ".join(["3e38"] * 7)] * 5)
    maps = applied(picture, "--kernel", kernel, "--pool", "max:2:2")
    assert not np.isfinite(maps["1-convolution"]).all()
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Numbers of layer 1 are larger than float32 holds")


def test_numbers_by_axis_by_side_and_by_group_equal_torch(picture: Path) -> None:
    functional = pytest.importorskip("torch.nn.functional")
    torch = pytest.importorskip("torch")
    from PIL import Image

    words = ["--rgb", "--groups", "3", "--stride", "2x1", "--dilation", "1x2"]
    words += ["--padding", "1,0,2,3", "--pool", "max:2x3:1x2:1x0"]
    kernels = ["1 2; 3 4", "0 1; 2 3", "5 1; 0 2"]
    for kernel in kernels:
        words += ["--kernel", kernel]
    found = applied(picture, *words)
    x = torch.from_numpy(np.asarray(Image.open(picture).convert("RGB"), np.float32) / 255)
    x = functional.pad(x.permute(2, 0, 1)[None], (2, 3, 1, 0))
    weights = torch.tensor([[[1, 2], [3, 4]], [[0, 1], [2, 3]], [[5, 1], [0, 2]]])[:, None].float()
    maps = functional.conv2d(x, weights, stride=(2, 1), dilation=(1, 2), groups=3)
    pooled = functional.max_pool2d(maps, (2, 3), (1, 2), (1, 0))
    np.testing.assert_allclose(found["1-convolution"], maps[0].numpy(), rtol=1e-5)
    np.testing.assert_allclose(found["3-pooling"], pooled[0].numpy(), rtol=1e-5)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (["--bias", "0,5"], "write 0.5"),
        (["--stride", "2x1x1"], "down and across"),
        (["--stride", "1,5"], "down and across"),
        (["--padding", "1,2,3"], "top, bottom, left, right"),
        (["--groups", "2"], "must divide"),
    ],
)
def test_numbers_that_are_not_understood_have_a_hint(
    picture: Path, tmp_path: Path, bad: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["apply", str(picture), "--kernel", "1", "--output", str(tmp_path / "out"), *bad]
    assert reason in " ".join(refusal(words, capsys).split())


def test_12_bits_in_16_are_told_of_and_stretched_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deep = np.linspace(0, 4095, 64).astype(np.uint16).reshape(8, 8)
    path = tmp_path / "deep.png"
    Image.fromarray(deep).save(path)
    dark = applied(path, "--kernel", "1")["1-convolution"]
    assert "where 12 bits are stored in 16: it is dark, and --stretch" in capsys.readouterr().err
    np.testing.assert_allclose(dark[0], deep / 65535, atol=1e-6)
    bright = applied(path, "--kernel", "1", "--stretch")["1-convolution"]
    assert not capsys.readouterr().err
    np.testing.assert_allclose(bright[0], deep / 4095, atol=1e-4)
    Image.fromarray((deep // 16).astype(np.uint8)).save(path)
    applied(path, "--kernel", "1", "--stretch")
    assert "--stretch did nothing" in capsys.readouterr().err


def test_a_page_is_chosen_and_others_are_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "stack.tif"
    pages = [Image.new("L", (8, 8), level) for level in (51, 102, 255)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    first = applied(path, "--kernel", "1")["1-convolution"]
    assert "stack.tif holds 3 pictures; number 1 is taken" in capsys.readouterr().err
    second = applied(path, "--kernel", "1", "--page", "2")["1-convolution"]
    assert not capsys.readouterr().err
    together = applied(path, "--kernel", "1", "--page", "rgb")["1-convolution"]
    levels = [float(maps[0, 0, 0]) for maps in (first, second, together)]
    np.testing.assert_allclose(levels, [0.2, 0.4, 0.2 + 0.4 + 1], rtol=1e-6)


def test_size_scales_the_picture_first(picture: Path) -> None:
    maps = applied(picture, "--kernel", "1", "--size", "4")["1-convolution"]
    assert maps.shape == (1, 3, 4)
    blocks = GRAY.reshape(3, 2, 4, 2).mean(axis=(1, 3))
    assert np.abs(maps[0] * 255 - blocks).max() <= 0.5  # whole pixels


def test_a_stage_that_is_off_writes_nothing_and_leaves_nothing_of_an_earlier_run(
    picture: Path,
) -> None:
    more = ["--kernel", "1", "--kernel", "2"]
    assert list(applied(picture, *more, "--activation", "relu", "--pool", "max:2:2")) == [
        "1-convolution",
        "2-activation",
        "3-pooling",
    ]
    output = picture.parent / "out"
    assert len(list(output.iterdir())) == 9
    (output / "notes.txt").write_text("mine")
    (output / "3-pooling-more.npy").write_text("mine too")
    assert (
        main(["apply", str(picture), "--kernel", "1", "--pool", "none", "--output", str(output)])
        == 0
    )
    kept = ["1-convolution-01.png", "1-convolution.npy", "3-pooling-more.npy", "notes.txt"]
    assert sorted(os.listdir(output)) == kept


def test_tiles_show_the_maps_in_the_colours_of_the_window(picture: Path) -> None:
    save_png(picture, np.array([[0, 0, 255, 255, 0]] * 4, np.uint8))
    applied(picture, "--kernel", "-1 1 0", "--activation", "relu")
    output = picture.parent / "out"
    tile = cv2.imread(str(output / "1-convolution-01.png"))[0, :, ::-1]
    assert tile.tolist() == [list(c) for c in (ZERO, ZERO, POSITIVE, ZERO, NEGATIVE)]
    tile = cv2.imread(str(output / "2-activation-01.png"))[0, :, ::-1]
    assert tile.tolist() == [[value] * 3 for value in (0, 0, 255, 0, 0)]


def test_a_picture_that_was_scaled_on_loading_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_png(tmp_path / "large.png", np.zeros((5000, 3000), np.uint8))
    applied(tmp_path / "large.png", "--kernel", "1", "--size", "8")
    assert "large.png has 15.0 megapixels" in capsys.readouterr().err


# In a process of its own.


@pytest.mark.parametrize("seed", [3, 11])
def test_equals_torch_in_a_process(seed: int, tmp_path: Path) -> None:
    case, rng = random_case(seed)
    output = tmp_path / "a new" / "folder ü"
    done = command(*case.arguments(tmp_path, rng)[1:], "--output", output)
    assert (done.returncode, done.stderr) == (0, "")
    for name, values in by_torch(case).items():
        np.testing.assert_allclose(
            arrays(output)[name], values, rtol=0, atol=1e-5 * np.abs(values).max()
        )


def test_neither_qt_nor_torch_is_imported(picture: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from playground.__main__ import main; status = main(sys.argv[1:]);"
        "print(status, [name for name in ('PySide6', 'torch', 'scipy') if name in sys.modules])"
    )
    words = ["apply", str(picture), "--kernel", "1", "--pool", "average:2:2"]
    done = subprocess.run(
        [sys.executable, "-c", code, *words, "--output", str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_a_terminal_that_has_only_ascii(picture: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = command(picture, "--kernel", "1", "--output", tmp_path / "out", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()
    assert "6" in done.stdout


# Refusals: one sentence, status 2, nothing written.

BAD = {
    "no kernel": [],
    "unknown preset": ["--kernel", "sobel-sideways"],
    "nothing known": ["--kernel", "house"],
    "empty kernel": ["--kernel", ""],
    "ragged": ["--kernel", "1 2 3; 4 5"],
    "words in it": ["--kernel", "1 2; 3 x"],
    "not a number": ["--kernel", "1 nan; 2 3"],
    "infinite": ["--kernel", "1 inf"],
    "too large for float32": ["--kernel", "1e40"],
    "too many cells": ["--kernel", " ".join(["1"] * 32)],
    "too many filters": ["--kernel", "1"] * 4097,
    "missing file": ["--kernel", "missing.csv"],
    "slices of nothing": ["--kernel", "[[[1]], [[2]]]"],
    "bias not a number": ["--kernel", "1", "--bias", "nan"],
    "bias infinite": ["--kernel", "1", "--bias", "1e39"],
    "bias a word": ["--kernel", "1", "--bias", "much"],
    "biases of others": ["--kernel", "1", "--bias", "1", "--bias", "2"],
    "stride 0": ["--kernel", "1", "--stride", "0"],
    "stride 65": ["--kernel", "1", "--stride", "65"],
    "stride half": ["--kernel", "1", "--stride", "0.5"],
    "dilation 65": ["--kernel", "1", "--dilation", "65"],
    "padding unknown": ["--kernel", "1", "--padding", "some"],
    "padding negative": ["--kernel", "1", "--padding", "-1"],
    "padding 257": ["--kernel", "1", "--padding", "257"],
    "border unknown": ["--kernel", "1", "--border", "mirror"],
    "activation unknown": ["--kernel", "1", "--activation", "swish"],
    "slope": ["--kernel", "1", "--activation", "leaky_relu", "--slope", "nan"],
    "pool unknown": ["--kernel", "1", "--pool", "median:2:2"],
    "pool without stride": ["--kernel", "1", "--pool", "max:2"],
    "pool of nothing": ["--kernel", "1", "--pool", "max:0:1"],
    "pool with a word": ["--kernel", "1", "--pool", "max:2:two"],
    "pool global with numbers": ["--kernel", "1", "--pool", "global-max:2:2"],
    "pool larger than the map": ["--kernel", "1", "--pool", "max:7:1"],
    "window larger than the picture": [
        "--kernel",
        "box-5",
        "--dilation",
        "2",
        "--padding",
        "valid",
    ],
    "reflection of too much": ["--kernel", "1", "--padding", "6", "--border", "reflect"],
    "size 3": ["--kernel", "1", "--size", "3"],
    "size negative": ["--kernel", "1", "--size", "-8"],
    "gray and rgb": ["--kernel", "1", "--gray", "--rgb"],
    "unknown option": ["--kernel", "1", "--sharpen"],
    "shortened option": ["--kernel", "1", "--strid", "1"],
    "value missing": ["--kernel"],
    "unknown stack": ["--stack", "lenet6"],
    "stack and kernel": ["--stack", "strided", "--kernel", "1"],
    "stack and stride": ["--stack", "strided", "--stride", "2"],
    "stack and pool": ["--stack", "strided", "--pool", "max:2:2"],
    "stack that does not fit": ["--stack", "lenet5"],
    **{
        f"{option} of 5000 digits": ["--kernel", "1", option, value.format("9" * 5000)]
        for option, value in (
            ("--bias", "{}"),
            ("--size", "{}"),
            ("--stride", "{}"),
            ("--dilation", "{}"),
            ("--padding", "{}"),
            ("--pool", "max:{}:1"),
            ("--pool", "max:1:{}"),
        )
    },
}


def refusal(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence on standard error."""
    try:
        status = main(words)
    except SystemExit as exit_:
        status = exit_.code
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")
    assert len(said.err) < 600
    return said.err


@pytest.mark.parametrize("bad", BAD.values(), ids=list(BAD))
def test_bad_options(bad: list[str], picture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = picture.parent / "a" / "b"
    refusal(["apply", str(picture), "--output", str(output), *bad], capsys)
    assert os.listdir(picture.parent) == [picture.name]


def test_a_misspelt_preset_is_guessed(picture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["apply", str(picture), "--kernel", "sobel-vertcal", "--output", "out"]
    assert "sobel-vertical" in refusal(words, capsys)


def test_bad_pictures_and_kernel_files(
    picture: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.png").write_bytes(picture.read_bytes()[:60])
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "ragged.csv").write_text("1,2,3\n4,5\n")
    np.save(tmp_path / "nan.npy", np.array([[1, np.nan]]))
    np.save(tmp_path / "objects.npy", np.array([{}], object))
    np.save(tmp_path / "stack.npy", np.ones((2, 3, 3)))
    before = sorted(os.listdir(tmp_path))
    output = ["--output", str(tmp_path / "out")]
    for name in ("missing.png", "broken.png", "text.png"):
        path = tmp_path / name
        said = refusal(["apply", str(path), "--kernel", "1", *output], capsys)
        assert path.name in said
    for name in ("ragged.csv", "nan.npy", "objects.npy", "stack.npy", "missing.npy"):
        refusal(["apply", str(picture), "--kernel", str(tmp_path / name), *output], capsys)
    assert sorted(os.listdir(tmp_path)) == before


def test_folders_that_cannot_be_written(
    picture: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine")
    words = ["apply", str(picture), "--kernel", "1", "--output"]
    for path in (tmp_path / "file", tmp_path / "file" / "below" / "it"):
        assert "is a file, not a folder" in refusal([*words, str(path)], capsys)
    assert (tmp_path / "file").read_text() == "mine"
    refusal([*words, "\0"], capsys)
    refusal([*words, ""], capsys)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_written_to(
    picture: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    words = ["apply", str(picture), "--kernel", "1", "--output"]
    for path in (closed, closed / "below"):
        assert "may not be written to" in refusal([*words, str(path)], capsys)
    assert not os.listdir(closed)


def test_out_of_memory(
    picture: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(stage_files, "painted", fail)
    words = ["apply", str(picture), "--kernel", "1", "--output", str(tmp_path / "out")]
    assert "not enough memory" in refusal(words, capsys)
    assert os.listdir(tmp_path) == [picture.name]


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on the size of files")
def test_a_disk_that_takes_no_more(
    picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    # Python, too, would write no more than that of a module's bytecode, and not notice.
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    output = tmp_path / "out"
    done = command(picture, "--kernel", "1", "--output", output)
    assert done.returncode == 0
    before = {path.name: path.read_bytes() for path in output.iterdir()}

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))

    save_png(picture, np.zeros((64, 64), np.uint8))
    words = (picture, "--kernel", "2", "--output")
    for folder in (output, tmp_path / "new" / "folder"):
        done = command(*words, folder, preexec_fn=limit)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"Nothing was written to {folder}: the file is too large.\n"
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before
    assert not (tmp_path / "new").exists()


# Stacks.


def one_of_each(shape: Shape) -> Network:
    """A stack with a layer of every kind, each as it is added by default."""
    rng = np.random.default_rng(3)
    layers: list[Layer] = []
    kinds = [kind for _, kind in LAYERS.items() if kind not in (Flatten, Dense)]
    for kind in (*kinds, Flatten, Dense):
        layer = kind.default(shape, rng)
        shape = layer.output_shape(shape)
        layers.append(layer)
    return Network(tuple(layers))


def test_a_stack_of_every_kind_is_torchs(
    picture: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = one_of_each((1, 6, 8))
    write_network(tmp_path / "all.json", network)
    output = tmp_path / "maps"
    assert (
        main(
            ["apply", str(picture), "--stack", str(tmp_path / "all.json"), "--output", str(output)]
        )
        == 0
    )
    found = arrays(output)
    assert len(found) == len(network) == len(LAYERS)
    x = at_size(load(str(picture)).pixels, 0, False, "gray", "unit")
    batch = torch.from_numpy(np.array(x))[None]
    with torch.no_grad():
        for place, module in enumerate(torch_network(network, (1, 6, 8)).eval(), 1):
            batch = module(batch)
            name = f"{place}-{network[place - 1].kind.replace(' ', '-')}"
            np.testing.assert_allclose(found[name], batch[0].numpy(), atol=2e-5)
    assert "6×8×1 → Conv 3×3" in capsys.readouterr().out


def test_a_stack_by_name_replaces_what_an_earlier_run_left(picture: Path, tmp_path: Path) -> None:
    output = tmp_path / "maps"
    words = ["apply", str(picture), "--output", str(output)]
    assert main([*words, "--stack", "blur-edges-pool"]) == 0
    before = set(arrays(output))
    assert len(before) > 2
    assert main([*words, "--stack", "one-edge"]) == 0
    assert set(arrays(output)) == {"1-convolution", "2-activation"}


@pytest.mark.parametrize(("most", "pictures"), [(48, 48), (47, 0)])
def test_a_flattened_picture_is_no_file_for_every_pixel(
    picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, pictures: int
) -> None:
    monkeypatch.setattr(stage_files, "MAX_ONE_CELL_PICTURES", most)
    stack, output = tmp_path / "flat.json", tmp_path / "maps"
    write_network(stack, Network((Flatten(),)))
    words = ["apply", str(picture), "--stack", str(stack), "--output", str(output)]
    assert main(words) == 0
    assert [values.shape for values in arrays(output).values()] == [(48, 1, 1)]
    assert len(list(output.glob("*.png"))) == pictures


def test_a_network_file_that_says_what_it_takes_reads_a_drawing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A small 4 in a corner of a large sheet is framed as the network's data are."""
    shipped = shipped_networks()["lenet5-digits"]
    network = tmp_path / "net.json"
    write_network(network, shipped.network(), shipped.input(), shipped.classes())
    sheet = np.zeros((90, 90), np.uint8)
    sheet[6:30, 6:12] = sheet[24:30, 6:30] = sheet[6:46, 24:30] = 255
    picture = tmp_path / "four.png"
    picture.write_bytes(to_png_bytes(sheet))
    words = ["apply", str(picture), "--stack", str(network), "--output", str(tmp_path / "out")]
    assert main([*words, "--drawing"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("28×28×1 → ")
    assert "Prediction: 4 (" in said
    assert main(words) == 0  # a picture: fitted whole
    assert "Prediction: " in capsys.readouterr().out
    picture.write_bytes(to_png_bytes(np.full((90, 90), 255, np.uint8)))
    assert main([*words, "--drawing"]) == 0
    assert "an empty sheet has no prediction" in capsys.readouterr().out
