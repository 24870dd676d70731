"""What somebody of the team has recorded: a voice note in its place, or a message that says why it is none."""

import io
from collections.abc import Iterator

import av
import pytest
import requests

from common.assistant.retrying import retry_message
from common.inbox.messages import send_message
from common.inbox.recordings import child
from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Message
from common.inbox.rules.statuses import Status
from common.inbox.store.recordings import RecordingStore
from common.kernel.errors import Invalid
from common.wiring import Product
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.passing_time import let_pass
from tests.builders.recordings import filmed, recorded
from tests.builders.sending_files import found, kept, reached, received, sends_file
from tests.builders.shop import Shop


@pytest.fixture
def here(shop: Shop) -> Iterator[Shop]:
    """The shop, at an address under which the WhatsApp server reaches it."""
    with reached(shop) as here:
        yield here


def records(shop: Shop, content: bytes) -> Message:
    return sends_file(shop, content, "recording", is_recording=True)


def convert(shop: Shop, message: Message) -> Message:
    run(shop.product.work, "converting", message.id)
    return found(shop, message)


def write(shop: Shop, text: str) -> Message:
    return send_message(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, text, idempotency_key=None)


@pytest.mark.parametrize(("container", "codec"), [("webm", "libopus"), ("mp4", "aac"), ("ogg", "libopus")])
def test_what_a_browser_recorded_arrives_as_a_voice_note_in_its_place(
    here: Shop, whatsapp: Outside, product: Product, container: str, codec: str
) -> None:
    recording = records(here, recorded(container, codec))
    write(here, "as I said")
    here.deliver()
    assert received(here, whatsapp) == []
    media = convert(here, recording).media
    assert media is not None and media.state is MediaState.READY
    here.deliver()
    note, text = received(here, whatsapp)
    assert (note["type"], text["text"]) == ("audio", "as I said")
    assert (note["media"]["mimetype"], note["media"]["size"]) == ("audio/ogg; codecs=opus", media.size)
    content = requests.get(f"{whatsapp.url}/simulator{note['media']['url']}", timeout=5).content
    with av.open(io.BytesIO(content), "r") as sound:
        (stream,) = sound.streams
        assert (sound.format.name, stream.codec_context.name) == ("ogg", "opus")
        assert sum(frame.samples for frame in sound.decode(audio=0)) / 48_000 == pytest.approx(1, abs=0.2)
    assert kept(product) == [2, 1]
    let_pass(hours=2)
    product.inbox.files.remove_broken_uploads()
    assert kept(product) == [1, 0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (recorded()[:60], "can't be read"),
        (b"OggS" + bytes(100), "can't be read"),
        (filmed(), "There is no sound"),
    ],
)
def test_what_can_not_be_converted_fails_with_its_reason_and_holds_up_nothing(
    here: Shop, whatsapp: Outside, content: bytes, reason: str
) -> None:
    recording = records(here, content)
    write(here, "as I said")
    here.deliver()
    failed = convert(here, recording)
    assert failed.status is Status.FAILED and failed.error and reason in failed.error
    here.deliver()
    assert [item["text"] for item in received(here, whatsapp)] == ["as I said"]
    retry_message(here.product.assistant, here.actor, here.workspace.id, recording.id)
    again = found(here, recording)
    assert again.status is Status.QUEUED and again.media and again.media.state is MediaState.WAITING
    assert convert(here, recording).status is Status.FAILED


def test_a_recording_is_no_longer_than_a_quarter_of_an_hour(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("recording")
    source, target = folder / "source", folder / "target"
    source.write_bytes(recorded(seconds=0.5))
    assert child.problem_with(str(source), "matroska", str(target)) is None
    monkeypatch.setattr(child, "LONGEST_MINUTES", 0)
    assert "longer than" in (child.problem_with(str(source), "matroska", str(target)) or "")


@pytest.mark.parametrize("content", [b"#EXTM3U\n/etc/passwd\n", b"ffconcat version 1.0\nfile /etc/passwd\n", b"RIFF"])
def test_nothing_else_is_a_recording(here: Shop, content: bytes) -> None:
    with pytest.raises(Invalid):
        records(here, content)


def test_a_worker_that_dies_before_the_voice_note_is_named_leaves_nothing_behind(
    here: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = records(here, recorded())

    def die(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(RecordingStore, "finish", die)
        with pytest.raises(SystemExit):
            convert(here, recording)
    assert kept(product) == [2, 1]
    let_pass(hours=2)
    product.inbox.files.remove_broken_uploads()
    assert kept(product) == [1, 0]
    media = convert(here, recording).media
    assert media is not None and media.state is MediaState.READY
