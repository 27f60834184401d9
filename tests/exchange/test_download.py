"""Downloads: whole or not at all, gone on with after a break, and never another file."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from playground.core.cancelling import Cancelled
from playground.core.messages import Refused
from playground.exchange.download import Wanted, arrived, download
from tests.exchange.webserver import Served, serving

DATA = np.random.default_rng(1).bytes(300_000)


def wanted(served: Served, checksum: str = sha256(DATA).hexdigest(), more: int = 1000) -> Wanted:
    return Wanted(served.address, checksum, len(DATA) + more)


def test_a_file_arrives_whole_and_says_how_far_it_is(tmp_path: Path) -> None:
    path, told = tmp_path / "new" / "w.bin", list[tuple[int, int]]()
    with serving(Served(DATA)) as served:
        download(wanted(served), path, lambda done, all_: told.append((done, all_)))
    assert path.read_bytes() == DATA
    assert [item.name for item in path.parent.iterdir()] == ["w.bin"]
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, len(DATA)), (len(DATA), len(DATA)))


def test_the_first_digits_of_a_checksum_will_do(tmp_path: Path) -> None:
    with serving(Served(DATA)) as served:
        download(wanted(served, sha256(DATA).hexdigest()[:8]), tmp_path / "w.bin")
    assert (tmp_path / "w.bin").read_bytes() == DATA


@pytest.mark.parametrize("ranges", [True, False])
def test_after_a_break_the_rest_is_asked_for(ranges: bool, tmp_path: Path) -> None:
    path = tmp_path / "w.bin"
    with serving(Served(DATA, breaks_after=100_000, ranges=ranges)) as served:
        with pytest.raises(Refused, match=r"broke after 0\.1 of 0\.3 MB"):
            download(wanted(served), path)
        assert not path.exists()
        assert arrived(path) == 100_000
        served.breaks_after = None
        download(wanted(served), path)
    assert served.asked == ["", "bytes=100000-"]
    assert path.read_bytes() == DATA
    assert arrived(path) == 0


def test_giving_up_keeps_what_arrived(tmp_path: Path) -> None:
    path, told = tmp_path / "w.bin", list[int]()
    with serving(Served(DATA)) as served:
        with pytest.raises(Cancelled):
            download(wanted(served), path, lambda done, _: told.append(done), lambda: len(told) > 2)
        assert 0 < arrived(path) < len(DATA)
        assert not path.exists()
        download(wanted(served), path)
    assert served.asked[-1].startswith("bytes=")
    assert path.read_bytes() == DATA


@pytest.mark.parametrize("length", [200_000, len(DATA)])
def test_what_is_not_the_published_file_is_removed(length: int, tmp_path: Path) -> None:
    other = bytes(length)
    with serving(Served(other)) as served, pytest.raises(Refused, match="checksum"):
        download(wanted(served), tmp_path / "w.bin")
    assert list(tmp_path.iterdir()) == []


def test_a_part_of_another_file_is_removed_and_the_next_attempt_begins_anew(
    tmp_path: Path,
) -> None:
    path = tmp_path / "w.bin"
    path.with_name("w.bin.part").write_bytes(bytes(1000))
    with serving(Served(DATA)) as served:
        with pytest.raises(Refused, match="checksum"):
            download(wanted(served), path)
        download(wanted(served), path)
    assert served.asked == ["bytes=1000-", ""]
    assert path.read_bytes() == DATA


def test_more_than_there_can_be_is_not_begun(tmp_path: Path) -> None:
    with serving(Served(DATA, claims=10**15 - 1)) as served, pytest.raises(Refused, match="offers"):
        download(wanted(served), tmp_path / "w.bin")
    assert arrived(tmp_path / "w.bin") == 0


def test_a_server_that_claims_more_than_it_sends_is_a_break(tmp_path: Path) -> None:
    with serving(Served(DATA, claims=len(DATA) + 500)) as served:
        with pytest.raises(Refused, match="broke"):
            download(wanted(served), tmp_path / "w.bin")
        with pytest.raises(Refused, match="broke"):  # again, as nothing comes
            download(wanted(served), tmp_path / "w.bin")


def test_a_part_that_is_whole_already_is_checked_and_taken(tmp_path: Path) -> None:
    path = tmp_path / "w.bin"
    path.with_name("w.bin.part").write_bytes(DATA)
    with serving(Served(DATA)) as served:
        download(wanted(served), path)
    assert path.read_bytes() == DATA


def test_a_server_without_the_file_or_no_server_is_a_sentence(tmp_path: Path) -> None:
    with serving(Served(DATA, status=404)) as served, pytest.raises(Refused, match="404"):
        download(wanted(served), tmp_path / "w.bin")
    for address in (served.address, "ftp://127.0.0.1/w", "nothing"):
        with pytest.raises(Refused, match="Nothing comes from"):
            download(Wanted(address, "00", 10), tmp_path / "w.bin")
