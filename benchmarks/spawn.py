"""Run one command and print its CPU seconds and its peak memory in KiB: `python -I -S spawn.py COMMAND [ARGUMENT]...`.

A process starts with the peak of the one that spawns it, so the spawning one has to be small: this file imports next
to nothing, and is run by an interpreter without `site`.
"""

import os
import sys

command = sys.argv[1:]
quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
pid = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
_pid, _status, usage = os.wait4(pid, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
