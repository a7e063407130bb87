"""How many cores this process really has."""

import math
import os
from pathlib import Path

CGROUP_LIMIT = Path("/sys/fs/cgroup/cpu.max")


def available_cores() -> int:
    """Cores that the scheduler and the container's limit leave us, at least 1."""
    # macOS has no affinity to ask for.
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if CGROUP_LIMIT.exists():
        quota, period = CGROUP_LIMIT.read_text().split()
        if quota != "max":
            cores = min(cores, math.ceil(int(quota) / int(period)))
    return max(1, cores)


def thread_environment(threads: int) -> dict[str, str]:
    """Variables that give a process so many threads; they are read when the libraries are loaded.

    More threads than cores make gradient boosting tens of times slower, and so does a machine that is busy
    otherwise, unless threads that wait give their core away.
    """
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT")
    chosen = {name: os.environ.get(name, str(threads)) for name in names}
    chosen["OMP_WAIT_POLICY"] = os.environ.get("OMP_WAIT_POLICY", "PASSIVE")
    return chosen | {"AUTOML_LITE_TRAINING_THREADS": str(threads)}
