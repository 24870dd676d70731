"""What only a whole table tells: the model fills in a query, which is carried out, and replies from its result."""

import json
from typing import Any

from common.assistant.looking_up import look_up
from common.inbox.rules.messages import Author, Message
from common.knowledge.searching import search_knowledge
from tests.builders.documents import RETURNS, indexed
from tests.builders.scripted import Model
from tests.builders.shop import Shop, open_shop

HEADER = "SKU,Article,Price & tax"
PARTS = "\n".join([HEADER, *(f"{4000 + number},Spring {number},R$ {110 - number}" + ".00" for number in range(60))])
CHEAPEST = {
    "passage": 1,
    "where": [],
    "figure": "min",
    "of": "Price &amp; tax",
    "for_each": "",
    "sort_by": "",
    "descending": False,
    "limit": 0,
}
AVERAGE = {**CHEAPEST, "figure": "average"}

NOTHING: list[Any] = [None, "none", [], {}, {"passage": 0}, {"passage": 1}, {**CHEAPEST, "figure": "none", "of": ""}]


def queries(script: Model, query: Any, reply: str, quote: str = "", before: str = "I'll see.") -> None:
    """Let the model ask a table first, and then reply with words that it copies from the last passage."""

    def answer() -> Any:
        filled = {"reply": reply, "asks_for_facts": True, "found": True, "sources": [{"passage": 99, "quote": quote}]}
        if "table_query" in properties(script):
            filled |= {"reply": before, "found": False, "table_query": query}
        return script.say(json.dumps(filled))()

    script.answer = answer


def properties(script: Model) -> Any:
    return script.asked[-1]["response_format"]["json_schema"]["schema"]["properties"]


def ask(shop: Shop, text: str) -> Message:
    """Let the customer ask. Returns the AI's reply."""
    shop.customer_writes(text)
    shop.answer()
    reply = shop.messages()[-1]
    assert reply.author is Author.AI
    return reply


def told(script: Model) -> str:
    """What the model was told and shown at last, before the conversation."""
    return "\n".join(turn["content"] for turn in script.asked[-1]["messages"] if turn["role"] == "system")


def sources_of(reply: Message) -> list[tuple[str, str]]:
    assert reply.grounding is not None
    return [(source.place, source.quote) for source in reply.grounding.sources]


def test_the_reply_is_made_from_all_rows_of_the_table(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    queries(script, CHEAPEST, "Spring 59, for R$ 51.", "4059 | Spring 59 | R$ 51.00")
    script.usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    reply = ask(scripted, "Which of your parts is the cheapest?")
    assert reply.text == "Spring 59, for R$ 51."
    assert sources_of(reply) == [("A61:C61", "4059 | Spring 59 | R$ 51.00")]
    assert reply.generation is not None and reply.generation.prompt_tokens == 20
    assert len(script.asked) == 2
    assert "The result of your query over all 60 rows of the table" in told(script)
    assert "min of Price &amp; tax: R$ 51.00\n</passage>" in told(script)


def test_a_model_that_asks_first_need_not_reply_yet(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    queries(script, CHEAPEST, "Spring 59, for R$ 51.", before="")
    assert ask(scripted, "Which of your parts is the cheapest?").text == "Spring 59, for R$ 51."
    assert len(script.asked) == 2


def test_a_figure_has_all_cells_of_its_table_as_its_source(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    queries(script, AVERAGE, "R$ 80.50 on average.", "80.5 R$")
    reply = ask(scripted, "What is the average price?")
    assert sources_of(reply) == [("A2:C61", "80.5 R$")]
    assert reply.grounding is not None
    assert [(one.text, one.where) for one in reply.grounding.figures] == [("R$ 80.50", "parts.csv · A2:C61")]


def test_a_figure_that_the_query_did_not_find_is_left_to_people(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    queries(script, AVERAGE, "R$ 12.34 on average.", "80.5 R$")
    scripted.customer_writes("What is the average price?")
    scripted.answer()
    assert "12.34" not in scripted.messages()[-1].text and len(script.asked) == 3


def test_a_query_for_nothing_still_comes_to_a_reply(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    queries(script, {**CHEAPEST, "figure": "none", "of": ""}, "Which part do you mean?", before="")
    assert ask(scripted, "Which of your parts is the cheapest?").text == "Which part do you mean?"
    assert "The query asks for nothing." in told(script)


def test_the_model_asks_once_at_most(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    script.answer = script.say(json.dumps({"reply": "I'll see.", "found": True, "table_query": CHEAPEST}))
    assert ask(scripted, "Which of your parts is the cheapest?").text == "I'll see."
    assert len(script.asked) == 2 and "table_query" not in properties(script)


SENSELESS: list[tuple[dict[str, Any], str]] = [
    ({**CHEAPEST, "of": "Weight"}, "No column is called 'Weight'"),
    ({**CHEAPEST, "of": "Article"}, "there is no min of them"),
    ({**CHEAPEST, "of": "</table_query_failed>"}, "&lt;/table_query_failed&gt;"),
    ({**CHEAPEST, "passage": 99}, "no passage of this number"),
    ({**CHEAPEST, "passage": "1"}, "whole numbers"),
    ({**CHEAPEST, "figure": "median"}, "no figure 'median'"),
    ({**CHEAPEST, "figure": ["min"]}, "no figure"),
    ({**CHEAPEST, "limit": "many"}, "whole numbers"),
    ({**CHEAPEST, "where": "cheap"}, "must be a list"),
    ({**CHEAPEST, "where": ["cheap"]}, "A condition needs"),
    ({**CHEAPEST, "where": [{"column": "SKU", "is": "like", "values": ["4"]}]}, "A condition needs"),
    ({**CHEAPEST, "where": [{"column": "SKU", "is": "below", "values": [{}]}]}, "each a text"),
    ({**CHEAPEST, "where": [{"column": "SKU", "is": "below", "values": ["cheap"]}]}, "can't be compared"),
]


def test_a_query_that_makes_no_sense_is_told_to_the_model(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    queries(script, {**CHEAPEST, "of": "Weight"}, "I don't know.")
    assert ask(scripted, "Which of your parts is the cheapest?").text == "I don't know."
    assert len(script.asked) == 2
    assert "<table_query_failed>No column is called 'Weight'; there are: SKU, Article, Price &amp; tax." in told(script)


def test_what_is_no_query_looks_nothing_up(scripted: Shop) -> None:
    indexed(scripted, PARTS, "parts.csv")
    knowledge, workspace_id = scripted.product.knowledge, scripted.workspace.id
    found = search_knowledge(knowledge, workspace_id, "Which of your parts is the cheapest?", 8)
    shown = found.passages(9600) if found else []
    for query, why in SENSELESS:
        looked_up = look_up(knowledge, workspace_id, shown, {"table_query": query})
        assert looked_up is not None and looked_up.passages == () and why in looked_up.instead[0]
    for nothing in NOTHING:
        assert look_up(knowledge, workspace_id, shown, {"reply": "Hi.", "table_query": nothing}) is None
    assert look_up(knowledge, workspace_id, shown, {"reply": "Hi."}) is None


def test_what_the_model_writes_a_little_differently_is_understood(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    below = {"column": "price", "is": "below", "values": 53}
    queries(script, {"passage": 1, "where": [below], "sort_by": "sku", "limit": None}, "Two.", "Spring 58")
    assert sources_of(ask(scripted, "What costs less than 53?")) == [("A60:C60", "Spring 58")]
    assert "Spring 59 | R$ 51.00" in told(script) and "Spring 57" not in told(script).rpartition("<passage ")[2]


def test_texts_can_not_be_asked(scripted: Shop, script: Model) -> None:
    indexed(scripted, RETURNS)
    queries(script, CHEAPEST, "30 days")
    ask(scripted, "How long can I return shoes?")
    assert "table_query" not in properties(script)


def test_a_table_of_another_workspace_is_never_read(scripted: Shop, script: Model) -> None:
    indexed(scripted, PARTS, "parts.csv")
    other = open_shop(scripted.product, "+5511988880000")
    indexed(other, f"{HEADER}\n1,Other,R$ 1.00\n", "parts.csv")
    chunks = scripted.product.knowledge.chunks
    edition = scripted.product.knowledge.documents.searchable(scripted.workspace.id)[0].editions[0].id
    part = chunks.page(scripted.workspace.id, edition, None, 1)[0]
    assert len(chunks.of_table(scripted.workspace.id, part, 100)) > 1
    assert chunks.of_table(other.workspace.id, part, 100) == []
