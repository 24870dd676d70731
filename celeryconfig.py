"""How Celery notifies: broker, queues, routes, beat. Only data; MongoDB holds the work, so nothing here is precious."""

import os

from kombu import Exchange, Queue

broker_url = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/0"
broker_connection_retry_on_startup = True
broker_connection_max_retries = None
broker_transport_options = {
    # Longer than any task takes, and the same in every process, or live work is handed out a second time.
    "visibility_timeout": 3600,
    # Look every second for what a killed worker left behind; the defaults take 100 seconds.
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
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

# A task is acknowledged once it is done, and handed out again when its worker dies.
task_acks_late = True
task_reject_on_worker_lost = True
task_ignore_result = True
result_expires = None
beat_scheduler = "celery.beat:Scheduler"
worker_pool = "worker.pool:QueuePool"
# Without a limit: the pool holds what waits, so that no queue keeps another from being fetched.
worker_prefetch_multiplier = 0
worker_cancel_long_running_tasks_on_connection_loss = False
# Needs REMAP_SIGTERM=SIGQUIT in the environment: what runs has this long to finish, the rest is handed out again.
worker_soft_shutdown_timeout = 10
worker_hijack_root_logger = False

# On how many tasks of each queue a process that serves it works at once. Most wait for a server; the upkeep and
# documents work themselves.
_THREADS = {
    "replies": 200,
    "delivery": 100,
    "media": 50,
    "leads": 50,
    "summaries": 20,
    "replays": 4,
    "documents": 3,
    "removals": 2,
    "upkeep": 4,
}
queue_threads = {name: int(os.environ.get(f"{name.upper()}_THREADS") or usual) for name, usual in _THREADS.items()}
task_queues = [Queue(name, Exchange(name), routing_key=name) for name in _THREADS]
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
