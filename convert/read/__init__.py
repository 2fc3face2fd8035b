"""Source -> Draft: pieces with their places, no meaning yet; one file a kind of input."""
