"""Tries the folder that `./run build` makes: moved, alone, and with no Python in reach.

    ./run bench folder

It is copied to a place with a space in its name and made unwritable, and its program is started
with a bare environment: a home, the display if there is one, and an empty search path. Each thing
that it is to do is a line; the exit status is 1 if one fails. On a display the window opens a
session, and its training process is waited for; `xdotool` presses the keys.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.build_folder import FOLDER, NAME, ROOT

HEIC = Path(__file__).parents[1] / "pictures" / "heic" / "turned.heic"
PICTURE = ROOT / "resources" / "pictures" / "camera.png"
WAIT_S = 180
"""Seconds that a window or a process may take to be there, on a busy machine."""


class Tried:
    """The moved folder, and a home for it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.home = place / "home"
        self.home.mkdir()
        self.folder = place / "a moved folder"
        shutil.copytree(FOLDER, self.folder, symlinks=True)
        for path in (self.folder, *self.folder.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode & ~0o222)
        self.failed = False

    @property
    def environment(self) -> dict[str, str]:
        kept = ("DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "SystemRoot")
        given = {name: os.environ[name] for name in kept if name in os.environ}
        return {"HOME": str(self.home), "PATH": "", "LANG": "C.UTF-8", **given}

    def run(self, *words: str) -> str:
        """What the program prints; raises RuntimeError where it fails."""
        done = subprocess.run(
            [self.folder / NAME, *words],
            cwd=self.place,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode:
            raise RuntimeError((done.stderr or done.stdout)[-2000:])
        return done.stdout

    def line(self, name: str, tried: Callable[[], object]) -> None:
        begun = time.perf_counter()
        try:
            tried()
        except (AssertionError, RuntimeError, OSError) as error:
            self.failed = True
            print(f"FAILED  {name}: {error!s:.2000}", flush=True)
        else:
            print(f"ok      {name} ({time.perf_counter() - begun:.1f} s)", flush=True)


def wait(until: Callable[[], object]) -> None:
    """Wait until something is there."""
    end = time.monotonic() + WAIT_S
    while not until():
        if time.monotonic() > end:
            raise RuntimeError("it did not come")
        time.sleep(0.5)


def children(parent: int) -> Iterator[list[str]]:
    """The command lines of the processes below one (Linux)."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = status.read_text().rpartition(")")[2].split()
            words = status.with_name("cmdline").read_bytes().decode().split("\0")
        except OSError:
            continue
        if int(rest[1]) == parent:
            yield words


@contextmanager
def window(tried: Tried, *words: str) -> Iterator[int]:
    """The window, with its process."""
    process = subprocess.Popen(
        [tried.folder / NAME, *words], env=tried.environment, cwd=tried.place
    )
    try:
        yield process.pid
        assert process.poll() is None, f"it ended with {process.returncode}"
    finally:
        process.terminate()
        process.wait(30)


def try_window(tried: Tried, session: Path) -> None:
    keys = shutil.which("xdotool")
    with window(tried, str(session)) as number:
        if keys is None:
            time.sleep(20)
            return

        def press(*names: str) -> None:
            subprocess.run([str(keys), *names], check=True, capture_output=True)

        def titled() -> bool:
            words = [str(keys), "search", "--name", session.stem]
            return subprocess.run(words, capture_output=True, check=False).returncode == 0

        wait(titled)
        time.sleep(5)
        press("key", "ctrl+k")
        time.sleep(2)
        press("type", "--delay", "50", "Train")
        time.sleep(2)
        press("key", "Return")
        wait(lambda: any("--multiprocessing-fork" in words for words in children(number)))
        time.sleep(15)  # it loads PyTorch, and would be gone if it could not
        assert any("--multiprocessing-fork" in words for words in children(number))
    for log in tried.home.rglob("errors.log"):
        assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


def main() -> int:
    """Try everything; 1 if anything fails."""
    if not FOLDER.is_dir():
        print(f"There is no {FOLDER}: ./run build makes it.")
        return 1
    with tempfile.TemporaryDirectory() as name:
        tried = Tried(Path(name))
        session, run = tried.place / "a lesson.convplay", tried.place / "run"
        tried.line("says its version", lambda: tried.run("--version"))
        tried.line(
            "applies a stack to a picture",
            lambda: tried.run(
                *("apply", str(PICTURE), "--size", "28", "--stack", "lenet5", "--output"),
                *(str(tried.place / "maps"), "--save", str(session)),
            ),
        )
        if HEIC.is_file():
            maps = str(tried.place / "phone")
            words = ("apply", str(HEIC), "--kernel", "sobel-vertical", "--output", maps)
            tried.line("reads a phone's picture", lambda: tried.run(*words))
        tried.line("says what is in a session", lambda: tried.run("check", str(session)))
        for what, file in (("code-torch", "a.py"), ("weights", "a.pt"), ("architecture", "a.pdf")):
            words = ("export", str(session), "--to", str(tried.place / file), "--what", what)
            tried.line(f"exports {what}", lambda words=words: tried.run(*words))
        tried.line(
            "trains on data that come with it",
            lambda: tried.run(
                *("train", "--stack", "lenet5", "--data", "digits", "--epochs", "1"),
                *("--output", str(run)),
            ),
        )
        picture = str(tried.place / "window.png")
        tried.line("renders the window", lambda: tried.run("screenshot", picture))
        if os.environ.get("DISPLAY"):
            tried.line("opens a window that trains", lambda: try_window(tried, session))
        else:
            print("--      there is no display for a window")
        for path in (tried.folder, *tried.folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(path.stat().st_mode | 0o700)
        return int(tried.failed)


if __name__ == "__main__":
    raise SystemExit(main())
