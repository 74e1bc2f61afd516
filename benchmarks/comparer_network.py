"""The network of `aligner/comparer.py` in PyTorch, for `benchmarks/train_comparer.py`."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from aligner.comparer import OUTPUTS
from aligner.matching import TEMPERATURE

_SCALE = 19.6
_FAR = -1e4
#: What a head attends by at first: so much of the similarity of two tokens.
_BIAS = (20.0, 10.0, 3.0, 0.0)


class Layer(nn.Module):
    """Compares each token of a side with what the other says in its place."""

    def __init__(self, size: int, wide: int):
        super().__init__()
        self.q, self.k = nn.Linear(size, size), nn.Linear(size, size, bias=False)
        self.v = nn.Linear(size, size)
        self.s = nn.Parameter(torch.tensor(_BIAS))
        self.n1 = nn.LayerNorm(size)
        self.w1, self.w2 = nn.Linear(4 * size, wide), nn.Linear(wide, size)

    def compared(
        self, u: Tensor, v: Tensor, similarity: Tensor, off: Tensor, drop: float
    ) -> Tensor:
        """u (b, t, d), v (b, u, d), similarity (b, t, u), off (b, u) -> (b, t, d)."""
        batch, tokens, size = u.shape
        heads = len(self.s)

        def split(x: Tensor) -> Tensor:
            return x.view(batch, -1, heads, size // heads).transpose(1, 2)

        scores = split(self.q(u)) @ split(self.k(v)).transpose(2, 3) * (size // heads) ** -0.5
        scores = scores + self.s.view(1, heads, 1, 1) * similarity.unsqueeze(1)
        found = (scores + off[:, None, None, :]).softmax(-1) @ split(self.v(v))
        there, own = found.transpose(1, 2).reshape(batch, tokens, size), self.v(u)
        sides = torch.cat([u, there, (own - there).abs(), own * there], -1)
        hidden = functional.gelu(self.w1(sides), approximate="tanh")
        return self.w2(functional.dropout(hidden, drop, self.training))


class Network(nn.Module):
    def __init__(self, size: int = 96, wide: int = 192, layers: int = 2, drop: float = 0.15):
        super().__init__()
        self.drop = drop
        self.proj, self.feat = nn.Linear(384, size), nn.Linear(3, size)
        self.lang = nn.Parameter(torch.zeros(2, size))
        self.layers = nn.ModuleList(Layer(size, wide) for _ in range(layers))
        self.n, self.tok = nn.LayerNorm(size), nn.Linear(size, 1)
        self.pw, self.p1 = nn.Linear(size, 64), nn.Linear(4 * 64 + 4, 64)
        self.p2 = nn.Linear(64, len(OUTPUTS))

    def forward(
        self, english: Tensor, chinese: Tensor, here: Tensor, there: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """english (b, t, 384), chinese (b, u, 384); here (b, t), there (b, u): where a token
        stands, bool -> log odds of the tokens, (b, t) and (b, u), and (b, 11) outputs."""
        similarity = english @ chinese.transpose(1, 2)
        off = (~here) * _FAR, (~there) * _FAR
        seen = _seen(similarity, here, there)
        x, y = (
            functional.dropout(self.proj(side * _SCALE), self.drop, self.training)
            + self.lang[place]
            + self.feat(seen[place])
            for place, side in enumerate((english, chinese))
        )
        for layer in self.layers:
            u, v = layer.n1(x), layer.n1(y)
            x = x + layer.compared(u, v, similarity, off[1], self.drop)
            y = y + layer.compared(v, u, similarity.transpose(1, 2), off[0], self.drop)
        x, y = self.n(x), self.n(y)
        logits = self.tok(x).squeeze(-1), self.tok(y).squeeze(-1)
        pooled = [*self._pooled(x, here, logits[0]), *self._pooled(y, there, logits[1])]
        hidden = functional.gelu(self.p1(torch.cat(pooled, -1)), approximate="tanh")
        return *logits, self.p2(functional.dropout(hidden, self.drop, self.training))

    def _pooled(self, side: Tensor, mask: Tensor, logits: Tensor) -> list[Tensor]:
        shown = functional.gelu(self.pw(side), approximate="tanh")
        own = mask.unsqueeze(-1)
        count = mask.sum(1, keepdim=True).float()
        return [
            (shown * own).sum(1) / count.clamp_min(1),
            shown.masked_fill(~own, -10).amax(1),
            logits.masked_fill(~mask, -30).amax(1, keepdim=True) * 0.2,
            count.log() * 0.3,
        ]


def _seen(similarity: Tensor, here: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
    """(b, t, 3), (b, u, 3): how well each token is matched, as `aligner.matching` tells it."""
    weights = torch.exp((similarity - 1) / TEMPERATURE) * here[:, :, None] * there[:, None, :]
    forward = weights / weights.sum(2, keepdim=True).clamp_min(1e-9)
    backward = weights / weights.sum(1, keepdim=True).clamp_min(1e-9)
    mutual = (forward * backward).sqrt()
    own = similarity.masked_fill(~there[:, None, :], -1).amax(2)
    other = similarity.masked_fill(~here[:, :, None], -1).amax(1)
    return (
        torch.stack([mutual.amax(2), backward.amax(2), own], -1),
        torch.stack([mutual.amax(1), forward.amax(1), other], -1),
    )
