"""Drops from a warmed Python what answering needs no more: how modules were found and compiled, what
functions say of themselves. A third of the memory is left, and every byte of it travels.

What is dropped wrongly raises when it is used; the build compares answers before and after.
"""

import gc
import sys
import types
from collections.abc import Callable

NEEDED = frozenset(
    (  # noqa: SIM905 - seventy lines of one name each would say no more
        "__main__ builtins sys gc types _types abc _abc functools _functools operator _operator itertools "
        "collections collections.abc _collections _collections_abc keyword reprlib weakref _weakref _weakrefset "
        "importlib._bootstrap _frozen_importlib _imp marshal _thread _warnings _signal posix time "
        "io _io codecs _codecs encodings encodings.utf_8 unicodedata string math "
        "re re._casefix re._compiler re._constants re._parser _sre enum copy copyreg "
        "json json.decoder json.encoder json.scanner _json datetime _datetime dataclasses "
        "jinja2 jinja2.defaults jinja2.environment jinja2.exceptions jinja2.filters jinja2.runtime jinja2.tests "
        "jinja2.utils markupsafe markupsafe._native"
    ).split()
)
"""The modules whose functions run while a plan is checked and rendered, beside plan_builder's own."""

SPARED = frozenset({"jinja2.nodes.EvalContext"})
"""Classes in use of modules that go."""

HAS_DOCSTRING = 0x4000000  # inspect.CO_HAS_DOCSTRING, without importing inspect


def drop_modules() -> None:
    """Empty every module that is not needed, and the places where the others name its contents."""
    unneeded = {name for name in sys.modules if name not in NEEDED and not name.startswith("plan_builder")}
    sys.modules["jinja2.environment"].Environment.code_generator_class = None
    for name, module in list(sys.modules.items()):
        if name not in unneeded:
            _forget(name, module.__dict__, unneeded)
    for kind in [each for each in gc.get_objects() if isinstance(each, type) and _goes(each, unneeded)]:
        _empty(kind)
    for name in unneeded:
        sys.modules.pop(name).__dict__.clear()
    for finders in (sys.path_importer_cache, sys.path_hooks, sys.meta_path):
        finders.clear()


class _Typing:
    """What is left of `typing` for modules that call it while they run."""

    TYPE_CHECKING = False

    @staticmethod
    def cast(_kind: object, value: object) -> object:
        """Return the value."""
        return value


def _forget(name: str, names: dict[str, object], unneeded: set[str]) -> None:
    for key, value in list(names.items()):
        if isinstance(value, types.ModuleType) and value.__name__ in unneeded:
            names[key] = _Typing if value.__name__ == "typing" else None
        elif name != "builtins" and isinstance(value, (type, types.FunctionType)) and _goes(value, unneeded):
            names[key] = None


def _goes(value: type | types.FunctionType, unneeded: set[str]) -> bool:
    return value.__module__ in unneeded and f"{value.__module__}.{value.__name__}" not in SPARED


def _empty(kind: type) -> None:
    for name in set(kind.__dict__) - {"__dict__", "__weakref__"}:
        _try(type.__delattr__, kind, name)


def _try(change: Callable[..., None], *arguments: object) -> None:
    """Make a change where the class allows it: those written in C do not."""
    try:  # noqa: SIM105 - contextlib is among what goes
        change(*arguments)
    except (TypeError, AttributeError):
        pass


def drop_descriptions() -> None:
    """Take docstrings, annotations and line numbers from everything that is left."""
    done: dict[types.CodeType, types.CodeType] = {}
    for each in gc.get_objects():
        if isinstance(each, types.FunctionType):
            for name in ("__annotations__", "__annotate__", "__doc__"):
                setattr(each, name, None)
            each.__code__ = _bare(each.__code__, done)
        elif isinstance(each, type):
            for name in {"__annotations_cache__", "__annotate_func__"} & set(each.__dict__):
                _try(type.__delattr__, each, name)
            _try(setattr, each, "__doc__", None)
    for name, module in sys.modules.items():
        if name != "builtins":
            module.__dict__.update(dict.fromkeys(("__annotate__", "__spec__", "__loader__", "__cached__", "__doc__")))
    sys.modules["encodings"].__dict__["aliases"] = None
    sys._clear_internal_caches()  # type: ignore[attr-defined]


def _bare(code: types.CodeType, done: dict[types.CodeType, types.CodeType]) -> types.CodeType:
    if code not in done:
        constants = [_bare(each, done) if isinstance(each, types.CodeType) else each for each in code.co_consts]
        if code.co_flags & HAS_DOCSTRING:
            constants[0] = None
        done[code] = code.replace(
            co_consts=tuple(constants), co_linetable=b"", co_filename="", co_flags=code.co_flags & ~HAS_DOCSTRING
        )
    return done[code]


drop_modules()
gc.collect()
drop_descriptions()
for name in set(globals()) - {"__name__", "__builtins__", "answer", "gc"}:
    del globals()[name]
del name
gc.collect()
gc.collect()
