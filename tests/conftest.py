"""The real servers that the tests run against: one mongod, one Valkey, the simulated outside, for a whole session."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import structlog
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from common.kernel.settings import Settings, load
from common.wiring import Product, build, connect
from devstack.mongodb import Mongod
from devstack.outside import Outside, serve
from devstack.ports import free_port
from devstack.stack import Stack
from devstack.valkey import Valkey
from tests.builders.emptying import empty
from tests.builders.passing_time import back_to_the_present
from tests.builders.scripted import Model
from tests.builders.shop import Shop, open_shop
from tests.builders.stacks import QUICK

WEBHOOK_SECRET = "webhook-secret-of-the-tests"

# The default draws each traceback with all local variables, which takes seconds.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.dev.set_exc_info,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)

# Whose tests run whole systems, of a dozen processes each: these share one, those start their own.
SHARING, STARTING = ("tests/faults/", "tests/journeys/"), ("tests/devstack/",)


class FewSystemsAtOnce(LoadFileScheduling):  # type: ignore[misc]
    """Has one process run all that shares a system, and one all that starts systems, test after test.

    Others run the rest meanwhile, by modules.
    """

    def _split_scope(self, nodeid: str) -> str:
        for together in (SHARING, STARTING):
            if nodeid.startswith(together):
                return together[0]
        return str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FewSystemsAtOnce:
    return FewSystemsAtOnce(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: not item.nodeid.startswith(SHARING + STARTING))


@pytest.fixture(scope="session")
def mongodb_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    # A query without an index fails here, not first on a customer's large database.
    with Mongod(tmp_path_factory.mktemp("mongod"), free_port(), "--setParameter", "notablescan=true") as mongod:
        yield mongod.url


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Valkey(tmp_path_factory.mktemp("valkey"), free_port()) as valkey:
        yield valkey.url


@pytest.fixture(scope="session")
def whatsapp_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    """The simulated WhatsApp server, over HTTP."""
    from devstack.whatsapp.app import create_app
    from devstack.whatsapp.settings import Settings as SimulatorSettings

    app = create_app(SimulatorSettings(tmp_path_factory.mktemp("whatsapp"), "", WEBHOOK_SECRET, 0))
    with serve(app) as url:
        yield Outside(url)
        app.extensions["whatsapp"].stop()


@pytest.fixture(scope="session")
def model_server() -> Iterator[Outside]:
    """The offline model, over HTTP."""
    from devstack.model.app import create_app

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFLINE_MODEL_DELAY_SECONDS", "0")
        app = create_app()
    with serve(app) as url:
        yield Outside(url)


@pytest.fixture
def whatsapp(whatsapp_server: Outside) -> Iterator[Outside]:
    yield whatsapp_server
    whatsapp_server.mend()


@pytest.fixture
def model(model_server: Outside) -> Iterator[Outside]:
    model_server.forget_requests()
    yield model_server
    model_server.mend()


@pytest.fixture(scope="session")
def settings(mongodb_url: str, redis_url: str, whatsapp_server: Outside, model_server: Outside) -> Settings:
    environ = {
        "ENVIRONMENT": "development",
        "MONGODB_URL": mongodb_url,
        "DATABASE_NAME": "tests",
        "REDIS_URL": redis_url,
        "WHATSAPP_SERVER_URL": whatsapp_server.url,
        "OPENAI_BASE_URL": f"{model_server.url}/v1",
        "OPENAI_API_KEY": "offline",
        "AI_MODEL": "offline-stand-in",
        "EMBEDDING_MODEL": "offline-embedding",
        "EMBEDDING_DIMENSIONS": "384",
        "EMBEDDING_INPUT_TYPES": "true",
        "EMBEDDING_ALIKE": "0.93",
        "WEBHOOK_SECRET": WEBHOOK_SECRET,
        "PASSWORD_HASH_ROUNDS": "4",
        "VAPID_PRIVATE_KEY": "5a" * 32,
        # Whoever pushes, pushes to ours.
        "PUSH_SERVICES": "127.0.0.1",
        "DEBOUNCE_SECONDS": "0",
        "RETRY_BASE_SECONDS": "0",
        "MAX_ATTEMPTS": "3",
        "RATE_LIMIT": "100000 per minute",
        "PERSON_RATE_LIMIT": "100000 per minute",
    }
    return load(environ)


@pytest.fixture(scope="session")
def shared_product(settings: Settings) -> Product:
    return connect(settings)


@pytest.fixture
def product(shared_product: Product, whatsapp: Outside, model: Outside) -> Iterator[Product]:
    """The product on an empty database."""
    empty(shared_product.database)
    shared_product.channels.registrations.forget()
    yield shared_product


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole system in real processes: gunicorn, workers, beat, Flower and the simulated outside."""
    with Stack(tmp_path_factory.mktemp("stack"), env=QUICK) as stack:
        yield stack


@pytest.fixture
def stack(system: Stack) -> Iterator[Stack]:
    """The whole system. Whatever of it a test has ended is there again for the next one."""
    yield system
    for process in system.processes:
        if not process.alive:
            process.start()


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    """Whatever time a test lets pass has not passed for the next one."""
    yield
    back_to_the_present()


@pytest.fixture
def shop(product: Product) -> Shop:
    """A workspace with an admin and a connected phone number."""
    return open_shop(product, "+5511988887777")


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
