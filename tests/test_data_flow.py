"""How data flows, as it is drawn and told."""

from __future__ import annotations

from html import unescape

from plan_builder.data_flow import HEIGHT, WIDTH, flows, places
from plan_builder.guide import Page, piece
from plan_builder.texts import texts


def test_nothing_flows_off_the_device() -> None:
    """What leads to another machine only comes from there."""
    for flow in flows():
        assert flow.end.on_device, flow.id
        assert flow.start.on_device or not flow.back, flow.id


def test_arrows_run_from_edge_to_edge() -> None:
    """An arrow begins and ends at the edges of its places."""
    for flow in flows():
        left, top, right, bottom = flow.line
        assert left in (flow.start.middle, flow.start.left + WIDTH)
        assert top in (flow.start.top + HEIGHT, flow.start.top + HEIGHT // 2)
        assert right in (flow.end.middle, flow.end.left)
        assert bottom in (flow.end.top, flow.end.top + HEIGHT // 2)


def test_places_do_not_overlap() -> None:
    """Each place has a column and row of its own."""
    assert len({(each.column, each.row) for each in places().values()}) == len(places())


def test_the_drawing_is_told_in_words(language: str) -> None:
    """Who cannot see the drawing reads the same as a list, in the order of the numbers."""
    shown = unescape(piece("data_flow", Page(language, "../", "../assets/", {})))
    told = shown.partition("<ol")[2]
    parts = [told.index(texts(language)(f"data_flow.flows.{flow.id}")) for flow in flows()]

    assert 'aria-hidden="true"' in shown
    assert parts == sorted(parts)
