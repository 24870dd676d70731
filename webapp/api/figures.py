"""Figures: what happened in a workspace, day by day."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from common.accounts.rules.workspaces import Permission, Workspace
from common.assistant.prompts import time_zone_of
from common.inbox.figures import figures_by_day
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.figures import REPLYING, spread, together
from common.kernel.clock import now
from common.kernel.days import Days, last_days
from common.leads.funnel import funnel_of
from common.llm.rules.usage import Tokens
from webapp.blueprint import Blueprint
from webapp.context import product
from webapp.guards import Access, requires
from webapp.schemas.figures import Figures, FiguresQuery

blueprint = Blueprint("figures", __name__, description="What happened in a workspace, day by day.")

_USUAL_DAYS = 30


@blueprint.route("/workspaces/<workspace_id>/figures", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.arguments(FiguresQuery, location="query")
@blueprint.response(200, Figures)
def figures(query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """Show what happened, day by day

    Days are those of the time zone in which the office hours are, or else of UTC. The funnel is that of all customers,
    as they are now.
    """
    time_zone = time_zone_of(product().assistant, access.workspace)
    first, last = query["first"], query["last"]
    days = Days(first, last, time_zone) if first else last_days(_USUAL_DAYS, now(), time_zone)
    of = _figures(access.workspace, days)
    return {
        "time_zone": time_zone,
        "days": [{"date": day, **of([day])} for day in days],
        "total": of(list(days)),
        "funnel": funnel_of(product().leads, access.workspace),
    }


def _figures(workspace: Workspace, days: Days) -> Callable[[Sequence[date]], dict[str, Any]]:
    """Return what tells the figures of some of these days together, as each capability knows them."""
    inbox = figures_by_day(product().inbox, workspace.id, days)
    hand_overs = product().assistant.hand_overs.by_day(workspace.id, days)
    questions = product().knowledge.gaps.asked_by_day(workspace.id, days)
    used, price = product().llm.usage.by_day(workspace.id, days), product().llm.price

    def of(some: Sequence[date]) -> dict[str, Any]:
        said = together([inbox[day] for day in some])
        handed_over = sum((hand_overs.get(day, Counter()) for day in some), Counter[HoldReason]())
        tokens = sum((used.get(day, Tokens()) for day in some), Tokens())
        return {
            "messages_in": said.messages_in,
            "new_customers": said.new_customers,
            "replies": said.replies,
            "first_response": {
                "anybody": spread(said.all_first_responses),
                **{author.value: spread(said.first_responses[author]) for author in REPLYING},
            },
            "resolution": spread(said.resolutions),
            "hand_overs": [{"reason": reason, "count": count} for reason, count in handed_over.most_common()],
            "questions_without_answer": sum(questions[day] for day in some),
            "tokens": {
                "prompt": tokens.prompt,
                "completion": tokens.completion,
                "cost": price.of(tokens) if price else None,
            },
        }

    return of
