"""The answer to what the network gets of a picture of a set."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.core.messages import Refused, marked
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.strongest_places import searched_pictures
from playground.training.protocol.inquiries.features import OpenedPicture, OpenInquiry


def parts(context: InquiryContext, inquiry: OpenInquiry) -> Iterator[OpenedPicture]:
    """Yield the picture; raises Refused where it cannot be read."""
    pictures = searched_pictures(context, inquiry.pictures)
    if not 0 <= inquiry.place < pictures.count:
        raise Refused(marked("message", "The set has no such picture."))
    x = pictures.at(inquiry.place) / np.float32(context.subject.top)
    name = pictures.name_of(inquiry.place)
    yield OpenedPicture(name, inquiry.place, np.asarray(np.clip(x, 0, 1), np.float32))
