"""Pydantic's errors in; key path, Danish message, what was found, what is allowed and the nearest match out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from publisher.errors import listed, nearest

Found = tuple[tuple[str | int, ...], str, str, str, str]

_RULES = {
    "title-or-message": "et slide skal have enten title eller message, ikke begge og ikke ingen af dem",
    "body-or-items": "et slide har enten body eller items, ikke begge",
    "figure-layout": "figure hører til layout figure og figure-text, og de skal have en",
    "columns-layout": "columns hører til layout columns, som skal have dem",
    "cite-without-strength": "en påstand med henvisning (cite) skal også have en styrke (strength)",
    "two-columns": "columns skal være to",
    "table-size": "en tabel har 2–4 felter i head og højst 6 rækker i rows",
    "table-layout": "table hører til layout table, som skal have en",
    "rows-or-items": "en tabel får sine rækker fra enten rows eller items",
    "uneven-rows": "hver række i rows skal have lige så mange felter som head",
    "start-layout": "start hører til layout steps",
    "slide-or-pause": "skriv enten slide eller pause",
    "pause-minutes": "en pause har ikke minutes; skriv pausens minutter efter pause",
    "one-thing-a-part": "en del af et ark har højst én af drawing, blanks, items og grid",
    "items-first": "lines og choices hører til items",
    "lines-or-choices": "items har enten lines eller choices, ikke begge",
}
_TYPES = {
    "string_type": "en tekst",
    "int_type": "et helt tal",
    "float_type": "et tal",
    "bool_type": "true eller false",
    "tuple_type": "en liste (linjer med -)",
    "dict_type": "nøgler med værdier",
    "model_type": "nøgler med værdier",
    "model_attributes_type": "nøgler med værdier",
    "date_type": "en dato som 2026-12-01",
    "none_required": "ingenting (null)",
}
_LIMITS = {
    "too_short": ("min_length", "antallet passer ikke", "mindst"),
    "too_long": ("max_length", "antallet passer ikke", "højst"),
    "string_too_long": ("max_length", "teksten er længere end så mange tegn", "højst"),
    "greater_than_equal": ("ge", "tallet er uden for grænserne", "mindst"),
    "less_than_equal": ("le", "tallet er uden for grænserne", "højst"),
}
_PATTERNS = {
    r"^[a-z][a-z0-9-]*$": "små bogstaver a-z, tal og bindestreg, fx moedet-i-hjernen",
    r"^([a-z][a-z0-9-]*\.)?[a-z][a-z0-9-]*$": "et id eller kapitel.id, fx alarmsystemet.moedet",
    r"^[a-z][a-z0-9_]*$": "et id fra docs/references.yml, fx raja2020",
    r"^[^,<>&]+$": "et eller flere ord uden komma",
    r"^#[0-9A-F]{6}$": "en farve som #1C2A3A",
    r"^#[0-9A-Fa-f]{6}$": "en farve som #1C2A3A",
    r"^[^\n]+$": "én linje",
    r"^\+?[0-9][0-9 ]{4,18}[0-9]$": "tal og mellemrum, fx 12 34 56 78",
    r"^(https?://)?([a-zæøå0-9-]+\.)+[a-zæøå]{2,}(/[^\s<>\"]*)?$": "en adresse, fx www.klinik.dk",
}


def problems_of(error: ValidationError, shape: TypeAdapter[Any]) -> Iterator[Found]:
    """Each error of a validation, as an author must read it."""
    for detail in error.errors(include_url=False):
        yield _found(detail, shape._type)  # noqa: SLF001 - pydantic has no public way back to the annotation


def _found(detail: ErrorDetails, root: Any) -> Found:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    key = tuple(part for part in detail["loc"] if part != "[key]")
    shown = _shown(given)
    if kind == "extra_forbidden":
        allowed = _fields_at(root, key[:-1])
        return key, "ukendt nøgle", str(key[-1]), listed(allowed, 20), nearest(str(key[-1]), allowed)
    if kind == "missing":
        return key[:-1], f"mangler {key[-1]}", "", "", ""
    if kind == "literal_error":
        allowed = _quoted(str(context["expected"]))
        return key, "værdien er ikke en af de tilladte", shown, listed(allowed, 20), nearest(str(given), allowed)
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return key, "forkert form", shown, _PATTERNS.get(pattern, "se forfattervejledningen"), ""
    if kind == "string_too_short":
        return key, "teksten er tom", "", "", ""
    if kind in _LIMITS:
        name, message, bound = _LIMITS[kind]
        return key, message, shown, f"{bound} {context[name]:g}".replace(".", ","), ""
    if kind == "value_error":
        return key, _RULES[str(context["error"])], "", "", ""
    return key, "forkert type", shown, _TYPES.get(kind, kind), ""


def _shown(given: Any) -> str:
    if isinstance(given, dict):
        return "nøgler: " + listed(map(str, given), 5)
    if isinstance(given, tuple):
        return f"en liste med {len(given)}"
    if given is None:
        return "ingenting"
    text = str(given)
    return text if len(text) <= 60 else text[:59] + "…"


def _quoted(expected: str) -> list[str]:
    """The values in pydantic's "'a', 'b' or 'c'"."""
    return [part for number, part in enumerate(expected.split("'")) if number % 2]


def _fields_at(shape: Any, key: tuple[str | int, ...]) -> list[str]:
    """The keys that the model at the key path allows, found by walking the annotations."""
    for part in key:
        model = _model_in(shape)
        if model is not None and isinstance(part, str) and (part in model.model_fields):
            shape = model.model_fields[part].annotation
        else:
            shape = _element(shape)
    model = _model_in(shape)
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(shape: Any) -> type[BaseModel] | None:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return shape
    return next((arg for arg in get_args(shape) if isinstance(arg, type) and issubclass(arg, BaseModel)), None)


def _element(shape: Any) -> Any:
    """What a container of this shape holds: the last argument of dict[Id, X], the first of tuple[X, ...]."""
    arguments = [arg for arg in get_args(shape) if arg is not Ellipsis and arg is not type(None)]
    return arguments[-1] if arguments else None
