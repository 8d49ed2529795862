"""The plan builder: one package for the site's build, the browser and the terminal.

Modules import downwards only, in this order: facts, fields, texts, plan, plan_file, copies,
rules, findings, templates, form, document, guide, bridge, terminal.
"""
