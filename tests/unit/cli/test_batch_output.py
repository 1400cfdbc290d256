from contextlib import suppress
from pathlib import Path

import pytest

from service.cli.batch.output import Output
from service.cli.refusal import Refused


def row(id: str, what: str = "extraction") -> bytes:
    return f'{{"id": "{id}", "{what}": {{}}}}\n'.encode()


A, B, C, D = (row(id) for id in "abcd")


def replace_the_second_row_and_raise(path: Path, error: BaseException) -> None:
    with Output(path) as output:
        a, b, *_ = output.old_rows()
        output.write(a, a)
        output.write(B, b)
        raise error


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def test_rows_are_in_the_file_as_soon_as_they_are_written(path: Path) -> None:
    with Output(path) as output:
        output.write(A)
        assert path.read_bytes() == A
        output.write(B)
        assert path.read_bytes() == A + B


def test_new_rows_follow_those_of_an_earlier_run(path: Path) -> None:
    path.write_bytes(A + B)
    with Output(path) as output:
        for old in list(output.old_rows()):
            output.write(old, old)
        output.write(C)
    assert path.read_bytes() == A + B + C


def test_a_torn_last_line_is_dropped(path: Path) -> None:
    path.write_bytes(A + B[:9])
    with Output(path) as output:
        assert list(output.old_rows()) == [A]
        output.write(A, A)
        output.write(B)
    assert path.read_bytes() == A + B


@pytest.mark.parametrize("torn", [b"{", b'{"id', B[:-1]])
def test_a_first_line_can_be_torn_too(path: Path, torn: bytes) -> None:
    path.write_bytes(torn)
    with Output(path) as output:
        assert list(output.old_rows()) == []
        output.write(A)
    assert path.read_bytes() == A


def test_a_torn_line_stays_while_nothing_is_written(path: Path) -> None:
    path.write_bytes(A + B[:9])
    with Output(path) as output:
        output.write(A, A)
    assert path.read_bytes() == A + B[:9]


@pytest.mark.parametrize("content", [b"Dear diary", b"Dear diary\nno rows here", b'["id"]'])
def test_a_file_that_is_no_output_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Refused, match="not a batch's output"):
        Output(path)
    assert path.read_bytes() == content


def test_a_replaced_row_takes_the_place_of_the_old_one(path: Path) -> None:
    path.write_bytes(A + row("b", "problem") + C)
    with Output(path) as output:
        a, b, c = output.old_rows()
        output.write(a, a)
        output.write(B, b)
        output.write(c, c)
        assert path.read_bytes() == A + B + C
        output.write(D)
    assert path.read_bytes() == A + B + C + D
    assert [path] == list(path.parent.iterdir())


def test_until_all_old_rows_are_seen_to_the_old_file_stands(path: Path) -> None:
    old = A + row("b", "problem") + C
    path.write_bytes(old)
    with Output(path) as output:
        a, b, c = output.old_rows()
        output.write(a, a)
        output.write(B, b)
        assert path.read_bytes() == old
        output.write(c, c)


def test_an_interrupted_run_keeps_what_it_replaced(path: Path) -> None:
    path.write_bytes(A + row("b", "problem") + row("c", "problem") + D)
    with suppress(KeyboardInterrupt):
        replace_the_second_row_and_raise(path, KeyboardInterrupt())
    assert path.read_bytes() == A + B + row("c", "problem") + D
    assert [path] == list(path.parent.iterdir())


@pytest.mark.parametrize("part", [A + B, A + B + C[:5]], ids=["whole", "torn"])
def test_what_a_killed_run_replaced_is_taken_up(path: Path, part: bytes) -> None:
    path.write_bytes(A + row("b", "problem") + row("c", "problem") + D + b'{"id": "e"')
    path.with_name("out.jsonl.part").write_bytes(part)
    with Output(path) as output:
        assert list(output.old_rows()) == [A, B, row("c", "problem"), D]
    assert [path] == list(path.parent.iterdir())


def test_a_refused_run_changes_nothing(path: Path) -> None:
    old = A + row("b", "problem") + C
    path.write_bytes(old)
    with suppress(Refused):
        replace_the_second_row_and_raise(path, Refused("another input"))
    assert path.read_bytes() == old
    assert [path] == list(path.parent.iterdir())


def test_two_runs_cannot_write_one_file(path: Path) -> None:
    with Output(path), pytest.raises(Refused, match="Another run is writing"):
        Output(path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        Output(tmp_path / "nowhere" / "out.jsonl")


def test_a_pipe_is_written_to_and_never_read() -> None:
    with Output(Path("/dev/null")) as output:
        assert list(output.old_rows()) == []
        output.write(A)
