"""What all public models share."""

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """A value that cannot change after it is made and accepts no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
