"""A progress bar on standard error, for work that takes seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from policy_engine.inputs.reading import Read
from policy_engine.syntax.json_tree import JsonError


def with_progress(reads: Iterable[Read], size: int) -> Iterator[Read]:
    """The same policies, while a bar shows how much of the files they are; `size` is that of all files."""
    before, inside = 0, 0
    file = None
    with click.progressbar(length=size, label="checking", file=sys.stderr) as bar:
        for read in reads:
            yield read
            if read.file is not file:
                before += len(file.text) if file else 0
                file, inside = read.file, 0
            inside += 0 if isinstance(read.policy, JsonError) else len(read.policy.text)
            bar.update(min(before + inside, size) - bar.pos)
        bar.update(size - bar.pos)
