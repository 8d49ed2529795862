"""The plan builder: one package for the site's build, the browser and the terminal.

Modules import downwards only, in this order: facts, kinds, fields, texts, plan, plan_file, shown, copies,
history, checks, rules_process, rules_solutions, rules_wording, rules_times, rules_kinds, findings, telling,
templates, document, papers_people, network_map, timeline, papers_pictures, papers, form, guide, bridge,
terminal.
"""
