"""What is wrong in JSON and YAML from outside is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_engine.errors import RequestError
from policy_engine.source import Source
from policy_engine.structured import read_document, read_members
from tests.commands import run

_BOMB = "a0: &a0 [x, x, x, x]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 12)
)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("r.yaml", "action: s3:GetObject\nresorce: x\n", "r.yaml:2:1: request: the member", id="yaml"),
        pytest.param("r.json", '{\n "acton": 1,\n "action": "s3:GetObject"}', "r.json:2:2: request: the", id="json"),
        pytest.param(
            "r.yaml",
            "# é 😀\naction: s3:GetObject\nresource: {arn: '😀', taggs: 1}\n",
            "r.yaml:3:22: request.resource: the member `taggs` is not known; did you mean `tags`?",
            id="characters outside of ASCII count as one",
        ),
        pytest.param(
            "r.yaml",
            "- &base {action: s3:GetObject}\n- <<: *base\n  principal: {arn: anonymous, typ: x}\n",
            "r.yaml:3:31: request.principal: the member `typ` is not known; did you mean `type`?",
            id="merged mappings",
        ),
        pytest.param(
            "r.yaml",
            "- &base\n  action: s3:GetObject\n  resource: {arn: x, s3: {bucket_acl: publik}}\n- <<: *base\n",
            "r.yaml:3:39: `publik` is no canned ACL",
            id="a value of a list",
        ),
        pytest.param(
            "r.yaml",
            "action: s3:GetObject\ncalled_via:\n- a\n- [b]\n",
            "r.yaml:2:1: request.called_via: strings are needed, not a list",
            id="wrong type",
        ),
        pytest.param(
            "r.yaml",
            "action: s3:GetObject\npolicies: {identity: [missing.json]}\n",
            "r.yaml:2:23: missing.json: cannot be read: no such file or directory",
            id="a file that is not there",
        ),
        pytest.param(
            "r.yaml",
            "action: s3:GetObject\nprincipal: lambda\n",
            "r.yaml:2:12: request.principal: `lambda` is no principal",
            id="a string in place of an object",
        ),
        pytest.param("r.yaml", "acton: s3:GetObject\n", "request: the member `action` is missing", id="missing"),
        pytest.param("r.yaml", "action: s3:GetObjet\n", "r.yaml:1:9: `s3:GetObjet`: no such action", id="action"),
        pytest.param("r.json", '{"a": {"b": 1,\n "b": 2}', "r.json:2:2: the member `b` stands twice", id="twice"),
        pytest.param("r.yaml", "a:\n\t- b\n", "r.yaml:2:1: not YAML", id="tab"),
        pytest.param("r.yaml", "action: {{a}}\n", "a value that begins with a brace needs quotes", id="braces"),
        pytest.param("r.yaml", "a: &a [*a]\n", "r.yaml:1:4: not YAML: an alias stands for", id="circle"),
        pytest.param("r.yaml", "a: &a {b: *a}\n", "an alias stands for", id="circle of mappings"),
        pytest.param("r.yaml", _BOMB, "aliases stand for more than 5,000,000 values", id="bomb"),
        pytest.param("r.yaml", "- " * 100_000, "nested more than 100 levels deep", id="deep lists"),
        pytest.param("r.yaml", "[" * 100_000, "nested more than 100 levels deep", id="deep brackets"),
        pytest.param("r.json", "[" * 100_000, "nested too deeply", id="deep JSON"),
        pytest.param("r.json", "[" * 500 + "]" * 500, "nested more than 100 levels deep", id="deeper JSON"),
        pytest.param("r.yaml", "a: !!timestamp 2026-01-01\n", "a value that JSON does not have", id="tag"),
    ],
)
def test_mistakes_have_places(name: str, text: str, expected: str, tmp_path: Path) -> None:
    """An error in a request file begins with the place, and ends the command with 3."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("check", "--request", name, folder=tmp_path)
    assert done.code == 3
    assert not done.out
    assert expected in done.err


def test_context_files_have_places(tmp_path: Path) -> None:
    """A value that no condition key can have is shown where it stands in the context file."""
    (tmp_path / "keys.yaml").write_text("aws:SourceIp: 203.0.113.7\naws:TagKeys: {a: b}\n", encoding="utf-8")
    done = run("check", "p.json", "-a", "s3:GetObject", "--context-file", "keys.yaml", folder=tmp_path)
    assert done.err.startswith("error: keys.yaml:2:14: context.aws:TagKeys: a string, number, boolean or a list")


@pytest.mark.parametrize(("name", "text"), [("a.yaml", "x: [1, {y: text}]\n"), ("a.json", '{"x": [1, {"y": "text"}]}')])
def test_places_of_values(name: str, text: str) -> None:
    """Every text, list and object of a document has a place, and so has every member."""
    source = Source(text=text, name=name)
    document, members = read_members(source, "it")
    items = members.items("x")
    assert isinstance(items[1], dict)
    span = document.span(items[1]["y"])
    assert span is not None
    assert "text" in source.slice(span)
    named = document.span(items[1], "y")
    assert named is not None
    assert "y" in source.slice(named)
    assert document.span(object()) is None


def test_a_place_is_given_once() -> None:
    """An error that was placed in the document it is about stays as it is where another names that document."""
    inner = read_document(Source(text="a: text", name="inner.yaml"))
    outer = read_document(Source(text="b: text", name="outer.yaml"))
    with pytest.raises(RequestError, match=r"^inner.yaml:1:1: wrong$"), outer.placing(), inner.placing():
        raise RequestError("wrong", about=inner.value, member="a")
