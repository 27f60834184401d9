"""Stands in for python3 when ./run is tested: notes what it is asked to do, and installs nothing.

FAKE_NOTES names the file of notes; FAKE_PLAN is JSON: what to print for missing packages, which pip
calls fail and how, what the program exits with.
"""

import json
import os
import sys

PLAN = json.loads(os.environ["FAKE_PLAN"])
LIB = f"python{sys.version_info[0]}.{sys.version_info[1]}"


def note(what: str, **more: object) -> None:
    line = json.dumps({"what": what, **more})
    with open(os.environ["FAKE_NOTES"], "a", encoding="utf-8") as file:
        file.write(line + "\n")


def make_venv(folder: str) -> None:
    note("venv")
    os.makedirs(f"{folder}/bin", exist_ok=True)
    os.makedirs(f"{folder}/lib/{LIB}", exist_ok=True)
    with open(os.environ["FAKE_LAUNCHER"], "rb") as source:
        launcher = source.read()
    with open(f"{folder}/bin/python", "wb") as target:
        target.write(launcher)
    os.chmod(f"{folder}/bin/python", 0o755)


def pip(arguments: list[str]) -> int:
    note("pip", arguments=arguments)
    for wanted, output, status in PLAN.get("pip", []):
        if any(argument.startswith(wanted) for argument in arguments):
            print(output)
            if status == "killed":  # as by a power cut: the whole ./run with it
                os.kill(os.getppid(), 9)
                return 1
            return int(status)
    return 0


def program(module: str, arguments: list[str]) -> int:
    note(
        module,
        arguments=arguments,
        folder=os.getcwd(),
        platform=os.environ.get("QT_QPA_PLATFORM"),
        path=os.environ.get("PYTHONPATH"),
        lock_is_free=not os.path.exists("/proc/self/fd/9"),
    )
    if module == "playground" and arguments[:1] == ["screenshot"]:
        with open(arguments[1], "wb") as file:
            file.write(b"a picture")
    return int(PLAN.get(" ".join([module, *arguments[:1]]), PLAN.get(module, 0)))


def main() -> int:
    arguments = sys.argv[1:]
    if "-m" in arguments:
        at = arguments.index("-m")
        module, rest = arguments[at + 1], arguments[at + 2 :]
        if module == "venv":
            make_venv(rest[0])
            return 0
        return pip(rest) if module == "pip" else program(module, rest)
    code = arguments[1] if len(arguments) > 1 else ""
    if "import ensurepip" in code:
        return int(PLAN.get("no_ensurepip", 0))
    if "version_info < " in code:
        return int(PLAN.get("too_old", 0))
    if "metadata" in code:
        print(PLAN.get("torch", ""))
        return 0 if "torch" in PLAN else 1
    if "import torch" in code:
        print(PLAN.get("cuda", ""))
        return 0
    if "import PySide6" in code:
        return 0
    if any("=lib" in argument for argument in arguments):
        pairs = [argument.split("=") for argument in arguments[3:]]
        print(*[package for library, package in pairs if library in PLAN.get("lacking", [])])
        return 0
    # The rest asks about Python itself, and is answered truly.
    sys.argv = arguments[1:]
    exec(sys.stdin.read() if code == "-" else code, {})
    return 0


if __name__ == "__main__":
    sys.exit(main())
