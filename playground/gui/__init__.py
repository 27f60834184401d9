"""The window and everything in it: the only part, with `app`, that knows Qt."""

from playground.gui.shell import startup as startup

# isort: split
from playground.gui.shell.overrides import guard_overrides

guard_overrides()
