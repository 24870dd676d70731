"""Whose turn it is when tenants share threads."""

from common.work.fairness import FairQueue, may_begin


def begun(queue: FairQueue[str], most: int = 1000) -> list[str]:
    """Let tasks begin for as long as any may. Returns them in their order."""
    tasks: list[str] = []
    while len(tasks) < most and (found := queue.begin()):
        tasks.append(found[1])
    return tasks


def filled(threads: int, **tasks: int) -> FairQueue[str]:
    queue = FairQueue[str](threads)
    for tenant, count in tasks.items():
        for number in range(count):
            queue.add(tenant, f"{tenant}{number}")
    return queue


def test_a_tenant_alone_gets_all_but_a_reserve() -> None:
    assert len(begun(filled(100, a=1000))) == 67
    assert len(begun(filled(3, a=1000))) == 2
    assert len(begun(filled(1, a=1000))) == 1


def test_whoever_comes_behind_a_noisy_tenant_begins_at_once() -> None:
    queue = filled(100, a=1000)
    begun(queue)
    queue.add("b", "b0")
    assert begun(queue) == ["b0"]


def test_there_is_a_thread_for_many_noisy_tenants_one_after_the_other() -> None:
    queue = FairQueue[str](100)
    for tenant in range(5):
        for number in range(200):
            queue.add(f"tenant{tenant}", f"{tenant}.{number}")
        assert begun(queue)


def test_tenants_take_turns_and_each_keeps_its_order() -> None:
    assert begun(filled(100, a=3, b=3), most=6) == ["a0", "b0", "a1", "b1", "a2", "b2"]


def test_the_last_thread_is_kept_for_whoever_has_none() -> None:
    assert may_begin(running=0, free=1)
    assert not may_begin(running=1, free=1)
    assert not may_begin(running=0, free=0)


def test_what_has_ended_makes_room() -> None:
    queue = filled(3, a=4)
    assert begun(queue) == ["a0", "a1"]
    queue.end("a")
    assert begun(queue) == ["a2"]
