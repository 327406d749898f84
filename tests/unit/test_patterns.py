"""Wildcard patterns: what they match, and how much work that takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from policy_engine.arn import arn_test, resource_tokens
from policy_engine.patterns import glob_tokens, matcher, overlap_test

_ALPHABET = st.text(alphabet="ab:*?", max_size=12)


def _regex(pattern: str) -> re.Pattern[str]:
    translated = "".join({"*": ".*", "?": "."}.get(char, re.escape(char)) for char in pattern)
    return re.compile(translated, re.DOTALL)


@settings(deadline=None, derandomize=True)
@given(_ALPHABET, st.text(alphabet="ab:*?\n", max_size=12))
def test_globs_match_as_expressions_do(pattern: str, text: str) -> None:
    """A pattern matches what the regular expression for it matches."""
    assert matcher(glob_tokens(pattern))(text) is bool(_regex(pattern).fullmatch(text))


@settings(deadline=None, derandomize=True)
@given(st.lists(st.text(alphabet="ab*?", max_size=4), min_size=6, max_size=6), st.text(alphabet="ab:", max_size=16))
def test_resources_match_field_by_field(fields: list[str], text: str) -> None:
    """In the first five fields only a star at the end runs over colons."""

    def expression(number: int, field: str) -> str:
        last = number == 5
        ended = re.sub(r"\*+", "*", field)
        parts = []
        for at, char in enumerate(ended):
            if char == "*":
                parts.append(".*" if last or at == len(ended) - 1 else "[^:]*")
            elif char == "?":
                parts.append("." if last else "[^:]")
            else:
                parts.append(re.escape(char))
        return "".join(parts)

    wanted = re.compile(":".join(expression(*each) for each in enumerate(fields)), re.DOTALL)
    tokens = resource_tokens(glob_tokens(":".join(fields)), complete=False)
    assert matcher(tokens)(text) is bool(wanted.fullmatch(text))


class _Counted(str):
    """A text that counts how many of its characters are looked at, and how often a part is searched for in it."""

    looked_at = 0
    searched = 0

    def find(self, *arguments: Any) -> int:
        _Counted.searched += 1
        return str.find(self, *arguments)

    def __iter__(self) -> Iterator[str]:
        for char in str.__iter__(self):
            _Counted.looked_at += 1
            yield char


def _steps(pattern: str, length: int) -> int:
    _Counted.looked_at = 0
    assert not matcher(glob_tokens(pattern))(_Counted("a" * length))
    return _Counted.looked_at


def test_hostile_patterns_take_linear_steps() -> None:
    """A pattern made to backtrack looks at each character once."""
    for stars in (5, 50, 500):
        pattern = "a*?" * stars + "b"
        assert _steps(pattern, 1000) <= 1000
        assert _steps(pattern, 2000) <= 2000


def test_hostile_stars_take_linear_steps() -> None:
    """Each literal between stars is searched for once, from where the one before it ended."""
    for literals in (10, 100, 1000):
        _Counted.searched = 0
        assert not matcher(glob_tokens("*a" * literals + "*b*c"))(_Counted("a" * 2000 + "c"))
        assert _Counted.searched <= literals + 2


def test_long_globs() -> None:
    """Stars between literals are found from the left, the ends are anchored."""
    pattern = glob_tokens("a*" * 2000 + "b")
    assert not matcher(pattern)("a" * 5000)
    assert matcher(pattern)("a" * 5000 + "b")


def test_arn_operators_keep_to_fields() -> None:
    """No wildcard of an ARN operator runs over a colon of the first five fields."""
    test = arn_test(glob_tokens("arn:aws:someservice:*:111122223333:finance/*"))
    assert test("arn:aws:someservice:us-east-2:111122223333:finance/a:b/c")
    assert not test("arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt")
    assert not test("arn:aws:someservice")


_SHORT = st.text(alphabet="ab*?", max_size=5)


@settings(deadline=None, derandomize=True)
@given(_SHORT, _SHORT)
def test_patterns_overlap_when_a_text_matches_both(first: str, second: str) -> None:
    """Two patterns overlap exactly if some text matches both; no shortest such text is longer than both together."""
    tests = matcher(glob_tokens(first)), matcher(glob_tokens(second))
    longest = len(first) + len(second)
    texts = ("".join(chars) for length in range(longest + 1) for chars in product("ab", repeat=length))
    wanted = any(all(test(text) for test in tests) for text in texts)
    assert overlap_test(glob_tokens(first))(glob_tokens(second)) is wanted
