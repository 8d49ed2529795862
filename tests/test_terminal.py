"""The terminal does what the page does: same findings, same output, honest exit codes."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from plan_builder.bilingual import beside
from plan_builder.client_text import client_text
from plan_builder.copies import COPIES
from plan_builder.document import Asked, plan_text
from plan_builder.papers import PAPERS, papers_page
from plan_builder.plan_file import open_plan, save_plan
from plan_builder.terminal import COMPLETE, DRAFT, UNUSABLE, main
from plan_builder.texts import texts
from tests.conftest import EXAMPLES, example_text

VIRTA = str(EXAMPLES / "virta.json")


def test_complete_plan_exits_with_zero(capsys: pytest.CaptureFixture[str]) -> None:
    """A complete plan is said to be complete."""
    assert main(["check", VIRTA]) == COMPLETE
    assert capsys.readouterr().out == texts("fi")("terminal.complete") + "\n"


def test_draft_names_each_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft exits with one and names the rules that found something."""
    plan = open_plan(example_text("virta")).with_answers({"chair": "someone_else"}, {})
    file = tmp_path / "plan.json"
    file.write_text(save_plan(plan), "utf-8")

    assert main(["check", str(file), "--lang", "sv"]) == DRAFT
    assert "[convener_chairs]" in capsys.readouterr().out


@pytest.mark.parametrize("copy", COPIES)
def test_render_writes_the_same_document(copy: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Rendering prints what the package makes, in the language, form and copy asked for."""
    plan = open_plan(example_text("virta"))

    assert main(["render", VIRTA, "--to", "text", "--lang", "ar", "--copy", copy]) == COMPLETE
    assert capsys.readouterr().out == plan_text(plan, texts("ar"), Asked(copy))


def test_render_writes_the_text_for_a_client_system(capsys: pytest.CaptureFixture[str]) -> None:
    """The plan comes as text under a client plan's headings too."""
    plan = open_plan(example_text("virta"))

    assert main(["render", VIRTA, "--to", "client-text", "--lang", "sv"]) == COMPLETE
    assert capsys.readouterr().out == client_text(plan, texts("sv"), Asked())


@pytest.mark.parametrize("paper", PAPERS)
def test_render_writes_every_paper(paper: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each paper comes as a page of its own."""
    plan = open_plan(example_text("virta"))

    assert main(["render", VIRTA, "--paper", paper]) == COMPLETE
    assert capsys.readouterr().out == papers_page([paper], plan, texts("fi"), Asked())


def test_render_writes_several_papers_in_two_languages(capsys: pytest.CaptureFixture[str]) -> None:
    """Papers asked for together come as one page, and each in both languages."""
    plan = open_plan(example_text("virta"))

    assert main(["render", VIRTA, "--paper", "slips", "--paper", "plan", "--beside", "ar"]) == COMPLETE
    assert capsys.readouterr().out == papers_page(["plan", "slips"], plan, beside("fi", "ar"), Asked())


def test_render_writes_the_days_as_a_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    """Two plans that have no calendar yet share no entry; without the moment it is made at there is none."""
    made = ["render", VIRTA, "--to", "ics", "--made", "2027-01-02T12:00:00Z"]

    written = []
    for _ in range(2):
        assert main(made) == COMPLETE
        written.append(capsys.readouterr().out)

    assert all("DTSTAMP:20270102T120000Z" in each for each in written)
    assert not set(re.findall("UID:.*", written[0])) & set(re.findall("UID:.*", written[1]))
    with pytest.raises(SystemExit) as refused:
        main(made[:4])
    assert refused.value.code == UNUSABLE


@pytest.mark.parametrize(("file", "version"), [("virta", "2"), ("virtalater", "3")])
def test_continue_writes_the_next_version(file: str, version: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan goes on to its follow-up, and a follow-up to the next one."""
    assert main(["continue", str(EXAMPLES / f"{file}.json")]) == COMPLETE
    assert open_plan(capsys.readouterr().out).text("version") == version


def test_continue_as_a_memo(capsys: pytest.CaptureFixture[str]) -> None:
    """A plan goes on as a memo of support."""
    assert main(["continue", VIRTA, "--as", "support_memo"]) == COMPLETE
    assert open_plan(capsys.readouterr().out).kind == "support_memo"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash stands for standard input."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(example_text("virta").encode())))

    assert main(["check", "-"]) == COMPLETE


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\x00", b'{"format": "x"}'])
def test_unusable_files_exit_with_two(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no plan is named on standard error, in plain words."""
    file = tmp_path / "plan.json"
    file.write_bytes(content)

    assert main(["check", str(file)]) == UNUSABLE
    assert capsys.readouterr().err.startswith(f"{file}: ")


def test_missing_file_exits_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is named."""
    assert main(["render", "nowhere.json"]) == UNUSABLE
    assert "nowhere.json" in capsys.readouterr().err


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """The help shows how to call it."""
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])

    assert stopped.value.code == 0
    assert "python -m plan_builder check plan.json" in capsys.readouterr().out
