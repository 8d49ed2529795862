/* Reads the answers out of the form and writes them into it. A control's `name` is its place in
   the plan: a field id, or `list.row.field`. */

import { syncPickers, wantChoice } from "./pickers.mjs";
import { renewRows } from "./rows.mjs";

/** Returns the form's answers as the plan file has them. */
export function readAnswers(form) {
  const answers = {};
  for (const list of form.querySelectorAll("[data-list]")) {
    answers[list.dataset.list] = rowsOf(list).map((row) => ({ id: row.dataset.row }));
  }
  for (const control of form.elements) {
    const value = valueOf(control);
    if (value) keep(answers, control, value);
  }
  return answers;
}

/** Tells whether two readings of the form say the same. */
export function sameAnswers(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Empties the form and fills in answers, so that afterwards the form says just these. */
export function writeAnswers(form, answers) {
  form.reset();
  for (const list of form.querySelectorAll("[data-list]")) {
    renewRows(list, (answers[list.dataset.list] ?? []).map((row) => row.id));
  }
  const values = valuesByName(answers);
  for (const control of form.elements) {
    if (control.name) setValue(control, values.get(control.name));
  }
  for (const picker of form.querySelectorAll("[data-people]")) {
    wantChoice(picker, values.get(picker.dataset.name) ?? []);
  }
  syncPickers(form);
}

function rowsOf(list) {
  return [...list.querySelectorAll("[data-row]")];
}

function valueOf(control) {
  if (!control.name || ((control.type === "radio" || control.type === "checkbox") && !control.checked)) return "";
  if (!control.validity.valid) return "";
  return control.value.toWellFormed();
}

function keep(answers, control, value) {
  const [field, rowId, name] = control.name.split(".");
  const target = rowId ? answers[field].find((row) => row.id === rowId) : answers;
  const key = name ?? field;
  if (control.type === "checkbox") (target[key] ??= []).push(value);
  else target[key] = value;
}

/** Returns the answers by the names of their controls; a list of rows also as a whole. */
export function valuesByName(answers) {
  const values = new Map();
  for (const [field, answer] of Object.entries(answers)) {
    const rows = Array.isArray(answer) ? answer.filter((row) => row.id) : [];
    for (const { id, ...given } of rows) {
      for (const [name, value] of Object.entries(given)) values.set(`${field}.${id}.${name}`, value);
    }
    values.set(field, answer);
  }
  return values;
}

function setValue(control, value) {
  if (control.type === "radio") control.checked = control.value === value;
  else if (control.type === "checkbox") control.checked = Array.isArray(value) && value.includes(control.value);
  else if (control.matches("select[data-rows-of]")) wantChoice(control, value ?? "");
  else if (control.type !== "file") control.value = value ?? "";
}
