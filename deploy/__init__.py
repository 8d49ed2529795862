"""From the sources to what a server gets: the site, named by content, compressed, with its header files.

Imports go one way: the steps know nothing of each other, `site` runs them in order, `__main__` is the command.
"""
