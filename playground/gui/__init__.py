"""The window and everything in it: the only part, with `app`, that knows Qt."""

from playground.gui import quickimport as quickimport
