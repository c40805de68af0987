"""The slides' animations and transitions in; targets that do not exist, muddled order and restless effects out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.ooxml import Element, every, find, local, number, q, within
from publisher.preflight.pptx.model.placeholder import FOOTERS, TITLES
from publisher.preflight.pptx.model.sheet import Shape, Sheet
from publisher.preflight.pptx.rules.registry import Faults, deck_rule

_CALM_EFFECTS = frozenset({"1", "10"})  # presetID of Appear and Fade
_CALM_NAMES = "Vis (Appear) eller Toning (Fade)"
_CALM_TRANSITIONS = frozenset({"fade"})
_RESTLESS = frozenset({"animMotion", "animRot", "animScale", "animClr", "audio", "video", "cmd"})


@dataclass(frozen=True)
class Effect:
    """One effect: its node, the click it belongs to (0 = by itself), the shape's id and paragraph (-1 = all of it)."""

    node: Element
    click: int
    target: str
    paragraph: int

    @property
    def enters(self) -> bool:
        """Whether the effect makes its target appear."""
        return self.node.get("presetClass") == "entr"


def _effects(slide: Sheet) -> Iterator[Effect]:
    for click, step in enumerate(_steps(slide), start=1):
        for node in within(step, "p:cTn"):
            if node.get("presetClass") is None:
                continue
            target = next(within(node, "p:spTgt"), None)
            paragraph = find(target, "p:txEl/p:pRg")
            if target is not None:
                yield Effect(node, click, target.get("spid", ""), number(paragraph, "st", -1))


def _steps(slide: Sheet) -> list[Element]:
    main = next((node for node in within(slide.tree, "p:cTn") if node.get("nodeType") == "mainSeq"), None)
    return every(main, "p:childTnLst/p:par")


def _shapes(slide: Sheet) -> dict[str, Shape]:
    return {shape.id: shape for shape in slide.shapes}


@deck_rule("PPTX-A1", "hver animation rammer en form og et afsnit, der findes på slidet")
def _targets(deck: Deck) -> Faults:
    for slide in deck.slides:
        shapes = _shapes(slide)
        for target in within(slide.tree, "p:spTgt", "p:inkTgt"):
            shape = shapes.get(target.get("spid", ""))
            if shape is None:
                yield slide.label, f"en animation rammer form-id {target.get('spid')}, som ikke findes på slidet"
                continue
            paragraphs = 0 if shape.body is None else len(every(shape.body, "a:p"))
            last = number(find(target, "p:txEl/p:pRg"), "end", -1)
            if last >= paragraphs:
                yield shape.label, f"en animation rammer afsnit {last + 1}, men der er {paragraphs}"


@deck_rule("PPTX-A2", "byggelisten nævner netop de tekstformer, der bliver animeret")
def _build_list(deck: Deck) -> Faults:
    for slide in deck.slides:
        shapes, animated = _shapes(slide), {effect.target for effect in _effects(slide)}
        builds = [one for each in within(slide.tree, "p:bldLst") for one in each]
        for build in builds:
            identifier = build.get("spid", "")
            shape = shapes.get(identifier)
            if shape is None:
                yield slide.label, f"byggelisten nævner form-id {identifier}, som ikke findes på slidet"
            elif shape.kind != "sp" or local(build) != "bldP":
                yield shape.label, "står i byggelisten, men er ikke en tekstform; PowerPoint vil reparere filen"
            elif identifier not in animated:
                yield shape.label, "står i byggelisten, men har ingen animation"
        listed = {build.get("spid", "") for build in builds}
        for target in dict.fromkeys(effect.target for effect in _effects(slide) if effect.paragraph >= 0):
            if target in shapes and target not in listed:
                yield shapes[target].label, "kommer frem afsnit for afsnit, men mangler i byggelisten"
        for (identifier, _), count in Counter((one.get("spid", ""), one.get("grpId", "")) for one in builds).items():
            if count > 1:
                yield slide.label, f"byggelisten nævner form-id {identifier} {count} gange"


@deck_rule("PPTX-A3", "animationernes tidslinje er hel: én rod, én hovedrækkefølge, hvert trin sit id")
def _time_tree(deck: Deck) -> Faults:
    for slide in deck.slides:
        nodes = list(within(slide.tree, "p:cTn"))
        if not nodes:
            continue
        for identifier, count in Counter(node.get("id", "") for node in nodes).items():
            if count > 1:
                yield slide.label, f"{count} trin i tidslinjen har id »{identifier}«"
        kinds = Counter(node.get("nodeType", "") for node in nodes)
        for kind, name in (("tmRoot", "rod"), ("mainSeq", "hovedrækkefølge")):
            if kinds[kind] != 1:
                yield slide.label, f"tidslinjen har {kinds[kind]} gange {name}; der skal være netop én"


@deck_rule("PPTX-A4", "klik for klik: hvert trin viser noget, intet kommer to gange, afsnit kommer i rækkefølge")
def _order(deck: Deck) -> Faults:
    for slide in deck.slides:
        shapes, effects = _shapes(slide), list(_effects(slide))
        for click in range(1, len(_steps(slide)) + 1):
            first = next((effect for effect in effects if effect.click == click), None)
            if first is None:
                yield slide.label, f"klik {click} viser ingenting"
            elif first.node.get("nodeType") not in {"clickEffect", "withEffect", "afterEffect"}:
                yield slide.label, f"klik {click} begynder uden at sige, hvornår"
            elif click > 1 and first.node.get("nodeType") != "clickEffect":
                yield slide.label, f"trin {click} venter ikke på et klik"
        entered = [(effect.target, effect.paragraph) for effect in effects if effect.enters]
        left = {effect.target for effect in effects if not effect.enters}
        for (target, paragraph), count in Counter(entered).items():
            if count > 1 and target not in left:
                what = f"afsnit {paragraph + 1} i " if paragraph >= 0 else ""
                yield slide.label, f"{what}{_named(shapes, target)} kommer frem {count} gange"
        for target in dict(entered):
            order = [paragraph for one, paragraph in entered if one == target and paragraph >= 0]
            if order != sorted(order):
                yield slide.label, f"afsnittene i {_named(shapes, target)} kommer ikke frem i den rækkefølge, de læses"


@deck_rule("PPTX-A5", "titel, sidefod og slidenummer står der fra start")
def _standing(deck: Deck) -> Faults:
    for slide in deck.slides:
        shapes = _shapes(slide)
        for target in dict.fromkeys(effect.target for effect in _effects(slide)):
            if target in shapes and shapes[target].role in TITLES | FOOTERS:
                yield shapes[target].label, "er animeret; den skal stå på slidet fra start"


@deck_rule("PPTX-A6", f"trin kommer roligt frem: kun effekterne {_CALM_NAMES}")
def _calm(deck: Deck) -> Faults:
    for slide in deck.slides:
        shapes = _shapes(slide)
        for effect in _effects(slide):
            preset, kind = effect.node.get("presetID", ""), effect.node.get("presetClass", "")
            if preset not in _CALM_EFFECTS or kind not in {"entr", "exit"}:
                yield slide.label, f"{_named(shapes, effect.target)} har effekten {kind} {preset}; brug {_CALM_NAMES}"
        timing = find(slide.tree, "p:timing")
        for name in sorted(_restless(timing)):
            yield slide.label, f"har en animation af slagsen »{name}«; på et roligt slide bevæger intet sig"


@deck_rule("PPTX-A7", "animationer rammer hele grupper, aldrig en form inde i en gruppe")
def _whole_groups(deck: Deck) -> Faults:
    for slide in deck.slides:
        shapes = _shapes(slide)
        for target in dict.fromkeys(one.get("spid", "") for one in within(slide.tree, "p:spTgt")):
            if target in shapes and shapes[target].ancestors:
                group = shapes[target].ancestors[-1].name
                yield (
                    shapes[target].label,
                    f"er animeret, men ligger i gruppen »{group}«; PowerPoint kan kun vise hele gruppen",
                )


@deck_rule("PPTX-A8", "overgange er rolige: ingen eller Toning (Fade), på klik og uden lyd")
def _transitions(deck: Deck) -> Faults:
    for sheet in deck.slides + deck.layouts + deck.masters:
        for transition in within(sheet.tree, "p:transition"):
            for effect in (one for one in transition if local(one) not in {"extLst", ""}):
                if effect.tag == q("p:sndAc"):
                    yield sheet.label, "overgangen har lyd"
                elif local(effect) not in _CALM_TRANSITIONS:
                    yield sheet.label, f"overgangen »{local(effect)}« er urolig; brug ingen eller Toning (Fade)"
            if transition.get("advTm") is not None or transition.get("advClick") in {"0", "false"}:
                yield sheet.label, "slidet skifter af sig selv; underviseren skal klikke"


def _restless(timing: Element | None) -> set[str]:
    return set() if timing is None else {local(one) for one in timing.iter()} & _RESTLESS


def _named(shapes: dict[str, Shape], identifier: str) -> str:
    return f"»{shapes[identifier].name}«" if identifier in shapes else f"form-id {identifier}"
