"""A stand-in for the pipeline: the name of an article says what happens to the process that makes it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from convert.errors import EditionError
from convert.job import Job, Made, Terms


def make(job: Job, terms: Terms) -> Made:
    """Do what the name of the article says."""
    match job.name.split("-")[0]:
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(7)
        case "sleep":
            signal.signal(signal.SIGALRM, signal.SIG_IGN)  # deaf to its own deadline, as inside C code
            subprocess.Popen([sys.executable, "-c", f"import time; time.sleep(60) # {job.name}"])
            time.sleep(60)
        case "slow":
            time.sleep(60)
        case "memory":
            return Made(sha256=str(len(b"x" * (64 * 1024**3))), findings=())
        case "refuse":
            raise EditionError("refused", place=job.path)
        case "bug":
            raise LookupError("a bug")
        case "later":
            time.sleep(0.2)
        case "once":
            # What follows is a file: where it is not there yet, this process is the first.
            mark = Path(job.name.partition("-")[2])
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return Made(sha256=f"{os.getpid()}", findings=(), contents={"pdf": job.name.encode()})
