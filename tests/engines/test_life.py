"""The life of the builder, the same in every engine."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyrage
import pytest

from plan_builder.texts import texts
from tests.browsing import without_empty_rows
from tests.conftest import example_answers
from tests.engines.conftest import Host
from tests.engines.engine import SHIFT, Engine, until
from tests.engines.steps import BUILDER, FILE, clear, open_builder, save, value, words_in, write

FINDING = """document.querySelector('[data-findings="chair"] [data-rule="convener_chairs"]')"""
PASSPHRASE = "neljä sanaa paperilla tässä"
FOCUSED = "document.activeElement.id"
PROBE = Path(__file__).parent / "probe.mjs"


def test_python_starts_from_its_memory_image(engine: Engine, host: Host) -> None:
    """The image loads in the engine: the library, which a plain start needs, is not asked for."""
    open_builder(engine, host)

    parts = {match[1] for each in host.asked if (match := re.match(r"assets/runtime/([a-z]+)-", each))}
    assert parts >= {"worker", "wasm", "memory"}
    assert "library" not in parts


def test_what_is_written_is_checked_and_stands_in_the_plan(engine: Engine, host: Host) -> None:
    """A conflict is said at its field while it is there; the plan beside the form follows the keys."""
    open_builder(engine, host)

    write(engine, "work_done", "Kolme tapaamista")
    engine.click('[name="chair"][value="someone_else"]')
    until(engine, FINDING)
    until(engine, f'{words_in("[data-plan]")}.includes("Kolme tapaamista")')
    engine.click('[name="chair"][value="convener"]')
    until(engine, f"!{FINDING}")


def test_a_saved_plan_opens_again_whole(engine: Engine, host: Host) -> None:
    """What was saved comes back from its file after everything was cleared, and saves to the same file."""
    open_builder(engine, host, "virta")
    saved = save(engine)
    assert without_empty_rows(saved["answers"]) == example_answers("virta")
    file = engine.download('[data-action="save"]', FILE)

    clear(engine)
    engine.pick('[data-action="open"]', "[data-file]", file)

    until(engine, f"{value('child_name')} === 'Aino'")
    assert save(engine) == saved


def test_a_locked_plan_opens_again_with_its_passphrase(engine: Engine, host: Host) -> None:
    """What was locked is read by another program, and comes back after everything was cleared."""
    open_builder(engine, host, "virta")
    saved = save(engine)
    engine.click('[data-action="save-locked"]')
    until(engine, f"{FOCUSED} === 'lock-passphrase'")
    engine.type(PASSPHRASE)
    engine.click("#lock-again")
    engine.type(PASSPHRASE)
    file = engine.download('[data-dialog="lock"] .action--main', "muistio.age")
    assert json.loads(pyrage.passphrase.decrypt(file.read_bytes(), PASSPHRASE)) == saved

    clear(engine)
    engine.pick('[data-action="open"]', "[data-file]", file)
    until(engine, f"{FOCUSED} === 'unlock-passphrase'")
    engine.type(PASSPHRASE)
    engine.click('[data-dialog="unlock"] .action--main')

    until(engine, f"{value('child_name')} === 'Aino'")
    assert save(engine) == saved


def test_what_is_written_survives_a_change_of_language(engine: Engine, host: Host) -> None:
    """The page turns to Arabic, from right to left, and holds what was written."""
    open_builder(engine, host)
    write(engine, "work_done", "Kolme tapaamista")

    engine.click(".languages summary")
    engine.click('[data-language-link][lang="ar"]')

    until(engine, f'{BUILDER}.dataset.language === "ar" && {BUILDER}.dataset.state === "ready"')
    assert engine.evaluate(value("work_done")) == "Kolme tapaamista"
    assert engine.evaluate("getComputedStyle(document.querySelector('[data-form]')).direction") == "rtl"
    until(engine, f'{words_in("[data-plan]")}.includes("Kolme tapaamista")')


def test_clearing_leaves_nothing(engine: Engine, host: Host) -> None:
    """After clearing neither the page nor a field of it holds what was written, and the checks go on."""
    open_builder(engine, host)
    write(engine, "child_name", "Merkkinimi")
    write(engine, "work_done", "Merkkilause")
    until(engine, f'{words_in("[data-plan]")}.includes("Merkkilause")')

    clear(engine)

    fields = "[...document.querySelectorAll('input, textarea')].map((field) => field.value)"
    assert "Merkki" not in engine.evaluate(f"document.documentElement.outerHTML + {fields}")
    write(engine, "work_done", "Uusi alku")
    until(engine, f'{words_in("[data-plan]")}.includes("Uusi alku")')


@pytest.mark.parametrize("by_key", [False, True])
def test_leaving_quickly_leaves_nothing(engine: Engine, host: Host, by_key: bool) -> None:
    """By the link or by Shift three times the page is blank at once, its title neutral, Python gone with its frame,
    and what comes next takes the page's place in the history. Here that is a place in the page, so that a driver
    can look at what is left."""
    open_builder(engine, host)
    write(engine, "work_done", "Merkkilause")
    until(engine, f'{words_in("[data-plan]")}.includes("Merkkilause")')
    entries = engine.evaluate("history.length")
    engine.evaluate("void (document.querySelector('a[data-leave]').href = '#elsewhere')")

    if by_key:
        engine.type(SHIFT * 3)
    else:
        engine.click("a[data-leave]")

    until(engine, "location.hash === '#elsewhere'")
    assert engine.evaluate("[document.title, document.body.textContent]") == [texts("fi")("leave.loading")] * 2
    assert "Merkki" not in engine.evaluate("document.documentElement.outerHTML")
    assert engine.evaluate("document.querySelectorAll('iframe').length") == 0
    assert engine.evaluate("history.length") == entries


def test_the_plan_comes_on_paper_alone(engine: Engine, host: Host) -> None:
    """The print holds the plan's words as text, without form and buttons; where it is not tagged, the
    page says so."""
    open_builder(engine, host, "virta")
    says_so = engine.evaluate("!document.querySelector('[data-untagged]').hidden")

    paper = engine.print('[data-action="print"]')

    for word in ("kinds.conference.title", "plan.notice", "plan.invented"):
        assert texts("fi")(word) in " ".join(paper.text.split())
    assert "harjoituksiin" in paper.text
    for word in ("builder.print", "builder.privacy", "builder.print_untagged", "fields.people.help"):
        assert texts("fi")(word) not in " ".join(paper.text.split())
    assert says_so is not paper.is_tagged


def test_pythons_worker_can_connect_nowhere(engine: Engine, host: Host) -> None:
    """A hostile program in the place of Python's finds no way out, to its own server neither."""
    host.instead["assets/runtime/worker-"] = PROBE
    engine.open(f"{host.address}plan/")
    tried = engine.evaluate(
        f"""pythonRuntime.first.then(({{ worker }}) => new Promise((done) => {{
            worker.addEventListener("message", ({{ data }}) => data.includes("tried") && done(JSON.parse(data).tried));
            worker.postMessage({{ tryAll: {json.dumps(host.address)} }});
        }}))"""
    )

    assert set(tried.values()) == {"refused"}, tried
    assert not [each for each in host.asked if "probe" in each]
    engine.complaints()  # of what was refused


def test_the_builder_works_without_a_network(engine: Engine, host: Host) -> None:
    """After one visit the builder starts, checks and leads to the guide with the server gone."""
    host.instead.clear()
    open_builder(engine, host)
    until(engine, 'document.querySelector("[data-offline]")?.dataset.state === "kept"')
    host.stop()

    open_builder(engine, host)
    write(engine, "work_done", "Kolme tapaamista")
    engine.click('[name="chair"][value="someone_else"]')
    until(engine, FINDING)
    until(engine, f'{words_in("[data-plan]")}.includes("Kolme tapaamista")')
    engine.open(f"{host.address}measures/")
    assert engine.evaluate(words_in("h1"))
