"""The ids and numbers of WhatsApp in all their spellings."""

import pytest

from common.channels.rules.parties import (
    PartyKind,
    bare_message_id,
    one_spelling,
    parse_number,
    parse_party,
    spellings,
)


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
        ("5511977776666@hosted", "+5511977776666", PartyKind.PERSON),
        ("103712345678901@hosted.lid", "103712345678901@lid", PartyKind.PERSON),
        ("BR.1234", "BR.1234", PartyKind.PERSON),
        ("ana.silva", "ana.silva", PartyKind.PERSON),
        ("0511977776666", "0511977776666", PartyKind.PERSON),
        ("55119@somewhere.else", "55119@somewhere.else", PartyKind.PERSON),
        ("x@lid", "x@lid", PartyKind.PERSON),
    ],
)
def test_every_form_of_a_whatsapp_id_is_read(text: str, party_id: str, kind: PartyKind) -> None:
    party = parse_party(text)
    assert (party.id, party.kind) == (party_id, kind)


@pytest.mark.parametrize("text", ["", "   ", "x" * 201, "Ana Silva"])
def test_what_can_be_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        parse_party(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+5511977776666", "+551177776666"),
        ("+5511912345678", "+551112345678"),
        ("+5215512345678", "+525512345678"),
        ("+5491112345678", "+541112345678"),
        ("+2290197123456", "+22997123456"),
    ],
)
def test_a_number_is_the_same_in_all_spellings_of_its_country(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)
    assert spellings(one) == spellings(other) == {one, other}
    digits = other.removeprefix("+")
    assert parse_party(f"{digits}@s.whatsapp.net").id == parse_party(one).id
    assert parse_party(f"{digits}@s.whatsapp.net").address == other, "what is dialled is what was told"


@pytest.mark.parametrize("landline", ["+551133334444", "+551122223333", "+4930123456", "+12025550123"])
def test_other_numbers_have_one_spelling(landline: str) -> None:
    assert spellings(landline) == {landline}


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
