"""The languages of the window, and the translators that bring them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from playground import resources
from playground.core.messages import marked

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""Code and own name of every language there is."""

QT_LACKS = (
    marked("QFileDialog", "&Look in:"),
    marked("QFileDialog", "Files of &type:"),
    marked("QAbstractFileIconProvider", "Folder"),
)
"""Texts of Qt's own dialogs that its Chinese lacks; ours is asked before Qt's."""


def system_language() -> str:
    """The language of the system when there is a translation, else English."""
    if not has_translations():
        return "en"
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def has_translations() -> bool:
    """Whether there is another language to change to."""
    return resources.path("translations", "playground_zh_CN.qm").exists()


def install_language(
    application: QCoreApplication, code: str, before: Iterable[QTranslator] = ()
) -> tuple[QTranslator, ...]:
    """Translate every text that is made from now on; widgets that exist keep theirs.

    The translators come back, to be handed in when another language is wanted.
    """
    for old in before:
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(code))
    if code == "en":
        return ()
    made: list[QTranslator] = []
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for file in (Path(qt) / f"qtbase_{code}.qm", _own_file(code)):
        translator = QTranslator(application)
        if translator.load(_contents(file)):
            application.installTranslator(translator)
            made.append(translator)
    return tuple(made)


def in_every_language(context: str, text: str) -> str:
    """A marked literal as English and as each translation has it, one after the other."""
    translations = (each.translate(context, text) for each in _every_translator())
    return " ".join(filter(None, (text, *translations)))


@cache
def _every_translator() -> tuple[QTranslator, ...]:
    """Of every language there is, installed or not."""
    made = []
    for code in LANGUAGES:
        translator = QTranslator()
        if translator.load(_contents(_own_file(code))):
            made.append(translator)
    return tuple(made)


def _own_file(code: str) -> Path:
    return resources.path("translations", f"playground_{code}.qm")


@cache
def _contents(file: Path) -> bytes:
    """The bytes of a file, b"" if it cannot be read; Qt reads in them as long as the program lives.

    By its name Qt would map the file, and the program would die of its next word when an update
    writes another in its place.
    """
    try:
        return file.read_bytes()
    except OSError:
        return b""
