"""The indexes of prompts, summaries, replays and hand-overs."""

from common.mongo.indexes import DOWN, EXISTS, UP, Indexes, index, only

INDEXES: Indexes = {
    "summaries": [
        index(("workspace_id", UP)),
    ],
    "replays": [
        index(("workspace_id", UP)),
        index(("expires_at", UP), expireAfterSeconds=0),
    ],
    "hand_overs": [
        index(("workspace_id", UP), ("at", UP), ("reason", UP)),
    ],
    "prompts": [
        index(("workspace_id", UP), ("version", DOWN), unique=True),
    ],
    "workspaces": [
        # None is left once they have moved.
        index(("ai_overrides.prompt", UP), **only(ai_overrides__prompt=EXISTS)),
    ],
}
