"""Pictures for WeasyPrint: each by an address of our own, so that it asks for no file and no server."""

from typing import Any

from convert.assets.picture import SCHEME, Picture


def with_pictures(fetcher: Any, pictures: tuple[Picture, ...]) -> Any:
    """Return *fetcher*, or where there are *pictures* one that knows these too."""
    if not pictures:
        return fetcher
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    known = {SCHEME + each.name: each for each in pictures}

    class Pictures(URLFetcher):  # type: ignore[misc]
        """Knows pictures by their names, and what the other fetcher knows."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Return the picture that *url* names, else what the other fetcher says."""
            if url in known:
                picture = known[url]
                return URLFetcherResponse(url, picture.content, {"Content-Type": picture.media_type})
            return fetcher.fetch(url, headers)

    return Pictures(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)
