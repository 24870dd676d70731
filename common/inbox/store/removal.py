"""Chats of a deleted workspace go together with their messages."""

from common.mongo.database import ClientSession, Database, delete_in_slices

CHATS_AT_ONCE = 50


def remove_chats(database: Database, workspace_id: str) -> bool:
    """Remove some chats with their messages. Says whether there were any.

    Messages go slice by slice first, and what is left of them in one transaction with the chats: a message that is
    added at this very moment either goes with its chat or finds it gone.
    """
    chats, messages = database.collection("chats"), database.collection("messages")
    found = [chat["_id"] for chat in chats.find({"workspace_id": workspace_id}, {"_id": 1}).limit(CHATS_AT_ONCE)]
    theirs = {"chat_id": {"$in": found}}
    delete_in_slices(messages, theirs)

    def remove(session: ClientSession) -> None:
        chats.delete_many({"_id": {"$in": found}}, session=session)
        messages.delete_many(theirs, session=session)

    if found:
        database.transaction(remove)
    return bool(found)
