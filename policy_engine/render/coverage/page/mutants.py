"""The mutants on the page that no case notices."""

from __future__ import annotations

from policy_engine.render.coverage.mutation_text import help_text, told_survivors
from policy_engine.render.coverage.page.writing import data, element, text
from policy_engine.render.snippet import place, snippet
from policy_engine.testing.mutation import Mutation, Survivor


def mutants_section(mutation: Mutation) -> str:
    """How many mutants were noticed, and those that were not."""
    count = mutation.count
    return element(
        "section",
        element("h2", "Mutants"),
        element("p", text(f"{count.covered:,} of {count.total:,} changes to the policies make a case fail.")),
        *(_survivor(each) for each in told_survivors(mutation)),
        id="mutants",
        **data(noticed=count.covered, tried=count.total, equivalent=mutation.equivalent),
    )


def _survivor(survivor: Survivor) -> str:
    draft, source = survivor.mutant.draft, survivor.mutant.document.source
    return element(
        "details",
        element("summary", text(draft.change), " ", element("small", text(place(source, draft.span)))),
        element("pre", text(snippet(source, draft.span).rstrip())),
        element("p", text(f"No case notices: {help_text(survivor)}.")),
        class_="mutant idle",
    )
