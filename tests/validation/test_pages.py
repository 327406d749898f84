"""What checks say of themselves, and the pages made of it."""

from __future__ import annotations

import pytest

from policy_engine.lint.registry import every_rule
from policy_engine.lint.rule import Rule
from tests.rule_pages import FOLDER, pages, said


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.code)
def test_a_check_says_what_it_is_about(rule: Rule) -> None:
    """Sentence, reason, what to avoid, what to prefer, source: `--explain` prints them."""
    assert all(said(rule))


def test_pages_are_up_to_date() -> None:
    """docs/rules is what `python -m tests.rule_pages` writes."""
    wanted = pages()
    assert set(FOLDER.rglob("*.md")) == wanted.keys()
    stale = [path for path, text in wanted.items() if path.read_text(encoding="utf-8") != text]
    assert not stale, "run python -m tests.rule_pages"


def test_codes_stand_once() -> None:
    """No code is listed twice, and each check has a file of its own."""
    assert len({rule.code for rule in every_rule()}) == len(every_rule())
    assert len({rule.module for rule in every_rule()}) == len(every_rule())
