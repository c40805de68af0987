"""Clicks in; PowerPoint's timeline that fades things in, one click after another, out. And the slides' transition."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_FADE = 400  # milliseconds
_TRANSITION = 600
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'

TRANSITION = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="p14">'
    f'<p:transition {_P} spd="med" p14:dur="{_TRANSITION}"><p:fade/></p:transition></mc:Choice>'
    f'<mc:Fallback><p:transition {_P} spd="med"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>'
)


@dataclass(frozen=True)
class Target:
    """What appears: a shape by its id, or one paragraph of its text; `is_text` for a placeholder, not a drawing."""

    shape: int
    paragraph: int | None = None
    is_text: bool = False


def timing(clicks: Sequence[Iterable[Target]]) -> str:
    """`p:timing` in which each click brings its targets together; an empty string without clicks."""
    if not clicks:
        return ""
    ids = itertools.count(3)
    targets = [list(click) for click in clicks]
    steps = "".join(_click(click, ids) for click in targets)
    built: dict[int, Target] = {target.shape: target for click in targets for target in click if target.is_text}
    builds = "".join(
        f'<p:bldP spid="{shape}" grpId="0"' + ("/>" if target.paragraph is None else ' build="p"/>')
        for shape, target in built.items()
    )
    moves = "".join(
        f'<p:{name}CondLst><p:cond evt="on{name.capitalize()}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        f"</p:{name}CondLst>"
        for name in ("prev", "next")
    )
    return (
        f'<p:timing {_P}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{steps}</p:childTnLst></p:cTn>{moves}</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"{'<p:bldLst>' + builds + '</p:bldLst>' if builds else ''}</p:timing>"
    )


def _click(targets: Sequence[Target], ids: Iterator[int]) -> str:
    outer, inner = next(ids), next(ids)
    kinds = ["clickEffect"] + ["withEffect"] * (len(targets) - 1)
    effects = "".join(_effect(target, kind, ids) for target, kind in zip(targets, kinds, strict=True))
    return _step(outer, "indefinite", _step(inner, "0", effects))


def _step(number: int, delay: str, content: str) -> str:
    return (
        f'<p:par><p:cTn id="{number}" fill="hold"><p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'
        f"<p:childTnLst>{content}</p:childTnLst></p:cTn></p:par>"
    )


def _effect(target: Target, kind: str, ids: Iterator[int]) -> str:
    """The entrance effect Fade (preset 10): shown at once, then its opacity grows."""
    effect, shown, faded = next(ids), next(ids), next(ids)
    group = ' grpId="0"' if target.is_text else ""
    paragraph = target.paragraph
    part = "" if paragraph is None else f'<p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/></p:txEl>'
    what = f'<p:tgtEl><p:spTgt spid="{target.shape}">{part}</p:spTgt></p:tgtEl>'
    return (
        f'<p:par><p:cTn id="{effect}" presetID="10" presetClass="entr" presetSubtype="0" fill="hold"{group} '
        f'nodeType="{kind}">'
        '<p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
        f'<p:set><p:cBhvr><p:cTn id="{shown}" dur="1" fill="hold">'
        f'<p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>{what}'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
        f'<p:animEffect transition="in" filter="fade"><p:cBhvr><p:cTn id="{faded}" dur="{_FADE}"/>{what}</p:cBhvr>'
        "</p:animEffect></p:childTnLst></p:cTn></p:par>"
    )
