"""Named tuples that are made without compiling their annotations."""

from __future__ import annotations

import pickle

import pytest

from policy_engine.named import NamedTuple


class Pair(NamedTuple):
    """Two of a kind."""

    first: str
    second: str = "b"

    @property
    def joined(self) -> str:
        """Both."""
        return self.first + self.second

    def __str__(self) -> str:
        return f"<{self.joined}>"


def test_they_are_tuples_with_names() -> None:
    """Fields by place and name, defaults, methods, and a display of their own."""
    pair = Pair("a")
    assert pair == ("a", "b") == (pair.first, pair.second)
    assert Pair(second="d", first="c").joined == "cd"
    assert f"{pair}" == "<ab>"
    assert repr(pair) == "Pair(first='a', second='b')"
    assert Pair.__doc__ == "Two of a kind."
    assert not hasattr(pair, "__dict__")


def test_they_can_be_taken_apart_and_sent() -> None:
    """Unpacking, matching and pickling work as with any named tuple."""
    first, second = Pair("a")
    match Pair("a"):
        case Pair(one, two):
            assert (one, two) == (first, second)
    assert pickle.loads(pickle.dumps(Pair("a"))) == Pair("a")
    assert isinstance(pickle.loads(pickle.dumps(Pair("a"))), Pair)


def test_they_never_change() -> None:
    """A field cannot be set, and a name that is none cannot be given."""
    # What type checkers refuse, as they should, is what is tried.
    with pytest.raises(AttributeError):
        Pair("a").first = "c"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Pair("a", third="c")  # type: ignore[call-arg]
