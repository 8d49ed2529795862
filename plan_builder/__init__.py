"""The plan builder: one package for the site's build, the browser and the terminal.

Modules import downwards only, in this order: facts, kinds, fields, texts, bilingual, plan, plan_file, shown, copies,
history, schedule, checks, rules_process, rules_solutions, rules_wording, rules_times, rules_kinds, findings,
telling, templates, document, client_text, papers_people, papers_meeting, papers_time, network_map, timeline,
papers_pictures, papers, calendar, form, guide, bridge, terminal.
"""
