"""Trying prompts out before customers meet them."""

from dataclasses import replace
from typing import Any

from common.accounts.rules.workspaces import Permission
from common.assistant.playground import PlaygroundTurn as Outcome
from common.assistant.playground import try_out
from common.assistant.replays import start_replay
from common.assistant.rules import replays as domain
from common.assistant.store.prompts import version_in_use
from common.llm.rules.turns import Turn
from webapp.api.assistant.prompts import chosen
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.few_at_once import FewAtOnce
from webapp.guards import Access, requires
from webapp.schemas.assistant.playground import NewPlaygroundTurn, NewReplay, PlaygroundTurn, Replay

blueprint = Blueprint(
    "playground",
    __name__,
    url_prefix="/workspaces/<workspace_id>",
    description="Trying prompts out: in a conversation of your own, and on what customers have written.",
)

_few = FewAtOnce(2, 1, "Somebody is trying a prompt out at this moment: try again in a few seconds.")
_ROLES = {"customer": "user", "business": "assistant"}


@blueprint.route("/playground", methods=["POST"])
@requires(Permission.MANAGE_AI)
@blueprint.errors(409, 502)
@blueprint.arguments(NewPlaygroundTurn)
@blueprint.response(200, PlaygroundTurn)
def playground(new: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """Talk to the AI as a customer would

    With the prompt in use or a draft, with the workspace's steps and knowledge. Nothing is stored in chats, and nothing
    is sent; the answer shows the prompt as it went to the model, and what was found for it.
    """
    workspace = access.workspace
    draft = version_in_use(workspace).overrides if new["draft"] is None else chosen(new["draft"])
    prompt = replace(product().assistant.default_prompt, **draft)
    turns = [Turn(_ROLES[message["role"]], message["content"]) for message in new["messages"]]
    with _few.waiting(workspace_id):
        return _shown(try_out(product().assistant, workspace, prompt, turns))


@blueprint.route("/replay", methods=["POST"])
@requires(Permission.MANAGE_AI)
@blueprint.errors(409)
@blueprint.arguments(NewReplay)
@blueprint.response(202, Replay)
def replays(new: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """Answer the newest turns of customers again, with the prompt in use or a draft

    In the background; nothing is sent. The result shows each reply side by side with what was sent.
    """
    draft = version_in_use(access.workspace).overrides if new["draft"] is None else chosen(new["draft"])
    started = start_replay(product().assistant, actor(), workspace_id, draft, new["turns"])
    return _progress(started)


@blueprint.route("/replay/<replay_id>", methods=["GET"])
@requires(Permission.MANAGE_AI)
@blueprint.response(200, Replay)
def one_replay(access: Access, workspace_id: str, replay_id: str) -> dict[str, Any]:
    """Show a replay, as far as it is"""
    return _progress(product().assistant.replays.get(workspace_id, replay_id))


def _shown(tried: Outcome) -> dict[str, Any]:
    reply = tried.reply
    system = [Turn("system", text) for text in reply.system_prompts]
    hand_over = tried.hand_over
    return {
        "reply": reply.draft.text,
        "prompt": [{"role": turn.role, "content": turn.text} for turn in (*system, *tried.turns)],
        "passages": reply.passages,
        "grounding": reply.draft.grounding,
        "generation": reply.draft.generation,
        "tracking": tried.tracking,
        "hand_over": hand_over and {"reason": hand_over[0], "rule": hand_over[1]},
        "steps": [
            {"key": step.key, "value": found.value, "quote": found.quote, "confidence": found.confidence}
            for step, found in tried.evidence
        ],
    }


def _progress(replay: domain.Replay) -> dict[str, Any]:
    return {
        "id": replay.id,
        "state": replay.state,
        "done": len(replay.turns),
        "total": len(replay.bursts),
        "turns": replay.turns,
        "error": replay.error,
        "created_at": replay.created_at,
    }
