"""A published network with weights from a file, by torchvision's names or by timm's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from playground.core.messages import Refused, marked
from playground.exchange.read_weights import Matched, read_weights, with_weights
from playground.layers.published import PublishedNetwork, with_drawn

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
    return path if path.is_file() else None


def file_name(entry: PublishedNetwork) -> str:
    """What its downloaded weights are called: vgg16-57b02691.safetensors."""
    weights = entry.weights
    if weights is None:
        raise Refused(
            marked("message", "No safe file of the weights of {name} is known."), name=entry.title
        )
    suffix = Path(weights.url).suffix
    return f"{entry.id}-{weights.sha256[:8]}{suffix}"
