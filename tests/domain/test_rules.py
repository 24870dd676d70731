"""The rules that stand by themselves."""

from datetime import datetime, timedelta

import pytest

from common.accounts.rules.workspaces import Permission, Role, may
from common.channels.rules.phone_numbers import PartyKind, bare_message_id, parse_number, parse_party
from common.inbox.rules.bursts import settled_at
from common.inbox.rules.messages import RECEIPT_STATUSES, Status, moment_of_sending, statuses_before
from common.kernel.ids import automatic_message_id, new_message_id
from common.work.retries import retry_delay
from tests.domain.samples import INBOX_SETTINGS, NOON


@pytest.mark.parametrize(
    ("text", "party_id", "kind"),
    [
        ("+5511977776666", "+5511977776666", PartyKind.PERSON),
        ("5511977776666", "+5511977776666", PartyKind.PERSON),
        ("5511977776666@s.whatsapp.net", "+5511977776666", PartyKind.PERSON),
        ("5511977776666:12@s.whatsapp.net", "+5511977776666", PartyKind.PERSON),
        ("5511977776666@c.us", "+5511977776666", PartyKind.PERSON),
        ("103712345678901@lid", "103712345678901@lid", PartyKind.PERSON),
        ("103712345678901:3@lid", "103712345678901@lid", PartyKind.PERSON),
        ("120363041234567890@g.us", "120363041234567890@g.us", PartyKind.GROUP),
        ("status@broadcast", "status@broadcast", PartyKind.BROADCAST),
        ("1203630@newsletter", "1203630@newsletter", PartyKind.BROADCAST),
    ],
)
def test_every_form_of_a_whatsapp_id_is_read(text: str, party_id: str, kind: PartyKind) -> None:
    party = parse_party(text)
    assert (party.id, party.kind) == (party_id, kind)


@pytest.mark.parametrize("text", ["", "abc", "+12", "0511977776666", "55119@somewhere.else", "x@lid", "१२३४५६७८९"])
def test_what_is_no_whatsapp_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is n"):
        parse_party(text)


def test_punctuation_in_a_number_is_ignored() -> None:
    assert parse_number("+55 (11) 97777-6666") == "+5511977776666"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("3EB0A9", "3EB0A9"),
        ("false_5511977776666@c.us_3EB0A9", "3EB0A9"),
        ("true_1203630@g.us_3EB0A9_5511977776666@c.us", "3EB0A9"),
    ],
)
def test_a_wrapped_message_id_is_unwrapped(text: str, bare: str) -> None:
    assert bare_message_id(text) == bare


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        (NOON.timestamp(), NOON + timedelta(milliseconds=999)),
        (NOON.timestamp() + 0.25, NOON + timedelta(milliseconds=250)),
        (NOON.timestamp() * 1000 + 250, NOON + timedelta(milliseconds=250)),
        (NOON.timestamp() + 3600, NOON + timedelta(minutes=1)),
    ],
)
def test_time_stamps_are_placed_as_exactly_as_they_are_known(stamp: float, moment: datetime) -> None:
    assert moment_of_sending(stamp, received_at=NOON + timedelta(minutes=1)) == moment


def test_an_answer_waits_for_the_burst_but_not_for_ever() -> None:
    assert settled_at(NOON, NOON, INBOX_SETTINGS) == NOON + timedelta(seconds=3)
    assert settled_at(NOON + timedelta(seconds=14), NOON, INBOX_SETTINGS) == NOON + timedelta(seconds=15)
    late = NOON + timedelta(seconds=60)
    assert settled_at(late, NOON, INBOX_SETTINGS) == late


def test_a_status_never_goes_backwards() -> None:
    order = [Status.SENT, Status.DELIVERED, Status.READ, Status.PLAYED]
    for place, status in enumerate(order):
        assert not set(statuses_before(status)) & set(order[place:])
        assert set(order[:place]) <= set(statuses_before(status))
    assert Status.DELIVERED not in statuses_before(Status.FAILED)
    assert Status.QUEUED not in RECEIPT_STATUSES


def test_a_retry_waits_longer_each_time_and_as_long_as_the_other_side_wishes() -> None:
    for attempts, ceiling in ((1, 2), (2, 4), (3, 8), (20, 300)):
        assert ceiling / 2 <= retry_delay(attempts, 2, 300) <= ceiling
    assert retry_delay(1, 2, 300, wished=60) == 60


def test_message_ids_look_like_whatsapps_own() -> None:
    assert len(new_message_id()) == len(automatic_message_id("reply", "x")) == 22
    assert automatic_message_id("reply", "x") == automatic_message_id("reply", "x", 1)
    ids = {
        automatic_message_id(*what) for what in (("reply", "x"), ("reply", "y"), ("greeting", "x"), ("reply", "x", 2))
    }
    assert len(ids) == 4


def test_members_read_and_write_and_admins_may_do_everything() -> None:
    assert all(may(Role.ADMIN, permission) for permission in Permission)
    assert may(Role.MEMBER, Permission.WRITE_CHATS)
    assert not may(Role.MEMBER, Permission.MANAGE_MEMBERS)
