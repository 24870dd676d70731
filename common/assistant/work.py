"""The kinds of work of the AI."""

from common.accounts.removal import Removal, whole
from common.assistant.answers import answer_chat, give_up_answer
from common.assistant.context import Assistant
from common.assistant.memory import give_up_memory, update_memory
from common.assistant.replays import give_up_replay, run_replay
from common.assistant.summaries import give_up_summary, write_summary
from common.work.kinds import Kind

KINDS = (
    Kind("answer", "chats", "answer", queue="replies", run=answer_chat, give_up=give_up_answer),
    Kind("memory", "chats", "remembering", queue="summaries", run=update_memory, give_up=give_up_memory),
    Kind("summary", "summaries", "writing", queue="summaries", run=write_summary, give_up=give_up_summary),
    Kind("replay", "replays", "running", queue="replays", run=run_replay, give_up=give_up_replay),
)


def add_removal(removal: Removal, assistant: Assistant) -> None:
    """Say what of a deleted workspace goes."""
    removal.in_slices.extend(
        [
            whole(store.remove_all)
            for store in (assistant.summaries, assistant.replays, assistant.prompts, assistant.hand_overs)
        ]
    )
