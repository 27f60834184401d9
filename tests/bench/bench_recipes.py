"""Plays every known way of every recipe that comes along, and says what each comes to.

./run bench recipes [NAME …]

Ways that are said to work must come to 100 points, and the others must not; the table in
docs/recipes.md is printed. The exit status is 1 where one is not as told. It takes two or three
minutes.
"""

from __future__ import annotations

import argparse
import sys
import time

import torch

from playground.cli.recipeplay import played
from playground.lessons.shipped import shipped_recipes


def main() -> int:
    """Play those that are named by their ids, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names
    torch.set_num_threads(1)
    all_as_told = True
    print("| recipe | way | said | score | at the end | seconds |")
    print("|---|---|---|---|---|---|")
    for recipe in shipped_recipes():
        if names and recipe.id not in names:
            continue
        begun = time.perf_counter()
        for each in played(recipe):
            seconds, begun = time.perf_counter() - begun, time.perf_counter()
            said = "works" if each.way.works else "fails"
            row = (recipe.title, each.way.title, said, each.score, "; ".join(each.values))
            wrong = "" if each.is_as_told else " NOT AS TOLD"
            print(f"| {' | '.join(map(str, row))} | {seconds:.1f}{wrong} |", flush=True)
            all_as_told = all_as_told and each.is_as_told
    return 0 if all_as_told else 1


if __name__ == "__main__":
    sys.exit(main())
