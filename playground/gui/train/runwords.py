"""A run of the list in words: its name, what tells it from the others, and all about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.gui.train.settingwords import setting_text
from playground.gui.widgets.wording import sentence
from playground.training.protocol.run_list import STACK, ListedRun
from playground.training.protocol.runs import Run

translate = QCoreApplication.translate


def run_name(run: Run, name: str = "") -> str:
    """The name that the user gave a run, or its number."""
    return name or translate("run", "run {number}").format(number=run.number)


def no_number_text() -> str:
    """What is said of a loss that is NaN or infinite."""
    return translate("run", "no number")


def outcome_text(item: ListedRun) -> str:
    """The outcome of a run in a word or two, "" where there is none."""
    if item.outcome == "exploded":
        return translate("run", "exploded")
    return no_number_text() if item.outcome else ""


def _outcome_sentence(item: ListedRun) -> str:
    if item.outcome == "exploded":
        text = translate("run", "Exploded in epoch {epoch}: its loss is far above its first")
    else:
        text = translate("run", "From epoch {epoch} on its loss is no number (NaN or infinite)")
    return text.format(epoch=item.epoch)


def elsewhere_text(item: ListedRun) -> str:
    """Why it is not drawn beside the present run, "" where it is."""
    if item.elsewhere == "data":
        return translate("run", "on other data")
    if item.elsewhere == "loss":
        return translate("run", "by another loss")
    return ""


def summary(item: ListedRun) -> str:
    """The line on a run: why it is not drawn, what became of it, and the settings that differ."""
    return " · ".join(filter(None, (elsewhere_text(item), outcome_text(item), *_settings(item))))


def _settings(item: ListedRun) -> list[str]:
    plan = item.run.plan
    if plan is None:
        return []
    names = (name for name in item.differing if name != STACK)
    texts = [setting_text(plan, name, item.run.last_plan) for name in names]
    return [*texts, _stack(item.run)] if STACK in item.differing else texts


def _stack(run: Run) -> str:
    links = (" ".join(sentence(part) for part in link) for link in run.layers)
    return " → ".join(links)


def about(item: ListedRun) -> str:
    """All lines about it, for its tooltip."""
    lines = [run_name(item.run, item.name)]
    if item.name:
        lines[0] += f" ({run_name(item.run)})"
    if item.is_present:
        lines.append(translate("run", "The present run"))
    if item.elsewhere:
        text = translate("run", "Not drawn, as it shares no axes with the present run: {reason}")
        lines.append(text.format(reason=elsewhere_text(item)))
    elif item.is_hidden:
        lines.append(translate("run", "Hidden: Space or a click on the colour draws it"))
    if item.outcome:
        lines.append(_outcome_sentence(item))
    if item.run.epochs:
        lines.append(translate("run", "{count} epochs").format(count=item.run.epochs[-1].epoch))
    settings = _settings(item)
    if settings:
        lines += settings
    elif len(item.differing) == 0:
        lines.append(translate("run", "All runs have the same settings"))
    return "\n".join(lines)


def spoken(item: ListedRun) -> str:
    """Its row for those who do not see it."""
    shown = translate("run", "hidden") if item.is_hidden else translate("run", "drawn")
    if item.elsewhere:
        shown = translate("run", "not drawn")
    return ", ".join(filter(None, (run_name(item.run, item.name), shown, summary(item))))
