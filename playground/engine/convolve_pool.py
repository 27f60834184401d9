"""Pooling and activation as they are computed: what `layers.reference` defines, quicker."""

from __future__ import annotations

from playground.layers.reference import activate, pool

__all__ = ["activate", "pool"]
