"""Entry of `python -m plan_builder`."""

import sys

from plan_builder.terminal import main

sys.exit(main())
