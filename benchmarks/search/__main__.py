"""`python -m benchmarks.search`: the time of a search besides the embedder, and the floor beside it.

The floor is a matrix product over the same vectors and the choice of the largest, and no more.
"""

import threading
import time

import numpy as np
from numpy.typing import NDArray

from benchmarks import random_embedder
from benchmarks.retrieval.knowledge_base import KnowledgeBase, TimedEmbedder, Watch, running_product, tell
from benchmarks.scene import milliseconds
from benchmarks.search.filling import CHUNKS_OF_DOCUMENT, add_document
from benchmarks.search.words import Words
from common.assistant.replying import HITS
from common.kernel.logging import configure_logging
from common.knowledge.rules.documents import editions_to_search
from common.knowledge.rules.retrieval import CANDIDATES
from common.knowledge.store.search.knowledge_index import KnowledgeIndex
from common.knowledge.store.search.loading import load

TARGETS = {10_000: "   target: both at most 15 ms", 60_000: ""}
QUESTIONS = 300
WARM_UP = 20


def main() -> None:
    configure_logging("WARNING", readable=True)
    with random_embedder.running() as environ, running_product(LEASE_SECONDS="3600", **environ) as (product, _):
        base, words = KnowledgeBase(product, "search", Watch()), Words()
        print(f"A search for {HITS} hits, besides the embedder ({QUESTIONS} questions)")
        chunks = 0
        for count, target in TARGETS.items():
            while chunks < count:
                add_document(base, words)
                chunks += CHUNKS_OF_DOCUMENT
                tell(f"{chunks:,} of {count:,} chunks on record")
            tell("")
            measure(base, words, target)


def measure(base: KnowledgeBase, words: Words, target: str) -> None:
    """Print the time of the first search in a process, then of the next ones and of the floor, in turns."""
    base.look_afresh()
    first, graph = time_of_search(base, words.question()), time_of_graph()
    index = loaded(base)
    ours, bare = [], []
    for number in range(-WARM_UP, QUESTIONS):
        question = words.question()
        product, floor = time_of_search(base, question), time_of_floor(base, index.vectors, question)
        if number >= 0:
            ours.append(product)
            bare.append(floor)
    print(f"  {len(index.ids):,} chunks, {index.size / 1e6:.0f} MB in memory")
    print(f"    product        {milliseconds(ours)}{target}")
    print(f"    floor          {milliseconds(bare)}")
    print(
        f"    first search   {first * 1000:6.0f} ms, with the loading{f'; graph after {graph:.0f} s' if graph else ''}"
    )


def time_of_search(base: KnowledgeBase, question: str) -> float:
    """Return the seconds of a search of the product, besides those of the embedder."""
    base.search(question, HITS)
    return base.watch.searches[-1]


def time_of_floor(base: KnowledgeBase, vectors: NDArray[np.float32], question: str) -> float:
    """Return the seconds that it takes to find the vectors most like the question's."""
    assert isinstance(base.product.llm.embedder, TimedEmbedder)
    vector = base.product.llm.embedder.questions[question]
    start = time.perf_counter()
    np.argpartition(-(vectors @ vector), CANDIDATES)[:CANDIDATES]
    return time.perf_counter() - start


def time_of_graph() -> float:
    """Wait for the graph of an index that is approximate. Returns the seconds; 0 if there is nothing to wait for."""
    start = time.perf_counter()
    building = [thread for thread in threading.enumerate() if thread.name == "graph"]
    for thread in building:
        thread.join()
    return time.perf_counter() - start if building else 0.0


def loaded(base: KnowledgeBase) -> KnowledgeIndex:
    """Return the index of the workspace once more, for its vectors and its size."""
    name = base.product.llm.embedder.name
    editions = editions_to_search(base.product.knowledge.documents.searchable(base.workspace_id), name)
    chunks = base.product.database.collection("chunks")
    return load(chunks, base.workspace_id, editions, name, random_embedder.DIMENSIONS)


if __name__ == "__main__":
    main()
