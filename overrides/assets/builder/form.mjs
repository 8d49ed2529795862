/* Reads the answers out of the form and writes them into it. A control's `name` is its place in
   the plan: a field id, or `list.row.field`. */

import { syncPickers, wantChoice } from "./pickers.mjs";
import { renewRows } from "./rows.mjs";

/* What can hold an answer; of boxes to tick only those that are. */
const ANSWERING = "input:checked, input:not([type=checkbox], [type=radio]), select, textarea";

/** Returns the form's answers as the plan file has them. */
export function readAnswers(form) {
  const answers = {};
  const rows = new Map();
  for (const list of form.querySelectorAll("[data-list]")) {
    answers[list.dataset.list] = rowsOf(list).map((row) => ({ id: row.dataset.row }));
    for (const row of answers[list.dataset.list]) rows.set(`${list.dataset.list}.${row.id}`, row);
  }
  for (const control of form.querySelectorAll(ANSWERING)) {
    const value = valueOf(control);
    if (value) keep(answers, rows, control, value);
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

/* Only days can be such that the plan does not take them; to ask every control takes long. */
function valueOf(control) {
  const { value } = control;
  return value && (control.type !== "date" || control.validity.valid) ? value.toWellFormed() : "";
}

function keep(answers, rows, control, value) {
  const { name } = control;
  const end = name.lastIndexOf(".");
  const target = end < 0 ? answers : rows.get(name.slice(0, end));
  const key = name.slice(end + 1);
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
