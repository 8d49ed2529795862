"""The little of WebDriver BiDi that the tests need: commands with their answers, and what the browser logs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from websockets.sync.client import ClientConnection

from tests.engines.engine import PATIENCE


@dataclass
class Bidi:
    """A line to a browser: https://www.w3.org/TR/webdriver-bidi/."""

    line: ClientConnection
    last_id: int = 0
    logged: list[dict[str, Any]] = field(default_factory=list)
    """The entries of the browser's console, in their order."""

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Have the browser do a command and return its result; raises AssertionError when it cannot."""
        self.last_id += 1
        self.line.send(json.dumps({"id": self.last_id, "method": method, "params": params}))
        while True:
            message = json.loads(self.line.recv(timeout=2 * PATIENCE))
            if message["type"] == "event":
                self._hear(message)
            elif message["id"] == self.last_id:
                assert message["type"] == "success", f"{method}: {message}"
                result: dict[str, Any] = message["result"]
                return result

    def _hear(self, event: dict[str, Any]) -> None:
        if event["method"] == "log.entryAdded":
            self.logged.append(event["params"])
