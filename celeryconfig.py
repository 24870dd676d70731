"""How Celery notifies: broker, queues, routes, beat. Only data; MongoDB holds the work, so nothing here is precious."""

import os

from kombu import Exchange, Queue

broker_url = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/0"
broker_transport = "common.work.transport:Transport"
broker_connection_retry_on_startup = True
broker_connection_max_retries = None
broker_transport_options = {
    # A frozen Redis must not freeze those who notify.
    "socket_timeout": 1,
    "socket_connect_timeout": 1,
    "max_retries": 1,
}
task_publish_retry_policy = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.2}

accept_content = ["json"]
task_serializer = "json"
enable_utc = True
timezone = "UTC"

task_ignore_result = True
result_expires = None
beat_scheduler = "celery.beat:Scheduler"
worker_pool = "worker.pool:QueuePool"
# Without a limit: the pool holds what waits, so that no queue keeps another from being fetched.
worker_prefetch_multiplier = 0
worker_cancel_long_running_tasks_on_connection_loss = False
# Needs REMAP_SIGTERM=SIGQUIT in the environment: what runs has this long to finish, the rest is found by others.
worker_soft_shutdown_timeout = 8
worker_hijack_root_logger = False

# On how many tasks of each queue a process that serves it works at once. Most wait for a server; the upkeep and
# documents work themselves.
_THREADS = {
    "intake": 16,
    "replies": 200,
    "delivery": 100,
    "media": 50,
    "alerts": 20,
    "leads": 50,
    "summaries": 20,
    "replays": 4,
    "documents": 3,
    "removals": 2,
    "upkeep": 4,
}
queue_threads = {name: int(os.environ.get(f"{name.upper()}_THREADS") or usual) for name, usual in _THREADS.items()}
# What is fetched is gone from Redis: what a worker that dies has fetched, the sweep of another finds.
task_queues = [Queue(name, Exchange(name), routing_key=name, no_ack=True) for name in _THREADS]
task_default_queue = "upkeep"
task_create_missing_queues = False
# The name of a task begins with its queue.
task_routes = {f"{name}.*": {"queue": name} for name in _THREADS}

beat_schedule = {
    "sweep": {
        "task": "upkeep.sweep",
        "schedule": 2.0,
        # While no worker listens, the rounds that were missed must not pile up.
        "options": {"expires": 4},
    },
}
