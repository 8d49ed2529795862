"""Has Python answer the requests of /requests.json, so that every fact, text and template is in memory."""

import json
from pathlib import Path

from plan_builder.templates import environment

# A template in memory is used as it is: after the start there is no file to compare it with.
environment().auto_reload = False

for request in json.loads(Path("/requests.json").read_text("utf-8")):
    answer(json.dumps(request))  # type: ignore[name-defined]  # noqa: F821
