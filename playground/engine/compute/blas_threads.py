"""Numpy's products of matrices left to the thread that asks for them.

OpenBLAS, which numpy's wheels bring, hands large products to threads of its own. They compete with
ours, and products that two of our threads ask for wait for one another.
"""

from __future__ import annotations

from functools import cache


@cache
def keep_products_in_their_thread() -> None:
    """See to it that every product is computed by the thread that asks for it, from now on.

    What numpy calls instead of OpenBLAS elsewhere, as Accelerate on a Mac, is left as it is.
    """
    from threadpoolctl import ThreadpoolController

    ThreadpoolController().select(internal_api="openblas").limit(limits=1)
