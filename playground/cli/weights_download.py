"""The steps of `network --download`: say what it is, get it, and say where it is."""

from __future__ import annotations

from playground.cli.progress import LoadingBar
from playground.core.messages import Message, Refused, marked
from playground.exchange.published_weights import (
    about_download,
    download_weights,
    kept_weights,
    weights_folder,
)
from playground.layers.published import published_networks

LOADING = marked("message", "downloading {bar} {done:,} of {total:,} bytes")


def download(name: str) -> None:
    """Download the weights of a published network into the user's cache; raises Refused."""
    if name not in published_networks():
        raise Refused(
            marked("message", "{name} is no published network; there are {names}."),
            name=name,
            names=", ".join(published_networks()),
        )
    entry = published_networks()[name]
    print(about_download(entry), flush=True)
    path = kept_weights(entry, weights_folder())
    if path is None:
        bar = LoadingBar(LOADING)
        try:
            path = download_weights(entry, weights_folder(), bar)
        except KeyboardInterrupt:
            raise Refused(
                marked("message", "Stopped: what arrived is kept; start again to go on.")
            ) from None
        finally:
            bar.clear()
    print(Message(marked("message", "They are in {folder}."), {"folder": path}))
