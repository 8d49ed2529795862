"""What the tests do with the builder in any engine, and where they look."""

from __future__ import annotations

import json
from typing import Any

from tests.engines.conftest import Host
from tests.engines.engine import Engine, until

BUILDER = 'document.querySelector("[data-module=plan-builder]")'
FILE = "muistio.json"


def open_builder(engine: Engine, host: Host, example: str = "") -> None:
    """Open the plan builder, with an example if one is named, and wait until Python has joined."""
    engine.open(f"{host.address}plan/" + (f"?example={example}" if example else ""))
    until(engine, f'{BUILDER}?.dataset.state === "ready"')
    if example:
        until(engine, 'document.querySelector("[data-plan] .plan__invented")')


def write(engine: Engine, name: str, text: str) -> None:
    """Write into a field as a person does."""
    engine.click(f'[name="{name}"]')
    engine.type(text)


def value(name: str) -> str:
    """Return the expression for what a field holds."""
    return f"document.querySelector('[name=\"{name}\"]').value"


def words_in(place: str) -> str:
    """Return the expression for the words of a place of the page."""
    return f"document.querySelector({json.dumps(place)}).textContent"


def save(engine: Engine) -> dict[str, Any]:
    """Save the plan and return the content of the file that came."""
    content: dict[str, Any] = json.loads(engine.download('[data-action="save"]', FILE).read_text("utf-8"))
    return content


def clear(engine: Engine) -> None:
    """Clear everything and confirm it."""
    engine.click('[data-action="clear"]')
    engine.click('[data-dialog="clear"] [value="yes"]')
    until(engine, f"{value('child_name')} === ''")
