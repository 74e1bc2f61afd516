"""Views of paragraphs, which are made of their sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aligner.gist.sums import together
from aligner.judge import Judge
from aligner.views import View, join, view_all
from corpus.model import JOINER, Lang, Location, Paragraph

Viewed = Callable[..., list[View]]

FERRY = "The ferry leaves at nine."
DOGS = "Dogs travel free of charge."


def paragraph(text: str, lang: Lang = "en") -> Paragraph:
    return Paragraph(text, lang, Location("a.txt", 1))


@pytest.fixture(scope="module")
def viewed(judge: Judge) -> Viewed:
    def made(*texts: str, lang: Lang = "en") -> list[View]:
        found = [paragraph(text, lang) for text in texts]
        return view_all(found, judge.encoder, judge.background)

    return made


def test_a_paragraph_has_the_vectors_of_its_sentences(viewed: Viewed) -> None:
    both, ferry, dogs = viewed(f"{FERRY}  {DOGS}", FERRY, DOGS)
    assert [both.text[s.start : s.end] for s in both.sentences] == [FERRY, DOGS]
    assert (both.sentence_vectors == [ferry.vector, dogs.vector]).all()
    assert (both.sentence_sums.states == together([ferry.sums, dogs.sums]).states).all()
    assert (both.tokens.vectors == [*ferry.tokens.vectors, *dogs.tokens.vectors]).all()


def test_its_tokens_stand_where_their_words_are(viewed: Viewed) -> None:
    (both,) = viewed("渡船九点开船。\n狗可以免费乘船。", lang="zh")
    words = [both.text[start:end].strip() for start, end in both.tokens.offsets.tolist()]
    assert "".join(words) == "渡船九点开船狗可以免费乘船"


def test_paragraphs_read_as_one_are_like_one_of_their_sentences(viewed: Viewed) -> None:
    both, ferry, dogs = viewed(JOINER.join((FERRY, DOGS)), FERRY, DOGS)
    joined = join([ferry, dogs])
    assert (joined.text, joined.sentences) == (both.text, both.sentences)
    assert (joined.vector == both.vector).all()
    assert (joined.gist == both.gist).all()
    assert (joined.tokens.offsets == both.tokens.offsets).all()
    assert (len(joined.parts), len(both.parts)) == (2, 1)


def test_a_sentence_is_embedded_once_wherever_it_stands(judge: Judge) -> None:
    texts = [f"{FERRY} {DOGS}", DOGS, FERRY, f"{DOGS} {DOGS}"]
    done = []
    view_all(
        [paragraph(text) for text in texts],
        judge.encoder,
        judge.background,
        lambda *told: done.append(told),
    )
    assert done == [(0, 2), (1, 2), (1, 2)]


def test_a_text_without_words_has_a_view(viewed: Viewed) -> None:
    (empty,) = viewed("—")
    assert len(empty.sentences) == len(empty.sentence_vectors) == 1
    assert len(empty.tokens) == 0


def test_where_a_link_leads_does_not_count(viewed: Viewed) -> None:
    plain, linked = viewed("See the rules.", "See the [rules](docs/a/very/long/path.md#dogs).")
    assert (plain.vector == linked.vector).all()
    (start, end) = linked.tokens.offsets.tolist()[-1]
    assert linked.text[start:end].strip() == "rules"
