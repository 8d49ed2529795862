"""From the sources to what a server gets: the site, named by content, released, compressed, with ready
configuration for servers; and its zip.

Imports go one way: the steps `fingerprint`, `release`, `compress` and `servers` know nothing of each other, `site`
runs the steps in order and tells what `upkeep` finds old, `package` packs what `site` made together with what
`parts` tells of others' work, `__main__` is the command.
"""
