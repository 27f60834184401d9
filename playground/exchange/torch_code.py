"""A PyTorch module that is being written, layer by layer."""

from __future__ import annotations

from playground.exchange.source import wrapped


class TorchCode:
    """The parts of a module: what its `__init__` makes, and the lines of its `forward`.

    `x` is a batch: pictures × channels × height × width, or pictures × numbers if `is_list`.
    """

    def __init__(self) -> None:
        self.modules: list[tuple[str, str]] = []
        self.lines: list[tuple[str, str]] = []
        """Each with the comment beside it."""
        self.helpers: dict[str, str] = {}
        """Functions that lines call, by name."""
        self.is_list = False

    def module(self, name: str, made: str, comment: str = "") -> str:
        """Add a part with weights of its own, or settings; return how `forward` names it."""
        self.modules.append((wrapped(f"        self.{name} = {made}"), comment))
        return f"self.{name}"

    def line(self, value: str, comment: str = "") -> None:
        """Set x to a value."""
        self.lines.append((wrapped(f"        x = {value}"), comment))

    def note(self, comment: str) -> None:
        """Say something where there is nothing to compute."""
        self.lines.append((f"        # {comment}", ""))

    def helper(self, name: str, text: str) -> str:
        """Add a function that lines call; return its name."""
        self.helpers[name] = text.strip("\n")
        return name

    def to_list(self) -> None:
        """All numbers of a picture one after another."""
        self.line("x.flatten(1)", "map by map, row by row")
        self.is_list = True

    def to_maps(self) -> None:
        """Each number a map of one cell."""
        self.line("x[:, :, None, None]", "maps of one cell")
        self.is_list = False
