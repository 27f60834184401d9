"""What becomes of what is dropped: a table of what is offered and what is done with it."""

from __future__ import annotations

import pytest

from playground.gui.input.dropped import (
    Decision,
    KernelFile,
    KernelNumbers,
    LayersFile,
    Offered,
    Picture,
    Place,
    Refusal,
    decided,
)

ADDRESS = "https://example.org/cat.png"


@pytest.mark.parametrize(
    ("offered", "wanted"),
    [
        (Offered(("a/edge.npy",)), KernelFile("a/edge.npy")),
        (Offered(("edge.CSV",)), KernelFile("edge.CSV")),
        (Offered(("edge.tsv",)), KernelFile("edge.tsv")),
        (Offered(("edge.txt",), has_picture=True), KernelFile("edge.txt")),
        (Offered(("net.json",)), LayersFile("net.json")),
        (Offered(("NET.JSON",), has_picture=True), LayersFile("NET.JSON")),
        (Offered(("cat.png",), has_picture=True), Picture("cat.png")),
        (Offered(("net.json", "cat.png")), LayersFile("net.json")),
        (Offered(("cat.png", "net.json")), Picture("cat.png")),
        (Offered(("cat",)), Picture("cat")),
        (Offered(("film.xyz",)), Picture("film.xyz")),
        (Offered(has_picture=True), Picture()),
        (Offered(has_picture=True, address=ADDRESS), Picture()),
    ],
)
def test_the_richest_of_what_is_offered_is_taken(offered: Offered, wanted: Decision) -> None:
    assert decided(offered) == wanted


CELLS = "1\t2\n3\t4"


@pytest.mark.parametrize(
    ("offered", "place", "wanted"),
    [
        (Offered(numbers=CELLS), "filter", KernelNumbers(CELLS)),
        (Offered(numbers=CELLS, has_picture=True), "filter", KernelNumbers(CELLS)),
        (Offered(numbers=CELLS), "elsewhere", KernelNumbers(CELLS, asks=True)),
        (
            Offered(numbers=CELLS, has_picture=True),
            "elsewhere",
            KernelNumbers(CELLS, asks=True, with_picture=True),
        ),
        (Offered(("cat.png",), numbers=CELLS), "filter", Picture("cat.png")),
        (Offered(has_picture=True), "filter", Picture()),
    ],
)
def test_numbers_go_where_the_place_says(offered: Offered, place: Place, wanted: Decision) -> None:
    assert decided(offered, place) == wanted


@pytest.mark.parametrize(
    ("offered", "reason"),
    [
        (Offered(address=ADDRESS), f"{ADDRESS} is not on this computer"),
        (Offered(), "What was dropped is not a picture"),
        (Offered(("net.keras",)), "net.keras is a file of Keras, which is not read"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_a_sentence(offered: Offered, reason: str) -> None:
    wanted = decided(offered)
    assert isinstance(wanted, Refusal)
    assert reason in str(wanted.message)
