"""The program's icons: drawings of one colour, in whatever colour the theme asks for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QColor, QIcon

from playground import resources

APPLICATION = "convolution-playground"
DISABLED_OPACITY = 0.38

# Qt's own SVG engine counts its drawings by mode and state: (mode << 4) | state.
_NORMAL = QIcon.Mode.Normal.value << 4 | QIcon.State.Off.value
_DISABLED = QIcon.Mode.Disabled.value << 4 | QIcon.State.Off.value


def names() -> list[str]:
    """The icons there are, in alphabetical order."""
    folder = resources.path("icons")
    return sorted(path.stem for path in folder.glob("*.svg") if path.stem != APPLICATION)


@lru_cache(maxsize=256)
def has_icon(name: str) -> bool:
    """Whether there is an icon of that name."""
    return name != APPLICATION and resources.path("icons", f"{name}.svg").is_file()


def icon(name: str, colour: QColor) -> QIcon:
    """An icon in a colour, sharp at any size and on any screen; raise KeyError if there is none."""
    return _icon(name, colour.name(), colour.alphaF())


def application_icon() -> QIcon:
    """The program's own icon, in its own colours, and drawn anew for small sizes."""
    found = QIcon()
    for picture in resources.path("icons", "application").glob("*.png"):
        found.addFile(str(picture))
    return found


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, opacity: float) -> QIcon:
    if not has_icon(name):
        raise KeyError(f"There is no icon {name!r}.")
    plain = resources.path("icons", f"{name}.svg").read_bytes().decode()
    drawing = plain.replace("currentColor", colour)
    return _from_svg(_faded(drawing, opacity), _faded(drawing, opacity * DISABLED_OPACITY))


def _faded(drawing: str, opacity: float) -> bytes:
    return drawing.replace("<svg ", f'<svg opacity="{opacity:.3g}" ', 1).encode()


def _from_svg(normal: bytes, disabled: bytes) -> QIcon:
    """An icon that Qt's SVG engine draws at each size that it is asked for.

    The engine takes drawings from files, or as here from the stream that an icon is saved to. A
    QIconEngine written in Python is no way: Qt clones engines, and the clone dies with its wrapper.
    """
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream.writeQString("svg")
    stream.writeUInt32(0)  # files by mode
    stream.writeInt32(0)  # the drawings are not compressed
    stream.writeUInt32(2)  # drawings by mode
    for key, drawing in ((_NORMAL, normal), (_DISABLED, disabled)):
        stream.writeInt32(key)
        stream.writeBytes(drawing)
    stream.writeInt32(0)  # no pixmaps
    result = QIcon()
    QDataStream(data) >> result
    return result
