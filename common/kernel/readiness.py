"""Whether everything that the system stands on is there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Dependency:
    """What the system stands on; `look` raises when it is not there.

    Without a `required` one webhooks can't be accepted; without another, work waits.
    """

    name: str
    look: Callable[[], object]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a look at a dependency, after `latency` seconds."""

    name: str
    ok: bool
    required: bool
    latency: float | None
    error: str | None


def readiness(dependencies: Iterable[Dependency]) -> list[Check]:
    """Look at each dependency."""
    return [_check(one) for one in dependencies]


def _check(dependency: Dependency) -> Check:
    start = perf_counter()
    try:
        dependency.look()
    except Exception as error:
        return Check(dependency.name, False, dependency.required, None, str(error) or type(error).__name__)
    return Check(dependency.name, True, dependency.required, round(perf_counter() - start, 4), None)
