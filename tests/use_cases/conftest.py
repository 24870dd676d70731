"""A shop whose model does what a test tells it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from common.wiring import build
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
        settings = shop.product.settings
        # Only what it says is scripted, not how texts are embedded.
        settings = replace(settings, openai_base_url=f"{url}/v1", embedding_base_url=settings.openai_base_url)
        yield replace(shop, product=build(settings))
