"""A shop whose model does what a test tells it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from common.llm.chat import Ai
from tests.outside import serve
from tests.scenes import Shop
from tests.scripted import Model


@pytest.fixture
def script() -> Model:
    """What the model of `scripted` does."""
    return Model()


@pytest.fixture
def scripted(shop: Shop, script: Model) -> Iterator[Shop]:
    """The shop with a model that answers what a test tells it."""
    with serve(script.app()) as url:
        settings = replace(shop.product.settings, openai_base_url=f"{url}/v1")
        yield replace(shop, product=replace(shop.product, settings=settings, ai=Ai(settings)))
