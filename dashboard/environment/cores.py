"""How many cores this process may use: those it is bound to, within its container's quota."""

import math
import os
import sys
from pathlib import Path

MOST_WORKERS = 256


def usual_workers(root: Path = Path("/")) -> int:
    """Return two worker processes for each usable core, at least one."""
    return max(1, min(MOST_WORKERS, round(2 * usable_cores(root))))


def usable_cores(root: Path) -> float:
    """Return the cores that this process may keep busy at once; a quota may be a part of one."""
    return min([available_cores(), *quotas(root)])


def available_cores() -> float:
    """Return how many cores the process is bound to, at least one."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def quotas(root: Path) -> list[float]:
    """Return the quotas, in cores, of the control group of this process and of those around it.

    Source: cgroup v2, `cpu.max`.
    """
    mount = root / "sys/fs/cgroup"
    group = mount / own_group(root).lstrip("/")
    folders = [folder for folder in (group, *group.parents) if folder.is_relative_to(mount)]
    return [read_quota(folder / "cpu.max") for folder in folders]


def own_group(root: Path) -> str:
    """Return the path of the control group of this process, "/" where it is not told."""
    try:
        lines = (root / "proc/self/cgroup").read_text().splitlines()
    except OSError:
        return "/"
    for line in lines:
        if line.startswith("0::"):
            return line.removeprefix("0::")
    return "/"


def read_quota(file: Path) -> float:
    """Return the quota in cores; infinity where the file sets no limit, or is not there."""
    try:
        quota, period = file.read_text().split()
        return int(quota) / int(period)
    except (OSError, ValueError):
        return math.inf
