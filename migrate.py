"""Prepare the database before a deployment: create every index that is missing and wait until all can be used.

Chats from before search went by an index are made findable, which takes about a minute for 100,000 of them.
Messages from before they could be searched for get their words, a thousand at a time, and it is noted
which chats are unanswered, and which steps are complete in them.
Chats that are known by a number of their own workspace, from before that was minded, are known by it no more.
"""

import os
import sys
import time

from common.kernel.errors import Unavailable
from common.kernel.settings import UnsafeSettings, load
from common.wiring import connect

PATIENCE = 30 * 60


def main() -> None:
    try:
        product = connect(load(os.environ))
    except (UnsafeSettings, Unavailable) as error:
        sys.exit(str(error))
    vectors, dimensions = product.knowledge.search.vectors, product.llm.embedder.dimensions
    until = time.monotonic() + PATIENCE
    while not vectors.is_ready(dimensions):
        if time.monotonic() > until:
            sys.exit("The search index is still being built: look at it in Atlas, and run this again.")
        time.sleep(1)
    product.inbox.search.make_searchable()
    product.inbox.working.note_unanswered()
    product.leads.store.show_completed_steps()
    product.inbox.own_numbers.take_all_from_chats()
    print("All indexes are ready.")


if __name__ == "__main__":
    main()
