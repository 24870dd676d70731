"""Nothing outlives us: a tiny process ends what we have started when we can't do it ourselves, be it for kill -9."""

import subprocess
from contextlib import suppress
from functools import cache
from typing import IO

# Reads "+group" and "-group" from its input until the last one who can write there has died. It is no part of our
# session, so that neither a Ctrl-C nor the end of the terminal reaches it.
_SCRIPT = """
trap '' HUP INT TERM
groups=' '
while read -r line; do
    group=${line#?}
    case $line in
        +*) groups="$groups$group " ;;
        -*) case $groups in *" $group "*) groups="${groups%% $group *} ${groups#* $group }" ;; esac ;;
    esac
done
for group in $groups; do kill -TERM "-$group"; done
for _ in 1 2 3; do
    left=
    for group in $groups; do kill -0 "-$group" && left=yes; done
    [ -z "$left" ] || sleep 1
done
for group in $groups; do kill -KILL "-$group"; done
"""

# Tells the keeper the group that it leads, before it becomes the command that is to run: whoever dies in between, and
# when, the keeper knows. Until then its standard output is the keeper's input, from then on what its errors go to.
_KEPT = 'echo "+$$"; exec "$@" >&2'


def kept(command: list[str]) -> list[str]:
    """Return the arguments that run a command which the keeper knows of, with `register()` as its standard output."""
    return ["/bin/sh", "-c", _KEPT, "sh", *command]


@cache
def register() -> IO[bytes]:
    """Return what the keeper listens to. The first call starts it."""
    keeper = subprocess.Popen(
        ["/bin/sh", "-c", _SCRIPT],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
        bufsize=0,
    )
    assert keeper.stdin is not None
    return keeper.stdin


def forget(group: int) -> None:
    """Tell the keeper, if it lives, that nobody is left in a process group, whose number may soon be another's."""
    with suppress(BrokenPipeError):
        register().write(f"-{group}\n".encode())
