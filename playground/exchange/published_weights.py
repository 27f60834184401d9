"""A published network with weights from a file, by torchvision's names or by timm's."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from playground.core.cancelling import never
from playground.core.memory import VALUE_BYTES
from playground.core.messages import Message, Refused, marked
from playground.core.word_count import megabytes
from playground.exchange.download import Wanted, Watch, download
from playground.exchange.read_weights import Matched, read_weights, with_weights
from playground.layers.published import PublishedNetwork, PublishedWeights, with_drawn

ABOUT: Final = marked(
    "message", "The weights of {name}: {size} MB, {licence}, from {source} ({address})."
)
HEADER_BYTES: Final = 2**22
"""The bytes that a file has besides numbers, at most."""

DRAWN: Final = marked(
    "message", "The weights of {name} are random numbers: it has learned nothing yet."
)


def with_weights_of(entry: PublishedNetwork, path: str | Path, seed: int = 0) -> Matched:
    """The network with what a file has for it; the layers that it leaves out are drawn at random.

    `left` lists both by name. Raises Refused where the file is damaged, or no layer is in it.
    """
    matched = with_weights(entry.outline(), read_weights(path), entry.names())
    if not matched.without:
        return matched
    return replace(matched, network=with_drawn(matched.network, matched.without, seed))


def kept_weights(entry: PublishedNetwork, folder: Path) -> Path | None:
    """The file of its weights that was downloaded into a folder; None where there is none."""
    if entry.weights is None:
        return None
    path = folder / file_name(entry)
    return path if os.path.isfile(path) else None


def about_download(entry: PublishedNetwork) -> Message:
    """The sentence to read before weights are downloaded; raises Refused where none are known."""
    weights = _known(entry)
    values = {"name": entry.title, "size": megabytes(entry.parameters * VALUE_BYTES)}
    values |= {"licence": weights.licence, "source": weights.source, "address": weights.url}
    return Message(ABOUT, values)


def download_weights(
    entry: PublishedNetwork,
    folder: Path,
    watch: Watch = lambda done, all_: None,
    is_cancelled: Callable[[], bool] = never,
) -> Path:
    """Download the weights into a folder, or go on with that; raises Refused or Cancelled."""
    weights = _known(entry)
    most = entry.parameters * VALUE_BYTES + HEADER_BYTES
    path = folder / file_name(entry)
    download(Wanted(weights.url, weights.sha256, most), path, watch, is_cancelled)
    return path


def weights_folder() -> Path:
    """Where downloaded weights are kept: in the user's cache."""
    from platformdirs import user_cache_path

    return user_cache_path("convolution-playground") / "weights"


def file_name(entry: PublishedNetwork) -> str:
    """The name of the file of its downloaded weights: vgg16-57b02691.safetensors."""
    weights = _known(entry)
    suffix = Path(weights.url).suffix
    return f"{entry.id}-{weights.sha256[:8]}{suffix}"


def _known(entry: PublishedNetwork) -> PublishedWeights:
    if entry.weights is None:
        raise Refused(
            marked("message", "No safe file of the weights of {name} is known."), name=entry.title
        )
    return entry.weights
