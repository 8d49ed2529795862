/* What of the form is shown: what the plan's kind asks, in the part people fill in now, where their
   other answers make it matter. What is hidden keeps its answer. */

import { find } from "./found.mjs";

/** Shows and hides parts, sections and questions.
    `part` is the only part to show besides the basics, all when empty; `hidden` are the places and
    rows that are hidden, as Python tells them. Until it has told, questions that depend on answers stay hidden. */
export function showForm(root, { kind, part, hidden }) {
  for (const element of root.querySelectorAll("[data-kinds], [data-part], [data-conditional]")) {
    const { kinds, part: itsPart, conditional, field } = element.dataset;
    const isHidden =
      (kinds !== undefined && !kinds.split(" ").includes(kind)) ||
      (Boolean(part) && itsPart !== undefined && itsPart !== part) ||
      (conditional !== undefined && (hidden === null || hidden.has(field)));
    if (element.hidden !== isHidden) element.hidden = isHidden;
  }
  for (const row of root.querySelectorAll("[data-row]")) {
    const isHidden = Boolean(hidden?.has(`${row.closest("[data-list]").dataset.list}.${row.dataset.row}`));
    if (row.hidden !== isHidden) row.hidden = isHidden;
  }
  const paper = find(root, "[data-paper-switch]");
  if (paper.selectedOptions[0].hidden) paper.value = "plan";
}
