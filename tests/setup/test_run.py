"""./run on machines that it has not met, with everything that it calls replaced by stand-ins."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAKE = Path(__file__).with_name("fakepython.py")
TOOLS = (
    *(
        "sh",
        "env",
        "cat",
        "cksum",
        "grep",
        "tail",
        "sed",
        "awk",
        "tr",
        "cut",
        "mkdir",
        "rm",
        "sort",
    ),
    *("dirname", "basename", "readlink", "flock", "true"),
)
DISPLAY = {"DISPLAY": ":7"}
NOBODY = 65534

pytestmark = pytest.mark.skipif(os.name == "nt", reason="./run is for POSIX systems")


class Machine:
    """A bare machine with a checkout; `plan` says how its programs answer."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a checkout"
        self.bin = folder / "bin"
        self.notes_file = folder / "notes"
        self.launcher = folder / "launcher"
        for path in (self.checkout, self.bin):
            path.mkdir()
        self.notes_file.touch()
        shutil.copy(ROOT / "run", self.checkout)
        shutil.copy(ROOT / "pyproject.toml", self.checkout)
        for tool in TOOLS:
            found = shutil.which(tool)
            if found:
                (self.bin / tool).symlink_to(found)
        self.use(sys.executable)
        self.tool("sleep", f"exec {shutil.which('sleep')} 0.01")
        self.tool("uname", 'echo "${FAKE_SYSTEM:-Linux}"')
        self.tool("id", 'echo "${FAKE_USER:-1000}"')
        self.tool("ldd", "true")

    def script(self, path: Path, text: str) -> None:
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def use(self, python: str) -> None:
        """Have the stand-in for python3 run by this one."""
        self.script(self.launcher, f'exec "{python}" -IS "{FAKE}" "$@"')
        shutil.copy(self.launcher, self.bin / "python3")

    def tool(self, name: str, text: str) -> None:
        """Put a program on the machine."""
        self.script(self.bin / name, text)

    def noting(self, name: str, then: str = "") -> None:
        """Put a program on the machine that writes its arguments down."""
        note = f"""printf '{{"what": "{name}", "arguments": "%s"}}\\n' "$*" >>"$FAKE_NOTES"\n"""
        self.tool(name, note + then)

    def run(
        self,
        *arguments: str,
        plan: Mapping[str, Any] | None = None,
        user: int | None = None,
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        """./run with these arguments, from a folder elsewhere."""
        elsewhere = self.bin.parent / "elsewhere"
        elsewhere.mkdir(exist_ok=True)
        return subprocess.run(
            [self.checkout / "run", *arguments],
            cwd=elsewhere,
            env={
                "PATH": str(self.bin),
                "FAKE_LAUNCHER": str(self.launcher),
                "FAKE_NOTES": str(self.notes_file),
                "FAKE_PLAN": json.dumps(plan or {}),
                **environment,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            user=user,
        )

    def notes(self) -> list[dict[str, Any]]:
        """What was called since the last look."""
        lines = self.notes_file.read_text(encoding="utf-8").splitlines()
        self.notes_file.write_text("", encoding="utf-8")
        return [json.loads(line) for line in lines]

    def called(self) -> list[str]:
        return [note["what"] for note in self.notes()]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_first_start_installs_torch_alone_and_then_the_rest(machine: Machine) -> None:
    done = machine.run("apply", "a b.png", "", plan={"playground": 3})
    assert done.returncode == 3
    venv, torch, rest, program = machine.notes()
    assert venv["what"] == "venv"
    assert torch["arguments"][-1] == "torch==2.13.0+cpu"
    assert "--no-deps" in torch["arguments"]
    assert torch["arguments"][torch["arguments"].index("--extra-index-url") + 1].endswith("/cpu")
    assert torch["arguments"][torch["arguments"].index("--retries") + 1] == "1"
    assert rest["arguments"][-2] == "-r"
    wanted = Path(rest["arguments"][-1]).read_text(encoding="utf-8").splitlines()
    assert "PySide6-Essentials>=6.10,<6.12" in wanted
    assert not any(line.startswith("pytest") for line in wanted)
    assert program["arguments"] == ["apply", "a b.png", ""]
    assert Path(program["folder"]).name == "elsewhere"
    assert program["path"].split(":")[0] == str(machine.checkout.resolve())
    assert program["lock_is_free"]
    assert "PyTorch" in done.stderr
    assert done.stdout == ""


def test_the_second_start_starts_and_does_nothing_else(machine: Machine) -> None:
    machine.run("apply")
    machine.notes()
    done = machine.run("apply")
    assert machine.called() == ["playground"]
    assert done.stderr == ""


def test_a_changed_pyproject_is_followed(machine: Machine) -> None:
    machine.run("apply")
    machine.notes()
    with open(machine.checkout / "pyproject.toml", "a", encoding="utf-8") as file:
        file.write("# changed\n")
    machine.run("apply", plan={"torch": "2.13.0+cpu"})
    assert machine.called() == ["pip", "playground"]
    machine.run("apply")
    assert machine.called() == ["playground"]


def test_another_build_of_the_same_torch_is_left_alone(machine: Machine) -> None:
    done = machine.run("apply", plan={"torch": "2.13.0+cu130", "cuda": "13.0"})
    _, pip, _ = machine.notes()
    assert pip["arguments"][-2] == "-r"
    assert "for CUDA 13.0, not the CPU build" in done.stderr
    machine.checkout.joinpath(".venv/.done-program").unlink()
    machine.run("apply", plan={"torch": "2.12.0+cpu"})
    assert machine.notes()[0]["arguments"][-1] == "torch==2.13.0+cpu"


def test_without_a_cpu_build_in_reach_the_usual_build_is_taken_and_said(machine: Machine) -> None:
    none = "ERROR: No matching distribution found for torch==2.13.0+cpu"
    done = machine.run("apply", plan={"pip": [["torch==2.13.0+cpu", none, 1]], "cuda": "13.0"})
    assert done.returncode == 0
    installed = [note["arguments"][-1] for note in machine.notes() if note["what"] == "pip"]
    assert installed[:2] == ["torch==2.13.0+cpu", "torch==2.13.0"]
    assert "No CPU build of PyTorch could be reached." in done.stderr
    assert "for CUDA 13.0" in done.stderr


def test_a_download_that_breaks_is_tried_again_before_another_build_is(machine: Machine) -> None:
    broken = "ERROR: Read timed out."
    done = machine.run("apply", plan={"pip": [["torch==2.13.0+cpu", broken, 1]]})
    installed = [note["arguments"] for note in machine.notes() if note["what"] == "pip"]
    assert [one[-1] for one in installed[:3]] == ["torch==2.13.0+cpu"] * 2 + ["torch==2.13.0"]
    assert "--retries" not in installed[1]
    assert "trying once more" in done.stderr


def test_outside_linux_the_usual_torch_is_the_cpu_build(machine: Machine) -> None:
    machine.run("apply", FAKE_SYSTEM="Darwin", plan={"lacking": ["libGL.so.1"]})
    _, torch, _, _ = machine.notes()
    assert torch["arguments"][-1] == "torch==2.13.0"
    assert "--extra-index-url" not in torch["arguments"]


def test_a_failed_installation_says_why_and_does_not_start(machine: Machine) -> None:
    done = machine.run("apply", plan={"pip": [["-r", "ERROR: no space left on device", 1]]})
    assert done.returncode == 1
    assert "The packages could not be installed." in done.stderr
    assert "no space left on device" in done.stderr
    assert "playground" not in machine.called()
    # Nothing was half written: what is there already is kept.
    machine.run("apply")
    assert machine.called() == ["pip", "pip", "playground"]


@pytest.mark.parametrize("step", ["torch==", "-r"])
def test_an_interrupted_installation_begins_again(machine: Machine, step: str) -> None:
    first = machine.run("apply", plan={"pip": [[step, "Installing collected packages", "killed"]]})
    assert first.returncode == -9
    assert "playground" not in machine.called()
    leftover = machine.checkout / ".venv" / "half-written"
    leftover.touch()
    second = machine.run("apply")
    assert second.returncode == 0
    assert machine.called() == ["venv", "pip", "pip", "playground"]
    assert not leftover.exists()


def test_an_interrupted_update_begins_again(machine: Machine) -> None:
    machine.run("apply")
    with open(machine.checkout / "pyproject.toml", "a", encoding="utf-8") as file:
        file.write("# changed\n")
    machine.run("apply", plan={"pip": [["-r", "Installing collected packages", "killed"]]})
    machine.notes()
    machine.run("apply")
    assert machine.called() == ["venv", "pip", "pip", "playground"]


def test_an_environment_without_its_python_is_made_anew(machine: Machine) -> None:
    machine.run("apply")
    machine.notes()
    (machine.checkout / ".venv" / "bin" / "python").unlink()
    machine.run("apply")
    assert machine.called() == ["venv", "pip", "pip", "playground"]


def test_an_environment_that_somebody_made_is_completed_not_removed(machine: Machine) -> None:
    machine.run("apply")
    for mark in machine.checkout.glob(".venv/.done-*"):
        mark.unlink()
    kept = machine.checkout / ".venv" / "kept"
    kept.touch()
    machine.notes()
    machine.run("apply")
    assert machine.called() == ["pip", "pip", "playground"]
    assert kept.exists()


@pytest.mark.parametrize("sudo", [None, "exit 1"])
def test_without_rights_the_line_to_run_is_printed(machine: Machine, sudo: str | None) -> None:
    machine.noting("apt-get")
    if sudo:
        machine.tool("sudo", sudo)
    done = machine.run(
        **DISPLAY,
        plan={"no_ensurepip": 1, "lacking": ["libGL.so.1", "libxcb-cursor.so.0"]},
    )
    assert done.returncode == 1
    line = "apt-get install --no-install-recommends python3.*-venv libgl1 libxcb-cursor0"
    assert _matches(line, done.stderr)
    assert machine.called() == []


def test_without_apt_the_packages_are_named(machine: Machine) -> None:
    done = machine.run("apply", plan={"lacking": ["libEGL.so.1"]})
    assert done.returncode == 1
    assert "libegl1" in done.stderr
    assert machine.called() == []


@pytest.mark.parametrize("rights", ["root", "sudo"])
def test_with_rights_only_what_is_missing_is_installed_by_apt(
    machine: Machine, rights: str
) -> None:
    machine.noting("apt-get", '[ "$DEBIAN_FRONTEND" = noninteractive ] || exit 9')
    machine.noting("sudo", '[ "$1" = -n ] && shift && exec "$@"')
    user = "0" if rights == "root" else "1000"
    done = machine.run("apply", plan={"lacking": ["libEGL.so.1"]}, FAKE_USER=user)
    assert done.returncode == 0
    notes = machine.notes()
    raised = [note for note in notes if note["what"] == "sudo" and "apt-get" in note["arguments"]]
    assert len(raised) == (2 if rights == "sudo" else 0)
    update, install = [note["arguments"] for note in notes if note["what"] == "apt-get"]
    assert update.endswith("update")
    assert install.endswith("install --no-install-recommends libegl1")


def test_an_apt_that_fails_stops_the_set_up(machine: Machine) -> None:
    machine.tool("apt-get", 'case "$*" in *install*) echo E: Unable to locate; exit 100;; esac')
    done = machine.run("apply", plan={"lacking": ["libEGL.so.1"]}, FAKE_USER="0")
    assert done.returncode == 1
    assert "E: Unable to locate" in done.stderr
    assert machine.called() == []


def test_a_library_that_is_still_missing_is_named(machine: Machine) -> None:
    machine.tool("ldd", "echo ' libnew.so.5 => not found'")
    done = machine.run("apply")
    assert done.returncode == 1
    assert "libnew.so.5" in done.stderr


def test_a_display_asks_for_what_windows_need_later_too(machine: Machine) -> None:
    machine.run("apply")
    machine.notes()
    machine.noting("apt-get")
    plan = {"lacking": ["libxcb-cursor.so.0"]}
    machine.tool("ldd", "case $1 in *xcb*) echo 'libxcb-cursor.so.0 => not found';; esac")
    refused = machine.run(plan=plan, **DISPLAY)
    assert refused.returncode == 1
    assert "install --no-install-recommends libxcb-cursor0" in refused.stderr
    machine.notes()
    # Wayland has no need of it, and neither has the command line.
    assert machine.run(plan=plan, WAYLAND_DISPLAY="wayland-0", **DISPLAY).returncode == 0
    assert machine.run("apply", plan=plan, **DISPLAY).returncode == 0
    assert machine.called() == ["playground", "playground"]


def test_without_a_display_the_window_is_rendered_into_a_picture(machine: Machine) -> None:
    done = machine.run()
    assert done.returncode == 0
    last = machine.notes()[-1]
    assert last["arguments"][0] == "screenshot"
    assert last["platform"] == "offscreen"
    picture = Path(last["arguments"][1])
    assert picture.read_bytes() == b"a picture"
    assert "no display" in done.stdout
    assert str(picture) in done.stdout
    assert machine.run(plan={"playground": 1}).returncode == 1


def test_with_a_display_the_window_opens(machine: Machine) -> None:
    assert machine.run(plan={"playground": 5}, **DISPLAY).returncode == 5
    last = machine.notes()[-1]
    assert last["arguments"] == []
    assert last["platform"] is None


def test_a_python_that_is_too_old_is_said(machine: Machine) -> None:
    done = machine.run("apply", plan={"too_old": 1})
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert machine.called() == []


def test_tests_get_their_tools_and_their_arguments(machine: Machine) -> None:
    machine.run("apply")
    machine.notes()
    done = machine.run("test", "-k", "a b", plan={"pytest": 4})
    assert done.returncode == 4
    *_, pip, pytest_call = machine.notes()
    wanted = Path(pip["arguments"][-1]).read_text(encoding="utf-8")
    assert "pytest" in wanted
    assert pytest_call["what"] == "pytest"
    assert pytest_call["arguments"] == ["-k", "a b"]
    assert pytest_call["platform"] == "offscreen"
    assert Path(pytest_call["folder"]).resolve() == machine.checkout.resolve()
    machine.run("test")
    assert machine.called() == ["pytest"]


def test_coverage_is_the_tests_with_a_report(machine: Machine) -> None:
    assert machine.run("coverage", "tests/core", plan={"pytest": 5}).returncode == 5
    note = machine.notes()[-1]
    assert note["what"] == "pytest"
    assert note["arguments"][0] == "--cov"
    assert note["arguments"][-1] == "tests/core"
    assert note["platform"] == "offscreen"


@pytest.mark.parametrize("failing", ["ruff check", "ruff format", "mypy", None])
def test_check_runs_all_and_fails_if_one_does(machine: Machine, failing: str | None) -> None:
    done = machine.run("check", plan={failing: 1} if failing else {})
    assert machine.called()[-3:] == ["ruff", "ruff", "mypy"]
    assert done.returncode == (1 if failing else 0)


def test_build_is_the_tool_for_it(machine: Machine) -> None:
    assert machine.run("build", plan={"tools.build_folder": 3}).returncode == 3
    note = machine.notes()[-1]
    assert note["what"] == "tools.build_folder"
    assert Path(note["folder"]).resolve() == machine.checkout.resolve()


def test_check_with_a_session_file_is_the_programs(machine: Machine) -> None:
    assert machine.run("check", "a b.convplay", plan={"playground": 2}).returncode == 2
    note = machine.notes()[-1]
    assert (note["what"], note["arguments"]) == ("playground", ["check", "a b.convplay"])


def test_the_launcher_is_removed_without_a_set_up(machine: Machine) -> None:
    for _ in range(2):
        assert machine.run("--remove-launcher").returncode == 0
        (note,) = machine.notes()
        assert (note["what"], note["arguments"]) == ("playground", ["--remove-launcher"])
        assert not (machine.checkout / ".venv").exists()
    assert machine.run("--install-launcher").returncode == 0
    assert machine.called()[-1] == "playground"


class Locked:
    """A checkout that its user cannot write to, and a home for that user."""

    def __init__(self, machine: Machine, home: Path) -> None:
        self.machine = machine
        self.home = home
        self.user = NOBODY if os.geteuid() == 0 else None  # who is root writes everywhere

    def lock(self) -> None:
        for path in (self.machine.checkout, *self.machine.checkout.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode & ~0o222)
        self.before = self.stamps()
        self.machine.notes_file.chmod(0o666)

    def unlock(self) -> None:
        for path in (self.machine.checkout, *self.machine.checkout.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | 0o200)

    def run(self, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
        environment = {"HOME": str(self.home), **DISPLAY, **more}
        return self.machine.run(*arguments, user=self.user, **environment)

    def stamps(self) -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in self.machine.checkout.rglob("*")}


def _can_be_started(python: str) -> bool:
    """Whether a user who is not root can start it, and it is new enough."""
    words = [python, "-ISc", "import sys, tomllib; sys.exit(sys.version_info < (3, 11))"]
    try:
        done = subprocess.run(words, user=NOBODY, group=NOBODY, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


@pytest.fixture
def locked() -> Iterator[Locked]:
    """Not in tmp_path, which is its owner's alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        home = folder / "home"
        home.mkdir()
        home.chmod(0o777)
        found = Locked(Machine(folder), home)
        if found.user is not None:
            pythons = filter(_can_be_started, (sys.executable, "/usr/bin/python3"))
            python = next(pythons, None)
            if python is None:
                pytest.skip("another user can start no Python here")
            found.machine.use(python)
        yield found
        found.unlock()


@pytest.mark.parametrize("part", ["program", "window"])
def test_from_a_place_that_cannot_be_written_it_starts(locked: Locked, part: str) -> None:
    """Set up by whoever may write there; for a window, too, or on a machine that has none."""
    assert locked.machine.run("apply", **(DISPLAY if part == "window" else {})).returncode == 0
    locked.lock()
    locked.machine.notes()
    for arguments in ((), ("apply", "photo.png")):
        done = locked.run(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        (note,) = locked.machine.notes()
        assert note["arguments"] == list(arguments)
    assert locked.stamps() == locked.before


def test_there_a_picture_of_the_window_goes_to_the_users_folders(locked: Locked) -> None:
    locked.machine.run("apply")
    locked.lock()
    done = locked.run(DISPLAY="", XDG_CACHE_HOME=str(locked.home / "a cache"))
    assert done.returncode == 0
    assert (locked.home / "a cache/convolution-playground/window.png").read_bytes() == b"a picture"


def test_there_an_environment_that_is_not_complete_is_told_of(locked: Locked) -> None:
    locked.lock()
    done = locked.run()
    assert done.returncode == 1
    assert "cannot be written to" in done.stderr
    assert "Traceback" not in done.stderr
    assert locked.machine.called() == []


def test_there_an_environment_of_another_version_is_used_with_a_note(locked: Locked) -> None:
    locked.machine.run("apply")
    with open(locked.machine.checkout / "pyproject.toml", "a", encoding="utf-8") as file:
        file.write("# changed\n")
    locked.lock()
    locked.machine.notes()
    done = locked.run()
    assert done.returncode == 0
    assert done.stderr.startswith("Note: ")
    assert locked.machine.called() == ["playground"]


def test_bench_runs_one_or_all(machine: Machine) -> None:
    folder = machine.checkout / "tests" / "bench"
    folder.mkdir(parents=True)
    for name in ("bench_edit.py", "bench_startup.py", "livewindow.py"):
        (folder / name).touch()
    assert machine.run("bench", plan={"tests.bench.bench_edit": 1}).returncode == 1
    assert machine.called()[-2:] == ["tests.bench.bench_edit", "tests.bench.bench_startup"]
    machine.run("bench", "startup", "--quick")
    (note,) = machine.notes()
    assert (note["what"], note["arguments"]) == ("tests.bench.bench_startup", ["--quick"])
    refused = machine.run("bench", "nothing")
    assert refused.returncode == 1
    assert "bench_edit.py bench_startup.py" in refused.stderr
    assert machine.called() == []


@pytest.mark.parametrize("name", ["run", ".ci/run"])
def test_scripts_can_be_executed(name: str) -> None:
    path = ROOT / name
    assert path.stat().st_mode & stat.S_IXUSR
    assert path.read_bytes().startswith(b"#!/")
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize(("tests", "check"), [(0, 0), (1, 0), (0, 1), (2, 1)])
def test_ci_fails_when_either_fails_and_ends_with_the_counts(
    tmp_path: Path, tests: int, check: int
) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    count = "1 failed, 20 passed, 3 skipped in 61.02s (0:01:01)"
    script = tmp_path / "run"
    script.write_text(
        f'#!/bin/sh\necho "did $1"\n[ $1 = check ] && exit {check}\necho "{count}"\nexit {tests}\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    done = subprocess.run(
        [tmp_path / ".ci" / "run"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == (0 if tests == check == 0 else 1)
    assert "did test" in done.stdout
    assert "did check" in done.stdout
    assert count in done.stdout.partition("did check")[2]


def _matches(pattern: str, text: str) -> bool:
    start, end = pattern.split(".*")
    return any(start in line and line.rstrip().endswith(end) for line in text.splitlines())
