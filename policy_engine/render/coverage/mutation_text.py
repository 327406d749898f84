"""Mutants for people at a terminal: those that no case notices."""

from __future__ import annotations

from policy_engine.render.coverage.text import percent_text
from policy_engine.render.paint import painted
from policy_engine.render.shown import shown
from policy_engine.render.snippet import place, snippet
from policy_engine.testing.mutants import Mutant
from policy_engine.testing.mutation import Mutation


def mutation_text(mutation: Mutation, *, color: bool) -> str:
    """Each mutant that no case notices, with its place and the case that is missing; then the score."""
    parts = [_survivor(each, color=color) for each in mutation.survivors]
    return "".join(f"{part}\n" for part in parts) + _score(mutation, color=color)


def _survivor(mutant: Mutant, *, color: bool) -> str:
    source = mutant.document.source
    where = painted(place(source, mutant.span), "bold", color=color)
    word = painted("no case notices", "yellow", color=color)
    return (
        f"{where}: {word}: {shown(mutant.change)}\n"
        f"{snippet(source, mutant.span)}"
        f"  {painted('help', 'bold', color=color)}: {shown(help_text(mutant))}\n"
    )


def help_text(mutant: Mutant) -> str:
    """What to add to the suite."""
    return f"add {mutant.missing_case}"


def _score(mutation: Mutation, *, color: bool) -> str:
    count = mutation.count
    done = count.covered == count.total
    score = painted(f"{count.covered:,} of {count.total:,} mutants noticed", "green" if done else "yellow", color=color)
    left_out = f"; {mutation.equivalent:,} that change nothing left out" if mutation.equivalent else ""
    return f"{score} ({percent_text(count)}){left_out}\n"
