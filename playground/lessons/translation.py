"""The texts of a lesson in another language: a file beside it that has the texts only.

It has the same steps with the same items in the same order, those without a text left out; checks,
places and changes are the original's, so that both languages cannot ask for different things.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.lessons.blocks import StepBlock, blocks_of, joined
from playground.lessons.head import MAX_TITLE_CHARACTERS
from playground.lessons.lesson import Lesson, LessonStep
from playground.lessons.mistake import Mistake, mistake
from playground.lessons.reading import SUFFIX, Parsed, lesson_id, read_lesson
from playground.lessons.source import MAX_BYTES, lines_of
from playground.lessons.stepitems import MAX_SENTENCE_CHARACTERS, MAX_TEXT_CHARACTERS

TEXT_KEYS: Final = ("ask", "option", "reveal", "when", "otherwise", "hint")
"""The items that have a text; that of an option is its answer, | and what is said to it."""


def translation_path(path: str | Path, language: str) -> Path:
    """Where the texts of a lesson are in a language, such as "zh_CN"."""
    return Path(path).with_name(f"{lesson_id(path)}.{language}{SUFFIX}")


def original_path(path: str | Path) -> Path | None:
    """The lesson that a file is the translation of; None where it is a lesson itself."""
    name, dot, _language = lesson_id(path).partition(".")
    return Path(path).with_name(name + SUFFIX) if dot else None


def read_in(path: str | Path, language: str) -> Lesson:
    """Return a lesson in a language, in its own where there are no texts; raises Refused."""
    lesson, beside = read_lesson(path), translation_path(path, language)
    if not os.path.exists(beside):
        return lesson
    parsed = parse_translation(read_file(beside, 2 * MAX_BYTES), lesson)
    if parsed.lesson is None:
        raise Refused(
            marked("message", "{name} is no lesson. {mistake}"),
            name=beside.name,
            mistake=parsed.mistakes[0].of_line(),
        )
    return parsed.lesson


def parse_translation(data: bytes, lesson: Lesson) -> Parsed:
    """Return the lesson with the texts of the bytes, or all that is wrong; never raises."""
    lines, mistakes = lines_of(data)
    if mistakes:
        return Parsed(None, mistakes)
    blocks = blocks_of(lines)
    found = list(blocks.mistakes)
    title = next((item.value for item in blocks.head if item.key == "title"), "")
    for item in blocks.head:
        if item.key != "title":
            text = marked("message", "The head of a translation has the title alone, not {key}.")
            found.append(mistake(item.line, text, key=item.key))
    if not 0 < len(title) <= MAX_TITLE_CHARACTERS:
        text = marked("message", "A heading has 1 to {most} characters.")
        found.append(mistake(1, text, most=MAX_TITLE_CHARACTERS))
    if len(blocks.steps) != len(lesson.steps):
        text = marked("message", "There are {count} steps; the lesson has {wanted}.")
        line = blocks.steps[-1].line if blocks.steps else 1
        found.append(mistake(line, text, count=len(blocks.steps), wanted=len(lesson.steps)))
    steps = []
    for block, step in zip(blocks.steps, lesson.steps, strict=False):
        new, wrong = _step(block, step)
        steps.append(new)
        found += wrong
    if found:
        return Parsed(None, tuple(sorted(found, key=lambda each: each.line)))
    notes = joined(blocks.notes) or lesson.notes
    return Parsed(replace(lesson, title=title, notes=notes, steps=tuple(steps)))


def _step(block: StepBlock, step: LessonStep) -> tuple[LessonStep, list[Mistake]]:
    found = []
    texts: dict[str, list[str]] = {key: [] for key in TEXT_KEYS}
    for item in block.items:
        if item.key not in TEXT_KEYS:
            text = marked("message", "A translation has texts alone, and {key} is none.")
            found.append(mistake(item.line, text, key=item.key))
        elif not 0 < len(item.value) <= MAX_SENTENCE_CHARACTERS:
            text = marked("message", "A sentence has 1 to {most} characters.")
            found.append(mistake(item.line, text, most=MAX_SENTENCE_CHARACTERS))
        elif item.key == "option" and item.value.count("|") != 1:
            text = marked("message", "option is an answer, | and what is said to it.")
            found.append(mistake(item.line, text))
        else:
            texts[item.key].append(item.value)
    written = joined(block.text)
    if not (block.title and written) or len(written) > MAX_TEXT_CHARACTERS:
        text = marked("message", "The step needs a heading, and a text up to {most} characters.")
        found.append(mistake(block.line, text, most=MAX_TEXT_CHARACTERS))
    for key, wanted in _counts(step).items():
        if len(texts[key]) != wanted and not found:
            text = marked("message", "The step has {count} times {key}; the lesson has {wanted}.")
            found.append(mistake(block.line, text, key=key, count=len(texts[key]), wanted=wanted))
    return (step if found else _with_texts(step, block.title, written, texts)), found


def _counts(step: LessonStep) -> dict[str, int]:
    asks = step.question is not None
    otherwise = sum(miss.when is None for miss in step.misses)
    return {
        "ask": int(asks),
        "option": len(step.question.options) if step.question is not None else 0,
        "reveal": int(asks),
        "when": len(step.misses) - otherwise,
        "otherwise": otherwise,
        "hint": len(step.hints),
    }


def _with_texts(step: LessonStep, title: str, text: str, texts: dict[str, list[str]]) -> LessonStep:
    question = step.question
    if question is not None:
        options = []
        for option, written in zip(question.options, texts["option"], strict=True):
            answer, _, reply = written.partition("|")
            options.append(replace(option, text=answer.strip(), reply=reply.strip()))
        question = replace(
            question, text=texts["ask"][0], options=tuple(options), reveal=texts["reveal"][0]
        )
    sentences = [*texts["when"], *texts["otherwise"]]
    misses = tuple(
        replace(miss, sentence=sentence)
        for miss, sentence in zip(step.misses, sentences, strict=True)
    )
    return replace(
        step, title=title, text=text, question=question, misses=misses, hints=tuple(texts["hint"])
    )
