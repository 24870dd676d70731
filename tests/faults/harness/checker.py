"""What must hold after all faults, by what the outside has recorded and MongoDB holds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.faults.harness.faults import Suffered
from tests.faults.harness.traffic import Attempt, Told

Document = dict[str, Any]
_ORDER = ("sent", "delivered", "read", "played")
# Without MongoDB nothing can be accepted, and without the API nobody is there to.
_MAY_REFUSE = (" mongodb", " mongod", " web")
_MOMENT, _RECOVERY = 0.1, 5.0
_DECIDED = ("answered", "declined", "failed", "waiting")


@dataclass(frozen=True)
class Evidence:
    """What is judged.

    `told` is what was acknowledged, in which `attempts`, under which `faults`; `messages` and `journal` are what
    MongoDB holds; `sent` is what came to the phones. `marks` are the words by which each workspace's texts are known,
    `numbers` its phone number.
    """

    told: Sequence[Told]
    attempts: Sequence[Attempt]
    faults: Sequence[Suffered]
    messages: Sequence[Document]
    journal: Sequence[Document]
    sent: Sequence[Document]
    marks: dict[str, str]
    numbers: dict[str, str]


def violations(evidence: Evidence) -> dict[str, list[str]]:
    """Return what does not hold, by kind. Nothing at all is what is promised."""
    return {
        "lost": list(_lost(evidence)),
        "pending": list(_pending(evidence)),
        "doubled": [*_stored_twice(evidence), *_sent_twice(evidence), *_answered_twice(evidence)],
        "out of order": list(_out_of_order(evidence)),
        "receipts back": list(_receipts_back(evidence)),
        "foreign": list(_foreign(evidence)),
        "refused": list(_refused(evidence)),
    }


def _lost(evidence: Evidence) -> Iterable[str]:
    """Acknowledged but not stored."""
    stored = {(one["workspace_id"], known) for one in evidence.messages for known in one["message_ids"]}
    told = {(one.workspace_id, one.message_id) for one in evidence.told}
    return (f"{message_id} of {workspace_id}" for workspace_id, message_id in sorted(told - stored))


def _pending(evidence: Evidence) -> Iterable[str]:
    """Neither answered, decided nor failed with a reason; or still to be sent."""
    for one in evidence.messages:
        decision = one.get("decision")
        if one["direction"] == "incoming" and (one.get("to_answer") or not decision):
            yield f"{one['message_ids'][0]} waits for its answer"
        if one["direction"] == "incoming" and decision and decision["outcome"] not in _DECIDED:
            yield f"{one['message_ids'][0]} has no decision"
        if one.get("to_send") or one["status"] in ("queued", "sending", "unconfirmed"):
            yield f"{one['_id']} waits to be sent ({one['status']})"
        if one["status"] in ("failed", "unknown") and not one["error"]:
            yield f"{one['_id']} failed without a reason"
    for entry in evidence.journal:
        if entry["state"] in ("waiting", "set_aside"):
            yield f"entry {entry['_id']} is {entry['state']}: {entry.get('reason')}"


def _stored_twice(evidence: Evidence) -> Iterable[str]:
    counted = Counter((one["workspace_id"], known) for one in evidence.messages for known in one["message_ids"])
    return (f"{message_id} is stored {count} times" for (_, message_id), count in counted.items() if count > 1)


def _sent_twice(evidence: Evidence) -> Iterable[str]:
    counted = Counter((one["phone_number"], one["message_id"]) for one in evidence.sent)
    return (f"{message_id} was sent {count} times" for (_, message_id), count in counted.items() if count > 1)


def _answered_twice(evidence: Evidence) -> Iterable[str]:
    """Two replies to one burst: a reply that no message names as its answer, though it was sent."""
    named = {one["decision"].get("reply_id") for one in evidence.messages if one.get("decision")}
    for one in evidence.messages:
        is_first_part = one.get("purpose") == "reply" and one.get("part", 1) == 1
        if is_first_part and one["status"] in _ORDER and one["_id"] not in named:
            yield f"reply {one['_id']} answers nothing"


def _out_of_order(evidence: Evidence) -> Iterable[str]:
    """A customer's messages stand in the order in which they were acknowledged one after the other."""
    place = {(one.workspace_id, one.message_id): one.position for one in evidence.told}
    chats: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in evidence.messages:
        position = place.get((one["workspace_id"], one["message_ids"][0]))
        if position is not None:
            chats[one["chat_id"]].append((one["seq"], position))
    for chat_id, places in chats.items():
        positions = [position for _, position in sorted(places)]
        if positions != sorted(positions):
            yield f"chat {chat_id}: {positions}"


def _receipts_back(evidence: Evidence) -> Iterable[str]:
    """A status that is less than what was reached before."""
    for one in evidence.messages:
        reached = [_ORDER.index(status) for status in one["status_at"] if status in _ORDER]
        if reached and one["status"] in _ORDER and _ORDER.index(one["status"]) < max(reached):
            yield f"{one['_id']} is {one['status']}, and was {list(one['status_at'])}"


def _foreign(evidence: Evidence) -> Iterable[str]:
    """A text of one workspace in another, or on the phone of another's customer."""
    for one in evidence.messages:
        yield from _marks_in(one["text"], one["workspace_id"], evidence, f"message {one['_id']}")
    owners = {number: workspace_id for workspace_id, number in evidence.numbers.items()}
    for one in evidence.sent:
        yield from _marks_in(one["text"], owners.get(one["phone_number"], ""), evidence, f"send {one['message_id']}")


def _refused(evidence: Evidence) -> Iterable[str]:
    """A webhook that was not acknowledged though both MongoDB and the API lived, and had for some seconds."""
    out = [fault for fault in evidence.faults if fault.name.endswith(_MAY_REFUSE)]
    for one in evidence.attempts:
        if not one.acknowledged and not any(
            fault.begun - _MOMENT < one.at + one.seconds and one.at < fault.ended + _RECOVERY for fault in out
        ):
            yield f"{one.message_id} was answered {one.status} after {one.seconds:.1f} s"


def _marks_in(text: str, workspace_id: str, evidence: Evidence, where: str) -> Iterable[str]:
    for owner, mark in evidence.marks.items():
        if owner != workspace_id and mark in text:
            yield f"{where} of {workspace_id} holds the mark of {owner}"
