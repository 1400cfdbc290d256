"""RFC 9457 problem details, the shape of every refusal."""

from pydantic import Field

from schemas.base import Schema


class Problem(Schema):
    """`detail` says what went wrong and what to do about it."""

    type: str = Field(description="A URI reference that names the kind of problem")
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: tuple[dict[str, str], ...] = Field(
        default=(), description="For an invalid request: where (`pointer`) and what (`detail`)"
    )
