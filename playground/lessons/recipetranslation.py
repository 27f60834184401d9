"""The texts of a recipe in another language: a file beside it that has the texts only.

It has the same goals and ways in the same order; comparisons and changes are the original's.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from playground.core.messages import marked
from playground.core.ordinary_file import read_file
from playground.lessons.blocks import blocks_of, joined
from playground.lessons.head import MAX_TITLE_CHARACTERS
from playground.lessons.mistake import Mistake, mistake
from playground.lessons.recipe import Recipe
from playground.lessons.recipereading import (
    SUFFIX,
    ParsedRecipe,
    no_recipe,
    read_recipe,
    recipe_id,
)
from playground.lessons.sections import text_of
from playground.lessons.source import MAX_BYTES, lines_of
from playground.lessons.stepitems import MAX_SENTENCE_CHARACTERS

TEXT_KEY = "goal"
"""The only items that have a text."""


def recipe_translation_path(path: str | Path, language: str) -> Path:
    """Where the texts of a recipe are in a language, such as "zh_CN"."""
    return Path(path).with_name(f"{recipe_id(path)}.{language}{SUFFIX}")


def original_recipe_path(path: str | Path) -> Path | None:
    """The recipe that a file is the translation of; None where it is a recipe itself."""
    name, dot, _language = recipe_id(path).partition(".")
    return Path(path).with_name(name + SUFFIX) if dot else None


def read_recipe_in(path: str | Path, language: str) -> Recipe:
    """Return a recipe in a language, in its own where there are no texts; raises Refused."""
    recipe, beside = read_recipe(path), recipe_translation_path(path, language)
    if not os.path.exists(beside):
        return recipe
    parsed = parse_recipe_translation(read_file(beside, 2 * MAX_BYTES), recipe)
    if parsed.recipe is None:
        raise no_recipe(beside, parsed.mistakes[0])
    return parsed.recipe


def parse_recipe_translation(data: bytes, recipe: Recipe) -> ParsedRecipe:
    """Return the recipe with the texts of the bytes, or all that is wrong; never raises."""
    lines, mistakes = lines_of(data)
    if mistakes:
        return ParsedRecipe(None, mistakes)
    blocks = blocks_of(lines)
    found: list[Mistake] = list(blocks.mistakes)
    title = next((item.value for item in blocks.head if item.key == "title"), "")
    for item in blocks.head:
        if item.key != "title":
            text = marked("message", "The head of a translation has the title alone, not {key}.")
            found.append(mistake(item.line, text, key=item.key))
    if not 0 < len(title) <= MAX_TITLE_CHARACTERS:
        text = marked("message", "A heading has 1 to {most} characters.")
        found.append(mistake(1, text, most=MAX_TITLE_CHARACTERS))
    wanted = 1 + len(recipe.ways)
    if len(blocks.steps) != wanted:
        text = marked("message", "There are {count} headings; the recipe has {wanted}.")
        line = blocks.steps[-1].line if blocks.steps else 1
        found.append(mistake(line, text, count=len(blocks.steps), wanted=wanted))
        return ParsedRecipe(None, tuple(found))
    texts, sentences = [], []
    for place, block in enumerate(blocks.steps):
        text, wrong = text_of(block, lines)
        texts.append(text)
        found += wrong
        for item in block.items:
            if item.key != TEXT_KEY or place:
                sentence = marked("message", "A translation has texts alone, and {key} is none.")
                found.append(mistake(item.line, sentence, key=item.key))
            elif not 0 < len(item.value) <= MAX_SENTENCE_CHARACTERS:
                sentence = marked("message", "A sentence has 1 to {most} characters.")
                found.append(mistake(item.line, sentence, most=MAX_SENTENCE_CHARACTERS))
            else:
                sentences.append(item.value)
    if len(sentences) != len(recipe.goals) and not found:
        text = marked("message", "There are {count} goals; the recipe has {wanted}.")
        line = blocks.steps[0].line
        found.append(mistake(line, text, count=len(sentences), wanted=len(recipe.goals)))
    if found:
        return ParsedRecipe(None, tuple(sorted(found, key=lambda each: each.line)))
    goal, *rest = blocks.steps
    goals = tuple(
        replace(each, sentence=sentence)
        for each, sentence in zip(recipe.goals, sentences, strict=True)
    )
    ways = tuple(
        replace(way, title=block.title, reason=text)
        for way, block, text in zip(recipe.ways, rest, texts[1:], strict=True)
    )
    return ParsedRecipe(
        replace(
            recipe,
            title=title,
            notes=joined(blocks.notes) or recipe.notes,
            heading=goal.title,
            text=texts[0],
            goals=goals,
            ways=ways,
        )
    )
