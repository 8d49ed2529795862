"""The form: native controls under their field ids, labelled and explained, in every language."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from plan_builder.facts import FactError
from plan_builder.fields import fields_by_id, list_fields, top_fields
from plan_builder.form import form_html, section_of
from plan_builder.kinds import FIRST_KIND
from plan_builder.templates import render


class Form(HTMLParser):
    """Collects what a test asks of a form's HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep every tag."""
        self.tags.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        """Return all values of an attribute."""
        return [str(attrs[attribute]) for _, attrs in self.tags if attribute in attrs]


@pytest.fixture
def form(language: str) -> Form:
    """The form of each language."""
    return Form(form_html(language, pages="../", examples="../assets/examples/", first="{}"))


def test_every_field_is_asked(form: Form) -> None:
    """Each field has its place in the form, lists with a first row and the pattern of a new one."""
    expected = {field.id for field in top_fields()}
    for each in list_fields():
        expected |= {
            f"{each.id}.{row}.{inner.name}" for inner in each.fields for row in (f"{each.row_prefix}1", "__row__")
        }

    assert set(form.values("data-field")) == expected


def test_controls_carry_their_field_id(form: Form) -> None:
    """The `name` of a control is its place in the plan."""
    own = {"view", "copy", "kind", "part", "paper", "several", "second", "draft"}
    names = {re.sub(r"\.(\w+)\.", ".", name) for name in form.values("name")} - own

    assert names <= fields_by_id().keys()


def test_descriptions_exist(form: Form) -> None:
    """What a control says describes it is on the page."""
    ids = set(form.values("id"))

    for described in form.values("aria-describedby"):
        assert set(described.split()) <= ids


def test_ids_are_unique(form: Form) -> None:
    """No two elements share an id."""
    ids = form.values("id")

    assert len(ids) == len(set(ids))


def test_every_label_has_its_control(form: Form) -> None:
    """A label that points somewhere points at a control."""
    assert set(form.values("for")) <= set(form.values("id"))


def test_languages_offered_are_those_people_speak() -> None:
    """On the page of a language's simple form one writes in that language; no field offers the simple form."""
    asked, _, _ = form_html("fi-simple", "../", "../assets/", "{}").partition("data-second-switch")

    assert re.findall(r'<option value="([^"]+)"[^>]* selected', asked) == ["fi"]
    assert 'value="fi-simple"' not in asked


def test_nothing_inline(form: Form) -> None:
    """The form holds no inline script, style or handler: the policy would refuse them."""
    for tag, attrs in form.tags:
        assert tag not in ("script", "style")
        assert not [name for name in attrs if name == "style" or name.startswith("on")]


HIDDEN_AT_FIRST = ("conditional", "draft-offer", "draft-wipe", "file", "kept-back", "untagged")
"""What else is in the page and hidden, until something makes it matter."""


def test_only_the_first_kind_is_shown_at_first(form: Form) -> None:
    """What another kind asks, or other answers must make matter, is in the page and hidden."""
    for _, attrs in form.tags:
        others = "data-kinds" in attrs and FIRST_KIND not in str(attrs["data-kinds"]).split()
        assert ("hidden" in attrs) is (others or any(f"data-{each}" in attrs for each in HIDDEN_AT_FIRST))


@pytest.mark.parametrize(("place", "section"), [("solutions.s3.what", "solutions"), ("child_name", "frame")])
def test_section_of_a_place(place: str, section: str) -> None:
    """A place in the form is in one section."""
    assert section_of(place).id == section


def test_unknown_place_is_refused() -> None:
    """A place that no field has is a mistake."""
    with pytest.raises(KeyError):
        section_of("nothing")


def test_templates_miss_nothing_silently() -> None:
    """A template without one of its values raises instead of printing a hole."""
    with pytest.raises(Exception, match="undefined"):
        render("guide/list.html")


def test_fields_without_words_are_refused() -> None:
    """A language that lacks a text cannot make a form."""
    with pytest.raises((FactError, FileNotFoundError)):
        form_html("xx", pages="", examples="", first="")
