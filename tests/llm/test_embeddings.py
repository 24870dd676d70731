"""What is asked of the embedder, and what its answers and failures mean to us."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from common.kernel.errors import GatewayError
from common.kernel.settings import Settings
from common.llm.embeddings import Embedder
from devstack.outside import serve
from tests.builders.scripted import Model, vector


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def small(model: Model, settings: Settings) -> Iterator[Settings]:
    """Settings of an embedder with vectors of size 4, served elsewhere than the model."""
    with serve(model.app()) as url:
        yield replace(
            settings, embedding_model="e", embedding_dimensions=4, embedding_base_url=f"{url}/v1", embedding_api_key="k"
        )


def test_vectors_come_in_the_order_of_the_texts_with_the_length_1(small: Settings, model: Model) -> None:
    vectors, tokens = Embedder(small).passages(["one", "two"])
    directions = [np.array(given) / np.linalg.norm(given) for given in (vector("one", 4), vector("two", 4))]
    assert np.allclose(vectors, directions) and tokens == 7
    assert model.embedded[0]["dimensions"] == 4 and model.embedded[0]["input_type"] == "passage"


def test_a_question_is_told_apart_where_the_server_wants_that(small: Settings, model: Model) -> None:
    Embedder(small).query("what?", "e@4")
    Embedder(replace(small, embedding_input_types=False)).query("what?", "e@4")
    assert [asked.get("input_type") for asked in model.embedded] == ["query", None]


def test_nothing_is_asked_for_no_texts(small: Settings, model: Model) -> None:
    assert Embedder(small).passages([]) == ([], 0) and model.embedded == []


def test_the_former_embedder_can_be_asked(small: Settings, model: Model) -> None:
    assert len(Embedder(small).query("what?", "old@3")) == 3
    assert (model.embedded[0]["model"], model.embedded[0]["dimensions"]) == ("old", 3)


def test_a_size_that_the_model_refuses_to_be_told_is_left_out_from_then_on(small: Settings, model: Model) -> None:
    model.own_size = 4
    embedder = Embedder(small)
    model.embedding_refusal = model.refuse(400, None, "This model does not support specifying dimensions.")
    with pytest.raises(GatewayError):
        embedder.passages(["one"])
    model.embedding_refusal = None
    embedder.passages(["one"])
    assert ["dimensions" in asked for asked in model.embedded] == [True, False, False]


def test_vectors_of_another_size_than_set_are_refused_with_advice(small: Settings, model: Model) -> None:
    embedder = Embedder(small)
    model.own_size = 8
    model.embedding_refusal = model.refuse(400, None, "no dimensions")
    with pytest.raises(GatewayError):
        embedder.passages(["one"])
    model.embedding_refusal = None
    with pytest.raises(GatewayError, match="EMBEDDING_DIMENSIONS") as caught:
        embedder.passages(["one"])
    assert caught.value.permanent


def test_a_rate_limit_says_when_to_come_back(small: Settings, model: Model) -> None:
    model.embedding_refusal = model.refuse(429, "rate_limit_exceeded", **{"Retry-After": "9"})
    with pytest.raises(GatewayError) as caught:
        Embedder(small).passages(["one"])
    assert (caught.value.permanent, caught.value.retry_after) == (False, 9)
