/* What of the form is shown: what the plan's kind asks, in the part people fill in now, where their
   other answers make it matter. What is hidden keeps its answer. */

/** Shows and hides parts, sections and questions.
    `part` is the only part to show besides the basics, all when empty; `hidden` are the places and
    rows that are hidden, as Python tells them. Until it has told, questions that depend on answers stay hidden. */
export function showForm(root, { kind, part, hidden }) {
  for (const element of root.querySelectorAll("[data-kinds], [data-part], [data-conditional]")) {
    const { kinds, part: itsPart, conditional, field } = element.dataset;
    element.hidden =
      (kinds !== undefined && !kinds.split(" ").includes(kind)) ||
      (Boolean(part) && itsPart !== undefined && itsPart !== part) ||
      (conditional !== undefined && (hidden === null || hidden.has(field)));
  }
  for (const row of root.querySelectorAll("[data-row]")) {
    row.hidden = Boolean(hidden?.has(`${row.closest("[data-list]").dataset.list}.${row.dataset.row}`));
  }
  const paper = root.querySelector("[data-paper-switch]");
  if (paper.selectedOptions[0].hidden) paper.value = "plan";
}
