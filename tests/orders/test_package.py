"""A package for the print shop, opened as a print shop opens it: all is in it, and all says the same."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from publisher import ordering, pipeline
from publisher.errors import ContentError
from publisher.options import Options
from publisher.poster_choice import PosterChoice
from publisher.preflight.files import judge
from publisher.render import posters
from tests.conftest import PROJECT, Built, copy_project, run

NAMES = ("kopmodellen", "moedet-i-hjernen", "roegalarmen")
CLINIC = """name: Kiropraktorhuset i Nørresundby
address: [Havnegade 12, 9400 Nørresundby]
phone: 98 17 12 34
web: www.kiropraktorhuset.dk
"""
Package = dict[str, bytes]


def opened(path: Path) -> Package:
    """The files of a package by their names inside its one folder."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert {name.partition("/")[0] for name in names} == {path.stem}
        return {name.partition("/")[2]: archive.read(name) for name in names}


@pytest.fixture(params=["a3", "a4"])
def package(request: pytest.FixtureRequest, built: Built) -> Path:
    """One that the website offers."""
    return built.downloads / "tryk" / f"plakater-{request.param}.zip"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one poster that a clinic orders 20 of, in A2 with trim marks."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "klinik.yml").write_text(CLINIC, "utf-8")
    return ordered(folder, folder / "klinik.yml") / "tryk"


def ordered(folder: Path, of: Path) -> Path:
    choice = PosterChoice(("kopmodellen",), ("a2",), "3mm-med-maerker", copies=20)
    options = Options.of(PROJECT, out=folder / "ud", clinic=of, posters=choice)
    book = pipeline.read(PROJECT, of)
    palette, figures = pipeline.draw(book)
    posters.render(book, figures, palette, options)
    ordering.render(book, figures, palette, options)
    return folder / "ud"


def words(pdf: bytes) -> str:
    """The text of a PDF, every space and line break one space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def disagreements(package: Package) -> list[str]:
    """Where job sheet, reports, readme and print files do not say the same."""
    job = json.loads(package["ordreseddel.json"])
    sheet, text = words(package["ordreseddel.pdf"]), package["læs-mig.txt"].decode()
    found = []
    listed = {entry["file"]: entry for entry in job["files"]}
    printed = {name.removeprefix("tryk/"): content for name, content in package.items() if name.startswith("tryk/")}
    if listed.keys() != printed.keys():
        found.append(f"listed {sorted(listed)}, packed {sorted(printed)}")
    for name, content in printed.items():
        digest = hashlib.sha256(content).hexdigest()
        report = json.loads(package[f"rapport/{name.removesuffix('.pdf')}.rapport.json"])
        report_words = words(package[f"rapport/{name.removesuffix('.pdf')}.rapport.pdf"])
        entry = listed.get(name, {})
        told = {
            "job": entry.get("sha256"),
            "report": report["sha256"],
            "sheet": digest if digest in sheet else None,
            "report pages": digest if digest in report_words.replace(" ", "") else None,
            "readme": digest if digest in text else None,
        }
        found += [f"{name}: {place} has another sum" for place, sum_ in told.items() if sum_ != digest]
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if (entry.get("pages"), entry.get("bytes")) != (len(pdf.pages), len(content)):
                found.append(f"{name}: pages or bytes")
        found += [
            f"{name}: the sheet lacks »{part}«"
            for part in (entry["title"], name)
            if letters(part) not in letters(sheet)
        ]
    values = [job["verdict"], job["paper"], job["printer"], *job["instructions"], *job["outside_reach"]]
    values += [word for each in job["agreed"] for word in (each["what"], each["value"])]
    found += [f"the sheet lacks »{value}«" for value in values if letters(value) not in letters(sheet)]
    return found


def letters(text: str) -> str:
    """Letters, digits and signs alone: a line may break anywhere, and a hyphen at its end is read as another sign."""
    return re.sub(r"[\s\ufffe-]", "", text)


def test_a_package_holds_all_that_a_print_shop_needs(package: Path) -> None:
    size = package.stem.rpartition("-")[2]
    stems = [f"{name}-{size}-tryk" for name in NAMES]
    expected = {"læs-mig.txt", "ordreseddel.pdf", "ordreseddel.json"}
    expected |= {f"tryk/{stem}.pdf" for stem in stems} | {f"miniaturer/{stem}.jpg" for stem in stems}
    expected |= {f"rapport/{stem}.rapport.{kind}" for stem in stems for kind in ("pdf", "json")}
    assert opened(package).keys() == expected


def test_the_packed_files_are_the_websites_own(package: Path, built: Built) -> None:
    packed = {name.removeprefix("tryk/"): file for name, file in opened(package).items() if name.startswith("tryk/")}
    assert packed == {name: (built.downloads / "plakater" / name).read_bytes() for name in packed}
    assert (built.site / "download" / "tryk" / package.name).read_bytes() == package.read_bytes()


def test_sheet_report_and_readme_agree_with_the_files(package: Path) -> None:
    assert disagreements(opened(package)) == []


def test_a_changed_file_does_not_go_unnoticed(package: Path) -> None:
    faulty = opened(package)
    name = next(name for name in sorted(faulty) if name.startswith("tryk/"))
    faulty[name] += b"\n"
    places = ("job", "report", "sheet", "report pages", "readme")
    found = disagreements(faulty)
    assert all(any(f"{place} has another sum" in line for line in found) for place in places), found
    job = json.loads(faulty["ordreseddel.json"])
    job["agreed"][0]["value"] = "210 × 297,5 mm"
    faulty["ordreseddel.json"] = json.dumps(job).encode()
    assert "the sheet lacks »210 × 297,5 mm«" in disagreements(faulty)


def test_everything_inside_passes_its_preflight(package: Path, own: Path, tmp_path: Path) -> None:
    for path in (package, own / "kopmodellen-a2-3mm-med-maerker.zip"):
        files = opened(path)
        job = json.loads(files["ordreseddel.json"])
        conditions = conditions_of(job)
        for name, content in files.items():
            if name.endswith(".pdf"):
                file = tmp_path / Path(name).name
                file.write_bytes(content)
                report = judge(file, conditions if name.startswith("tryk/") else None)
                assert report.passed, report
                if not name.startswith("tryk/"):
                    assert pdfua.validate(str(file)).findings == (), name


def conditions_of(job: Any) -> Any:
    """What the job sheet tells the print shop, as the preflight's conditions: read back from its own words."""
    from publisher.preflight.pdf.conditions import PrintConditions
    from publisher.units import Mm

    agreed = {each["what"]: each["value"] for each in job["agreed"]}
    number = r"\d+(?:,\d+)?"
    width, height = (float(found.replace(",", ".")) for found in re.findall(number, agreed["Færdigt mål"]))
    bleed, safe = (
        float(re.findall(number, agreed[key])[0].replace(",", "."))
        for key in ("Beskæring", "Sikkerhedsafstand til tekst")
    )
    return PrintConditions(
        width=Mm(width),
        height=Mm(height),
        bleed=Mm(bleed),
        safe_zone=Mm(safe),
        ink_limit=int(re.findall(number, agreed["Farvemængde"])[0]),
        output_condition=agreed["Trykbetingelse"],
        marks=agreed["Skæremærker"] != "ingen",
    )


def test_the_orderer_fills_in_what_nobody_has_said(package: Path) -> None:
    files = opened(package)
    job, sheet = json.loads(files["ordreseddel.json"]), words(files["ordreseddel.pdf"])
    assert (job["contact"], job["copies_of_each"]) == (None, None)
    assert "Bestiller Navn Telefon Mail Antal af hver Leveres til Senest den Regning til" in sheet


def test_a_clinics_order_names_it_and_counts_its_copies(own: Path) -> None:
    files = opened(own / "kopmodellen-a2-3mm-med-maerker.zip")
    job, sheet = json.loads(files["ordreseddel.json"]), words(files["ordreseddel.pdf"])
    assert job["contact"] == {
        "name": "Kiropraktorhuset i Nørresundby",
        "address": ["Havnegade 12", "9400 Nørresundby"],
        "phone": "98 17 12 34",
        "web": "www.kiropraktorhuset.dk",
    }
    assert job["copies_of_each"] == 20
    assert "Antal 20 af hver" in sheet
    assert "Antal af hver" not in sheet
    assert "Navn Kiropraktorhuset i Nørresundby Adresse Havnegade 12, 9400 Nørresundby Telefon 98 17 12 34" in sheet
    assert disagreements(files) == []
    assert words(files["tryk/kopmodellen-a2-tryk-3mm-med-maerker.pdf"]).count("Kiropraktorhuset i Nørresundby") == 1


def test_a_job_sheet_is_one_page_of_a4(package: Path, own: Path) -> None:
    for path in (package, own / "kopmodellen-a2-3mm-med-maerker.zip"):
        with pikepdf.open(io.BytesIO(opened(path)["ordreseddel.pdf"])) as pdf:
            assert [[round(float(side)) for side in page.mediabox] for page in pdf.pages] == [[0, 0, 595, 842]]


def test_the_same_order_gives_the_same_bytes(own: Path, tmp_path: Path) -> None:
    (tmp_path / "klinik.yml").write_text(CLINIC, "utf-8")
    again = ordered(tmp_path, tmp_path / "klinik.yml") / "tryk"
    files = {path.relative_to(own): path.read_bytes() for path in own.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    with zipfile.ZipFile(own / "kopmodellen-a2-3mm-med-maerker.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(2026, 11, 23, 0, 0, 0)}


def test_thumbnails_show_the_whole_cut_sheet(package: Path) -> None:
    for name, content in opened(package).items():
        if name.startswith("miniaturer/"):
            with Image.open(io.BytesIO(content)) as picture:
                assert (picture.format, picture.size) == ("JPEG", (424, 600))


def test_an_address_that_cannot_be_set_is_told_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "klinik.yml").write_text(CLINIC.replace("Havnegade 12", "Havnegade 12 → gården"), "utf-8")
    book = pipeline.read(PROJECT, tmp_path / "klinik.yml")
    palette, figures = pipeline.draw(book)
    with pytest.raises(ContentError) as caught:
        ordering.check(book, figures, palette)
    assert str(caught.value).splitlines()[0] == "klinik.yml:2:11: address[1]: skriften har ikke »→« (U+2192)"


def test_the_command_makes_a_package_only_where_one_is_asked_for(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "copy")
    plain = ("build_slides.py", "--only", "posters", "--poster", "roegalarmen", "--size", "A4")
    made = run(root, *plain)
    assert made.returncode == 0, made.stderr
    assert not (root / "ud" / "tryk").exists()
    made = run(root, *plain, "--copies", "5")
    assert made.returncode == 0, made.stderr
    assert (root / "ud" / "tryk" / "roegalarmen-a4.zip").is_file()
    refused = run(root, *plain, "--copies", "nul")
    assert (refused.returncode, refused.stderr) == (2, "--copies: nul er ikke et antal fra 1 til 10000\n")
    screen = run(root, *plain[:-1], "16:9", "--order")
    assert (screen.returncode, screen.stderr) == (
        2,
        "--order: den valgte størrelse er til en skærm og bliver ikke trykt\n",
    )
    slides = run(root, "build_slides.py", "--only", "slides", "--order")
    assert (slides.returncode, slides.stderr) == (
        2,
        "--order og --copies hører til plakater: brug dem med --only posters\n",
    )
