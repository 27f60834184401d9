"""What a training process loads before it can work; imported by the process that others fork from.

It takes a step as the training process does, but works out no gradient: PyTorch lets no process
that was forked do so after another has.
"""

from playground.training.protocol.threads import wait_without_spinning

wait_without_spinning()

import sklearn.datasets  # noqa: E402, F401
import torch  # noqa: E402

import playground.datasets  # noqa: E402
import playground.training.process.worker  # noqa: E402, F401

torch.set_num_threads(1)
weight = torch.zeros(3, requires_grad=True)
weight.grad = torch.zeros(3)
torch.optim.Adam([weight], fused=True).step()
