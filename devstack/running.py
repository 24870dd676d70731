"""`make run`: the whole system until a Ctrl-C, with what people need to know on the screen."""

import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import NoReturn

import requests

from common.kernel.settings import UnsafeSettings, load
from devstack.environment import DEMO_LOGIN, DEMO_PASSWORD, ROOT
from devstack.errors import DevstackError
from devstack.lock import locked
from devstack.ports import Ports
from devstack.processes import Process
from devstack.screen import say
from devstack.seed import PHONE_NUMBER, DemoRefused, seed
from devstack.stack import Stack
from devstack.streaming import Streaming
from devstack.supervision import Abandoned, Supervisor

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(data_dir: Path, chosen: dict[str, str]) -> None:
    """Run the system until a signal ends it, or the end of whoever has started it.

    Raises:
        DevstackError: the system can't be started.
        KeyboardInterrupt: the person wants it to end. All of it has ended.
    """
    _heed_signals()
    with locked(data_dir):
        stack = Stack(data_dir, env=chosen, ports=Ports.from_environ(chosen))
        _refuse_unusable_settings(stack)
        say(f"Starting; every part says when it is ready, and the logs are in {stack.data_dir / 'logs'}.")
        # Flower's log is about its own looking at the workers.
        talkers = [process for process in [*stack.outside, *stack.product] if process.name != "flower"]
        with Streaming(talkers) as streaming:
            supervisor = Supervisor(stack)
            pages = _Pages(stack)
            try:
                pages.launch()
                supervisor.start()
                _open_demo(stack, supervisor, simulated_phone="WHATSAPP_SERVER_URL" not in chosen)
                say(_table(stack))
                streaming.show_everything()
                while True:
                    supervisor.look_after()
                    pages.tell()
                    time.sleep(0.5)
            except Abandoned:
                pass
            finally:
                _ignore_signals()
                say("\nStopping …")
                pages.kill()
                stack.stop()


class _Pages(Process):
    """The dashboard's pages being built, behind everything else: whatever comes of it stops and delays nobody."""

    def __init__(self, stack: Stack) -> None:
        folder = ROOT / stack.environ.get("FRONTEND_DIR", "frontend")
        command = ["nice", "-n", "10", sys.executable, "-m", "devstack.frontend", "build", str(folder)]
        super().__init__(
            "frontend", command, stack.data_dir / "logs" / "frontend.log", environ=stack.environ, folder=ROOT
        )
        self._told = False

    def launch(self) -> None:
        self.log.unlink(missing_ok=True)
        super().launch()

    def tell(self) -> None:
        """Say what has come of it, once."""
        if not (self.alive or self._told):
            self._told = True
            say("The pages are ready." if self.exit_code == 0 else f"The pages could not be built: {self.last_words()}")


def _heed_signals() -> None:
    """Stop cleanly at a Ctrl-C, at the end of the terminal, or when asked to; `nohup` has one of them ignored."""
    for number in _SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN or number == signal.SIGINT:
            signal.signal(number, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    _ignore_signals()
    raise KeyboardInterrupt


def _ignore_signals() -> None:
    """Let nothing come between the start of a clean stop and its end."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _refuse_unusable_settings(stack: Stack) -> None:
    """Say at once, and once, what every process of the product would die of."""
    try:
        load(stack.environ)
    except UnsafeSettings as error:
        raise DevstackError(str(error)) from None


def _open_demo(stack: Stack, supervisor: Supervisor, *, simulated_phone: bool) -> None:
    """Set the demo up. The system is of use without it, too."""
    told = ""
    while True:
        try:
            return seed(stack.url, simulated_phone=simulated_phone)
        except DemoRefused as error:
            return say(f"The demo is not set up: {error}")
        except requests.RequestException as error:  # Busy, or being started again.
            if str(error) != told:
                told = str(error)
                say(f"The demo is tried again: {told}")
            supervisor.look_after()
            time.sleep(1)


def _table(stack: Stack) -> str:
    rows = {
        "Open": stack.url,
        "API documentation": f"{stack.url}/docs",
        "Customer's phone": f"{stack.whatsapp_url}   (the shop is {PHONE_NUMBER})",
        "Login": f"{DEMO_LOGIN} / {DEMO_PASSWORD}",
        "Flower": f"{stack.flower_url}   ({stack.environ['FLOWER_BASIC_AUTH'].replace(':', ' / ', 1)})",
        "AI model": stack.environ.get("OPENAI_BASE_URL", "OpenAI"),
        "Data and logs": str(stack.data_dir),
    }
    lines = [f"  {name:<18}{value}" for name, value in rows.items()]
    rule = "─" * max(map(len, lines))
    return "\n".join(["", rule, *lines, rule, "  Ready. Ctrl-C stops everything.", ""])
