"""How documents are cut: nothing lost, nothing too long, everything under its headings."""

import random
import re

import pytest

from common.knowledge.chunking.chunks import LONGEST_CHUNK, ChunkDraft, chunks_of
from common.knowledge.chunking.text_cutting import OVERLAP
from common.knowledge.rules.content import Paragraph, Piece, ReadingProgress, Row, Table

SENTENCE = "Our shirts are made of cotton. "


def cut(*pieces: Piece) -> list[ChunkDraft]:
    return list(chunks_of("Shop", pieces))


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_whole(drafts: list[ChunkDraft], text: str) -> None:
    """See that the chunks are the text: nothing lost, nothing repeated but what is said to be."""
    assert squeezed("".join(draft.text[draft.overlap :] for draft in drafts)) == squeezed(text)
    for draft, before in zip(drafts, [None, *drafts], strict=False):
        assert 0 < len(draft.text) <= LONGEST_CHUNK
        assert draft.overlap <= OVERLAP
        assert before is None or before.text.endswith(draft.text[: draft.overlap].rstrip())


def test_a_short_text_is_one_chunk() -> None:
    (draft,) = cut(Paragraph("Hello."), Paragraph("We are open from 9 to 5."))
    assert draft.text == "Hello.\n\nWe are open from 9 to 5."
    assert (draft.context, draft.overlap, draft.card, str(draft.place)) == ("Shop", 0, None, "")
    assert draft.searchable == f"Shop\n{draft.text}"


def test_nothing_gives_nothing() -> None:
    assert cut() == [] and cut(ReadingProgress(1, 2), Table(())) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_a_blank_paragraph_gives_no_chunk(text: str) -> None:
    assert cut(Paragraph(text)) == []
    (draft,) = cut(Paragraph(text), Paragraph("Hello."), Paragraph(text))
    assert draft.text == "Hello."


@pytest.mark.parametrize("length", range(LONGEST_CHUNK - 3, LONGEST_CHUNK + 1))
def test_a_chunk_that_ends_between_paragraphs_leaves_nothing_of_the_gap(length: int) -> None:
    """The next one begins with its heading, on its page."""
    first, after = cut(
        Paragraph("x" * length, page=1), Paragraph("Returns", level=1, page=2), Paragraph(SENTENCE, page=2)
    )
    assert first.text == "x" * length and after.text.startswith("Returns")
    assert (after.context, after.place.pages, after.overlap) == ("Shop › Returns", (2, 2), 0)


def test_headings_are_the_context() -> None:
    long = SENTENCE * 30
    drafts = cut(
        Paragraph("Returns", level=1),
        Paragraph(long),
        Paragraph("Shoes", level=2),
        Paragraph(long),
        Paragraph("Shirts", level=2),
        Paragraph(long),
        Paragraph("Hours", level=1),
        Paragraph(long),
    )
    contexts = ["Shop › Returns", "Shop › Returns › Shoes", "Shop › Returns › Shirts", "Shop › Hours"]
    assert [draft.context for draft in drafts] == contexts
    assert [draft.text.split()[0] for draft in drafts] == ["Returns", "Shoes", "Shirts", "Hours"]
    assert [draft.overlap for draft in drafts] == [0, 0, 0, 0]


def test_a_heading_that_skips_levels() -> None:
    drafts = cut(Paragraph("A", level=3), Table((Row(("x",)),)), Paragraph("B", level=2), Table((Row(("y",)),)))
    assert [draft.context for draft in drafts] == ["Shop › A", "Shop › A", "Shop › B", "Shop › B"]


def test_one_huge_paragraph_is_cut_between_sentences() -> None:
    text = SENTENCE * 300
    drafts = cut(Paragraph(text.strip()))
    assert_whole(drafts, text)
    assert all(draft.text.startswith("Our") and draft.text.endswith(".") for draft in drafts)
    assert all(draft.overlap > 0 for draft in drafts[1:])


@pytest.mark.parametrize(
    "sentence",
    [
        "我们的衬衫是用棉花做的。",
        "これは綿のシャツです！",
        "हमारी कमीज़ें सूती हैं।",
        "هل القمصان من القطن؟ ",
        "¿Son de algodón? ",
    ],
)
def test_sentences_end_in_many_scripts(sentence: str) -> None:
    text = sentence * 400
    drafts = cut(Paragraph(text.strip()))
    assert_whole(drafts, text)
    assert all(draft.text.endswith(sentence.strip()) for draft in drafts)
    assert all(draft.text.startswith(sentence.strip()) for draft in drafts)


@pytest.mark.parametrize("text", ["x" * 5000, "x" * LONGEST_CHUNK, "x" * (LONGEST_CHUNK + 1), "short " + "y" * 4000])
def test_a_word_longer_than_a_chunk_is_cut(text: str) -> None:
    assert_whole(cut(Paragraph(text)), text)


def test_pages_are_those_of_what_is_new() -> None:
    drafts = cut(*[Paragraph(f"Page {page}. " + SENTENCE * 20, page=page) for page in range(1, 8)])
    assert_whole(drafts, "".join(f"Page {page}. " + SENTENCE * 20 for page in range(1, 8)))
    for draft in drafts:
        told = [int(page) for page in re.findall(r"Page (\d)", draft.text[draft.overlap :])]
        first, last = draft.place.pages or (0, 0)
        assert set(told) <= set(range(first, last + 1)) and last == max(told, default=first)


def test_a_paragraph_over_pages_is_on_both() -> None:
    (draft,) = cut(Paragraph("one", page=3), Paragraph("two", page=4))
    assert str(draft.place) == "pages 3-4"


def test_a_table_stands_between_the_texts_around_it() -> None:
    drafts = cut(
        Paragraph("Prices", level=1, page=2),
        Table((Row(("Shirt", "19.90"), 2),), header=("Item", "Price"), title="Spring", page=2, sheet="List"),
        Paragraph("Taxes are included.", page=2),
    )
    text, table, after = drafts
    assert (text.text, after.text) == ("Prices", "Taxes are included.")
    assert table.text == "Item | Price\nShirt | 19.90"
    assert table.context == "Shop › Prices › List › Spring"
    assert table.card == "Shop › Prices › List › Spring\nItem | Price"
    assert (table.place.pages, table.place.sheet, table.place.cells) == ((2, 2), "List", "A2:B2")


def test_any_text_is_cut_without_loss() -> None:
    """Each word tells its paragraph, so that the context and the pages of each chunk can be told from its words."""
    choose = random.Random(17)
    for _ in range(60):
        paragraphs, contexts = [], []
        heading = ""
        for number in range(choose.randint(1, 40)):
            is_heading = choose.random() < 0.2
            length = choose.choice((1, 5, 20)) if is_heading else choose.choice((1, 3, 30, 100, 400))
            between = choose.choice((" ", ". ", "\n"))
            text = between.join(f"p{number}w{word}" for word in range(length))
            paragraphs.append(Paragraph(text, level=int(is_heading), page=1 + number // 3))
            heading = f" › {text}" if is_heading else heading
            contexts.append(f"Shop{heading}")
        drafts = cut(*paragraphs)
        assert_whole(drafts, "".join(paragraph.text for paragraph in paragraphs))
        for draft in drafts:
            told = [int(number) for number in re.findall(r"p(\d+)w", draft.text[draft.overlap :])]
            assert draft.context == contexts[told[0]]
            assert draft.place.pages == (1 + told[0] // 3, 1 + told[-1] // 3)
        assert all(len(draft.text) > LONGEST_CHUNK / 2 - 10 for draft in drafts[:-1])
