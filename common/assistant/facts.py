"""What bears out the figures that a reply states, of all that it is made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from common.assistant.context import Assistant
from common.assistant.rules.figures.checking import Facts
from common.assistant.rules.figures.price_lists import price_list_in
from common.assistant.rules.figures.tables import Row, Table
from common.assistant.rules.reply_contexts import ReplyContext
from common.kernel.clock import now
from common.knowledge.rules.named_rows import table_of
from common.knowledge.rules.passages import Passage, place_of_row, sections_of
from common.knowledge.rules.places import Place
from common.knowledge.rules.retrieval import Chunk
from common.knowledge.rules.table_results import whole_table

# About five thousand rows: to look for each figure in all of them takes half a second.
_MOST_SLICES = 600


def facts_of(assistant: Assistant, context: ReplyContext, question: str, shown: Sequence[Passage] | None) -> Facts:
    """Return what may bear out the figures of a reply; `shown` are the passages, None where there are no documents.

    Of a table all rows count, also those that the model was not shown: only beside all of them can be told which of
    them a reply speaks of. Of a very large one those count that were shown, which are the rows that the question names.
    """
    prompt, chunks = context.prompt, [(passage, chunk) for passage in shown or () for chunk in passage.chunks]
    burst = [turn.text for turn in reversed(context.burst)]
    written = [turn.text for turn in reversed(context.past) if turn.role == "user"]
    moment = now()
    lists, passages = _texts(chunks)
    return Facts(
        tables=[*_tables(assistant, context.workspace_id, chunks), *lists],
        passages=[*passages, *(worked_out for passage in shown or () for worked_out in _worked_out(passage))],
        asked=[*burst, question],
        people=[*burst, *written, *context.by_people, context.customer_name or ""],
        business=[prompt.business_description, prompt.system_prompt, prompt.greeting, str(prompt.office_hours or "")],
        lead=context.lead_values,
        earlier=[context.memory, *context.waiting, *(turn.text for turn in context.past if turn.role != "user")],
        today=prompt.office_hours.local(moment) if prompt.office_hours else moment,
        knows_more=shown is None or context.settings.general_knowledge,
    )


def _texts(chunks: Iterable[tuple[Passage, Chunk]]) -> tuple[list[Table], list[tuple[str, str]]]:
    """Return the price lists in running text, and what is said besides, with where it stands."""
    lists: list[Table] = []
    texts: list[tuple[str, str]] = []
    for passage, chunk in chunks:
        texts.append((_where(passage.filename, chunk.place), chunk.context))
        for place, text in () if chunk.records else sections_of(chunk):
            where = _where(passage.filename, place)
            found, rest = price_list_in(chunk.context, text, where)
            lists += [found] if found else []
            texts.append((where, rest))
    return lists, texts


def _worked_out(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield what we found in a table and tell of it: figures of all its rows, and how many rows there are of what."""
    place = passage.figures.place if passage.figures else passage.chunks[0].place
    for text in (passage.figures.text if passage.figures else "", passage.note):
        if text:
            yield _where(passage.filename, place), text


def _where(filename: str, place: Place) -> str:
    return " · ".join(part for part in (filename, str(place)) if part)


def _tables(assistant: Assistant, workspace_id: str, chunks: Iterable[tuple[Passage, Chunk]]) -> list[Table]:
    """Return the tables that these chunks are slices of, each once."""
    shown: dict[tuple[str, str, tuple[str, ...]], list[Chunk]] = defaultdict(list)
    filenames = {}
    for passage, chunk in chunks:
        if chunk.records:
            shown[table_of(chunk)].append(chunk)
            filenames[table_of(chunk)] = passage.filename
    return [_table(assistant, workspace_id, filenames[table], slices) for table, slices in shown.items()]


def _table(assistant: Assistant, workspace_id: str, filename: str, shown: Sequence[Chunk]) -> Table:
    first = shown[0]
    slices = assistant.knowledge.chunks.of_table(workspace_id, first, _MOST_SLICES + 1)
    every = whole_table(slices, first) if len(slices) <= _MOST_SLICES else []
    located = every or [(chunk, record) for chunk in shown for record in chunk.records]
    rows = (Row(record.cells, _where(filename, place_of_row(chunk, record))) for chunk, record in located)
    return Table(about=first.context, header=first.header, rows=tuple(dict.fromkeys(rows)))
