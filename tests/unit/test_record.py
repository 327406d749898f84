"""Records behave as frozen dataclasses do."""

from __future__ import annotations

import copy
import pickle
from typing import ClassVar

import pytest

from policy_engine.record import NOTHING, Record, fresh, late, otherwise


class Point(Record):
    """A record with a default, a constant and a cache."""

    x: int
    y: int = 0
    kind: ClassVar[str] = "point"
    cache: dict[str, int] = fresh(default_factory=dict, init=False)


class Named(Point):
    """A record that has one member more."""

    name: str


def test_construction() -> None:
    """Members are given by name; defaults stand in, what is required is asked for, what is unknown refused."""
    assert (Point(x=1).x, Point(x=1).y, Point(x=1, y=2).y) == (1, 0, 2)
    assert (Named(x=1, name="a").name, Named(x=1, name="a").y) == ("a", 0)
    with pytest.raises(TypeError, match="name, x missing"):
        Named(**{})
    with pytest.raises(AttributeError):
        Point(**{"x": 1, "z": 2})


def test_records_are_frozen() -> None:
    """Nothing can be set or deleted."""
    point = Point(x=1)
    with pytest.raises(AttributeError, match="frozen"):
        object.__getattribute__(point, "__setattr__")("x", 2)
    with pytest.raises(AttributeError, match="frozen"):
        del point.x


def test_equality() -> None:
    """Records of one class with equal members are equal; caches take no part."""
    one, other = Point(x=1), Point(x=1, y=0)
    one.cache["seen"] = 1
    assert one == other
    assert hash(one) == hash(other)
    assert other.cache == {}
    assert one != Point(x=2)
    assert one != Named(x=1, name="a")
    assert repr(Named(x=1, name="a")) == "Named(x=1, y=0, name='a')"


class Circle(Record):
    """A record that works something out when it is asked for."""

    radius: int
    asked: ClassVar[list[int]] = []

    @late
    def area(self) -> int:
        """About three times the square of the radius."""
        self.asked.append(self.radius)
        return 3 * self.radius**2


class Labelled(Record, slots=False):
    """A record with a member that follows from another where it is not given."""

    name: str
    label: str = otherwise(default_factory=lambda record: record.name.title())


def test_late_members() -> None:
    """What is late is worked out once, when it is first read, takes no part in comparison, and cannot be set."""
    circle = Circle(radius=2)
    assert Circle.asked == []
    assert (circle.area, circle.area) == (12, 12)
    assert Circle.asked == [2]
    assert circle == Circle(radius=2)
    assert circle.replace(radius=1).area == 3
    with pytest.raises(AttributeError, match="frozen"):
        object.__getattribute__(circle, "__setattr__")("area", 1)


def test_members_that_follow_from_others() -> None:
    """A member that is not given is worked out; one that is given stands."""
    assert (Labelled(name="a").label, Labelled(name="a", label="b").label) == ("A", "b")
    assert Labelled(name="a") == Labelled(name="a", label="A")
    assert pickle.loads(pickle.dumps(Labelled(name="a"))) == Labelled(name="a")


def test_copies() -> None:
    """A changed copy shares what is not changed and has a cache of its own; copying and pickling work."""
    point = Named(x=1, name="a")
    point.cache["seen"] = 1
    changed = point.replace(x=2)
    assert (changed.x, changed.name, changed.cache) == (2, "a", {})
    assert copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point


def test_nothing_is_empty_for_good() -> None:
    """The empty mapping that stands for defaults cannot be filled."""
    assert not NOTHING
    assert not hasattr(NOTHING, "__setitem__")
