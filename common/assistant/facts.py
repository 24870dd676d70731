"""What a reply is made from, and which of it bears out the figures that it states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from common.assistant.context import Assistant
from common.assistant.rules.figures.checking import Facts
from common.assistant.rules.figures.price_lists import price_list_in
from common.assistant.rules.figures.tables import Row, Table
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.settings import AssistantSettings
from common.kernel.clock import now
from common.knowledge.rules.passages import Passage, place_of_row, sections_of
from common.knowledge.rules.places import Place
from common.knowledge.rules.retrieval import Chunk
from common.leads.rules.steps import WorkflowStep
from common.llm.rules.settings import ModelSettings
from common.llm.rules.turns import Turn


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """What a reply is made from: the customer's `burst`, what was said before it, and what the workspace wants.

    `memory` sums up what came before `past`; `open_steps` are what is to be found out, the next one first. `waiting`
    are the texts that go out before the reply and have not yet; `greeted`: so does a greeting. `left_out`: the customer
    wrote more at once than this burst. Of figures count also those that people wrote anywhere in the chat (`by_people`,
    the newest first), and what the lead's steps have come to (`lead_values`).
    """

    workspace_id: str
    settings: AssistantSettings
    model: ModelSettings
    prompt: Prompt
    past: Sequence[Turn]
    burst: Sequence[Turn]
    customer_name: str | None = None
    memory: str = ""
    open_steps: Sequence[WorkflowStep] = ()
    waiting: Sequence[str] = ()
    greeted: bool = False
    left_out: bool = False
    prompt_version: int | None = None
    by_people: Sequence[str] = ()
    lead_values: Sequence[str] = ()


def facts_of(assistant: Assistant, context: ReplyContext, question: str, shown: Sequence[Passage] | None) -> Facts:
    """Return what may bear out the figures of a reply; `shown` are the passages, None where there are no documents.

    Of a table all rows count, also those that the model was not shown: only beside all of them can be told which of
    them a reply speaks of.
    """
    prompt, chunks = context.prompt, [(passage, chunk) for passage in shown or () for chunk in passage.chunks]
    burst = [turn.text for turn in reversed(context.burst)]
    written = [turn.text for turn in reversed(context.past) if turn.role == "user"]
    moment = now()
    lists, passages = _texts(chunks)
    return Facts(
        tables=[*_tables(assistant, context.workspace_id, chunks), *lists],
        passages=passages,
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


def _where(filename: str, place: Place) -> str:
    return " · ".join(part for part in (filename, str(place)) if part)


def _tables(assistant: Assistant, workspace_id: str, chunks: Iterable[tuple[Passage, Chunk]]) -> list[Table]:
    """Return the tables that these chunks are slices of, each once."""
    slices = {
        (chunk.edition, chunk.context, chunk.header): (passage, chunk) for passage, chunk in chunks if chunk.records
    }
    return [_table(assistant, workspace_id, *one) for one in slices.values()]


def _table(assistant: Assistant, workspace_id: str, passage: Passage, chunk: Chunk) -> Table:
    found = assistant.knowledge.chunks.of_table(workspace_id, chunk.edition, chunk.context)
    return Table(
        about=chunk.context,
        header=chunk.header,
        rows=tuple(
            dict.fromkeys(
                Row(record.cells, _where(passage.filename, place_of_row(one, record)))
                for one in found
                if one.header == chunk.header
                for record in one.records
            )
        ),
    )
