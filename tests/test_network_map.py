"""The places on a network map: nobody touches another, everybody is on it, near or far as the family says."""

from __future__ import annotations

from itertools import combinations

import pytest

from plan_builder.network_map import HEIGHT, WIDTH, Box, Group, network_map

SIZES = pytest.mark.parametrize("count", [0, 1, 3, 12, 40, 100])


def groups_of(count: int) -> list[Group]:
    """Return groups of different sizes with some people in all: half the family close, all workers known."""
    ids = [f"p{number}" for number in range(count)]
    family, friends, workers = (
        ids[: count * 2 // 3],
        ids[count * 2 // 3 : count - count // 6],
        ids[count - count // 6 :],
    )
    half = len(family) // 2
    return [Group("family", family[:half], family[half:]), Group("friend", friends, ()), Group("workers", (), workers)]


@SIZES
def test_everybody_has_a_place_of_their_own(count: int) -> None:
    """Each person and each group's name has one box, and no box touches another or the child's."""
    groups = groups_of(count)

    drawn = network_map(groups, mirrored=False)

    wanted = {each for group in groups for each in (group.id, *group.close, *group.known)}
    assert drawn.places.keys() == wanted
    for one, other in combinations([Box(0, 0), *drawn.places.values()], 2):
        assert abs(one.x - other.x) >= WIDTH or abs(one.y - other.y) >= HEIGHT


@SIZES
def test_everything_is_inside_the_map(count: int) -> None:
    """No box is cut off at the edge."""
    drawn = network_map(groups_of(count), mirrored=False)

    for box in drawn.places.values():
        assert abs(box.x) + WIDTH / 2 < drawn.width / 2
        assert abs(box.y) + HEIGHT / 2 < drawn.height / 2


@SIZES
def test_those_who_are_close_stand_on_the_inner_rings(count: int) -> None:
    """Who is close stands on a ring of the close ones, who is known on one outside of all of those."""
    groups = groups_of(count)

    drawn = network_map(groups, mirrored=False)

    assert [ring.close for ring in drawn.rings] == sorted((ring.close for ring in drawn.rings), reverse=True)
    for group in groups:
        for each in (*group.close, *group.known):
            (ring,) = [ring for ring in drawn.rings if on_ring(drawn.places[each], ring.rx, ring.ry)]
            assert ring.close == (each in group.close)


def on_ring(box: Box, rx: float, ry: float) -> bool:
    """Tell whether a box's middle is on an ellipse."""
    return (box.x / rx) ** 2 + (box.y / ry) ** 2 == pytest.approx(1)


@SIZES
def test_a_map_from_right_to_left_is_the_mirror_image(count: int) -> None:
    """Left and right change places, up and down stay."""
    drawn, mirrored = (network_map(groups_of(count), each) for each in (False, True))

    assert mirrored.places == {each: Box(-box.x, box.y) for each, box in drawn.places.items()}
    assert (mirrored.width, mirrored.height) == (drawn.width, drawn.height)


def test_forty_people_are_readable_on_one_sheet() -> None:
    """On the 182 mm of a sheet the names of forty people are as large as small print, 7 points."""
    drawn = network_map(groups_of(40), mirrored=False)

    name_units, point = 4.6, 25.4 / 72
    assert name_units * min(182 / drawn.width, 145 / drawn.height) > 7 * point
