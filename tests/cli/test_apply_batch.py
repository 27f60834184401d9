"""`apply` on several pictures: each as it would be alone, a broken one named and passed over."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.__main__ import main
from playground.cli.apply_batch import Room, jobs_of


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of five pictures, one of them in a subfolder, beside files that are none."""
    folder = tmp_path / "pictures"
    (folder / "inner").mkdir(parents=True)
    rng = np.random.default_rng(1)
    for at, name in enumerate(("a.png", "b.png", "c.jpg", "d.bmp", "inner/a.png")):
        Image.fromarray(rng.integers(0, 256, (9 + at, 12), np.uint8)).save(folder / name)
    (folder / "notes.txt").write_text("no picture")
    (folder / ".hidden.png").write_bytes(b"no picture either")
    return folder


def apply(*words: str | Path) -> int:
    """The command's exit status."""
    return main(["apply", *map(str, words), "--kernel", "sobel-vertical", "--activation", "relu"])


def files(folder: Path) -> dict[str, bytes]:
    """Every file in a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_each_is_as_it_would_be_alone(
    pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert apply(pictures, "--output", tmp_path / "all") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.endswith("5 pictures are applied, 0 passed over.\n")
    names = {path.name for path in (tmp_path / "all").iterdir()}
    assert names == {"a", "b", "c", "d", "inner-a"}
    for name, path in (("b", "b.png"), ("inner-a", "inner/a.png")):
        assert apply(pictures / path, "--output", tmp_path / "one" / name) == 0
        assert files(tmp_path / "all" / name) == files(tmp_path / "one" / name)


def test_a_broken_one_is_named_and_passed_over(
    pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pictures / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n cut off")
    missing = tmp_path / "missing.png"
    output = tmp_path / "out"
    assert apply(pictures / "a.png", pictures / "b.png", missing, "--output", output) == 1
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert [line.split(": ")[0] for line in lines] == [str(pictures / "b.png"), str(missing)]
    assert said.out.endswith("1 picture is applied, 2 passed over.\n")
    assert {path.name for path in output.iterdir()} == {"a"}


def test_a_broken_one_in_a_subfolder_is_named_by_its_path(
    pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = pictures / "inner" / "a.png"
    broken.write_bytes(b"no picture")
    assert apply(pictures, "--output", tmp_path / "out") == 1
    assert capsys.readouterr().err.startswith(f"{broken}: ")


def test_names_that_are_taken_get_numbers(tmp_path: Path) -> None:
    paths = [tmp_path / "x" / "a.png", tmp_path / "y" / "a.png", tmp_path / "z" / "A.jpg"]
    assert [job.name for job in jobs_of(paths, tmp_path)] == ["a", "a-2", "A-3"]


def test_the_output_is_no_input_the_next_time(pictures: Path) -> None:
    output = pictures / "maps"
    for _ in range(2):
        assert apply(pictures, "--output", output) == 0
    assert len(list(output.iterdir())) == 5


def test_results_do_not_lie_among_the_pictures(
    pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each run filtered the results of the one before, in ever more folders."""
    before = sorted(pictures.rglob("*"))
    assert apply(pictures, "--output", pictures) == 2
    assert "would be taken for pictures" in capsys.readouterr().err
    assert sorted(pictures.rglob("*")) == before


def test_what_holds_for_all_is_one_sentence(
    pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["apply", str(pictures), "--output", str(tmp_path / "out"), "--stack"]
    assert main([*words, "no-such"]) == 2
    assert main([*words, "classic", "--flip"]) == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert apply(empty, "--output", tmp_path / "out") == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert "no pictures in" in said[2]
    assert not (tmp_path / "out").exists()


def test_classes_are_said_by_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        pixels = np.random.default_rng(3).integers(0, 256, (28, 28), np.uint8)
        Image.fromarray(pixels).save(tmp_path / f"{name}.png")
    network = Path(__file__).resolve().parents[2] / "resources/networks/lenet5-digits.json"
    words = ["apply", str(tmp_path / "one.png"), str(tmp_path / "two.png"), "--gray"]
    assert main([*words, "--stack", str(network), "--output", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1].startswith("one: Prediction: ")
    assert said[2].startswith("two: Prediction: ")


def test_pictures_wait_for_memory() -> None:
    room, inside, most = Room(10), [0], [0]
    lock = threading.Lock()

    def work() -> None:
        with room.of(4):
            with lock:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            with lock:
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= most[0] <= 2
    with room.of(1000):  # more than there is, but nobody else has any
        pass
