"""Views read from stores, and write through use cases alone, which they tell who it is that writes."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from pymongo.collection import Collection

from common.wiring import Product
from devstack.environment import ROOT
from webapp.app import create_app

_WRITING = ("bulk_write", "create", "delete", "drop", "find_one_and", "insert", "rename", "replace", "update")
WRITES_OF_PYMONGO = {name for name in dir(Collection) if name.startswith(_WRITING)} | {"upload_from_stream"}
# Those that change nothing, and those of machines.
WITHOUT_ACTOR = {
    ("POST", "/knowledge/workspace/<workspace_id>/search"),
    ("POST", "/workspaces/<workspace_id>/playground"),
    ("POST", "/chats/<chat_id>/suggestion"),
    ("POST", "/auth/refresh"),
    ("POST", "/auth/session/refresh"),
    ("POST", "/webhooks/whatsapp/message"),
    ("POST", "/webhooks/whatsapp/delivery"),
    ("POST", "/webhooks/whatsapp/status"),
    ("POST", "/webhooks/whatsapp/qr"),
}


def trees(*paths: Path) -> Iterator[ast.Module]:
    return (ast.parse(path.read_text()) for path in paths)


def views() -> Iterator[ast.Module]:
    return trees(*sorted((ROOT / "webapp").rglob("*.py")))


def calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the receiver (none: an empty text) and the name of each function that is called in there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func.value), node.func.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id


def functions_of_stores() -> Iterator[tuple[str, str, ast.FunctionDef]]:
    """Yield the class (none: an empty text) and the name of each function of the stores."""
    common = ROOT / "common"
    for tree in trees(*sorted(common.glob("*/store/**/*.py")), *sorted((common / "mongo").glob("*.py"))):
        for holder in ast.walk(tree):
            if isinstance(holder, ast.Module | ast.ClassDef):
                name = holder.name if isinstance(holder, ast.ClassDef) else ""
                yield from ((name, node.name, node) for node in holder.body if isinstance(node, ast.FunctionDef))


def writing_methods() -> set[tuple[str, str]]:
    """Return the class and the name of each function of the stores that writes, or calls one that does.

    Whom a store holds is told by the names of its methods alone: rather too much is taken to write than too little.
    """
    functions = {(holder, name): set(calls(node)) for holder, name, node in functions_of_stores()}

    def writes(holder: str, receiver: str, name: str) -> bool:
        if receiver == "":
            return ("", name) in writing
        if receiver == "self":
            return (holder, name) in writing
        held = receiver.startswith("self.") and any(name == other for _, other in writing)
        return name in WRITES_OF_PYMONGO or held

    writing: set[tuple[str, str]] = set()
    while (
        more := {
            (holder, name)
            for (holder, name), called in functions.items()
            if any(writes(holder, *one) for one in called)
        }
        - writing
    ):
        writing |= more
    return writing


def stores_of_contexts() -> dict[tuple[str, str], str]:
    """Return the class of each store, by its context and its name in there."""
    contexts = {name: kind for name, kind in get_type_hints(Product).items() if is_dataclass(kind)}
    return {
        (context, name): store.__name__
        for context, kind in contexts.items()
        for name, store in get_type_hints(kind).items()
        if ".store" in getattr(store, "__module__", "") or store.__module__ == "common.mongo.files"
    }


def attributes_of_views() -> Iterator[ast.Attribute]:
    return (node for tree in views() for node in ast.walk(tree) if isinstance(node, ast.Attribute))


def methods_used(stores: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    """Return the store and the method of each call by a view, also of one that is only handed on."""
    chains = (ast.unparse(node).replace("()", "").split(".") for node in attributes_of_views())
    return {(stores[chain[-3], chain[-2]], chain[-1]) for chain in chains if tuple(chain[-3:-1]) in stores}


def test_views_call_no_method_of_a_store_that_writes() -> None:
    writing, used = writing_methods(), methods_used(stores_of_contexts())
    assert {("WorkspaceStore", "grant"), ("PromptStore", "save"), ("StepStore", "add")} <= writing
    assert {("ChatStore", "get"), ("WorkspaceStore", "get"), ("FileStore", "open")} <= used
    assert used & writing == set()


def test_views_take_stores_only_to_call_them() -> None:
    """A store under another name would be called unseen."""
    stores = stores_of_contexts()
    for tree in views():
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        called = {id(node.value) for node in nodes}
        for node in nodes:
            if tuple(ast.unparse(node).replace("()", "").split(".")[-2:]) in stores:
                assert id(node) in called, ast.unparse(node)


def test_views_notify_nobody() -> None:
    assert "notifier" not in {node.attr for node in attributes_of_views()}


def test_each_route_that_changes_something_tells_who_does(shared_product: Product) -> None:
    app, silent = create_app(shared_product), set[tuple[str, str]]()
    for rule in app.url_map.iter_rules():
        view: Any = app.view_functions[rule.endpoint]
        for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}:
            handler = getattr(view.view_class, method.lower()) if hasattr(view, "view_class") else view
            if ("", "actor") not in set(calls(ast.parse(inspect.cleandoc(inspect.getsource(inspect.unwrap(handler)))))):
                silent.add((method, rule.rule))
    assert silent == WITHOUT_ACTOR
