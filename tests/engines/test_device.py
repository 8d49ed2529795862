"""What stays on the device and what does not, and undoing, the same in every engine."""

from __future__ import annotations

from plan_builder.form import GRACE_MINUTES, IDLE_MINUTES
from tests.engines.conftest import Host
from tests.engines.engine import Engine, until
from tests.engines.steps import open_builder, value, words_in, write

NAME = value("child_name")
STORED = "Object.values({ ...localStorage, ...sessionStorage }).join()"
LOOK = 'document.dispatchEvent(new Event("visibilitychange"))'
"""Has the page look at the clock now."""


def pass_time(engine: Engine, minutes: float) -> None:
    """Put the page's clock forward."""
    engine.evaluate(f"void (Date.now = ((now) => () => now() + {minutes} * 60_000)(Date.now), {LOOK})")


def test_a_copy_on_the_device_opens_when_asked_and_is_wiped(engine: Engine, host: Host) -> None:
    """Without a wish nothing is kept; with it the next visit offers the copy and shows nothing of it before."""
    open_builder(engine, host)
    write(engine, "child_name", "Merkkinimi")
    open_builder(engine, host)
    assert engine.evaluate(STORED) == ""

    engine.click("[data-device] summary")
    engine.click('[name="draft"][value="day"]')
    write(engine, "child_name", "Merkkinimi")
    open_builder(engine, host)
    until(engine, "!document.querySelector('[data-draft-offer]').hidden")
    assert "Merkkinimi" not in engine.evaluate("document.documentElement.outerHTML")
    engine.click('[data-action="open-draft"]')
    until(engine, f"{NAME} === 'Merkkinimi'")

    engine.click("[data-device] summary")
    engine.click('[data-draft-switch] [data-action="wipe-draft"]')
    until(engine, f"{STORED} === ''")
    assert engine.evaluate(NAME) == "Merkkinimi"


def test_on_a_shared_device_everything_goes_when_nobody_is_there(engine: Engine, host: Host) -> None:
    """The page asks first; when nobody answers, form, plan and copy are empty, and the builder goes on."""
    open_builder(engine, host)
    engine.click("[data-device] summary")
    engine.click('[name="draft"][value="tab"]')
    engine.click("[data-shared]")
    write(engine, "child_name", "Merkkinimi")
    write(engine, "work_done", "Merkkilause")
    until(engine, f'{words_in("[data-plan]")}.includes("Merkkilause")')

    pass_time(engine, IDLE_MINUTES)
    until(engine, """document.querySelector('[data-dialog="idle"]').open""")
    assert engine.evaluate(NAME) == "Merkkinimi"
    pass_time(engine, GRACE_MINUTES)

    until(engine, f"{NAME} === ''")
    fields = "[...document.querySelectorAll('input, textarea')].map((field) => field.value)"
    assert "Merkki" not in engine.evaluate(f"document.documentElement.outerHTML + {fields} + {STORED}")
    write(engine, "work_done", "Uusi alku")
    until(engine, f'{words_in("[data-plan]")}.includes("Uusi alku")')


def test_what_is_done_is_undone_and_done_again(engine: Engine, host: Host) -> None:
    """The button takes back what was written, in the form and in the plan, and gives it back."""
    open_builder(engine, host)
    write(engine, "work_done", "Kolme tapaamista")
    until(engine, f'{words_in("[data-plan]")}.includes("Kolme tapaamista")')

    engine.click('.builder__bar [data-action="undo"]')
    until(engine, f"{value('work_done')} === ''")
    until(engine, f'!{words_in("[data-plan]")}.includes("Kolme tapaamista")')

    engine.click('.builder__bar [data-action="redo"]')
    until(engine, f"{value('work_done')} === 'Kolme tapaamista'")
    until(engine, f'{words_in("[data-plan]")}.includes("Kolme tapaamista")')
