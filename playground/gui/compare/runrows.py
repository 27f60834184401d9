"""The outcomes and settings of two runs, row by row, with what is different."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields

from PySide6.QtCore import QCoreApplication

from playground.core.fields import Field, fields_of
from playground.core.plan import TrainingPlan
from playground.core.word_count import grouped
from playground.gui.train.cards.plots import loss_text
from playground.gui.train.settingwords import setting_text, value_text
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.wording import sentence, translated
from playground.training.protocol.runs import Run

translate = QCoreApplication.translate

NONE = "–"


@dataclass(frozen=True, slots=True)
class RunRow:
    """One thing about two runs."""

    label: str
    a: str
    b: str

    @property
    def differs(self) -> bool:
        """Whether it is another in each."""
        return self.a != self.b


def run_rows(a: Run | None, b: Run | None) -> tuple[RunRow, ...]:
    """All that there is to say of two runs: what they came to, then the settings that differ."""
    settings = sorted(_settings(a, b), key=lambda row: not row.differs)
    return (*_outcomes(a, b), *settings)


def _outcomes(a: Run | None, b: Run | None) -> Iterator[RunRow]:
    yield RunRow(
        translate("CompareRuns", "Epochs trained"), *(_last(run, "epoch") for run in (a, b))
    )
    for label, name in (
        (translate("CompareRuns", "Held-out accuracy"), "validation_accuracy"),
        (translate("CompareRuns", "Best held-out accuracy"), "best"),
        (translate("CompareRuns", "Training accuracy"), "accuracy"),
        (translate("CompareRuns", "Held-out loss"), "validation_loss"),
        (translate("CompareRuns", "Training loss"), "loss"),
    ):
        yield RunRow(label, *(_last(run, name) for run in (a, b)))


def _last(run: Run | None, name: str) -> str:
    """A figure of the last epoch."""
    if run is None or not run.epochs:
        return NONE
    last = run.epochs[-1]
    if name == "epoch":
        return grouped(last.epoch)
    if name == "best":
        known = [row.validation_accuracy for row in run.epochs]
        known = [value for value in known if not math.isnan(value)]  # of none held out
        return percent(max(known), 1) if known else NONE
    value = float(getattr(last, name))
    if value != value:  # a row without training, as that before the first step
        return NONE
    return percent(value, 1) if name.endswith("accuracy") else loss_text(value)


def _settings(a: Run | None, b: Run | None) -> Iterator[RunRow]:
    yield RunRow(translate("CompareRuns", "Layers"), _layers(a), _layers(b))
    plans = [(None, None) if run is None else (run.plan, run.last_plan) for run in (a, b)]
    declared = fields_of(TrainingPlan)
    for item in fields(TrainingPlan):
        field = declared.get(item.name)
        if field is None:
            label = {
                "data": translate("CompareRuns", "Data"),
                "augmentation": translate("CompareRuns", "Augmentation"),
                "frozen": translate("CompareRuns", "Frozen layers"),
            }[item.name]
            texts = [
                NONE if plan is None else setting_text(plan, item.name, later)
                for plan, later in plans
            ]
            yield RunRow(label, *texts)
            continue
        texts = [
            NONE
            if plan is None or not _matters(field, plan, later)
            else _over_time(field, item.name, plan, later)
            for plan, later in plans
        ]
        if texts != [NONE, NONE]:
            yield RunRow(translated("field", field.label), *texts)


def _matters(field: Field, plan: TrainingPlan, later: TrainingPlan | None) -> bool:
    """Whether a setting did anything in a run, at its beginning or later."""
    relevant = field.relevant
    return relevant is None or relevant(plan) or (later is not None and relevant(later))


def _over_time(field: Field, name: str, plan: TrainingPlan, later: TrainingPlan | None) -> str:
    """A setting as the run was begun with, and as it came to run by where that is another."""
    text = value_text(field, getattr(plan, name))
    if later is None or getattr(later, name) == getattr(plan, name):
        return text
    return f"{text} → {value_text(field, getattr(later, name))}"


def _layers(run: Run | None) -> str:
    if run is None or not run.layers:
        return NONE
    return " → ".join(" ".join(sentence(part) for part in link) for link in run.layers)
