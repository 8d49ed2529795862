"""Locked files: a plan that only a passphrase opens, in a format that other programs know."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage
import pytest
from playwright.sync_api import Locator, Page, expect

from plan_builder.plan_file import MOST_BYTES
from plan_builder.texts import texts
from tests.browser.test_accessibility import check_screens
from tests.browser.test_keeping import confirm, open_file, save
from tests.browsing import answers_in, questions, settled

Open = Callable[..., Page]

PASSPHRASE = "neljä sanaa paperilla tässä"
FILES = Path(__file__).parents[1] / "files"
ARMOR = "-----{} AGE ENCRYPTED FILE-----"


def dialog(page: Page, name: str) -> Locator:
    """Return the dialog that asks for a passphrase to lock or unlock a file."""
    return page.locator(f'[data-dialog="{name}"]')


def lock(page: Page, folder: Path, passphrase: str = PASSPHRASE) -> Path:
    """Save the plan with a passphrase and return the file."""
    page.locator('[data-action="save-locked"]').click()
    for field in dialog(page, "lock").locator("[data-passphrase]").all():
        field.fill(passphrase)
    with page.expect_download() as download:
        dialog(page, "lock").locator(".action--main").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def give(page: Page, passphrase: str) -> None:
    """Give a passphrase to the dialog that asks for one."""
    dialog(page, "unlock").locator("[data-passphrase]").fill(passphrase)
    dialog(page, "unlock").locator("[data-passphrase]").press("Enter")


def open_bytes(page: Page, content: bytes) -> None:
    """Open a file of these bytes, whose name does not say what it is."""
    open_file(page, {"name": "x", "mimeType": "application/octet-stream", "buffer": content})


def expect_told(page: Page, name: str, problem: str) -> None:
    """Wait until a dialog tells a problem."""
    words = texts("fi")(f"file.{problem}")
    expect(dialog(page, name).locator("[data-message]")).to_have_text(words)


def unarmored(text: str) -> bytes:
    """Return the bytes of a file that is written as text."""
    return base64.b64decode("".join(text.splitlines()[1:-1]))


def armored(content: bytes) -> str:
    """Return a file written as text."""
    lines = base64.b64encode(content).decode()
    cut = [lines[at : at + 64] for at in range(0, len(lines), 64)]
    return "\n".join((ARMOR.format("BEGIN"), *cut, ARMOR.format("END"), ""))


@pytest.mark.parametrize("language", ["fi", "ar"])
def test_by_keyboard_alone(open_builder: Open, tmp_path: Path, language: str) -> None:
    """Locked, cleared, and opened again, with the keys that dialogs and buttons know."""
    page = open_builder(language, "virta" if language == "fi" else "haddad")
    answers = answers_in(page)
    page.locator('[data-action="save-locked"]').press("Enter")
    expect(dialog(page, "lock").locator("[data-passphrase]").first).to_be_focused()
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSPHRASE)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "x")
    expect(page.locator("[data-notice]")).to_have_text(
        texts(language)("builder.saved_locked").replace("{name}", "muistio.age")
    )
    expect(page.locator('[data-action="save-locked"]')).to_be_focused()
    page.locator('[data-action="clear"]').click()
    confirm(page, "clear")
    expect(page.locator('[name="child_name"]')).to_have_value("")

    with page.expect_file_chooser() as chooser:
        page.locator('[data-action="open"]').press("Enter")
    chooser.value.set_files(tmp_path / "x")
    expect(dialog(page, "unlock").locator("[data-passphrase]")).to_be_focused()
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")

    expect(page.locator("[data-notice]")).to_have_text(texts(language)("builder.opened"))
    assert answers_in(page) == answers


def test_other_programs_open_what_the_page_locks(open_builder: Open, tmp_path: Path) -> None:
    """The file holds just what an open one would, under a neutral name, at the work that old phones manage."""
    page = open_builder("fi", "virta")
    open_one = save(page, tmp_path).read_bytes()
    file = lock(page, tmp_path, "nelja\u0308 sanaa paperilla ")

    assert file.name == "muistio.age"
    assert pyrage.passphrase.decrypt(file.read_bytes(), "nelj\u00e4 sanaa paperilla") == open_one
    header = unarmored(file.read_text("ascii")).split(b"\n")[1]
    assert header.split()[:2] == [b"->", b"scrypt"]
    assert header.split()[3] == b"16"


@pytest.mark.parametrize("name", ["age", "rage"])
def test_the_page_opens_what_other_programs_lock(open_builder: Open, name: str) -> None:
    """Debian's age wrote one file, in bytes and at its own work; rage the other, as text."""
    page = open_builder()
    open_file(page, FILES / f"locked_by_{name}.age")
    give(page, PASSPHRASE)

    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.opened"))
    assert answers_in(page) == json.loads((FILES / "v2.json").read_text("utf-8"))["answers"]


def test_text_that_travelled_still_opens(open_builder: Open) -> None:
    """Windows' ends of lines and blank lines around change nothing."""
    text = (FILES / "locked_by_rage.age").read_text("ascii")
    page = open_builder()
    open_bytes(page, f"\ufeff\n\n{text}\n\n".replace("\n", "\r\n").encode())
    give(page, PASSPHRASE)

    expect(page.locator('[name="child_name"]')).to_have_value("Aino")


def test_a_wrong_passphrase_can_be_tried_again(open_builder: Open) -> None:
    """What is typed stays, as does the form, until the right one comes or the person gives up."""
    page = open_builder()
    page.locator('[name="child_name"]').fill("Toinen")
    open_file(page, FILES / "locked_by_rage.age")
    give(page, "")
    expect_told(page, "unlock", "passphrase_missing")
    give(page, "neljä väärää sanaa")
    expect_told(page, "unlock", "passphrase_wrong")
    expect(dialog(page, "unlock").locator("[data-passphrase]")).to_have_value("neljä väärää sanaa")
    expect(dialog(page, "unlock").locator("[data-passphrase]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-notice]")).to_have_text(texts("fi")("builder.kept"))
    expect(page.locator('[name="child_name"]')).to_have_value("Toinen")

    open_file(page, FILES / "locked_by_rage.age")
    give(page, "neljä väärää sanaa")
    expect_told(page, "unlock", "passphrase_wrong")
    give(page, PASSPHRASE)
    expect(dialog(page, "replace")).to_be_visible()
    confirm(page, "replace")
    expect(page.locator('[name="child_name"]')).to_have_value("Aino")


def damaged() -> Iterator[tuple[str, bytes]]:
    """Yield a locked file that was cut or changed after its lock's own line, where the passphrase is checked."""
    whole = unarmored((FILES / "locked_by_rage.age").read_text("ascii"))
    mac = whole.index(b"--- ")
    payload = whole.index(b"\n", mac) + 1
    for where, at in {"mac": mac + 5, "nonce": payload + 3, "text": payload + 40, "end": len(whole) - 1}.items():
        yield f"changed {where}", whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    for where, at in {"nonce": payload + 8, "text": payload + 500, "end": len(whole) - 1}.items():
        yield f"cut {where}", whole[:at]
    yield "longer", whole + b"\0"


def test_a_damaged_file_changes_nothing(open_builder: Open) -> None:
    """With the right passphrase the reader is told that the file is damaged, in whatever way it is."""
    page = open_builder()
    page.locator('[name="child_name"]').fill("Toinen")
    before = answers_in(page)

    for what, content in damaged():
        open_bytes(page, content)
        give(page, PASSPHRASE)
        expect_told(page, "unlock", "locked_damaged")
        page.keyboard.press("Escape")
        expect(dialog(page, "unlock")).to_be_hidden()
        assert answers_in(page) == before, what


def refused_at_once() -> dict[str, tuple[str, bytes]]:
    """Return files that no passphrase can open, with the problem that each is."""
    whole = unarmored((FILES / "locked_by_rage.age").read_text("ascii"))
    key = pyrage.x25519.Identity.generate().to_public()
    stanza = whole.index(b"->")
    return {
        "to a key": ("locked_to_key", pyrage.encrypt(b"{}", [key])),
        "to a key, as text": ("locked_to_key", pyrage.encrypt(b"{}", [key], armored=True)),
        "too hard": ("locked_too_hard", whole.replace(b" 17\n", b" 19\n", 1)),
        "far too hard": ("locked_too_hard", whole.replace(b" 17\n", b" 9999999999\n", 1)),
        "first line alone": ("locked_damaged", whole[:stanza]),
        "cut in the header": ("locked_damaged", whole[: stanza + 50]),
        "cut as text": ("locked_damaged", armored(whole).encode()[:400]),
        "of another version": ("locked_damaged", whole.replace(b"/v1", b"/v9", 1)),
        "no text": ("locked_damaged", whole.replace(b"scrypt", b"scr\xffpt", 1)),
        "too large": ("too_large", whole + bytes(3_000_000)),
    }


def test_a_file_that_no_passphrase_opens_asks_for_none(open_builder: Open) -> None:
    """The reader is told at once why, and no hostile file makes the page work."""
    page = open_builder()
    page.locator('[name="child_name"]').fill("Toinen")
    before = answers_in(page)

    for what, (problem, content) in refused_at_once().items():
        page.locator("[data-notice]").evaluate("(notice) => notice.replaceChildren()")
        open_bytes(page, content)
        expect(page.locator("[data-notice]")).to_contain_text(texts("fi")(f"file.{problem}"))
        expect(dialog(page, "unlock")).to_be_hidden()
        assert answers_in(page) == before, what


def test_a_locked_file_may_be_longer_than_its_plan(open_builder: Open) -> None:
    """The bound is on the plan: one as long as a plan may be is not too long when locked and written as text."""
    whole = unarmored((FILES / "locked_by_rage.age").read_text("ascii"))
    page = open_builder()
    open_bytes(page, armored(whole.ljust(int(MOST_BYTES * 1.001), b"\0")).encode())

    expect(dialog(page, "unlock")).to_be_visible()


def test_a_passphrase_must_be_long_and_the_same_twice(open_builder: Open, tmp_path: Path) -> None:
    """What is wrong is told in the dialog, at the field, and nothing typed is lost; a right one then does."""
    page = open_builder("fi", "virta")
    page.locator('[data-action="save-locked"]').click()
    first, again = dialog(page, "lock").locator("[data-passphrase]").all()
    for one, other, problem, wrong in (
        ("", "", "passphrase_missing", first),
        ("lyhyt", "lyhyt", "passphrase_short", first),
        (PASSPHRASE, f"{PASSPHRASE}!", "passphrase_differs", again),
    ):
        first.fill(one)
        again.fill(other)
        again.press("Enter")
        expect_told(page, "lock", problem)
        expect(wrong).to_be_focused()
        expect(wrong).to_have_attribute("aria-invalid", "true")
        expect(first).to_have_value(one)

    again.fill(PASSPHRASE)
    with page.expect_download():
        again.press("Enter")


def test_suggested_digits_are_shown_and_lock(open_builder: Open, tmp_path: Path) -> None:
    """The suggestion is to be seen and written down; two are never the same."""
    page = open_builder("fi", "virta")
    seen = []
    for _ in range(2):
        page.locator('[data-action="save-locked"]').click()
        expect(dialog(page, "lock").locator("[data-passphrase]").first).to_have_attribute("type", "password")
        dialog(page, "lock").locator("[data-suggest]").click()
        expect(dialog(page, "lock").locator("[data-passphrase]").first).to_have_attribute("type", "text")
        seen.append(dialog(page, "lock").locator("[data-passphrase]").first.input_value())
        with page.expect_download() as download:
            dialog(page, "lock").locator(".action--main").click()
        download.value.save_as(tmp_path / "x")
        expect(dialog(page, "lock")).to_be_hidden()
        assert b"Aino" in pyrage.passphrase.decrypt((tmp_path / "x").read_bytes(), seen[-1])

    assert len(set(seen)) == 2
    assert all(len(each.replace(" ", "")) == 20 and each.replace(" ", "").isdigit() for each in seen)


def test_giving_up_ends_the_work(open_builder: Open) -> None:
    """Who waits may leave: the worker goes with the dialog, and nothing has changed."""
    page = open_builder()
    before = answers_in(page)
    workers = len(page.workers)
    open_file(page, FILES / "locked_by_age.age")
    expect(dialog(page, "unlock")).to_be_visible()
    locker = page.workers[-1]
    assert len(page.workers) == workers + 1
    give(page, PASSPHRASE)
    expect(dialog(page, "unlock").locator("[data-message]")).to_have_text(texts("fi")("builder.passphrase_working"))
    with locker.expect_event("close"):
        dialog(page, "unlock").locator("[data-cancel]").click()

    assert len(page.workers) == workers
    assert answers_in(page) == before


def test_what_was_typed_goes_with_the_dialog(open_builder: Open, tmp_path: Path) -> None:
    """The next time a dialog opens it is empty, and the undo key brings nothing back."""
    page = open_builder("fi", "virta")
    page.locator('[data-action="save-locked"]').click()
    expect(dialog(page, "lock").locator("[data-passphrase]").first).to_be_focused()
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Escape")
    page.locator('[data-action="save-locked"]').click()
    expect(dialog(page, "lock").locator("[data-passphrase]").first).to_be_focused()
    page.keyboard.press("Control+Z")

    expect(dialog(page, "lock").locator("[data-passphrase]").first).to_have_value("")


def test_a_button_pressed_twice_asks_once(open_builder: Open) -> None:
    """However often it is pressed before its dialog is there, one dialog comes, without an error."""
    page = open_builder("fi", "virta")
    page.evaluate("""() => {
        const button = document.querySelector('[data-action="save-locked"]');
        button.click();
        button.click();
    }""")
    expect(dialog(page, "lock").locator("[data-passphrase]").first).to_be_focused()
    settled(page)
    page.keyboard.press("Escape")

    expect(dialog(page, "lock")).to_be_hidden()


def test_without_the_program_that_locks_nothing_is_lost(open_builder: Open) -> None:
    """Where it cannot be fetched the dialog says so, and keeps what was typed for another try."""
    page = open_builder("fi", "virta")
    page.route("**/runtime/locker-*", lambda route: route.fulfill(body=b"no program"))
    page.locator('[data-action="save-locked"]').click()
    for field in dialog(page, "lock").locator("[data-passphrase]").all():
        field.fill(PASSPHRASE)
    dialog(page, "lock").locator(".action--main").click()
    expect_told(page, "lock", "failed")
    page.unroute("**/runtime/locker-*")
    with page.expect_download():
        dialog(page, "lock").locator(".action--main").click()


def test_leaving_after_locking_does_not_ask(open_builder: Open, tmp_path: Path) -> None:
    """What is in a locked file is not lost by leaving; giving up saves nothing."""
    page = open_builder()
    asked = questions(page)
    page.locator('[name="child_name"]').click()
    page.keyboard.type("Aino")
    settled(page)
    lock(page, tmp_path)
    expect(page.locator("[data-notice]")).to_contain_text("muistio.age")
    page.goto("about:blank")
    assert asked == []


@pytest.mark.parametrize("name", ["lock", "unlock"])
def test_dialogs_are_accessible(open_builder: Open, language: str, name: str) -> None:
    """Both dialogs in every language, on a desktop and a small phone, with a message in them."""
    page = open_builder(language)
    if name == "lock":
        page.locator('[data-action="save-locked"]').click()
    else:
        open_file(page, FILES / "locked_by_rage.age")
    expect(dialog(page, name)).to_be_visible()
    dialog(page, name).locator("[data-passphrase]").first.press("Enter")
    expect(dialog(page, name).locator("[data-message]")).not_to_be_empty()

    check_screens(page)
