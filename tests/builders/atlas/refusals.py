"""How Atlas says no: the codes and texts of mongod and of mongot, the search process beside it."""

from pymongo.errors import OperationFailure

from tests.builders.atlas.wire import Document

_CODES = {
    "BadValue": 2,
    "UnknownError": 8,
    "NamespaceNotFound": 26,
    "IndexNotFound": 27,
    "IndexAlreadyExists": 68,
    "InvalidOptions": 72,
    "NotImplemented": 238,
    "OperationNotSupportedInTransaction": 263,
}


def refusal(name: str, text: str) -> OperationFailure:
    """Return the error by its name. Its `details` are the answer that goes over the wire."""
    code = _CODES[name]
    return OperationFailure(text, code, {"ok": 0.0, "errmsg": text, "code": code, "codeName": name})


def search_refusal(text: str) -> OperationFailure:
    """Return the error of a search that mongot refuses, as mongod passes it on."""
    return refusal("UnknownError", f"PlanExecutor error during aggregation :: caused by :: {text}")


def refuse_in_transaction(command: Document, text: str) -> None:
    """Refuse a command that is part of a transaction.

    Raises:
        OperationFailure: it is.
    """
    if "autocommit" in command:
        raise refusal("OperationNotSupportedInTransaction", text)


def refuse_stage(command: Document, stage: str) -> None:
    """Refuse an aggregation whose first stage is a search stage where Atlas does not run one.

    Raises:
        OperationFailure: it is part of a transaction, or its read concern is not `local`.
    """
    refuse_in_transaction(command, f"Stage not supported inside of a multi-document transaction: {stage}")
    level = command.get("readConcern", {}).get("level", "local")
    if level != "local":
        text = (
            f"Aggregation stage {stage} cannot run with a readConcern other than 'local'. Current readConcern: {level}"
        )
        raise refusal("InvalidOptions", text)
