"""The metrics: small functions of counts that add up over articles."""

from operator import attrgetter

from evals.metrics import claims, faithfulness, hedging, points, spent, verification
from evals.metrics.metric import Metric, f1, share

METRICS: tuple[Metric, ...] = (
    Metric("claims.f1", "claims", "F1", claims.found, f1),
    Metric("claims.precision", "claims", "precision", claims.precision, share),
    Metric("claims.recall", "claims", "recall", claims.recall, share),
    Metric("claims.exact_f1", "claims", "F1, borders exact", claims.found_exactly, f1),
    Metric("claims.word_f1", "claims", "F1 of words", claims.words, f1),
    Metric("claims.source_f1", "claims", "F1 with source", claims.found_with_source, f1),
    Metric("claims.source", "claims", "source", claims.source, share),
    Metric("claims.source_head", "claims", "source, head", claims.source_head, share),
    Metric("claims.source_name", "claims", "source, fullest name", claims.source_name, share),
    Metric("claims.cue", "claims", "cue", claims.cue, share),
    Metric("claims.kind", "claims", "kind", claims.agreeing(attrgetter("kind")), share),
    Metric("claims.type", "claims", "type", claims.agreeing(attrgetter("type")), share),
    Metric(
        "hedging.kappa", "hedging", "level, kappa", hedging.confusion, hedging.kappa, unit="kappa"
    ),
    Metric("hedging.macro_f1", "hedging", "level, macro F1", hedging.confusion, hedging.macro_f1),
    Metric(
        "hedging.over_claimed",
        "hedging",
        "level, over-claimed",
        hedging.confusion,
        hedging.over_claimed,
        better="lower",
    ),
    Metric(
        "hedging.under_claimed",
        "hedging",
        "level, under-claimed",
        hedging.confusion,
        hedging.under_claimed,
        better="lower",
    ),
    Metric(
        "hedging.polarity", "hedging", "polarity", claims.agreeing(attrgetter("polarity")), share
    ),
    Metric("hedging.stance", "hedging", "stance", claims.agreeing(attrgetter("stance")), share),
    Metric(
        "hedging.approximate",
        "hedging",
        "approximate",
        claims.agreeing(attrgetter("approximate")),
        share,
    ),
    Metric("verification.f1", "verification", "status, F1", verification.statuses, f1),
    Metric("points.f1", "key points", "F1 of evidence", points.evidence, f1),
    Metric("points.coverage", "key points", "labelled points covered", points.covered, share),
    Metric("points.redundancy", "key points", "redundancy", points.repeated, share, better="lower"),
    Metric(
        "faithfulness.altered",
        "faithfulness",
        "spans altered",
        faithfulness.altered,
        share,
        better="lower",
    ),
    Metric(
        "faithfulness.rejected_claims",
        "faithfulness",
        "claims rejected",
        faithfulness.rejected("claim"),
        share,
        better="lower",
    ),
    Metric(
        "faithfulness.rejected_points",
        "faithfulness",
        "key points rejected",
        faithfulness.rejected("key_point"),
        share,
        better="lower",
    ),
    Metric(
        "faithfulness.rejected_though_true",
        "faithfulness",
        "claims rejected though true",
        faithfulness.rejected_though_true,
        share,
        better="lower",
    ),
    Metric(
        "cost.input_tokens",
        "cost",
        "tokens in, per article",
        spent.mean(attrgetter("input_tokens")),
        share,
        better="neither",
        unit="tokens",
    ),
    Metric(
        "cost.output_tokens",
        "cost",
        "tokens out, per article",
        spent.mean(attrgetter("output_tokens")),
        share,
        better="neither",
        unit="tokens",
    ),
    Metric(
        "cost.usd",
        "cost",
        "US dollars, per article",
        spent.mean(attrgetter("cost")),
        share,
        better="neither",
        unit="usd",
    ),
    Metric(
        "cost.seconds",
        "cost",
        "seconds, per article",
        spent.mean(attrgetter("seconds")),
        share,
        better="neither",
        unit="seconds",
    ),
)
"""In the order in which they are reported. `name` is for commands, `title` for readers."""
