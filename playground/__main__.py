"""The command line: the window, or a command that needs none."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from typing import NoReturn

from playground.core.messages import Refused


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence on standard error and exit with status 2."""
        sentence = message[:1].upper() + message[1:]
        print(f"{self.prog}: {sentence.rstrip('.')}.", file=sys.stderr)
        raise SystemExit(2)


def parser() -> Parser:
    """The commands and their options."""
    from playground import apply, screenshot

    whole = Parser(
        prog="convolution-playground",
        description="A desktop lab to see, edit and train convolutional networks.",
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    apply.declare(
        commands.add_parser("apply", help="filter a picture and write every stage to files")
    )
    screenshot.declare(
        commands.add_parser("screenshot", help="render the window off screen into a PNG file")
    )
    window = commands.add_parser("window", help="open the window (the default)")
    window.add_argument("picture", nargs="?", help="a picture to start with")
    return whole


COMMANDS = ("apply", "screenshot", "window", "-h", "--help")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; without one, open the window. The exit status is returned."""
    multiprocessing.freeze_support()
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] not in COMMANDS:
        given = ["window", *given]  # a desktop launcher passes nothing, or a file
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # × and → on a terminal that has none
    try:
        return _run(given)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2


def _run(given: list[str]) -> int:
    if given[0] == "window" and len(given) <= 2 and not any(a.startswith("-") for a in given):
        from playground import app

        return app.run(given, given[1] if len(given) == 2 else None)
    options = parser().parse_args(given)
    if options.command == "apply":
        from playground import apply

        return apply.run(options)
    if options.command == "screenshot":
        from playground import screenshot

        return screenshot.run(options)
    from playground import app

    return app.run(given, options.picture)


if __name__ == "__main__":
    raise SystemExit(main())
