"""What the chats that go on meanwhile notice of 50 files that are uploaded at once, read and embedded.

One customer after the other writes, before the upload and until everything is indexed; the debounce is set to 0. The
time of a reply is that from the webhook to the reply at the WhatsApp server, the model's time and the search in the
knowledge base included. The offline embedder runs on the same processors as all the rest.
"""

import io
import itertools
import random
import statistics
import time
from collections.abc import Iterator

import openpyxl

from benchmarks.scene import message, milliseconds, running_team
from devstack.pdf_files import text_pdf
from devstack.team import Team, wait_for

FILES = 50
ROUNDS_BEFORE = 60
MODEL_SECONDS = 0.2
ALLOWED = 1.25
PAUSE = 0.3
_WORDS = [f"{first}{last}" for first in ("sal", "ter", "mon", "bri", "co") for last in ("da", "mi", "ron", "pe", "lu")]


def main() -> None:
    with running_team(OFFLINE_MODEL_DELAY_SECONDS=str(MODEL_SECONDS), DEBOUNCE_SECONDS="0") as team:
        numbers = itertools.count()
        upload(team, dict(itertools.islice(files(seed=1), 1)))
        wait_for(lambda: not unfinished(team), "the first document")
        for _ in range(5):
            reply_time(team, next(numbers))
        before = [reply_time(team, next(numbers)) for _ in range(ROUNDS_BEFORE)]
        start = time.monotonic()
        accepted = upload(team, dict(itertools.islice(files(seed=2), FILES)))
        meanwhile = []
        while unfinished(team):
            meanwhile.append(reply_time(team, next(numbers)))
        indexed = time.monotonic() - start
        states = [document["state"] for document in documents(team)]
    slower = statistics.median(meanwhile) / statistics.median(before)
    print(f"{FILES} files uploaded in one request, accepted within {accepted:.1f} s, all indexed after {indexed:.0f} s")
    print(f"  ready                {states.count('ready') - 1} of {FILES}")
    print(f"  a reply before       {milliseconds(before)}   ({len(before)} replies, the model takes {MODEL_SECONDS} s)")
    print(f"  a reply meanwhile    {milliseconds(meanwhile)}   ({len(meanwhile)} replies)")
    print(f"  median, times        {slower:.2f}   target at most {ALLOWED}")


def reply_time(team: Team, number: int) -> float:
    """Have a new customer ask something, and return the seconds until the reply."""
    customer = f"+55116{number:07d}"
    time.sleep(PAUSE)
    start = time.time()
    event = {**message(customer, number), "message": f"What does {random.choice(_WORDS)} cost?"}
    team.webhook(event).raise_for_status()
    wait_for(lambda: bool(team.replies(customer)), "the reply")
    return float(team.replies(customer)[0]["at"]) - start


def upload(team: Team, contents: dict[str, bytes]) -> float:
    """Upload files in one request, and return the seconds until they were accepted."""
    parts = [("files", (name, content)) for name, content in contents.items()]
    answer = team.call("POST", f"/documents/workspace/{team.workspace_id}", files=parts)
    answer.raise_for_status()
    return answer.elapsed.total_seconds()


def documents(team: Team) -> list[dict[str, str]]:
    items: list[dict[str, str]] = team.get(f"/documents/workspace/{team.workspace_id}", limit=100)["items"]
    return items


def unfinished(team: Team) -> bool:
    return any(document["state"] in ("queued", "parsing", "embedding") for document in documents(team))


def files(seed: int) -> Iterator[tuple[str, bytes]]:
    """Make brochures of ten pages, price lists of 200 rows, and notes, in turns, no two alike."""
    choose = random.Random(seed)
    for number in itertools.count():
        yield f"brochure {seed}.{number}.pdf", text_pdf([prose(choose, lines=30) for _ in range(10)])
        yield f"prices {seed}.{number}.xlsx", price_list(choose, rows=200)
        yield f"notes {seed}.{number}.txt", "\n".join(prose(choose, lines=60)).encode()


def prose(choose: random.Random, lines: int) -> list[str]:
    return [" ".join(choose.choices(_WORDS, k=12)) + "." for _ in range(lines)]


def price_list(choose: random.Random, rows: int) -> bytes:
    workbook, content = openpyxl.Workbook(), io.BytesIO()
    del workbook["Sheet"]
    sheet = workbook.create_sheet()
    sheet.append(["SKU", "Name", "Price"])
    for _ in range(rows):
        sheet.append([choose.randrange(10_000), " ".join(choose.choices(_WORDS, k=3)), choose.randrange(500)])
    workbook.save(content)
    return content.getvalue()


if __name__ == "__main__":
    main()
