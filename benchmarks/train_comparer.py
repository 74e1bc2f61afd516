"""Learns aligner/data/comparer-*.npz, the weights of aligner/comparer.py.

    python -m benchmarks.train_comparer [--keep FOLDER]

From the lessons of `benchmarks/comparer_lessons.py`: log odds of faults, pair by pair and by
comparing the pairs of a quad; log odds of tokens; people's judgements. AdamW, the rate falling to
nought: some 20 minutes. Deterministic for a number of threads. `--keep` keeps token vectors, which
take as long, for another run; only weights reach the file, no text.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from aligner import background, models
from aligner.comparer import OUTPUTS
from aligner.matching import Tokens, content_tokens
from benchmarks import comparer_lessons as lessons
from benchmarks.comparer_lessons import Item, Key, Quad
from benchmarks.comparer_network import Network
from benchmarks.metrics import auc, pearson, recall_at
from benchmarks.quads import Range
from corpus.model import Lang

ROOT = Path(__file__).resolve().parent.parent
EPOCHS, RATE, WARM = 5, 2e-3, 100
#: Tokens of either side, padding included, that are learned from at once.
BUDGET = 6000
#: Pairs with more tokens on a side are left out.
LONGEST = 140
#: What comparing a quad's pairs weighs, and the outputs of kinds.
COMPARED, KINDS = 0.7, 0.5
#: What tokens weigh of which we only suppose that nothing is wrong: of machine translations with
#: a fault planted, and of those that experts marked.
_SUPPOSED, _UNMARKED = 0.15, 0.3
NEGATION, DIFFERENCE, MORE_ENGLISH, MORE_CHINESE = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of texts. kind: the output of its fault's kind, 0 where there is none. wrong: the
    spans of either side that are wrong or have no counterpart."""

    english: str
    chinese: str
    kind: int = 0
    wrong: tuple[tuple[Range, ...], tuple[Range, ...]] = ((), ())

    @property
    def keys(self) -> tuple[Key, Key]:
        return ("en", self.english), ("zh", self.chinese)


@dataclass(frozen=True, slots=True)
class Group:
    """Examples of one item that are compared: the good ones, then the bad. kind: "plain", or that
    of the fault."""

    item: Item
    kind: str
    examples: tuple[Example, ...]


def kind_of(fault: str, side: str) -> int:
    """The output that tells a fault planted in one side."""
    if fault == "negation":
        return NEGATION
    if fault in ("replace", "phrase", "swap", "number", "name"):
        return DIFFERENCE
    longer = fault in ("add_word", "add_phrase", "join")
    return MORE_CHINESE if (side == "zh") == longer else MORE_ENGLISH


def plain(item: Item) -> Group:
    return Group(item, "plain", (Example(item.english, item.chinese),))


def grouped(quad: Quad) -> Group:
    item, found = quad.item, [Example(quad.item.english, quad.item.chinese)]
    english, chinese = quad.english, quad.chinese
    if quad.both and english and chinese:
        found.append(Example(english.text, chinese.text))
    if chinese:
        gone = english.gone if quad.both and english else ()
        kind = kind_of(quad.kind, "zh")
        found.append(Example(item.english, chinese.text, kind, (gone, chinese.new)))
    if english:
        gone = chinese.gone if quad.both and chinese else ()
        kind = kind_of(quad.kind, "en")
        found.append(Example(english.text, item.chinese, kind, (english.new, gone)))
    return Group(item, quad.kind, tuple(found))


class Store(dict[Key, Tokens]):
    """The tokens of texts, as views have them: those of a bead are a part of its paragraph's."""

    def fill(self, keys: Sequence[Key]) -> None:
        encoder = models.load(say=print)
        known = background.load(encoder)
        for lang in background.LANGS:
            texts = [text for own, text in keys if own == lang and (own, text) not in self]
            for text, encoded in encoder.encoded(texts, tokens=True):
                if encoded.tokens is not None:
                    vectors = known.project_tokens(encoded.tokens.vectors, lang)
                    self[lang, text] = content_tokens(text, vectors, encoded.tokens.offsets)
        print(f"{len(self)} texts, {sum(map(len, self.values()))} tokens", flush=True)

    def fill_beads(self, items: Sequence[Item], quads: Sequence[Quad] = ()) -> None:
        """The tokens of beads in their paragraphs, or of what became of them: a paragraph is read
        with the first change of each of its beads, then with the second."""
        changes: dict[tuple[str, Range], list[str]] = {}
        for quad in quads:
            for place, changed in enumerate((quad.english, quad.chinese)):
                if changed:
                    changes.setdefault(quad.item.at(place), []).append(changed.text)
        rounds = max(map(len, changes.values()), default=1)
        paragraphs: dict[tuple[str, str], list[Item]] = {}
        for item in items:
            paragraphs.setdefault(item.around, []).append(item)
        for place, lang in enumerate(background.LANGS):
            parts: dict[str, list[tuple[str, int]]] = {}
            for beads in paragraphs.values():
                for number in range(rounds):
                    own = [changes.get(item.at(place), [])[number : number + 1] for item in beads]
                    if any(own) or not quads:
                        text, where = _written(beads, place, own)
                        parts[text] = where
            self._read(parts, lang)

    def _read(self, parts: Mapping[str, Sequence[tuple[str, int]]], lang: Lang) -> None:
        """parts: text -> the texts that it is made of and where they begin."""
        encoder = models.load(say=print)
        known = background.load(encoder)
        for text, encoded in encoder.encoded(list(parts), tokens=True):
            if encoded.tokens is None:
                continue
            vectors = known.project_tokens(encoded.tokens.vectors, lang)
            whole = content_tokens(text, vectors, encoded.tokens.offsets)
            for part, start in parts[text]:
                offsets = whole.offsets - start
                own = (offsets[:, 0] >= 0) & (offsets[:, 1] <= len(part))
                self[lang, part] = Tokens(whole.vectors[own], offsets[own])
        print(f"{len(self)} texts, {sum(map(len, self.values()))} tokens", flush=True)


def _written(
    beads: Sequence[Item], place: int, changes: Sequence[Sequence[str]]
) -> tuple[str, list[tuple[str, int]]]:
    """A paragraph with some of its beads changed, and the changed ones with where they begin; all
    of them where none is."""
    text, where, at = "", [], 0
    for item, change in zip(beads, changes, strict=True):
        start, end = item.places[place]
        text += item.around[place][at:start]
        new = change[0] if change else item.around[place][start:end]
        if change or not any(changes):
            where.append((new, len(text)))
        text, at = text + new, end
    return text + beads[0].around[place][at:], where


def prepare(store: Store) -> list[Group]:
    """Every group, held out or not, with its tokens in the store."""
    beads, scored = list(lessons.beads()), lessons.mlqe()
    talks, wmt = lessons.talks(), lessons.wmt()
    others = [*talks, *wmt]
    store.fill(lessons.texts([*scored, *others]))
    store.fill_beads(beads)
    right = [item for item in (*beads, *scored) if item.sure and not item.held]
    book = lessons.Book.of([lessons.aligned(item, store) for item in right])
    quads = list(lessons.planted(beads, store, book))
    store.fill_beads(beads, quads)
    some = [*scored[: lessons.MLQE_PLANTED], *wmt[: lessons.WMT_PLANTED]]
    machine = list(lessons.planted(some, store, book, first=len(beads)))
    store.fill(lessons.texts([], machine))
    quads += machine
    items = [*beads, *scored, *others]
    groups = [*map(plain, items), *map(grouped, quads)]
    return [
        group
        for group in groups
        if all(0 < len(store.get(k, ())) <= LONGEST for one in group.examples for k in one.keys)
    ]


def width(group: Group, store: Store) -> int:
    return max(len(store[key]) for one in group.examples for key in one.keys)


def batches(groups: Sequence[Group], store: Store, rng: random.Random) -> list[list[Group]]:
    """All groups once, those of about one length together."""
    order = list(groups)
    rng.shuffle(order)
    order.sort(key=lambda group: width(group, store) + rng.random() * 12)
    found: list[list[Group]] = [[]]
    count = widest = 0
    for group in order:
        own = width(group, store)
        if found[-1] and (count + len(group.examples)) * max(widest, own) > BUDGET:
            found.append([])
            count = widest = 0
        found[-1].append(group)
        count, widest = count + len(group.examples), max(widest, own)
    rng.shuffle(found)
    return found


def side(keys: Sequence[Key], store: Store) -> tuple[Tensor, Tensor]:
    """(b, t, 384) float32 and (b, t) bool."""
    sizes = [len(store[key]) for key in keys]
    vectors = np.zeros((len(keys), max(sizes), 384), np.float32)
    mask = np.zeros(vectors.shape[:2], bool)
    for row, (key, size) in enumerate(zip(keys, sizes, strict=True)):
        vectors[row, :size], mask[row, :size] = store[key].vectors, True
    return torch.from_numpy(vectors), torch.from_numpy(mask)


def touched(tokens: Tokens, spans: Sequence[Range]) -> np.ndarray:
    """(t,) bool: the tokens in some spans."""
    found = np.zeros(len(tokens), bool)
    for start, end in spans:
        if end > start:
            found |= (tokens.offsets[:, 0] < end) & (tokens.offsets[:, 1] > start)
    return found


def tokens_said(
    item: Item, example: Example, place: int, store: Store
) -> tuple[np.ndarray, np.ndarray]:
    """(t,) what is known of a side's tokens, and what each weighs."""
    lang, text = example.keys[place]
    tokens = store[lang, text]
    said, weights = np.zeros(len(tokens), np.float32), np.zeros(len(tokens), np.float32)
    if item.kind == "wmt" and not example.kind:
        return said, weights
    if item.kind == "mqm":
        weights += np.float32(_UNMARKED)
        for where, span, wrong in item.marked:
            at = text.find(span) if where == lang and span else -1
            own = touched(tokens, [(at, at + len(span))] if at >= 0 else [])
            if wrong is None:
                weights[own & (said == 0)] = 0
            else:
                said[own], weights[own] = wrong, 1
        return said, weights
    own = touched(tokens, example.wrong[place])
    rest = 1.0 if item.sure else _SUPPOSED
    return own.astype(np.float32), np.where(own, 2.0, rest).astype(np.float32)


def tokens_loss(
    logits: Tensor, rows: Sequence[tuple[Group, Example]], place: int, store: Store
) -> Tensor:
    said, weights = (np.zeros(logits.shape, np.float32) for _ in range(2))
    for row, (group, example) in enumerate(rows):
        own = tokens_said(group.item, example, place, store)
        said[row, : len(own[0])], weights[row, : len(own[0])] = own
    known, weigh = torch.from_numpy(said), torch.from_numpy(weights)
    found = functional.binary_cross_entropy_with_logits(logits, known, reduction="none") * weigh
    return found.sum() / weigh.sum().clamp_min(1)


def said_loss(output: str, rows: Sequence[tuple[Group, Example]], pairs: Tensor) -> Tensor | float:
    """What an output that learns from people costs, all rows together."""
    known = [
        (row, group.item.said[output])
        for row, (group, _) in enumerate(rows)
        if group.kind == "plain" and output in group.item.said
    ]
    if not known:
        return 0.0
    where, said = torch.tensor([k[0] for k in known]), torch.tensor([k[1] for k in known])
    found = pairs[where, OUTPUTS.index(output)]
    if output in ("people", "mqm"):
        wanted = torch.log1p(said.double()).float() if output == "mqm" else said
        return functional.mse_loss(found, wanted, reduction="sum") * 0.5
    return functional.binary_cross_entropy_with_logits(found, said, reduction="sum")


def loss(network: Network, groups: Sequence[Group], store: Store) -> tuple[Tensor, int]:
    """The mean loss over the examples of some groups, and how many there are."""
    rows = [(group, one) for group in groups for one in group.examples]
    sides = [side([one.keys[place] for _, one in rows], store) for place in (0, 1)]
    english, chinese, pairs = network(sides[0][0], sides[1][0], sides[0][1], sides[1][1])
    kinds = torch.tensor([one.kind for _, one in rows])
    sure = torch.tensor([float(group.item.sure) for group, _ in rows])
    entropy = functional.binary_cross_entropy_with_logits
    faulty = entropy(pairs[:, 0], (kinds > 0).float(), reduction="none")
    total = (faulty * sure).sum() / len(rows)
    one_hot = functional.one_hot(kinds, 5)[:, 1:].float()
    by_kind = entropy(pairs[:, 1:5], one_hot, reduction="none").sum(1)
    total = total + KINDS * (by_kind * sure).sum() / len(rows)
    total = total + tokens_loss(english, rows, 0, store) + tokens_loss(chinese, rows, 1, store)
    good, bad = compared(groups)
    if good:
        worse = pairs[bad, 0] - pairs[good, 0]
        own = pairs[bad, kinds[bad]] - pairs[good, kinds[bad]]
        apart = functional.softplus(-worse).mean() + 0.5 * functional.softplus(-own).mean()
        total = total + COMPARED * apart * len(good) / len(rows)
    for output in OUTPUTS[5:]:
        weight = 0.5 if output in ("omission", "addition", "mistranslation") else 1.0
        total = total + weight * said_loss(output, rows, pairs) / len(rows)
    return total, len(rows)


def compared(groups: Sequence[Group]) -> tuple[list[int], list[int]]:
    """The rows of good examples, and of the bad ones of the same groups beside them."""
    good, bad, at = [], [], 0
    for group in groups:
        kinds = [one.kind for one in group.examples]
        for g in (n for n, kind in enumerate(kinds) if not kind):
            for b in (n for n, kind in enumerate(kinds) if kind):
                good.append(at + g)
                bad.append(at + b)
        at += len(kinds)
    return good, bad


def train(groups: Sequence[Group], store: Store, epochs: int, seed: int, out: Path) -> Network:
    """The network, and its weights in `out` after each epoch, as float16."""
    torch.manual_seed(seed)
    network = Network()
    rng = random.Random(seed)
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98)
    )
    steps, step = len(batches(groups, store, random.Random(0))) * epochs, 0
    for epoch in range(epochs):
        lost = count = 0.0
        for batch in batches(groups, store, rng):
            left = max(0.0, 1 - step / steps)
            for part in optimizer.param_groups:
                part["lr"] = RATE * min(1, (step + 1) / WARM) * left**0.9 + 1e-6
            found, examples = loss(network, batch, store)
            optimizer.zero_grad()
            found.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            lost, count, step = lost + float(found.detach()) * examples, count + examples, step + 1
        print(f"epoch {epoch + 1}: loss {lost / count:.4f}", flush=True)
        weights = {key: one.numpy().astype(np.float16) for key, one in network.state_dict().items()}
        np.savez_compressed(out, **weights)
    return network


def outputs(network: Network, examples: Sequence[Example], store: Store) -> np.ndarray:
    """(n, 11) of examples."""
    network.eval()
    found = np.zeros((len(examples), len(OUTPUTS)))
    order = sorted(range(len(examples)), key=lambda n: len(store[examples[n].keys[0]]))
    with torch.no_grad():
        for start in range(0, len(order), 128):
            own = order[start : start + 128]
            sides = [side([examples[n].keys[p] for n in own], store) for p in (0, 1)]
            *_, pairs = network(sides[0][0], sides[1][0], sides[0][1], sides[1][1])
            found[own] = pairs.numpy()
    network.train()
    return found


def figures(network: Network, held: Sequence[Group], store: Store) -> Iterator[str]:
    """Development figures, on what nothing was learned from."""
    clean = [g.examples[0] for g in held if g.kind == "plain" and g.item.sure]
    good = outputs(network, clean, store)
    for kind in sorted({group.kind for group in held} - {"plain"}):
        own = [g for g in held if g.kind == kind and g.item.sure]
        base = outputs(network, [g.examples[0] for g in own], store)
        bad = [(n, one) for n, g in enumerate(own) for one in g.examples if one.kind]
        if not bad:
            continue
        found = outputs(network, [one for _, one in bad], store)
        above = np.mean(found[:, 0] > base[[n for n, _ in bad], 0])
        apart = auc(found[:, 0], good[:, 0])
        yield f"{kind}: {len(bad)}, above its base {above:.3f}, AUC {apart:.3f}"
        for column in sorted({one.kind for _, one in bad}):
            rows = [n for n, (_, one) in enumerate(bad) if one.kind == column]
            a, b = found[rows, column], good[:, column]
            yield (
                f"  {OUTPUTS[column]}: AUC {auc(a, b):.3f}, recall at 1 %"
                f" {recall_at(a, b, 0.01):.3f}, at .5 % {recall_at(a, b, 0.005):.3f}"
            )
    for output in OUTPUTS[5:]:
        own = [g for g in held if g.kind == "plain" and output in g.item.said]
        said = np.array([g.item.said[output] for g in own])
        found = outputs(network, [g.examples[0] for g in own], store)[:, OUTPUTS.index(output)]
        if output in ("people", "mqm"):
            yield f"{output}: {len(own)}, Pearson {pearson(found, said):.3f}"
        elif said.any():
            yield f"{output}: {int(said.sum())}, AUC {auc(found[said > 0], found[said == 0]):.3f}"


def target() -> Path:
    return ROOT / "aligner/data" / f"comparer-{models.load().fingerprint}.npz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="another file than the one that is shipped")
    parser.add_argument("--keep", type=Path, help="a folder")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    # What is read from there is our own.
    store, kept = Store(), options.keep and options.keep / "tokens.pickle"
    if kept and kept.exists():
        store.update(pickle.loads(kept.read_bytes()))  # noqa: S301
    groups = prepare(store)
    if kept:
        kept.write_bytes(pickle.dumps(dict(store)))
    taught = [group for group in groups if not group.item.held]
    print(f"{len(taught)} groups of {sum(len(g.examples) for g in taught)} examples", flush=True)
    network = train(taught, store, options.epochs, options.seed, options.out or target())
    print(*figures(network, [g for g in groups if g.item.held], store), sep="\n")


if __name__ == "__main__":
    main()
