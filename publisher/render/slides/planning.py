"""A selection of sessions in; the plan of their deck, its clock, sources and titles settled, out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from publisher.content.book import Slide
from publisher.render.slides.layout import Planner, Setting
from publisher.render.slides.plan import DeckPlan, SectionPlan
from publisher.render.slides.selection import Selection


def plan(planner: Planner, selection: Selection) -> DeckPlan:
    """The deck's plan; what does not fit is noted in the planner.

    The clock begins anew with each session. A title that the deck has had already gets a number, since a slide sorter
    and a screen reader show nothing but titles.
    """
    sections: list[SectionPlan] = []
    titles: Counter[str] = Counter()
    count = 0
    for session in selection.sessions:
        cited = [cite for slide in session.slides for cite in slide.cite]
        parts: list[SectionPlan] = []
        start = 0
        for section in session.sections:
            planned = []
            for slide in section.slides:
                count += 1
                setting = Setting(count, start, (selection.course, session.title), tuple(cited))
                planned.append(planner.slide(_told_apart(slide, titles), setting))
                start += slide.minutes
            parts.append(SectionPlan(section.title, tuple(planned)))
        if len(selection.sessions) > 1:
            slides = tuple(slide for part in parts for slide in part.slides)
            parts = [SectionPlan(f"{len(sections) + 1}. {session.title}", slides)]
        sections += parts
    return DeckPlan(
        str(selection.path("")), selection.title, selection.course, planner.theme, tuple(sections), selection.builds
    )


def _told_apart(slide: Slide, titles: Counter[str]) -> Slide:
    key = slide.title.casefold()
    titles[key] += 1
    return slide if titles[key] == 1 else replace(slide, title=f"{slide.title} ({titles[key]})")
