"""One group of paths a file: what a check can ask about. Whatever lies in this folder is found."""

from playground.core.messages import marked
from playground.core.registry import import_modules
from playground.lessons.mistake import Wrong, nearest
from playground.lessons.paths.kinds import MAX_PATH_CHARACTERS, PATHS, Path

import_modules(__name__, __path__)

__all__ = ["PATHS", "Path", "is_path", "path_of"]


def is_path(text: str) -> bool:
    """Whether a text is a path that there is."""
    return any(kind.match(text) is not None for _, kind in PATHS.items())


def path_of(text: str) -> Path:
    """The path that a text is; raises Wrong where there is no such one."""
    if len(text) <= MAX_PATH_CHARACTERS:
        for _, kind in PATHS.items():
            parts = kind.match(text)
            if parts is not None:
                return Path(text, kind, parts)
        names = {kind.form: kind.names for _, kind in PATHS.items() if "NAME" in kind.form}
        close = nearest(text, (kind.form for _, kind in PATHS.items()), names)
        if close:
            sentence = marked(
                "message", "There is no path {text}. Nearest: {names}; docs/lessons.md lists all."
            )
            raise Wrong(sentence, text=text, names=close)
    raise Wrong(
        marked("message", "There is no path {text}; docs/lessons.md lists them all."), text=text
    )
