"""Run the tests several times in a row, beside processes that keep every core busy if asked.

    .venv/bin/python -m tools.repeat_tests 10 [--busy] [ARGUMENT ...]

Other arguments go to pytest. A line for each run says how it ended and how long it took; what
failed is listed at the end, with how often. The exit status is 1 when any run failed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tools.imports import ROOT

BUSY = "while True: pass"
SUMMARY = re.compile(r"\d+ (?:passed|failed|error).* in [\d.]+s")
FAILURE = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


@contextmanager
def busy_cores() -> Iterator[None]:
    """Keep every core busy, at the priority that the tests have."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    processes = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(count or 1)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def run_once(arguments: Sequence[str]) -> tuple[bool, str, list[str]]:
    """Run the tests; return whether they passed, pytest's last line, and the tests that failed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "pytest", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode == 0, last_line(done.stdout), FAILURE.findall(done.stdout)


def last_line(output: str) -> str:
    """Return pytest's line of counts, or whatever it said last."""
    lines = [line.strip("= ") for line in output.splitlines() if line.strip()]
    counts = [line for line in lines if SUMMARY.search(line)]
    return (counts or lines or ["pytest said nothing"])[-1]


def repeat(times: int, arguments: Sequence[str]) -> int:
    """Run the tests so many times and print how each run ended; 1 when any failed."""
    failures: Counter[str] = Counter()
    bad = 0
    for number in range(1, times + 1):
        started = time.perf_counter()
        passed, line, failed = run_once(arguments)
        bad += not passed
        failures.update(failed)
        seconds = time.perf_counter() - started
        print(f"{number}/{times}: {'passed' if passed else 'FAILED'} ({seconds:.0f} s): {line}")
        for name in failed:
            print(f"  {name}")
        sys.stdout.flush()
    for name, count in failures.most_common():
        print(f"  {count} × {name}")
    print(f"{times - bad} of {times} runs passed")
    return 1 if bad else 0


def main(words: Sequence[str]) -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog=".venv/bin/python -m tools.repeat_tests")
    parser.add_argument("times", type=int, help="how many runs")
    parser.add_argument("--busy", action="store_true", help="keep every core busy meanwhile")
    options, arguments = parser.parse_known_args(words)
    if not options.busy:
        return repeat(options.times, arguments)
    with busy_cores():
        return repeat(options.times, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
