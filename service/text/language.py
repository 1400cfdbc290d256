"""Which language an article is in: the caller's tag in its usual spelling, or the one detected."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 4_000
"""Characters looked at; more change nothing."""

CERTAIN = 0.9
"""Probability from which the identifier is believed whatever the words are."""

GUESS = 0.5
"""Probability below which the identifier only guesses, as it does on names and single words."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = re.compile(
    r"the|and|of|sa(?:id|ys)|with|that|from|for|ha[sd]|have|are|were|his|her|she|the[yi]r?|its?|by"
    r"|wh(?:o|ich)|this|[wc]ould|not|been|about|after|over|into|out|told|we|our|you|your"
    r"|(?:do|wo)n['’]t"
)
"""Frequent words of English that are hardly any other language's."""

_NO_LANGUAGE = "zxx"
"""What the identifier says of addresses and codes."""

_FOREIGN = re.compile(
    r"und|das|ist|nicht|eine?[nrms]?|sagte|er|sie|wir|im|zu|mit|auf|für|les?|des|est|pas|une|dans"
    r"|que|qui|pour|dit|il|elle|sur|du|los|las|una|con|por|para|dijo|che|non|sono|het|een|niet|dat"
    r"|zei|os|uma|não|disse|och|att|som|inte|sade|nie|się|nej|nein|nee"
)
"""Frequent words of other languages that are hardly ever a name's: de, la, von and van are."""


def normalised(tag: str) -> str:
    """A BCP 47 tag in its usual spelling: `EN_us` is `en-US`, `zh-hant-tw` is `zh-Hant-TW`."""
    first, *rest = re.split("[-_]", tag)
    spelled = [first.lower()]
    for part in rest:
        if any(len(before) == 1 for before in spelled) or not part.isalpha():
            spelled.append(part.lower())
        elif len(part) == 4:
            spelled.append(part.title())
        else:
            spelled.append(part.upper() if len(part) == 2 else part.lower())
    return "-".join(spelled)


def detected(text: str) -> str:
    """The ISO 639 code of the text's language; `en` where a short text gives no better reason."""
    sample = text[:SAMPLE]
    language, probability = _identifier().classify(sample)
    if language == "en" or probability >= CERTAIN:
        return str(language)
    words = _WORD.findall(sample)
    english = sum(_ENGLISH.fullmatch(word.lower()) is not None for word in words)
    if english * 10 >= len(words):
        return "en"
    letters = "".join(words)
    plain = len(letters.encode("ascii", "ignore")) >= 0.95 * len(letters)
    doubtful = probability < GUESS or language == _NO_LANGUAGE
    if doubtful and plain and not any(map(_FOREIGN.fullmatch, words)):
        return "en"
    return str(language)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
