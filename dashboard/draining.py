"""Whether this server is about to stop: all its processes know before it takes no more requests.

gunicorn.conf.py makes the flag before the workers fork and hands it to each of them.
"""

import mmap

_flag: mmap.mmap | None = None


def new_flag() -> mmap.mmap:
    """Return one byte of memory that a process shares with all that it forks."""
    return mmap.mmap(-1, 1)


def raise_flag(flag: mmap.mmap) -> None:
    flag[0] = 1


def is_raised(flag: mmap.mmap) -> bool:
    return flag[0] == 1


def watch(flag: mmap.mmap) -> None:
    """Let this process look at the flag."""
    global _flag
    _flag = flag


def is_draining() -> bool:
    return _flag is not None and is_raised(_flag)
