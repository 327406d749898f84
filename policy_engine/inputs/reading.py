"""Files to policies: what cannot be read becomes an error and does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.files import FileError, read_bytes, source_of
from policy_engine.inputs.embedded import Embedded
from policy_engine.inputs.forms import Counts, TooLong, policies_in
from policy_engine.inputs.looks import bytes_speak_of_policy, may_hold_policy, speaks_of_policy
from policy_engine.inputs.walking import FileOrError, NamedFile
from policy_engine.longest import LONGEST
from policy_engine.named import NamedTuple
from policy_engine.source import Source
from policy_engine.syntax.json_tree import JsonError


class Tally:
    """What became of the files besides their findings."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        """What could not be read, a sentence each."""
        self.files = 0
        """Files that were read."""
        self.without_policy = 0
        """Of these, those that hold no policy."""
        self.passed: Counts = {}


class Read(NamedTuple):
    """A policy of a file, or the mistake that makes the file no JSON."""

    file: Source
    policy: Embedded | JsonError


def read_policies(files: Iterator[FileOrError], tally: Tally, *, only_policies: bool = False) -> Iterator[Read]:
    """The policies of all files, in order; what else there is to say goes to the tally.

    A file that is no JSON is a mistake if it was named, and where it was met or `only_policies` is set only if it
    speaks of a policy. With `only_policies` the same holds for what cannot be read as text.
    """
    for file in files:
        try:
            if isinstance(file, FileError):
                raise file
            source = _source(file, only_policies=only_policies)
        except FileError as error:
            tally.errors.append(str(error))
            continue
        tally.files += 1
        found = False
        if source is not None:
            for each in _policies(source, tally, lenient=file.met or only_policies, only_policies=only_policies):
                found = True
                yield each
        tally.without_policy += not found


def _source(file: NamedFile, *, only_policies: bool) -> Source | None:
    content = read_bytes(file.name)
    try:
        return source_of(content, file.name)
    except FileError:
        if only_policies and not bytes_speak_of_policy(content):
            return None
        raise


def _policies(source: Source, tally: Tally, *, lenient: bool, only_policies: bool) -> Iterator[Read]:
    if lenient and not may_hold_policy(source.text):
        return
    try:
        for found in policies_in(source.text, tally.passed):
            if isinstance(found, TooLong):
                tally.errors.append(f"{_place(source, found)}: {_length(found)}")
            else:
                yield Read(source, found)
    except JsonError as error:
        if not lenient or speaks_of_policy(source.text):
            yield Read(source, error)
    except RecursionError:
        if not only_policies or speaks_of_policy(source.text):
            tally.errors.append(f"{source.name}: nested too deeply to be read as JSON")


def _place(source: Source, found: TooLong) -> str:
    return f"{source.name}: {found.label}" if found.label else source.name


def _length(found: TooLong) -> str:
    return f"the policy has {found.length:,} characters; policies of up to {LONGEST:,} are read"
