"""Asking a table of the knowledge base what no part of it tells."""

from common.knowledge.context import Knowledge
from common.knowledge.rules.columns import InvalidQuery
from common.knowledge.rules.passages import Passage
from common.knowledge.rules.table_queries import TableQuery, run_query
from common.knowledge.rules.table_results import MOST_ROWS, result_passage, whole_table

_MOST_SLICES = 2500


def query_table(knowledge: Knowledge, workspace_id: str, passage: Passage, query: TableQuery) -> Passage:
    """Carry out a query over all rows of the table that a passage shows a part of, and lay out what it found.

    Raises:
        InvalidQuery: the passage is of no table that can be asked, or the table can't be asked this.
    """
    part = passage.chunks[0]
    if not part.header:
        raise InvalidQuery("This passage shows no table whose columns have names.")
    slices = knowledge.chunks.of_table(workspace_id, part, _MOST_SLICES + 1)
    table = whole_table(slices, part)
    if len(slices) > _MOST_SLICES or len(table) > MOST_ROWS:
        raise InvalidQuery("This table is too large to be asked.")
    if not table:
        raise InvalidQuery("This table has just been replaced.")
    result = run_query(query, part.header, [record.cells for _, record in table])
    return result_passage(query, result, table, passage.filename)
