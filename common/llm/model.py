"""Asking the model for a workspace: whatever comes of it, what it took is counted."""

from collections.abc import Callable, Sequence
from typing import IO, TypeVar

from common.llm.client import UselessAnswer
from common.llm.context import Llm
from common.llm.forms import Filled, Form
from common.llm.rules.generation import Generation
from common.llm.rules.settings import ModelSettings
from common.llm.rules.turns import Turn

T = TypeVar("T")


def fill(
    llm: Llm,
    workspace_id: str,
    settings: ModelSettings,
    form: Form,
    system_prompts: Sequence[str],
    turns: Sequence[Turn],
) -> tuple[Filled, Generation]:
    """Let the model go on with a conversation by filling a form.

    Raises:
        ContextTooLong: the model can't take this much.
        GatewayError: it can't be asked, or answers with nothing that can be used.
    """
    return _counted(
        llm, workspace_id, lambda: llm.chat.fill(form, system_prompts, turns, settings.model, settings.temperature)
    )


def transcribe(llm: Llm, workspace_id: str, recording: IO[bytes], name: str) -> str:
    """Put a voice note into words.

    Raises:
        GatewayError: the model can't be asked, or heard nothing.
    """
    model = llm.settings.transcription_model
    return _counted(llm, workspace_id, lambda: llm.chat.transcribe(recording, name, model))[0]


def describe(llm: Llm, workspace_id: str, image: bytes, mimetype: str, task: str, caption: str) -> str:
    """Put an image into words, as the `task` says, with what its sender wrote under it.

    Raises:
        GatewayError: the model can't be asked, or answers nonsense.
    """
    model = llm.settings.vision_model
    return _counted(llm, workspace_id, lambda: llm.chat.describe(image, mimetype, task, caption, model))[0]


def _counted(llm: Llm, workspace_id: str, ask: Callable[[], tuple[T, Generation]]) -> tuple[T, Generation]:
    try:
        answer, generation = ask()
    except UselessAnswer as error:
        llm.usage.add(workspace_id, error.generation)
        raise
    llm.usage.add(workspace_id, generation)
    return answer, generation
