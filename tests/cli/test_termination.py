"""A command that is told to end takes what it has begun away."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.cli import apply
from playground.pictures.folder import written_whole


def test_sigterm_leaves_no_half_written_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    target = tmp_path / "maps"
    seen = []

    def told_to_end(_options: object) -> int:
        with written_whole(target, re.compile(r"\d+\.png")) as fresh:
            (fresh / "1.png").write_bytes(b"half")
            seen.append(list(target.iterdir()))
            signal.raise_signal(signal.SIGTERM)
        return 0

    monkeypatch.setattr(apply, "run", told_to_end)
    with pytest.raises(SystemExit) as ended:
        main(["apply", "a.png", "--stack", "lenet5", "--output", str(target)])
    assert ended.value.code == 128 + signal.SIGTERM
    assert seen[0]
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is before
