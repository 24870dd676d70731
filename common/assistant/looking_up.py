"""Looking up in a table what the model asks for."""

import html
from collections.abc import Sequence
from typing import Any, NamedTuple

from common.assistant.rules.table_query_form import table_query_in
from common.knowledge.context import Knowledge
from common.knowledge.querying import query_table
from common.knowledge.rules.columns import InvalidQuery
from common.knowledge.rules.passages import Passage
from common.llm.output import words_of


class LookedUp(NamedTuple):
    """What was found, to be shown after the other passages; or what the model is told instead."""

    passages: tuple[Passage, ...]
    instead: tuple[str, ...]


def shows_tables(passages: Sequence[Passage]) -> bool:
    """Say whether there is a table among these passages that the model may ask."""
    return any(passage.chunks[0].header for passage in passages)


def look_up(
    knowledge: Knowledge, workspace_id: str, shown: Sequence[Passage], filled: dict[str, Any]
) -> LookedUp | None:
    """Look up what the model asks of a table that it is shown a part of; None: it asks for nothing."""
    try:
        asked = table_query_in(filled) if shows_tables(shown) else None
        if asked is None and shows_tables(shown) and not words_of(filled.get("reply")):
            raise InvalidQuery("The query asks for nothing.")
        if asked is None:
            return None
        if not 0 < asked.passage <= len(shown):
            raise InvalidQuery("There is no passage of this number.")
        return LookedUp((query_table(knowledge, workspace_id, shown[asked.passage - 1], asked.query),), ())
    except InvalidQuery as invalid:
        why = html.escape(str(invalid), quote=False)
        return LookedUp((), (f"<table_query_failed>{why}</table_query_failed> Reply without the query's result.",))
