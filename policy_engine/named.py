"""Named tuples, as `typing.NamedTuple` declares them, in a fifth of the time.

That one compiles the text of every annotation, for each class and at every start of a command. Type checkers see it
and nothing else.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    class _NamedTupleType(type):
        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = namespace.get("__annotations__", {})
            defaults = [namespace[each] for each in fields if each in namespace]
            made = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            for each, value in namespace.items():
                if each not in fields:
                    setattr(made, each, value)
            return made

    class NamedTuple(metaclass=_NamedTupleType):
        """A base that its subclasses do not keep: they are plain tuples with names."""
