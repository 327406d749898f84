"""What the benchmark's page says of figures: pure rendering, nothing is measured."""

from __future__ import annotations

import pytest

from benchmarks.page import comparisons, figures, not_reached, number
from benchmarks.rows import Comparison, Row, Section, Standing


@pytest.mark.parametrize(
    ("measured", "goal", "floor", "at_least", "expected"),
    [
        (2.0, 2.0, 6.0, False, Standing.MET),
        (2.1, 2.0, 6.0, False, Standing.SHORT),
        (6.1, 2.0, 6.0, False, Standing.FAILED),
        (2.1, 2.0, None, False, Standing.SHORT),
        (30.0, 30.0, None, True, Standing.MET),
        (29.0, 30.0, None, True, Standing.SHORT),
        (9.0, 30.0, 10.0, True, Standing.FAILED),
        (9.0, None, None, False, Standing.NO_GOAL),
    ],
)
def test_standing(measured: float, goal: float | None, floor: float | None, at_least: bool, expected: Standing) -> None:
    """A bound itself is reached; beyond the floor is worse than beyond the goal; ratios count the other way."""
    row = Row(what="it", measured=measured, unit="µs", goal=goal, floor=floor, at_least=at_least)
    assert row.standing is expected


def test_a_table_shows_each_figure_with_its_goal() -> None:
    """Figures, bounds and remarks stand in one line each; what has no goal has empty cells."""
    rows = (
        Row(what="decision", measured=1.234, unit="µs", goal=0.8, floor=2, why="because"),
        Row(what="memory", measured=5120, unit="KiB", remark="of everything"),
    )
    *_head, first, second = figures(Section(title="Decisions", rows=rows)).splitlines()
    assert first == "| decision | 1.23 µs | ≤ 0.8 | ≤ 2 | not met |"
    assert second == "| memory | 5,120 KiB |  |  | of everything |"


def test_every_missed_goal_is_explained() -> None:
    """What misses its goal is listed with the gap and the reason kept with it, and nothing else is."""
    text = not_reached(
        [
            Row(what="met", measured=1, unit="µs", goal=2, why="never shown"),
            Row(what="slow", measured=9, unit="µs", goal=2, floor=6, why="the index is asked"),
            Row(what="ratio", measured=20, unit="×", goal=30, at_least=True, why="the peer is fast"),
        ]
    )
    assert text.splitlines()[2:] == [
        "- slow: 9 µs, 4.5 times off the goal of 2, below the floor. The index is asked.",
        "- ratio: 20 ×, 1.5 times off the goal of 30. The peer is fast.",
    ]


def test_nothing_missed_is_said() -> None:
    """A run that met every goal says so."""
    assert "met every goal" in not_reached([Row(what="met", measured=1, unit="µs", goal=2)])


def test_comparisons_count_the_same_answers() -> None:
    """A peer's line has both costs, both ratios, and how many answers agreed."""
    compared = Comparison(
        peer="other", question="(a)", theirs=4500, ours=1.5, ratio=3000, raw_ratio=300, same=7, asked=8, remark="why"
    )
    assert comparisons([compared]).splitlines()[-1] == (
        "| other | (a) | 4,500 | 1.5 | 3,000 × | 300 × | 7 of 8 | why |"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0534, "0.053"),
        (0.5678, "0.57"),
        (0.8, "0.8"),
        (2.0, "2"),
        (14.23, "14.2"),
        (30.0, "30"),
        (123.4, "123"),
        (33705.2, "33,705"),
    ],
)
def test_numbers_show_what_counts(value: float, expected: str) -> None:
    """About three digits, with thousands set apart."""
    assert number(value) == expected
