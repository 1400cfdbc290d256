"""What a test asks of a refusal."""

from httpx import Response

from schemas.problem import Problem


def the_problem(response: Response) -> Problem:
    """The refusal's problem, which must be one in every respect."""
    assert response.headers["content-type"] == "application/problem+json", response.text[:300]
    found = Problem.model_validate_json(response.content)
    assert found.status == response.status_code
    assert found.type.startswith("/problems/")
    assert found.title
    assert found.detail
    return found
