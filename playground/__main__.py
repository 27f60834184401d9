"""The command line: the window, or a command that needs none."""

from __future__ import annotations

import argparse
import functools
import gc
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NoReturn

from playground import VERSION
from playground.core.messages import Message, Refused, marked
from playground.core.quoting import LONG_CHARACTERS, quoted
from playground.core.system_reason import reason_of


def _apply() -> ModuleType:
    from playground.cli import apply

    return apply


def _check() -> ModuleType:
    from playground.cli import check

    return check


def _explain() -> ModuleType:
    from playground.cli import explain

    return explain


def _export() -> ModuleType:
    from playground.cli import export

    return export


def _lesson() -> ModuleType:
    from playground.cli import lesson

    return lesson


def _maximise() -> ModuleType:
    from playground.cli import maximise

    return maximise


def _network() -> ModuleType:
    from playground.cli import network

    return network


def _screenshot() -> ModuleType:
    from playground.cli import screenshot

    return screenshot


def _train() -> ModuleType:
    from playground.cli import train

    return train


def _units() -> ModuleType:
    from playground.cli import units

    return units


COMMANDS: dict[str, tuple[str, Callable[[], ModuleType]]] = {
    "apply": ("filter a picture and write every stage to files", _apply),
    "check": ("say what is in a session file, or what is wrong with it", _check),
    "explain": ("say which part of a picture a network's answer comes from", _explain),
    "export": ("write a figure of a session, its code, weights, or ONNX", _export),
    "lesson": (
        "say what is wrong with lessons, list them, or tabulate results",
        _lesson,
    ),
    "maximise": ("make a picture that a unit of a network looks for", _maximise),
    "network": ("print the layers of a network, with shapes and costs", _network),
    "screenshot": ("render the window off screen into a PNG file", _screenshot),
    "train": ("train a network on pictures, in one process or several", _train),
    "units": ("find what each unit of a layer answers to in a folder of pictures", _units),
}
"""The help of each command, and its module: `declare` its options, then `run` it."""


LAUNCHER = {
    "install": "put the program into the menu of this user's desktop (Linux)",
    "remove": "take it out of there again",
}
"""The actions on the menu, each a function of `cli/launcher.py`, and its help."""

NOBODY_READS = 128 + 13
STOPPED = 128 + 2
"""The exit status where the output is read no further: that of a program ended by SIGPIPE."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and takes numbers with a minus sign for what they are."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence on standard error and exit with status 2."""
        # The message quotes what was given, however long that is; lists of choices stay whole.
        words = (quoted(word, LONG_CHARACTERS) for word in message.split(" "))
        message = quoted(" ".join(words), 4 * LONG_CHARACTERS)
        sentence = message[:1].upper() + message[1:]
        print(f"{self.prog}: {sentence.rstrip('.')}.", file=sys.stderr)
        raise SystemExit(2)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As usual, but -1,0,1 after an option that takes a value is its value."""
        return super().parse_known_args(self._joined(args or []), namespace)

    def _joined(self, arguments: Sequence[str]) -> list[str]:
        joined: list[str] = []
        for argument in arguments:
            action = self._option_string_actions.get(joined[-1]) if joined else None
            if action is not None and action.nargs is None and re.match(r"-[\d.]", argument):
                joined[-1] += "=" + argument
            else:
                joined.append(argument)
        return joined


@functools.cache
def parser(chosen: str = "") -> Parser:
    """The command line; of the commands, only the chosen one knows its options."""
    whole = Parser(
        prog="convolution-playground",
        description="A desktop lab to see, edit and train convolutional networks. "
        "Without a command the window opens, with the picture of a file if one is named.",
        usage="%(prog)s [-h] [--version] [--install-launcher] [--remove-launcher]"
        " [PICTURE | COMMAND ...]",
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {VERSION}")
    for verb, sentence in LAUNCHER.items():
        whole.add_argument(
            f"--{verb}-launcher", action="store_const", const=verb, dest="launcher", help=sentence
        )
    commands = whole.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog=whole.prog
    )
    for name, (sentence, module) in COMMANDS.items():
        command = commands.add_parser(name, help=sentence, allow_abbrev=False)
        if name == chosen:
            module().declare(command)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run a command; without one, open the window. The exit status is returned."""
    if hasattr(sys, "frozen"):  # else the module is not needed yet, and takes its time to import
        import multiprocessing

        multiprocessing.freeze_support()
        from playground.pictures import heic_process

        if sys.argv[1:] == [heic_process.OPTION]:
            heic_process.main()
            return 0
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # × and → on a terminal that has none
    try:
        status = _run(given)
    except Refused as refused:
        print(refused, file=sys.stderr)
        status = 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        status = STOPPED
    except SystemExit:  # after the help, say
        ended = _output_ended()
        if not ended:
            raise
        return ended
    except OSError:
        ended = _output_ended("\n")
        if not ended:  # another file's, or another pipe's, as to a process
            raise
        return ended
    return _output_ended() or status


def _output_ended(more: str = "") -> int:
    """The exit status where the output cannot be written, 0 where it can; it goes nowhere then.

    Its reader has gone, as `head` goes, or it goes to a file whose disk is full, which is said.
    Without a buffer, only writing `more` tells.
    """
    if sys.stdout is None or sys.stdout.closed:
        return 0
    try:
        sys.stdout.write(more)
        sys.stdout.flush()
    except BrokenPipeError:
        status = NOBODY_READS
    except OSError as error:
        text = marked("message", "The output cannot be written: {reason}.")
        print(Message(text, {"reason": reason_of(error)}), file=sys.stderr)
        status = 2
    else:
        return 0
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return status


def _run(given: list[str]) -> int:
    first = given[0] if given else ""
    if first in COMMANDS:
        options = parser(first).parse_args(given)
        with _ending_cleanly():
            return int(COMMANDS[first][1]().run(options))
    # --help and --version end in the parser, and so does what is unknown.
    if first.startswith("-") and (verb := parser().parse_args(given).launcher):
        from playground.cli import launcher

        print(getattr(launcher, verb)())
        return 0
    if len(given) > 1:
        raise Refused(
            marked("message", "One picture can be opened at a time; {name} is one too many."),
            name=given[1],
        )
    return _open_window(first or None)


@contextmanager
def _ending_cleanly() -> Iterator[None]:
    """Let SIGTERM end a command as an exception does, so that unfinished files are taken away."""

    def end(number: int, _frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _open_window(picture: str | None) -> int:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, displays)):
        raise Refused(
            marked(
                "message",
                "There is no display for a window here; convolution-playground screenshot OUT.png"
                " renders it into a file.",
            )
        )
    gc.disable()  # until all is built: nothing that is made meanwhile is garbage
    from playground import app

    return app.run(picture and os.path.abspath(picture))  # it is kept, as among recent sessions


if __name__ == "__main__":
    raise SystemExit(main())
