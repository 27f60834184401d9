"""Make a folder with the program in it that starts where no Python is: for a classroom.

    ./run build

leaves it in `build/dist/convolution-playground`, for the kind of system that it was made on. It may
be copied anywhere, to a stick or a drive that nobody can write to, and is started by the program of
the same name in it. `./run bench folder` tries one out.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "tools" / "convolution-playground.spec"
BUILD = ROOT / "build"
NAME = "convolution-playground"
FOLDER = BUILD / "dist" / NAME


def program() -> Path:
    """The file in the folder that starts it."""
    return FOLDER / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def main() -> int:
    """Build the folder; the exit status is that of PyInstaller."""
    places = ["--distpath", str(FOLDER.parent), "--workpath", str(BUILD / "work")]
    words = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    print("Making a folder that starts without Python: it takes some minutes.", flush=True)
    status = subprocess.call([*words, *places, str(SPEC)], cwd=ROOT)
    if status:
        return status
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())
    print(f"{FOLDER} is {size / 2**20:.0f} MB; copy it anywhere, and start {program().name} in it.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
