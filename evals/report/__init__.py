def render_report(evaluations: object) -> str:
    return ""
