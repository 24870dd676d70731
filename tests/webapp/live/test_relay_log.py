"""Events and the position up to which they tell are written together, by one relay at a time."""

from dataclasses import replace

import pytest

from common.accounts.rules.workspaces import Permission
from common.wiring import Product
from tests.builders.streams import Relay
from webapp.live.events import changed, event
from webapp.live.relay_log import Overtaken, RelayLog
from webapp.live.thinning import Shown

SOMETHING = event("w", "message", {"message": {"id": "1"}}, Permission.READ_CHATS, "1")
FLOOD = ("w", "messages", Permission.READ_CHATS)


@pytest.fixture
def other(relay: Relay) -> RelayLog:
    return RelayLog(relay.redis, relay.keys)


def written(relay: Relay) -> int:
    return int(relay.redis.xlen(relay.keys.events("w")))  # type: ignore[arg-type]


def test_one_relay_is_at_work_until_it_gives_up(relay: Relay, other: RelayLog) -> None:
    assert not other.take_over()
    other.give_up()
    assert not other.take_over()
    relay.log.give_up()
    assert other.take_over()


def test_a_relay_that_stalled_writes_nothing(relay: Relay, other: RelayLog) -> None:
    other.write("0", "1", [SOMETHING], [])
    with pytest.raises(Overtaken):
        relay.log.write("0", "1", [SOMETHING], [])
    assert written(relay) == 1
    assert other.position() == "1"


def test_another_goes_on_where_it_was_left(relay: Relay, other: RelayLog) -> None:
    relay.log.write("0", "1", [SOMETHING], [FLOOD])
    assert (other.position(), other.pending()) == ("1", {FLOOD})
    other.write("1", "2", [], [])
    assert (other.position(), other.pending()) == ("2", set())


def test_another_tells_nothing_again_that_was_told(relay: Relay, other: RelayLog) -> None:
    edited = replace(SOMETHING, data='{"message":{"id":"1","content":"edited"}}')
    relay.log.write("0", "1", [SOMETHING, edited], [])
    assert list(Shown(other.told).new([edited])) == []
    assert list(Shown(other.told).new([edited, SOMETHING])) == [SOMETHING]


def test_what_was_asked_for_again_is_told_again(relay: Relay, other: RelayLog) -> None:
    relay.log.write("0", "1", [SOMETHING, changed("w", "messages", Permission.READ_CHATS)], [])
    assert list(Shown(other.told).new([SOMETHING])) == [SOMETHING]


def test_after_redis_was_wiped_nobody_knows_the_position(relay: Relay, product: Product) -> None:
    relay.redis.delete(relay.keys.everybody)
    assert relay.log.position() is None
    relay.redis.delete(relay.keys.position)
    with pytest.raises(Overtaken):
        relay.log.write("0", "1", [SOMETHING], [])
    relay.log.begin_anew("5")
    assert relay.log.position() == "5"


def test_streams_are_capped_and_fade(relay: Relay) -> None:
    relay.log.write("0", "1", [SOMETHING] * 3000, [])
    assert written(relay) < 1200
    assert 0 < int(relay.redis.ttl(relay.keys.events("w"))) <= 3600  # type: ignore[arg-type]
