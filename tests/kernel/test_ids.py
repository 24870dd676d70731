"""The ids that we mint."""

from common.kernel.ids import automatic_message_id, new_message_id


def test_message_ids_look_like_whatsapps_own() -> None:
    assert len(new_message_id()) == len(automatic_message_id("reply", "x")) == 22
    assert automatic_message_id("reply", "x") == automatic_message_id("reply", "x", 1)
    ids = {
        automatic_message_id(*what) for what in (("reply", "x"), ("reply", "y"), ("greeting", "x"), ("reply", "x", 2))
    }
    assert len(ids) == 4
