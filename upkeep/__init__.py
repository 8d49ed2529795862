"""What grows old, and who has looked at it: translations whose Finnish has changed, pages that nobody has
checked, sources and links that nobody has opened for long.

`records/<language>.toml` holds, for each section of a page and each text, the hash of the Finnish that it was made
from, and who checked which page; `links.toml` the days of the links that no source has. Imports go one way:
`passages` cuts pages and texts, `records` reads and writes, `freshness` compares, `marking` writes down, `dates`
knows days, `report` tells, `__main__` is the command.
"""
