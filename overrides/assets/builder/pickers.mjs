/* Controls whose choices are the rows of a list: "who does it?", "which topic?". They follow the
   rows as those are typed, and remember what was chosen while a row is gone and may come back. */

const wanted = new WeakMap();
const shown = new WeakMap(); // by picker, the choices it has
const latest = new WeakMap(); // by form, the latest choices of each group of lists

/** Remembers what a picker is to have chosen: an id for a select, a list of ids for a group. */
export function wantChoice(picker, choice) {
  wanted.set(picker, choice);
  shown.delete(picker);
}

/** Takes over what the person just chose. */
export function rememberChoice(control) {
  const group = control.closest("[data-people]");
  if (group) wantChoice(group, [...group.querySelectorAll(":checked")].map((each) => each.value));
  else if (control.matches("select[data-rows-of]")) wantChoice(control, control.value);
}

/** Tells whether a control holds what its row is called where it is picked. */
export function namesRow(control) {
  const row = control.closest("[data-picked] [data-row]");
  return row !== null && naming(row) === control;
}

/** Gives every picker of the form the choices that there are now, touching only what changed. */
export function syncPickers(form) {
  const choices = choicesByLists(form);
  for (const picker of form.querySelectorAll("select[data-rows-of], [data-people]")) {
    const now = choices(picker.dataset.people ?? picker.dataset.rowsOf);
    if (shown.get(picker) === now) continue;
    shown.set(picker, now);
    if (picker.dataset.people) syncGroup(picker, now);
    else syncSelect(picker, now);
  }
}

/* Returns a function that gives the choices of some lists; the very same array as long as they say the same. */
function choicesByLists(form) {
  const child = [{ id: "child", label: form.closest("[data-module]").dataset.childLabel, written: false }];
  const rows = new Map([["child", child]]);
  for (const list of form.querySelectorAll("[data-picked]")) rows.set(list.dataset.list, choicesOf(list));
  const before = latest.get(form) ?? new Map();
  const now = new Map();
  latest.set(form, now);
  return (lists) => {
    if (!now.has(lists)) now.set(lists, sameIfEqual(before.get(lists), lists.split(" ").flatMap((list) => rows.get(list) ?? [])));
    return now.get(lists);
  };
}

function sameIfEqual(before, now) {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function choicesOf(list) {
  return [...list.querySelectorAll("[data-row]")].map((row) => {
    const written = naming(row)?.value.trim();
    return { id: row.dataset.row, label: written || row.querySelector("[data-row-legend]").textContent, written: Boolean(written) };
  });
}

function naming(row) {
  return row.querySelector("input[type=text], textarea");
}

function syncSelect(select, choices) {
  const choice = wanted.get(select) ?? select.value;
  const before = [...select.options];
  const current = new Map(before.map((option) => [option.dataset.choice, option]));
  const options = before.filter((option) => !option.dataset.choice);
  for (const each of choices) {
    const option = current.get(each.id) ?? newOption(each.id);
    call(option, each);
    options.push(option);
  }
  if (options.length !== before.length || options.some((option, index) => option !== before[index])) select.replaceChildren(...options);
  select.value = choice;
  if (select.selectedIndex < 0) select.value = "";
}

function newOption(id) {
  const option = new Option("", id);
  option.dataset.choice = id;
  return option;
}

function syncGroup(group, choices) {
  const checked = new Set(wanted.get(group) ?? []);
  const current = new Map([...group.querySelectorAll("label")].map((label) => [label.firstElementChild.value, label]));
  const labels = choices.map((each) => {
    const label = current.get(each.id) ?? newChoice(group.dataset.name, each.id);
    label.firstElementChild.checked = checked.has(each.id);
    call(label.lastElementChild, each);
    return label;
  });
  const kept = new Set(labels);
  for (const label of current.values()) if (!kept.has(label)) label.remove();
  labels.forEach((label, index) => {
    if (group.children[index + 1] !== label) group.insertBefore(label, group.children[index + 1] ?? null);
  });
}

/* What people wrote stands in its own direction. */
function call(element, { label, written }) {
  const direction = written ? "auto" : "";
  if (element.textContent !== label) element.textContent = label;
  if (element.dir !== direction) element.dir = direction;
}

function newChoice(name, id) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.className = "choice";
  box.type = "checkbox";
  box.name = name;
  box.value = id;
  label.append(box, " ", document.createElement("span"));
  return label;
}
