"""Mutants for people at a terminal: those that no case notices."""

from __future__ import annotations

from policy_engine.render.coverage.text import percent_text
from policy_engine.render.paint import painted
from policy_engine.render.shown import shown
from policy_engine.render.snippet import place, snippet
from policy_engine.testing.mutation import Mutation, Survivor
from policy_engine.testing.parts import key_of


def mutation_text(mutation: Mutation, *, color: bool) -> str:
    """Each mutant that no case notices, with its place and the case that is missing; then the score."""
    parts = [_survivor(each, color=color) for each in told_survivors(mutation)]
    return "".join(f"{part}\n" for part in parts) + _score(mutation, color=color)


def told_survivors(mutation: Mutation) -> list[Survivor]:
    """Those worth telling: where nobody misses a statement, nobody misses a part of it either."""
    idle = {
        (key_of(each.mutant.document), each.mutant.index) for each in mutation.survivors if not each.mutant.statement
    }
    return [
        each
        for each in mutation.survivors
        if each.mutant.wider is not False
        or not each.mutant.statement
        or (key_of(each.mutant.document), each.mutant.index) not in idle
    ]


def _survivor(survivor: Survivor, *, color: bool) -> str:
    mutant = survivor.mutant
    source, span = mutant.document.source, mutant.draft.span
    where = painted(place(source, span), "bold", color=color)
    word = painted("no case notices", "yellow", color=color)
    return (
        f"{where}: {word}: {shown(mutant.draft.change)}\n"
        f"{snippet(source, span)}"
        f"  {painted('help', 'bold', color=color)}: {shown(help_text(survivor))}\n"
    )


def help_text(survivor: Survivor) -> str:
    """What to add to the suite; or that there is more than one reason for the answers of it."""
    if survivor.decided and survivor.mutant.statement is None:
        cases = (
            "1 case that it decides has"
            if survivor.decided == 1
            else f"{survivor.decided:,} cases that it decides have"
        )
        return f"the {cases} the same answer by another statement or policy; test it where it is alone, or leave it out"
    return f"add {survivor.mutant.missing_case}"


def _score(mutation: Mutation, *, color: bool) -> str:
    count = mutation.count
    done = count.covered == count.total
    score = painted(f"{count.covered:,} of {count.total:,} mutants noticed", "green" if done else "yellow", color=color)
    left_out = f"; {mutation.equivalent:,} that change nothing left out" if mutation.equivalent else ""
    return f"{score} ({percent_text(count)}){left_out}\n"
