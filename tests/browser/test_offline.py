"""The site on the reader's device: all of it or nothing, of one release, and nothing of what was typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from plan_builder.texts import texts
from tests.browser.host import Host, another_release
from tests.browser.test_accessibility import check_screens
from tests.browser.test_language import switch
from tests.browser.test_search import RESULTS, open_search
from tests.browser.test_start import MEMORY
from tests.browsing import CHROMIUM, DESKTOP, FLAGS, Watch, answers_in, settled
from tests.conftest import ROOT, example_answers, folder

BUILDER_READY = '[data-module="plan-builder"][data-state="ready"]'
KEPT = '[data-offline][data-state="kept"]'
BUTTON = "[data-offline-button]"
MARKERS = ("Merkkinimi", "Merkkilause", "Merkkiratkaisu")
RELEASE_OF_A_PART = """async () => {
    const part = await fetch(document.querySelector("link[rel=manifest]").href);
    return (await part.json()).release ?? "";
}"""
PAGES = ["" if path.stem == "index" else f"{path.stem}/" for path in sorted((ROOT / "docs" / "fi").glob("*.md"))]
PNG = b"\x89PNG"

HAS_UPDATED = """async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (worker) await new Promise((resolve) => {
        const look = () => worker.state !== "installing" && resolve();
        worker.addEventListener("statechange", look);
        look();
    });
    return Boolean(registration.waiting);
}"""
READ = "(pages) => Promise.all(pages.map(async (each) => (await fetch(`../${each}`)).text()))"
REGISTRATIONS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
CACHES = "() => caches.keys()"
KEPT_TEXTS = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const response = await cache.match(request);
            found.push(request.url, JSON.stringify([...response.headers]), await response.text());
        }
    }
    return found;
}"""


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    """A server of the built site that tests can disturb."""
    host = Host(site)
    server = host.run()
    yield host
    server.shutdown()
    server.server_close()


@pytest.fixture
def visits(host: Host) -> Watch:
    """The watch over a reader's pages; who disturbs the network does not look at it."""
    return Watch(host=urlsplit(host.address).netloc)


@pytest.fixture
def reader(browser: Browser, visits: Watch) -> Iterator[BrowserContext]:
    """A fresh browser profile that may have a service worker."""
    profile = browser.new_context(viewport=DESKTOP, locale="en-US")
    profile.on("page", visits.follow)
    yield profile
    profile.close()


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    """A page of the reader's."""
    return reader.new_page()


def visit_builder(page: Page, host: Host, language: str = "fi") -> None:
    """Open the plan builder and wait until the site is kept, as in one visit."""
    page.goto(host.address + folder(language) + "plan/")
    page.wait_for_selector(KEPT)


def runtime_part(address: str) -> str:
    """Return which part of the runtime an address is of, or nothing."""
    return Path(address).name.partition("-")[0] if "/runtime/" in address else ""


def release_of(page: Page) -> set[str]:
    """Return the names of the releases that the builder's page is made of; "" is the one first built."""
    page.wait_for_selector(BUILDER_READY)
    return {page.title().partition(texts("fi")("site.name"))[2].strip(), page.evaluate(RELEASE_OF_A_PART)}


def turn(page: Page) -> None:
    """Load the page again and wait for it to be of the second release."""
    page.reload()
    expect(page).to_have_title(re.compile("second$"))


def test_after_one_visit_everything_works_without_a_network(page: Page, host: Host, visits: Watch) -> None:
    """Every page of the language opens, the builder checks, the example opens and the search finds."""
    visit_builder(page, host)
    host.is_down = True
    for address in ("", "measures/"):
        page.goto(host.address + address, wait_until="networkidle")
        expect(page.locator("h1")).to_be_visible()
    assert all("<h1" in text for text in page.evaluate(READ, PAGES))

    page.goto(f"{host.address}plan/?example=virta")
    page.wait_for_selector("[data-plan] .plan__invented")
    page.locator('[name="child_told"]').fill("Haluan koiran")
    settled(page)
    expect(page.locator("[data-plan]")).to_contain_text("Haluan koiran")
    expect(page.locator("[data-offline]")).to_contain_text(texts("fi")("offline.kept"))
    assert visits.found == []


def test_search_works_without_a_network(page: Page, host: Host, visits: Watch) -> None:
    """The words of the guide are found as they are with a network."""
    visit_builder(page, host)
    host.is_down = True
    page.goto(f"{host.address}roles/")
    open_search(page, "avohuolto")

    expect(page.locator(RESULTS).first).to_be_visible()
    assert visits.found == []


def test_languages_that_were_visited_are_kept(page: Page, host: Host) -> None:
    """What was typed goes along into a kept language; another one cannot be had, which the page says."""
    visit_builder(page, host)
    page.goto(f"{host.address}sv/")
    page.wait_for_selector(KEPT)
    host.is_down = True
    page.goto(f"{host.address}plan/?example=virta")
    page.wait_for_selector("[data-plan] .plan__invented")

    switch(page, "sv")
    assert answers_in(page) == example_answers("virta")
    page.wait_for_selector(KEPT)

    page.locator(".languages summary").click()
    page.locator('[data-language-link][lang="en"]').click()
    expect(page.locator("[data-notice]")).to_have_text(texts("sv")("file.failed"))
    assert answers_in(page) == example_answers("virta")


def test_switched_language_is_kept_too(page: Page, host: Host) -> None:
    """A language that was come to without leaving the page is kept like one that was opened, from then on."""
    visit_builder(page, host)
    switch(page, "ar")
    page.wait_for_selector(KEPT)
    host.is_down = True

    switch(page, "fi")
    page.goto(f"{host.address}ar/measures/")
    expect(page.locator("h1")).to_be_visible()


def test_guide_keeps_nothing_unless_asked(page: Page, host: Host, visits: Watch) -> None:
    """A page of the guide fetches no runtime; its button says how much there is, and keeps all of it."""
    page.goto(f"{host.address}conference/")
    button = page.locator(BUTTON)
    expect(button).to_be_visible()
    megabytes = page.locator("[data-offline]").get_attribute("data-megabytes")
    assert page.evaluate(REGISTRATIONS) == 0
    assert not [each for each in host.asked if "/runtime/" in each or "/builder/" in each]
    assert button.text_content() == texts("fi")("offline.keep", megabytes=megabytes)

    button.click()
    page.wait_for_selector(KEPT)
    host.is_down = True
    page.goto(f"{host.address}plan/")
    page.wait_for_selector(BUILDER_READY)
    assert visits.found == []


def test_keeping_begins_when_python_is_ready(page: Page, host: Host) -> None:
    """What is fetched for later does not slow the start."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(MEMORY, hold)
    page.goto(f"{host.address}plan/")
    page.wait_for_selector(BUTTON)
    page.evaluate(READ, PAGES)  # time enough to begin with anything else
    assert page.evaluate(REGISTRATIONS) == 0
    assert "service-worker.js" not in host.asked

    held[0].continue_()
    page.wait_for_selector(KEPT)


def test_what_the_start_fetched_does_not_travel_again(browser: Browser, host: Host, tmp_path: Path) -> None:
    """A browser that keeps files on its disk is not sent the runtime twice."""
    reader = browser.browser_type.launch_persistent_context(tmp_path, executable_path=CHROMIUM, args=FLAGS)
    visit_builder(reader.new_page(), host)
    reader.close()

    assert sorted(filter(None, map(runtime_part, host.sent))) == ["locker", "memory", "wasm", "worker"]


def test_new_release_replaces_the_old_one_whole(page: Page, host: Host, site: Path, tmp_path: Path) -> None:
    """The page that is open stays of its release, the next is all new, and unchanged files travel once."""
    visit_builder(page, host)
    host.folder = another_release(site, tmp_path / "second", "second")
    host.asked.clear()
    page.reload()
    assert page.evaluate(HAS_UPDATED)
    assert release_of(page) == {""}

    turn(page)
    assert release_of(page) == {"second"}
    assert len(page.evaluate(CACHES)) == 1
    assert not [each for each in host.asked if each.startswith("assets/runtime/")]

    host.is_down = True
    page.reload()
    assert release_of(page) == {"second"}


def test_kept_languages_stay_kept_with_a_new_release(page: Page, host: Host, site: Path, tmp_path: Path) -> None:
    """A release brings every language that the one before kept, also those that no open page is in."""
    visit_builder(page, host, "sv")
    visit_builder(page, host)
    host.folder = another_release(site, tmp_path / "second", "second")
    assert page.evaluate(HAS_UPDATED)
    turn(page)
    host.is_down = True

    page.goto(f"{host.address}sv/measures/")
    assert page.title().endswith("second")


def test_page_open_during_an_update_stays_whole(reader: BrowserContext, host: Host, site: Path, tmp_path: Path) -> None:
    """While text is in a page no other page lets a new release take over, and the page goes on working."""
    typing, other = reader.new_page(), reader.new_page()
    visit_builder(typing, host)
    typing.locator('[name="child_name"]').fill("Aino")
    host.folder = another_release(site, tmp_path / "second", "second")
    assert typing.evaluate(HAS_UPDATED)

    other.goto(f"{host.address}plan/")
    assert release_of(other) == release_of(typing) == {""}
    other.reload()
    assert release_of(other) == {""}
    settled(typing)
    assert answers_in(typing)["child_name"] == "Aino"

    # A language that is not kept would come from the other release: better none than a page of both.
    typing.locator(".languages summary").click()
    typing.locator('[data-language-link][lang="en"]').click()
    expect(typing.locator("[data-notice]")).to_have_text(texts("fi")("file.failed"))
    assert answers_in(typing)["child_name"] == "Aino"


@pytest.mark.parametrize("how", ["cut", "wrong", "missing"])
def test_broken_first_download_leaves_nothing(page: Page, host: Host, how: str) -> None:
    """Half a site is not kept; the page says so, works, and keeps all of it when it is opened again."""
    host.spoilt["measures/"] = how
    page.goto(f"{host.address}plan/")
    page.wait_for_selector('[data-offline][data-state="failed"]')
    page.wait_for_selector(BUILDER_READY)
    assert page.evaluate(CACHES) == []
    assert page.evaluate(REGISTRATIONS) == 0

    host.spoilt.clear()
    page.reload()
    page.wait_for_selector(KEPT)


@pytest.mark.parametrize("how", ["cut", "wrong", "missing"])
def test_broken_update_leaves_the_old_release(page: Page, host: Host, site: Path, tmp_path: Path, how: str) -> None:
    """The release before goes on working whole, without a network too."""
    visit_builder(page, host)
    host.folder = another_release(site, tmp_path / "second", "second")
    host.spoilt["measures/"] = how
    assert not page.evaluate(HAS_UPDATED)
    assert len(page.evaluate(CACHES)) == 1

    host.is_down = True
    page.reload()
    assert release_of(page) == {""}
    page.goto(f"{host.address}measures/")
    assert "second" not in page.title()


def test_broken_language_is_not_half_kept(page: Page, host: Host) -> None:
    """A further language is kept whole or not at all, and the one before stays."""
    visit_builder(page, host)
    host.spoilt["sv/measures/"] = "cut"
    page.goto(f"{host.address}sv/")
    page.wait_for_selector('[data-offline][data-state="failed"]')

    assert not [each for each in page.evaluate(KEPT_TEXTS)[::3] if "/sv/" in each and "/sv/app." not in each]
    host.is_down = True
    page.goto(f"{host.address}plan/")
    page.wait_for_selector(BUILDER_READY)


def test_nothing_typed_is_kept(page: Page, host: Host) -> None:
    """No cache holds a word of the form, in no file, no address and no header."""
    visit_builder(page, host)
    for name, marker in zip(("child_name", "child_told", "solutions.s1.what"), MARKERS, strict=True):
        page.locator(f'[name="{name}"]').fill(marker)
    settled(page)
    switch(page, "sv")
    page.wait_for_selector(KEPT)
    page.evaluate("(marker) => fetch(`?${marker}`).then((response) => response.text())", MARKERS[0])
    kept = page.evaluate(KEPT_TEXTS)

    assert kept
    assert not [marker for marker in MARKERS for text in kept if marker in text]


def test_what_is_kept_can_be_removed(page: Page, host: Host) -> None:
    """The button leaves no cache and no service worker; the guide does not bring them back, the builder does."""
    visit_builder(page, host)
    page.locator(BUTTON).click()
    page.wait_for_selector('[data-offline][data-state="none"]')
    expect(page.locator("[data-offline]")).to_contain_text(texts("fi")("offline.removed"))
    assert (page.evaluate(CACHES), page.evaluate(REGISTRATIONS)) == ([], 0)

    page.goto(f"{host.address}roles/")
    page.wait_for_selector('[data-offline][data-state="none"]')
    page.wait_for_load_state("networkidle")
    assert (page.evaluate(CACHES), page.evaluate(REGISTRATIONS)) == ([], 0)

    visit_builder(page, host)


def test_removed_and_kept_again_in_the_same_page(page: Page, host: Host) -> None:
    """Who changes their mind needs no other page, and has everything again."""
    page.goto(f"{host.address}roles/")
    for state in ("kept", "none", "kept"):
        page.locator(BUTTON).click()
        page.wait_for_selector(f'[data-offline][data-state="{state}"]')
    host.is_down = True

    page.goto(f"{host.address}plan/")
    page.wait_for_selector(BUILDER_READY)


def test_keyboard_keeps_and_removes(page: Page, host: Host) -> None:
    """The button stays in focus through what it does, and what changes is said aloud."""
    page.goto(f"{host.address}ar/roles/")
    page.locator(BUTTON).focus()
    for state in ("kept", "none"):
        page.keyboard.press("Enter")
        page.wait_for_selector(f'[data-offline][data-state="{state}"]')
        expect(page.locator(BUTTON)).to_be_focused()
        expect(page.locator("[data-offline] [role=status]")).not_to_be_empty()
        check_screens(page)


def test_site_can_be_installed_without_telling_the_subject(
    page: Page, host: Host, visits: Watch, language: str
) -> None:
    """The app has a name and icons, begins in its language inside its scope, and names no child welfare."""
    page.goto(host.address + folder(language))
    address = page.evaluate("document.querySelector('link[rel=manifest]').href")
    manifest: dict[str, Any] = page.request.get(address).json()
    start, scope = urljoin(address, manifest["start_url"]), urljoin(address, manifest["scope"])

    assert start == page.url
    assert scope == host.address
    assert (manifest["display"], manifest["lang"]) == ("standalone", language)
    assert manifest["name"] == manifest["short_name"] == texts(language)("offline.app")
    assert {each["sizes"] for each in manifest["icons"]} == {"192x192", "512x512"}
    for icon in manifest["icons"]:
        assert page.request.get(urljoin(address, icon["src"])).body().startswith(PNG)
    assert texts(language)("site.name") not in json.dumps(manifest, ensure_ascii=False)
    read = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert (read["errors"], visits.found) == ([], [])
    assert json.loads(read["data"]) == manifest
