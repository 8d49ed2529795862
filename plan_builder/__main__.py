"""Entry of `python -m plan_builder`."""

import os
import sys

from plan_builder.terminal import main

try:
    code = main()
    sys.stdout.flush()
except BrokenPipeError:
    # Who reads our output has read enough; nothing more may be written at exit either.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    code = 0
sys.exit(code)
