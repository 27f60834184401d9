"""From a picture that was read to the document's, with what to say and offer."""

from __future__ import annotations

from dataclasses import replace

from playground.core import edits
from playground.core.arrays import frozen
from playground.core.layer import FilterLayer
from playground.core.messages import Message, Offer, marked
from playground.core.picture import PageOf, Picture
from playground.core.session import Network
from playground.gui.state.store import Store
from playground.pictures.load import LoadedPicture
from playground.pictures.numbers import bits_used, stretched

USUAL_SIZE = 256
"""Working size of a picture that is opened after a small one that was seen whole."""


def opened_picture(loaded: LoadedPicture, old: Picture, path: str) -> Picture:
    """The picture as it takes the place of another; a colour picture is seen in colour."""
    size = old.size
    if size == 0 and max(old.full_size) < USUAL_SIZE:
        size = USUAL_SIZE
    colour = "rgb" if loaded.pixels.ndim == 3 else old.colour
    page = None
    if loaded.pages > 1 and path:
        page = PageOf(path, loaded.page, loaded.pages, loaded.combines)
    return Picture(
        loaded.name,
        loaded.pixels,
        size,
        old.square,
        colour,
        old.levels,
        holes=loaded.holes,
        page_of=page,
    )


def pages_note(loaded: LoadedPicture, path: str) -> Message | None:
    """That a file holds more pictures than the one that is shown."""
    if loaded.pages == 1 or loaded.page is None:
        return None
    values = {"name": loaded.name, "count": loaded.pages, "number": loaded.page + 1}
    if path:
        text = marked(
            "message",
            "{name} holds {count} pictures; number {number} is shown, the others are chosen "
            "under Picture, PAGE.",
        )
    else:
        text = marked("message", "{name} holds {count} pictures; number {number} is shown.")
    return Message(text, values)


def depth_note(before: Network, after: Network) -> Message | None:
    """That filters were given other slices to fit the channels of a picture."""
    for old, new in zip(before, after, strict=False):
        if not isinstance(old, FilterLayer) or not isinstance(new, FilterLayer):
            continue
        depths = old.filters[0].depth, new.filters[0].depth
        if depths[0] == depths[1]:
            continue
        text = marked(
            "message", "The picture has {channels} channels: filters have as many slices now."
        )
        return Message(text, {"channels": depths[1]})
    return None


def stretch_offer(store: Store) -> Offer | None:
    """To stretch the store's picture over all of its 16 bits, if it leaves the upper ones unused.

    It stands as long as the document has this picture.
    """
    pixels = store.session.picture.pixels
    bits = bits_used(pixels)
    if bits is None:
        return None

    def stretch() -> None:
        picture = replace(store.session.picture, pixels=frozen(stretched(pixels, bits)))
        store.edit(marked("edit", "Stretch picture"), edits.set_picture, picture)

    text = marked(
        "message",
        "Its highest value is {high} of 65535, as where {bits} bits are stored in 16: "
        "it looks dark.",
    )
    return Offer(
        Message(text, {"high": int(pixels.max()), "bits": bits}),
        marked("offer", "Stretch"),
        stretch,
        lambda: store.session.picture.pixels is pixels,
    )
