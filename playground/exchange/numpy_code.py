"""A numpy function that is being written, layer by layer."""

from __future__ import annotations

from playground.exchange.source import wrapped


class NumpyCode:
    """The lines of a function, and the functions that they call.

    `x` is one picture: channels × height × width, or a list of numbers if `is_list`.
    """

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []
        """Each with the comment beside it."""
        self.helpers: dict[str, str] = {}
        self.is_list = False

    def line(self, value: str, comment: str = "") -> None:
        """Set x to a value."""
        self.lines.append((wrapped(f"    x = {value}"), comment))

    def note(self, comment: str) -> None:
        """Say something where there is nothing to compute."""
        self.lines.append((f"    # {comment}", ""))

    def helper(self, name: str, text: str) -> str:
        """Add a function that lines call; return its name."""
        self.helpers[name] = text.strip("\n")
        return name

    def weights(self, name: str) -> str:
        """A tensor by its name."""
        return f'W["{name}"]'

    def to_list(self) -> None:
        """All numbers one after another."""
        self.line("x.reshape(-1)", "map by map, row by row")
        self.is_list = True

    def to_maps(self) -> None:
        """Each number a map of one cell."""
        self.line("x.reshape(-1, 1, 1)", "maps of one cell")
        self.is_list = False
