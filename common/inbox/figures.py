"""Figures of the inbox: what customers wrote, who replied, and how long it took, day by day."""

from collections.abc import Mapping
from datetime import date, timedelta

from common.inbox.context import Inbox
from common.inbox.rules.figures import InboxFigures, Waiting, together
from common.inbox.store.figures import KeptDay
from common.kernel.clock import now
from common.kernel.days import Days

# By then what was queued has gone out or not, and every transaction has ended.
_SETTLED_AFTER = timedelta(hours=1)
_WORTH_KEEPING = timedelta(hours=1)


def figures_by_day(inbox: Inbox, workspace_id: str, days: Days) -> Mapping[date, InboxFigures]:
    """Return the figures of each day. What is settled of them is derived once, and kept.

    Whoever dies at it has kept the days before: the next one goes on from there.
    """
    store, settled = inbox.figures, now() - _SETTLED_AFTER
    known = store.known(workspace_id, days)
    figures: dict[date, InboxFigures] = {}
    waiting: Waiting | None = None
    for day in days:
        end = days.end_of(day)
        so_far = known.get(day) or KeptDay(days.begin_of(day), InboxFigures())
        if so_far.until == end:
            figures[day], waiting = so_far.figures, None
            continue
        if waiting is None or day in known:
            waiting = store.waiting_at(workspace_id, days, so_far.until)
        settles = min(end, settled)
        if settles == end or settles - so_far.until >= _WORTH_KEEPING:
            more, waiting = store.derive(workspace_id, so_far.until, settles, waiting)
            so_far = KeptDay(settles, together([so_far.figures, more]))
            store.keep(workspace_id, days.time_zone, day, so_far, waiting)
        figures[day] = so_far.figures
        if so_far.until < end:
            more, waiting = store.derive(workspace_id, so_far.until, end, waiting)
            figures[day] = together([so_far.figures, more])
    return figures
