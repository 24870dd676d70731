"""The ids and numbers of WhatsApp in all their spellings."""

import pytest

from common.channels.rules.phone_numbers import PartyKind, bare_message_id, parse_number, parse_party


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
