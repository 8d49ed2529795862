"""The plan builder: one package for the site's build, the browser and the terminal.

Modules import downwards only, in this order: facts, almanac, kinds, fields, texts, bilingual, plan, plan_file,
shown, copies, history, days, schedule, checks, rules_process, rules_solutions, rules_wording, rules_times,
rules_kinds, findings, telling, templates, prediction, questions, notes, document, client_text, papers_people,
papers_meeting, timeline, axis, papers_time, network_map, papers_pictures, papers, blank, calendar, form, exercises,
handout, data_flow, bridge, guide, terminal.
"""
