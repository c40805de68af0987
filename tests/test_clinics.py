"""Many clinics in one run: each gets what it would get alone, and one with a fault stops nobody."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from publisher import clinics
from publisher.errors import UsageError
from publisher.options import POSTERS, Options
from publisher.poster_choice import PosterChoice
from publisher.preflight.files import judge
from tests.conftest import copy_project, run

ASKED = ("--poster", "kopmodellen", "--poster", "roegalarmen", "--size", "A4", "--url", "https://eksempel.dk")
LONG = "Kiropraktisk Klinik Vestervang med fysioterapi og genoptræning"
FILES = {f"plakater/{name}-a4-{kind}.pdf" for name in ("kopmodellen", "roegalarmen") for kind in ("tryk", "skaerm")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four clinics: two in files, two in folders of their own, one of which has a fault in line 2."""
    made = tmp_path_factory.mktemp("klinikker")
    Image.new("RGB", (1200, 300), (200, 30, 90)).save(made / "logo.png")
    (made / "nord.yml").write_text("name: Klinik Nord\nphone: 12 34 56 78\nlogo: logo.png\n", "utf-8")
    (made / "vest.yml").write_text(f"name: {LONG}\nweb: www.vestervang.dk\n", "utf-8")
    for name, text in (("oest", "name: Klinik Øst\n"), ("syd", "name: Klinik Syd\nphone: ring til os\n")):
        (made / name).mkdir()
        (made / name / "klinik.yml").write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def batch(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The run over that folder and where its files lie."""
    root = copy_project(tmp_path_factory.mktemp("batch") / "projekt")
    return run(root, "build_slides.py", "--clinics", str(folder), *ASKED), root / "ud"


@pytest.fixture(scope="module")
def alone(folder: Path, batch: tuple[object, Path]) -> Path:
    """The files of one clinic that was built by itself."""
    root = batch[1].parent
    made = run(root, "build_slides.py", "--only", "posters", "--clinic", str(folder / "nord.yml"), *ASKED)
    assert made.returncode == 0, made.stderr
    return batch[1]


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_clinic_with_a_fault_is_named_and_the_others_are_made(
    batch: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    made, out = batch
    assert made.returncode == 1
    assert made.stdout == "12 filer til 3 klinikker er skrevet i ud/\n"
    assert made.stderr == (
        "\nsyd/klinik.yml:2:1: phone: forkert form\n    fundet:  ring til os\n"
        "    tilladt: tal og mellemrum, fx 12 34 56 78\n"
        "\n1 af 4 klinikker fik ingen plakater: syd\n"
    )
    assert {name: files_of(out / name) for name in ("nord", "oest", "vest")} == dict.fromkeys(
        ("nord", "oest", "vest"), FILES
    )
    assert not (out / "syd").exists()


def test_a_clinic_gets_the_same_as_alone(batch: tuple[object, Path], alone: Path) -> None:
    for name in FILES:
        together, single = batch[1] / "nord" / name, alone / name
        assert seen(together).tobytes() == seen(single).tobytes()
        assert text(together) == text(single)
        assert outcome(together) == outcome(single)
        assert together.read_bytes() == single.read_bytes()
    another = batch[1] / "vest" / "plakater" / "kopmodellen-a4-tryk.pdf"
    assert seen(another).tobytes() != seen(alone / "plakater" / "kopmodellen-a4-tryk.pdf").tobytes()


def seen(path: Path) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    try:
        picture: Image.Image = document[0].render(scale=0.6).to_pil().convert("RGB")
        return picture
    finally:
        document.close()


def text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()


def outcome(path: Path) -> tuple[bool, tuple[str, ...]]:
    report = judge(path)
    return report.passed, report.checked


def test_a_clinic_gets_the_same_package_for_the_print_shop_as_alone(
    batch: tuple[object, Path], folder: Path, tmp_path: Path
) -> None:
    root, asked = batch[1].parent, ("--poster", "kopmodellen", "--size", "A4", "--copies", "5")
    many = run(root, "build_slides.py", "--clinics", str(folder), *asked, "--out", str(tmp_path / "alle"))
    one = ("--only", "posters", "--clinic", str(folder / "nord.yml"))
    assert run(root, "build_slides.py", *one, *asked, "--out", str(tmp_path / "en")).returncode == 0
    together, single = tmp_path / "alle" / "nord", tmp_path / "en"
    assert "tryk/kopmodellen-a4.zip" in files_of(single)
    assert {name: (together / name).read_bytes() for name in files_of(together)} == {
        name: (single / name).read_bytes() for name in files_of(single)
    }
    assert f"{3 * len(files_of(single))} filer til 3 klinikker" in many.stdout
    assert not (tmp_path / "alle" / "syd").exists()


def test_every_clinic_stands_on_its_own_posters_and_on_no_others(batch: tuple[object, Path]) -> None:
    names = {"nord": "Klinik Nord", "oest": "Klinik Øst", "vest": LONG}
    for clinic, own in names.items():
        for file in FILES:
            words = text(batch[1] / clinic / file)
            assert [name for name in names.values() if name in words] == [own]


def test_the_field_changes_nothing_outside_itself(batch: tuple[object, Path]) -> None:
    pictures = [seen(batch[1] / name / "plakater" / "kopmodellen-a4-tryk.pdf") for name in ("nord", "vest")]
    difference = ImageChops.difference(*pictures).convert("L").point(lambda level: 255 if level > 8 else 0)
    box = difference.getbbox()
    assert box is not None
    mm = pictures[0].height / 303
    top, bottom = (box[1] / mm - 3, box[3] / mm - 3)
    assert (top >= 265 - 1, bottom <= 284.5 + 1) == (True, True), (top, bottom)


def test_the_field_is_read_between_the_lines_and_the_imprint(batch: tuple[object, Path]) -> None:
    for name in ("nord", "vest"):
        with pikepdf.open(batch[1] / name / "plakater" / "kopmodellen-a4-skaerm.pdf") as pdf:
            root = pdf.Root.StructTreeRoot
            kinds = [str(kid.S) for kid in root.K[0].K]
            assert kinds[-1] == "/P"
            marks = [mark for kid in root.K[0].K for mark in marks_of(kid)]
            owners = root.ParentTree.Nums[1]
            assert sorted(marks) == list(range(len(owners)))
            assert marks != sorted(marks)  # the imprint is painted before the field and read after it
            links = {int(link.StructParent) for link in pdf.pages[0].Annots}
            numbers = root.ParentTree.Nums
            assert links == {int(numbers[at]) for at in range(2, len(numbers), 2)}
            content = b"\n".join(stream.read_bytes() for stream in pdf.pages[0].Contents)
            assert all(content.count(b"/MCID %d " % mark) + content.count(b"/MCID %d>" % mark) == 1 for mark in marks)


def marks_of(element: pikepdf.Object) -> list[int]:
    kids: Any = element.get("/K", pikepdf.Array())
    found: list[int] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            found.append(kid)
        elif "/S" in kid:
            found += marks_of(kid)
    return found


def test_two_subsets_of_a_face_have_different_names(batch: tuple[object, Path]) -> None:
    with pikepdf.open(batch[1] / "nord" / "plakater" / "kopmodellen-a4-tryk.pdf") as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
        assert len(names) == len(set(names)) == 4  # two cuts for the sheet and two for the field


def test_a_folder_without_clinics_and_two_of_one_name_are_told(tmp_path: Path) -> None:
    options = Options.of(tmp_path, (POSTERS,), posters=PosterChoice(sizes=("a4",)))
    with pytest.raises(UsageError, match="er ikke en mappe"):
        clinics.found(tmp_path / "intet", options)
    with pytest.raises(UsageError, match="ingen klinikker i"):
        clinics.found(tmp_path, options)
    (tmp_path / "nord").mkdir()
    for file in (tmp_path / "nord.yml", tmp_path / "nord" / "klinik.yml"):
        file.write_text("name: Nord\n", "utf-8")
    with pytest.raises(UsageError, match="to klinikker hedder nord"):
        clinics.found(tmp_path, options)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--size", "16:9", "--order"), "--order: den valgte størrelse er til en skærm og bliver ikke trykt"),
        (("--check",), "--clinics kan ikke bruges sammen med --check"),
        (("--only", "slides"), "--clinics laver kun plakater; valgene om andet hører ikke til"),
    ],
)
def test_what_does_not_belong_to_many_clinics_is_refused(
    batch: tuple[object, Path], folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    made = run(batch[1].parent, "build_slides.py", "--clinics", str(folder), *arguments)
    assert (made.returncode, made.stderr) == (2, f"{told}\n")


def test_a_clinic_that_fails_keeps_what_it_had(batch: tuple[object, Path], folder: Path, tmp_path: Path) -> None:
    root = batch[1].parent
    before = {name: (batch[1] / "oest" / name).read_bytes() for name in FILES}
    again = tmp_path / "igen"
    shutil.copytree(folder / "oest", again / "oest")
    (again / "oest" / "klinik.yml").write_text("name: Klinik → Øst\n", "utf-8")
    made = run(root, "build_slides.py", "--clinics", str(again), *ASKED)
    assert made.returncode == 1
    assert "oest/klinik.yml:1:1: name: skriften har ikke »→« (U+2192)" in made.stderr
    assert {name: (batch[1] / "oest" / name).read_bytes() for name in FILES} == before
