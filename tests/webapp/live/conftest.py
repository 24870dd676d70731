"""The live server over the tests' databases."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from common.wiring import Product
from tests.builders.streams import Relay, relaying
from webapp.live.app import create_app


@pytest.fixture
def relay(product: Product) -> Iterator[Relay]:
    with relaying(product.settings) as relay:
        yield relay


@pytest.fixture
def live_app(product: Product) -> Iterator[Flask]:
    app = create_app(product.settings)
    yield app
    app.extensions["hub"].shut_down()


@pytest.fixture
def live(live_app: Flask) -> FlaskClient:
    return live_app.test_client()
