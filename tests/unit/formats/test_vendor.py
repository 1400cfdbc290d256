"""What others have published is here as it was copied."""

from hashlib import sha256

from tests.unit.formats.example import VENDOR


def test_every_file_of_others_is_as_it_was_copied() -> None:
    lines = (VENDOR / "SHA256SUMS").read_text("ascii").splitlines()
    ours = {"README.md", "SHA256SUMS"}
    files = sorted(each for each in VENDOR.iterdir() if each.name not in ours)
    assert [f"{sha256(each.read_bytes()).hexdigest()}  {each.name}" for each in files] == lines
