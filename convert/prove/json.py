"""JSON -> the model: an edition that is read by programs gives the whole article back."""

import msgspec

from convert.errors import ProofError
from convert.model import Article
from convert.model.dump import from_json
from convert.prove.fault import Fault


def prove_json(article: Article, content: bytes) -> tuple[Fault, ...]:
    """Return the first part of *article* that *content* says otherwise; ProofError where it is no article."""
    try:
        found = from_json(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProofError(f"the model cannot be read back: {error}") from error
    for name in article.__struct_fields__:
        wanted, has = getattr(article, name), getattr(found, name)
        if wanted != has:
            sentence = f"{name} is not what went in"
            return (Fault("json", name, _shorten(wanted), _shorten(has), sentence),)
    return ()


def _shorten(value: object) -> str:
    return msgspec.json.encode(value).decode()[:200]
