"""State dicts of PyTorch in both forms of file: read, or refused in a sentence; nothing is run."""

from __future__ import annotations

import io
import os
import pickle
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from playground.core.messages import Refused
from playground.exchange.read_weights import read_weights
from playground.exchange.torch_state import OLDER

MUTATED = 200


def saved(state: Any, archived: bool) -> bytes:
    stream = io.BytesIO()
    torch.save(state, stream, _use_new_zipfile_serialization=archived)
    return stream.getvalue()


def state() -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    return {
        "features.0.weight": torch.randn((4, 3, 3, 3), generator=generator),
        "features.0.bias": torch.nn.Parameter(torch.randn(4, generator=generator)),
        "classifier.0.weight": torch.randn((5, 16), generator=generator),
    }


@pytest.mark.parametrize("archived", [True, False])
def test_both_forms_are_read(archived: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.pth"
    data = saved(state(), archived)
    assert data.startswith(OLDER) is not archived
    path.write_bytes(data)
    arrays = read_weights(path).arrays
    for name, tensor in state().items():
        assert np.array_equal(arrays[name], tensor.detach().numpy())


class Code:
    """Writes a file as soon as it is unpickled."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self._path),)


@pytest.mark.parametrize("form", ["archive", "older", "bare", "in the header"])
def test_code_in_a_file_is_not_run(form: str, tmp_path: Path) -> None:
    path, trace = tmp_path / "a.pt", tmp_path / "was-run"
    code = Code(trace)
    if form == "bare":
        path.write_bytes(pickle.dumps(code))
    elif form == "in the header":
        path.write_bytes(OLDER + pickle.dumps(code, protocol=2))
    else:
        path.write_bytes(saved({"a.weight": torch.ones(2), "b": code}, form == "archive"))
    with pytest.raises(Refused, match=r"a\.pt"):
        read_weights(path)
    assert not trace.exists()


KINDS = {
    "meta": lambda: torch.ones(2, device="meta"),
    "sparse": lambda: torch.ones(2, 2).to_sparse(),
    "compressed": lambda: torch.ones(2, 2).to_sparse_csr(),
    "quantised": lambda: torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8),
    "complex": lambda: torch.ones(2, dtype=torch.complex64),
    "conjugated": lambda: torch.ones(2, dtype=torch.complex64).conj(),
    "half": lambda: torch.ones(2, dtype=torch.bfloat16),
    "eight bits": lambda: torch.ones(2).to(torch.float8_e4m3fn),
    "expanded": lambda: torch.ones(1).expand(7),
    "learned": lambda: torch.nn.Parameter(torch.ones(2)),
    "nested": lambda: torch.nested.nested_tensor([torch.ones(1), torch.ones(2)]),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_tensor_is_read_left_out_or_gets_a_sentence(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.pt"
    path.write_bytes(saved({"a.weight": torch.ones(3), "b.weight": KINDS[kind]()}, True))
    if kind in ("meta", "nested"):
        with pytest.raises(Refused, match=r"a\.pt"):
            read_weights(path)
    else:
        with suppress(Refused):
            assert np.array_equal(read_weights(path).arrays["a.weight"], np.ones(3))


@pytest.mark.parametrize("archived", [True, False])
def test_mutated_files_are_weights_or_a_sentence(archived: bool, tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    data, path = saved(state(), archived), tmp_path / "a.pt"
    refused = 0
    for _ in range(MUTATED):
        changed = bytearray(data)
        for place in rng.integers(0, len(data), int(rng.integers(1, 12))):
            changed[place] = int(rng.integers(256))
        path.write_bytes(changed if rng.random() < 0.8 else changed[: rng.integers(len(data))])
        try:
            read_weights(path)
        except Refused:
            refused += 1
    assert refused > MUTATED // 4


def test_numbers_that_are_not_in_the_file_take_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.pt"
    data = saved({"a.weight": torch.ones(1000)}, archived=False)
    claim = (1000).to_bytes(2, "little")
    assert data.count(b"M" + claim) > 1
    path.write_bytes(data.replace(b"M" + claim, b"J" + (2**30).to_bytes(4, "little")))
    tracemalloc.start()
    with pytest.raises(Refused, match="damaged"):
        read_weights(path)
    assert tracemalloc.get_traced_memory()[1] < 2**22
    tracemalloc.stop()


def test_a_packed_archive_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.pt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/data.pkl", bytes(10**7))
    with pytest.raises(Refused, match="damaged"):
        read_weights(path)
