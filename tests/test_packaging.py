"""The files around the code say what the code does."""

import json
import re
import runpy
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import celeryconfig
from common.kernel.settings import UnsafeSettings, load
from devstack import commands
from devstack.environment import ROOT, documented
from devstack.ports import Ports

NEEDED_BY_COMPOSE = {
    "SECRET_KEY": "k" * 32,
    "WEBHOOK_SECRET": "secret",
    "FLOWER_BASIC_AUTH": "user:password",
    "WHATSAPP_SERVER_URL": "http://node:3000",
    "PUBLIC_URL": "http://api.example.com",
}


COMPOSE = {"small": ROOT / "docker-compose.yml", "large": ROOT / "docker-compose.large.yml"}


@pytest.fixture(params=commands.PROFILES)
def profile(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def compose(profile: str) -> dict[str, Any]:
    return read_compose(profile)


def read_compose(profile: str) -> dict[str, Any]:
    file: dict[str, Any] = yaml.safe_load(COMPOSE[profile].read_text())
    return file


class Recorder(dict[str, str]):
    """An empty environment that notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return default


def read_by_settings() -> set[str]:
    recorder = Recorder()
    with pytest.raises(UnsafeSettings):
        load(recorder)
    return recorder.asked


def read_by_configuration_and_devstack() -> set[str]:
    files = [ROOT / "gunicorn.conf.py", ROOT / "celeryconfig.py", *(ROOT / "devstack").rglob("*.py")]
    asked = (
        re.findall(r"(?:environ|environment|chosen)\.get\(['\"]([A-Z_]+)['\"]", file.read_text()) for file in files
    )
    names = {name for found in asked for name in found} | {Ports.variable(server) for server in vars(Ports())}
    return names - {"PATH"} | {f"{queue.upper()}_THREADS" for queue in celeryconfig.queue_threads}


def read_by_commands() -> set[str]:
    files = (*commands.PROFILES.values(), *COMPOSE.values())
    in_caddyfile = re.findall(r"\{\$([A-Z_]+)", (ROOT / "Caddyfile").read_text())
    asked = {name for file in files for name in re.findall(r"\$\{([A-Z_]+)", file.read_text())}
    # The site is made from DOMAIN and PORT.
    return asked | {*in_caddyfile} - {"SITE"}


def test_every_setting_is_documented_and_nothing_else() -> None:
    # The last two are read by Celery and by the C library.
    ours = read_by_settings() | read_by_configuration_and_devstack() | read_by_commands()
    assert documented() == ours | {"REMAP_SIGTERM", "MALLOC_ARENA_MAX"}


def test_the_documented_defaults_are_the_real_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / ".env.example").read_text()
    shown = {name: value for name, value in re.findall(r"^# ([A-Z_]+)=(.*)$", text, re.MULTILINE) if value}
    development = {"ENVIRONMENT": "development"}
    assert load(shown | development) == load(development)
    threads = {queue: f"{queue.upper()}_THREADS" for queue in celeryconfig.queue_threads}
    for variable in threads.values():
        monkeypatch.delenv(variable, raising=False)
    usual = runpy.run_path(str(ROOT / "celeryconfig.py"))["queue_threads"]
    assert {queue: int(shown[variable]) for queue, variable in threads.items()} == usual


def test_compose_runs_the_commands_of_the_procfile(compose: dict[str, Any], profile: str) -> None:
    for name, command in commands.product(profile).items():
        assert compose["services"][name]["command"] == ["sh", "-c", f"exec {command}".replace("$", "$$")]


def test_compose_differs_in_the_workers_alone() -> None:
    small, large = read_compose("small"), read_compose("large")
    shared = small["services"].keys() & large["services"].keys()
    assert shared == {"mongodb", "redis", "gateway", "web", "live", "relay", "documents", "flower"}
    assert all(small["services"][name] == large["services"][name] for name in shared)
    assert {**small, "services": None} == {**large, "services": None}


def test_the_image_serves_the_api_as_the_procfile_does(profile: str) -> None:
    default = re.search(r"^CMD (.+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert default and json.loads(default[1]) == shlex.split(commands.product(profile)["web"])


def test_the_image_gets_what_it_copies_and_no_more() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copied = [
        name for line in lines if line.startswith("COPY ") and "--from" not in line for name in line.split()[1:-1]
    ]
    let_through = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    assert sorted(copied) == sorted(let_through)
    assert all((ROOT / name).exists() for name in copied)


def test_compose_refuses_to_start_without_secrets(compose: dict[str, Any]) -> None:
    product, flower = (compose["services"][name]["environment"] for name in ("web", "flower"))
    assert product["ENVIRONMENT"] == "production"
    for value in (product["SECRET_KEY"], product["WEBHOOK_SECRET"], flower["FLOWER_BASIC_AUTH"]):
        assert ":?" in value


def compose_commands() -> Iterator[list[str]]:
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]) and subprocess.run([*command, "version"], capture_output=True).returncode == 0:
            yield command


def test_compose_accepts_its_file(tmp_path: Path, compose: dict[str, Any], profile: str) -> None:
    assert {"mongodb", "redis", *commands.product(profile)} == compose["services"].keys()
    shutil.copy(COMPOSE[profile], tmp_path / "docker-compose.yml")
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in NEEDED_BY_COMPOSE.items()))
    for command in compose_commands():
        checked = subprocess.run([*command, "config", "--quiet"], cwd=tmp_path, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("name", "groups"),
    [("requirements", []), ("requirements-run", ["run"]), ("requirements-dev", ["run", "dev"])],
)
def test_requirements_are_pinned_with_hashes_and_name_no_place(name: str, groups: list[str]) -> None:
    text = (ROOT / f"{name}.txt").read_text()
    packages = re.findall(r"^([a-z][\w.-]*)==.*\\\n    --hash=sha256:", text, re.MULTILINE)
    unpinned = [line for line in text.splitlines() if line and line[0] not in "# " and "==" not in line]
    assert packages and not unpinned
    assert "://" not in text and str(ROOT) not in text
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*declared["project"]["dependencies"]]
    for group in groups:
        wanted += [entry for entry in declared["dependency-groups"][group] if isinstance(entry, str)]
    assert {re.split(r"[^\w.-]", entry)[0].lower() for entry in wanted} <= set(packages)
