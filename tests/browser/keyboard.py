"""Fills the form as a person does who has only a keyboard: Tab, arrows, space, Enter and typing."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from plan_builder.fields import fields_by_id
from tests.browsing import settled

DECIDING = {
    decider.rpartition(".")[2]
    for each in fields_by_id().values()
    for name, wanted in each.shown_when.items()
    for decider in (wanted if name == "differs" else (name,))
}
"""The names of fields whose answers make others matter."""

ACTIVE = """() => {
    const active = document.activeElement;
    const list = active.closest("[data-list]");
    const group = active.type === "radio" ? [...document.getElementsByName(active.name)] : [];
    return {
        name: active.name ?? "", kind: active.type ?? "", value: active.value ?? "",
        action: active.dataset.action ?? "", inForm: Boolean(active.closest("[data-form]")),
        list: list?.dataset.list ?? "", rows: list ? list.querySelectorAll("[data-row]").length : 0,
        checked: active.checked ?? false, at: group.indexOf(active), values: group.map((each) => each.value),
        options: active.options ? [...active.options].map((each) => each.value) : [],
    };
}"""


def fill_by_keyboard(page: Page, answers: dict[str, Any]) -> None:
    """Walk through the whole form with Tab and give the answers on the way, adding rows where needed."""
    done: set[tuple[str, str]] = set()
    entered = False
    while True:
        page.keyboard.press("Tab")
        active = page.evaluate(ACTIVE)
        while active["action"] == "add-row" and active["rows"] < len(answers.get(active["list"], [])):
            page.keyboard.press("Enter")
            active = page.evaluate(ACTIVE)
        entered = entered or active["inForm"]
        if entered and not active["inForm"]:
            return
        mark = (active["name"], active["value"] if active["kind"] == "checkbox" else "")
        if active["inForm"] and active["name"] and mark not in done:
            done.add(mark)
            _answer(page, active, _wanted(answers, active["name"]))
            if active["name"].rpartition(".")[2] in DECIDING:
                settled(page)  # the answer may have made the next question matter


def _wanted(answers: dict[str, Any], name: str) -> Any:
    """Return the answer to a control; nothing when it is to be left as it is."""
    field, *place = name.split(".")
    if not place:
        return answers.get(field)
    return next((row.get(place[1]) for row in answers.get(field, []) if row["id"] == place[0]), None)


def _answer(page: Page, active: dict[str, Any], wanted: Any) -> None:
    if wanted is None:
        return
    keyboard = page.keyboard
    if active["kind"] == "checkbox":
        if (active["value"] in wanted) is not active["checked"]:
            keyboard.press("Space")
    elif active["kind"] == "radio":
        if not active["checked"]:
            keyboard.press("Space")
        _step(page, active["at"], active["values"].index(wanted))
    elif active["kind"] == "select-one":
        _step(page, active["options"].index(active["value"]), active["options"].index(wanted))
    elif active["kind"] == "date":
        year, month, day = wanted.split("-")
        keyboard.type(f"{month}{day}{year}")
    elif active["kind"] == "time":
        hours, minutes = (int(part) for part in wanted.split(":"))
        keyboard.type(f"{hours % 12 or 12:02}{minutes:02}{'PM' if hours >= 12 else 'AM'}")
    else:
        keyboard.press("Control+A")
        keyboard.type(wanted[0])
        keyboard.insert_text(wanted[1:])  # in one go, as keyboards of phones give words


def _step(page: Page, start: int, end: int) -> None:
    for _ in range(abs(end - start)):
        page.keyboard.press("ArrowDown" if end > start else "ArrowUp")
