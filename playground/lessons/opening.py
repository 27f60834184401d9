"""The document that a lesson or recipe opens, and its steps or ways gone through in turn.

They are gone through as "show me" goes through them.
"""

from __future__ import annotations

from playground.core.edits import set_network, set_picture
from playground.core.messages import Refused, marked
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.layers.shipped import with_shipped_network
from playground.layers.stacks import load_stacks
from playground.layers.starts import load_starts
from playground.lessons.head import NO_LAYERS, Opens
from playground.lessons.lesson import Lesson
from playground.lessons.mistake import Mistake, mistake
from playground.lessons.recipe import FULL, Recipe, changed
from playground.lessons.situation import Look, Situation
from playground.pictures.samples import DEFAULT, sample_picture

FIRST_STACK = "four-edges"


def opened(lesson: Opens) -> Situation:
    """Return the document that a lesson begins with; raises Refused."""
    empty = Session(sample_picture(lesson.picture or DEFAULT), Network())
    if lesson.start:
        start = load_starts()[lesson.start]
        view = start.view()
        look = Look(view.layer, view.filter, Cell(*view.pin))
        return Situation(_pictured(start.applied(empty), lesson), look)
    if lesson.network:
        return Situation(_pictured(with_shipped_network(empty, lesson.network), lesson), Look())
    if lesson.stack == NO_LAYERS:
        return Situation(empty, Look())
    stack = load_stacks()[lesson.stack or FIRST_STACK]
    suggested = stack.suggestion()
    if lesson.picture or suggested is None:
        picture = sample_picture(lesson.picture or DEFAULT)
    else:
        picture = suggested.picture()
    session = set_picture(empty, picture)
    session = set_network(session, stack.network(session.shape, session.seed))
    return Situation(session, Look())


def _pictured(session: Session, lesson: Opens) -> Session:
    """The session with the lesson's picture, where it names one."""
    return set_picture(session, sample_picture(lesson.picture)) if lesson.picture else session


def rehearsed(lesson: Lesson) -> tuple[Mistake, ...]:
    """Return what goes wrong when every step is shown in turn: a mistake has its step's line.

    A step that is done before it begins, or not done after it was shown, teaches nothing.
    """
    try:
        situation = opened(lesson)
    except Refused as refused:
        return (Mistake(1, refused.message),)
    found = []
    for step in lesson.steps:
        if not step.checks:
            continue
        began = situation
        if step.is_done(began, began):
            text = marked("message", "The step is done before it begins.")
            found.append(mistake(step.line, text))
        try:
            situation = step.shown(began)
        except Refused as refused:
            text = marked("message", "It cannot be shown: {reason}")
            found.append(mistake(step.line, text, reason=refused.message))
            break
        if not step.is_done(situation, began):
            found.append(mistake(step.line, marked("message", "“Show me” does not do the step.")))
    return tuple(found)


def opened_recipe(recipe: Recipe) -> Situation:
    """Return the document that a recipe begins with; raises Refused."""
    return changed(opened(recipe), recipe.begins)


def rehearsed_recipe(recipe: Recipe) -> tuple[Mistake, ...]:
    """Return what goes wrong when each way is set, without the training that it may ask for.

    A goal that is reached at the beginning asks for nothing.
    """
    try:
        begun = opened_recipe(recipe)
    except Refused as refused:
        return (Mistake(recipe.line, refused.message),)
    found = []
    if recipe.score(begun) == FULL:
        found.append(mistake(recipe.line, marked("message", "The goal is reached at the start.")))
    for way in recipe.ways:
        try:
            shown = way.shown(begun)
        except Refused as refused:
            text = marked("message", "It cannot be shown: {reason}")
            found.append(mistake(way.line, text, reason=refused.message))
            continue
        if shown.trained is None and (recipe.score(shown) == FULL) != way.works:
            fails = marked("message", "It is said to work, and fails.")
            works = marked("message", "It is said to fail, and works.")
            found.append(mistake(way.line, fails if way.works else works))
    return tuple(found)
