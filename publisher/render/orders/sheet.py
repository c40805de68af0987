"""A job and its thumbnails in; the job sheet as a tagged A4 PDF out."""

from __future__ import annotations

import base64
import datetime as dt
import functools
from collections.abc import Mapping
from pathlib import Path

import jinja2

from publisher.figures import Palette
from publisher.render.orders.job import INSTRUCTIONS, Job
from publisher.render.paged.mending import finished
from publisher.render.paged.setting import FAMILY, set_document


def job_sheet(job: Job, thumbnails: Mapping[str, bytes], palette: Palette, date: dt.datetime) -> bytes:
    """The sheet that follows the order; `thumbnails` are JPEG pictures by the names of their print files.

    What nobody has said (copies, paper, who orders) has room to be written in by hand.
    """
    title = f"Ordreseddel: {job.title}"
    html = (
        _environment()
        .get_template("job.html.j2")
        .render(
            job=job,
            title=title,
            date=date,
            instructions=INSTRUCTIONS,
            pictures={name: _data_url(picture) for name, picture in thumbnails.items()},
            family=FAMILY,
            colours={token.replace("-", "_"): value for token, value in palette.screen().items()},
        )
    )
    return finished(set_document(html).pdf, title, date)


def _data_url(picture: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(picture).decode()


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
