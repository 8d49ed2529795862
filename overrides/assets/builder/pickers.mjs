/* Controls whose choices are the rows of a list: "who does it?", "which topic?". They follow the
   rows as those are typed, and remember what was chosen while a row is gone and may come back. */

const wanted = new WeakMap();

/** Remembers what a picker is to have chosen: an id for a select, a list of ids for a group. */
export function wantChoice(picker, choice) {
  wanted.set(picker, choice);
}

/** Takes over what the person just chose. */
export function rememberChoice(control) {
  const group = control.closest("[data-people]");
  if (group) wantChoice(group, [...group.querySelectorAll(":checked")].map((each) => each.value));
  else if (control.matches("select[data-rows-of]")) wantChoice(control, control.value);
}

/** Gives every picker of the form the choices that there are now. */
export function syncPickers(form) {
  const choices = new Map([...form.querySelectorAll("[data-list]")].map((list) => [list.dataset.list, choicesOf(list)]));
  for (const select of form.querySelectorAll("select[data-rows-of]")) syncSelect(select, choices);
  for (const group of form.querySelectorAll("[data-people]")) syncGroup(group, choices);
}

function choicesOf(list) {
  return [...list.querySelectorAll("[data-row]")].map((row) => {
    const written = row.querySelector("input[type=text], textarea")?.value.trim();
    return { id: row.dataset.row, label: written || row.querySelector("[data-row-legend]").textContent, written: Boolean(written) };
  });
}

function syncSelect(select, choices) {
  const fixed = [...select.options].filter((option) => !option.dataset.choice);
  const rows = select.dataset.rowsOf.split(" ").flatMap((list) => choices.get(list) ?? []);
  const options = rows.map(({ id, label, written }) => {
    const option = new Option(label, id);
    option.dataset.choice = id;
    if (written) option.dir = "auto";
    return option;
  });
  const choice = wanted.get(select) ?? select.value;
  select.replaceChildren(...fixed, ...options);
  select.value = choice;
  if (select.selectedIndex < 0) select.value = "";
}

function syncGroup(group, choices) {
  const child = group.closest("[data-module]").dataset.childLabel;
  const rows = group.dataset.people.split(" ").flatMap((list) => choices.get(list) ?? (list === "child" ? [{ id: "child", label: child }] : []));
  const checked = new Set(wanted.get(group) ?? []);
  const current = new Map([...group.querySelectorAll("label")].map((label) => [label.firstElementChild.value, label]));
  const labels = rows.map(({ id, label: words, written }) => {
    const label = current.get(id) ?? newChoice(group.dataset.name, id);
    label.firstElementChild.checked = checked.has(id);
    label.lastElementChild.textContent = words;
    label.lastElementChild.dir = written ? "auto" : "";
    return label;
  });
  const kept = new Set(labels);
  for (const label of current.values()) if (!kept.has(label)) label.remove();
  labels.forEach((label, index) => {
    if (group.children[index + 1] !== label) group.insertBefore(label, group.children[index + 1] ?? null);
  });
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
