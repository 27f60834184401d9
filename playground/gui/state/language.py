"""The languages of the window, and the translators that bring them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

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
    for name, folder in (
        (f"qtbase_{code}", qt),
        (f"playground_{code}", str(resources.path("translations"))),
    ):
        translator = QTranslator(application)
        if translator.load(name, folder):
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
        if translator.load(f"playground_{code}", str(resources.path("translations"))):
            made.append(translator)
    return tuple(made)
