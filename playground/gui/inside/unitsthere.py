"""The units that the layers of a network have: which is asked about, and which switched off."""

from __future__ import annotations

from dataclasses import replace

from playground.core.session import Session
from playground.engine.compute.evaluate import stages_of
from playground.gui.state.insideview import Inside, UnitPlace


def unit_counts(session: Session) -> dict[int, int]:
    """How many units each layer has that is on and fits."""
    stages = stages_of(session.network, session.shape)
    return {
        at: each.shape[0]
        for at, each in enumerate(stages)
        if each.layer.enabled and each.shape is not None
    }


def switched_off(look: Inside, session: Session) -> UnitPlace | None:
    """The unit whose map counts as 0; None where none does, or the network has no such one."""
    if look.off is None or look.off[1] >= unit_counts(session).get(look.off[0], 0):
        return None
    return look.off


def asked_unit(look: Inside, session: Session) -> UnitPlace | None:
    """The unit that is asked about; None where an answer is, or the network has no such unit."""
    if look.about is None or look.about[1] >= unit_counts(session).get(look.about[0], 0):
        return None
    return look.about


def cam_layer(look: Inside, session: Session) -> int | None:
    """The layer whose maps Grad-CAM weighs; None for the last, as where the chosen one is gone."""
    return look.cam_layer if look.cam_layer in unit_counts(session) else None


def with_unit(look: Inside, unit: UnitPlace, session: Session) -> Inside:
    """With another unit chosen; where one is switched off, it is that instead."""
    is_off = switched_off(look, session) is not None
    return replace(look, unit=unit, step=None, off=unit if is_off else None)
