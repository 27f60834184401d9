"""Groups of channels and filters that do not see each other, as convolutions have them."""

from __future__ import annotations

from playground.core.fields import Field
from playground.core.filters import MAX_FILTERS
from playground.core.messages import Refused, marked

GROUPS = Field(
    "int",
    marked("field", "Groups"),
    marked(
        "field",
        "Split the channels into this many groups that do not see each other. "
        "As many groups as channels is a depthwise convolution.",
    ),
    1,
    MAX_FILTERS,
    slider_high=512,
    folded=True,
)


def is_uneven(groups: int, channels: int, filters: int) -> bool:
    """Whether some group would get more channels or more filters than another."""
    return channels % groups > 0 or filters % groups > 0


def check_groups(groups: int, channels: int, filters: int) -> None:
    """Raise Refused unless every group gets as many channels and as many filters as the others."""
    if is_uneven(groups, channels, filters):
        raise Refused(
            marked(
                "message",
                "{groups} groups cannot share {channels} channels and {filters} filters evenly.",
            ),
            groups=groups,
            channels=channels,
            filters=filters,
        )


def group_members(channels: int, groups: int, channel: int) -> range:
    """The channels of the group that `channel` is of."""
    size = channels // groups
    first = channel // size * size
    return range(first, first + size)
