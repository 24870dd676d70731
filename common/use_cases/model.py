"""Asking the model for a workspace: whatever comes of it, what it took is counted."""

from collections.abc import Callable, Sequence
from typing import IO, TypeVar

from common.domain.answers import Turn
from common.domain.messages import Generation
from common.domain.workspaces import AiSettings
from common.gateways.forms import Filled, Form
from common.gateways.openai_server import UselessAnswer
from common.services import Services

T = TypeVar("T")


def fill(
    services: Services, workspace_id: str, settings: AiSettings, form: Form, told: Sequence[str], turns: Sequence[Turn]
) -> tuple[Filled, Generation]:
    """Let the model go on with a conversation by filling a form.

    Raises:
        ContextTooLong: the model can't take this much.
        GatewayError: it can't be asked, or answers with nothing that can be used.
    """
    return _counted(
        services, workspace_id, lambda: services.ai.fill(form, told, turns, settings.model, settings.temperature)
    )


def transcribe(services: Services, workspace_id: str, recording: IO[bytes], name: str) -> str:
    """Put a voice note into words.

    Raises:
        GatewayError: the model can't be asked, or heard nothing.
    """
    model = services.settings.transcription_model
    return _counted(services, workspace_id, lambda: services.ai.transcribe(recording, name, model))[0]


def describe(services: Services, workspace_id: str, image: bytes, mimetype: str, task: str, caption: str) -> str:
    """Put an image into words, as the `task` says, with what its sender wrote under it.

    Raises:
        GatewayError: the model can't be asked, or answers nonsense.
    """
    model = services.settings.vision_model
    return _counted(services, workspace_id, lambda: services.ai.describe(image, mimetype, task, caption, model))[0]


def _counted(services: Services, workspace_id: str, ask: Callable[[], tuple[T, Generation]]) -> tuple[T, Generation]:
    try:
        answer, generation = ask()
    except UselessAnswer as error:
        services.stores.usage.add(workspace_id, error.generation)
        raise
    services.stores.usage.add(workspace_id, generation)
    return answer, generation
