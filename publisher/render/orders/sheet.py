"""A job and its thumbnails in; the job sheet as a tagged A4 PDF out."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from publisher.figures import Palette
from publisher.render.orders.job import INSTRUCTIONS, Job
from publisher.render.paged.mending import finished
from publisher.render.paged.setting import set_document
from publisher.render.paged.templates import environment


def job_sheet(job: Job, thumbnails: Mapping[str, bytes], palette: Palette, date: dt.datetime) -> bytes:
    """The sheet that follows the order; `thumbnails` are JPEG pictures by the names of their print files.

    What nobody has said (copies, paper, who orders) has room to be written in by hand.
    """
    title = f"Ordreseddel: {job.title}"
    html = (
        environment(Path(__file__).parent)
        .get_template("job.html.j2")
        .render(
            job=job,
            title=title,
            date=date,
            instructions=INSTRUCTIONS,
            pictures={name: _data_url(picture) for name, picture in thumbnails.items()},
            colours={token.replace("-", "_"): value for token, value in palette.screen().items()},
        )
    )
    return finished(set_document(html).pdf, title, date)


def _data_url(picture: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(picture).decode()
