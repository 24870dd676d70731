"""The offline model's embeddings, model list and transcriptions, asked by the official client over HTTP."""

from typing import Any

import numpy as np
import pytest
import requests
from openai import BadRequestError, OpenAI

from devstack.outside import Outside
from tests.builders.recordings import voice_note


@pytest.fixture
def client(model: Outside) -> OpenAI:
    return OpenAI(base_url=f"{model.url}/v1", api_key="offline", max_retries=0)


def test_meaning_is_near_across_languages(client: OpenAI) -> None:
    question = client.embeddings.create(
        model="any", input="When does the shop open?", extra_body={"input_type": "query"}
    )
    passages = client.embeddings.create(
        model="any", input=["A loja abre às nove horas.", "Goldfish need fresh water every week."]
    )
    near, far = (np.dot(question.data[0].embedding, passage.embedding) for passage in passages.data)
    assert near > far + 0.02


def test_query_and_passage_differ_by_body_and_header(client: OpenAI) -> None:
    passage = client.embeddings.create(model="any", input="hours").data[0].embedding
    by_body = client.embeddings.create(model="any", input="hours", extra_body={"input_type": "query"}).data[0].embedding
    by_header = (
        client.embeddings.create(model="any", input="hours", extra_headers={"input-type": "query"}).data[0].embedding
    )
    assert by_body == by_header != passage


def test_base64_and_float_agree(client: OpenAI) -> None:
    # The client asks for base64 by itself and decodes it.
    packed = client.embeddings.create(model="any", input=["one", "two"])
    plain = client.embeddings.create(model="any", input=["one", "two"], encoding_format="float")
    assert [item.index for item in packed.data] == [0, 1]
    np.testing.assert_allclose(
        [item.embedding for item in packed.data], [item.embedding for item in plain.data], atol=1e-6
    )
    assert len(packed.data[0].embedding) == 384
    assert packed.model == "offline-embedding"


def test_many_texts_keep_their_order(client: OpenAI) -> None:
    texts = [f"number {number}" for number in range(11)]
    together = client.embeddings.create(model="any", input=texts).data
    alone = client.embeddings.create(model="any", input=texts[10]).data[0]
    assert np.dot(together[10].embedding, alone.embedding) > 0.999


def test_dimensions_shorten_and_renormalise(client: OpenAI) -> None:
    short = client.embeddings.create(model="any", input="hours", dimensions=64).data[0].embedding
    assert len(short) == 64
    assert np.linalg.norm(short) == pytest.approx(1.0, abs=1e-5)
    with pytest.raises(BadRequestError, match="between 1 and 384"):
        client.embeddings.create(model="any", input="hours", dimensions=1536)


def test_half_an_emoji_is_embedded(client: OpenAI) -> None:
    body = '{"model": "any", "input": "caf\\ud83d\\u0000"}'
    response = requests.post(f"{client.base_url}embeddings", data=body, timeout=10)
    assert len(response.json()["data"][0]["embedding"]) == 384


@pytest.mark.parametrize("given", [[1, 2, 3], [[1, 2]], [], "", ["ok", ""]])
def test_unusable_input_is_refused(client: OpenAI, given: Any) -> None:
    with pytest.raises(BadRequestError) as refused:
        client.embeddings.create(model="any", input=given)
    assert refused.value.param == "input"
    assert refused.value.type == "invalid_request_error"


def test_models(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["offline-stand-in", "offline-embedding"]


def test_a_voice_note_is_not_pretended_to_be_heard(client: OpenAI) -> None:
    heard = client.audio.transcriptions.create(model="gpt-transcribe", file=("note.ogg", b"OggS", "audio/ogg"))
    assert heard.text == "[voice note: the offline stand-in cannot transcribe]"
    carried = client.audio.transcriptions.create(model="any", file=("note.ogg", voice_note("When are you open?")))
    assert carried.text == "When are you open?"


@pytest.mark.parametrize(("name", "audio"), [("note.oga", b"OggS"), ("note", b"OggS"), ("note.ogg", b"")])
def test_unusable_audio_is_refused(client: OpenAI, name: str, audio: bytes) -> None:
    with pytest.raises(BadRequestError) as refused:
        client.audio.transcriptions.create(model="any", file=(name, audio))
    assert refused.value.param == "file"
