"""The mutants on the page that no case notices."""

from __future__ import annotations

from policy_engine.render.coverage.mutation_text import help_text
from policy_engine.render.coverage.page.writing import data, element, text
from policy_engine.render.snippet import place, snippet
from policy_engine.testing.mutants import Mutant
from policy_engine.testing.mutation import Mutation


def mutants_section(mutation: Mutation) -> str:
    """How many mutants were noticed, and those that were not."""
    count = mutation.count
    return element(
        "section",
        element("h2", "Mutants"),
        element("p", text(f"{count.covered:,} of {count.total:,} changes to the policies make a case fail.")),
        *(_survivor(each) for each in mutation.survivors),
        id="mutants",
        **data(noticed=count.covered, tried=count.total, equivalent=mutation.equivalent),
    )


def _survivor(mutant: Mutant) -> str:
    source = mutant.document.source
    return element(
        "details",
        element("summary", text(mutant.change), " ", element("small", text(place(source, mutant.span)))),
        element("pre", text(snippet(source, mutant.span).rstrip())),
        element("p", text(f"No case notices: {help_text(mutant)}.")),
        class_="mutant idle",
    )
