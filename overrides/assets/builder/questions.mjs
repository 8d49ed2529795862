/* The questions' page: Python says which answers are right, and why. Nothing is kept. */

import { ownHtml } from "../trusted.mjs";
import { firstPython as python } from "./python.mjs";

const form = document.querySelector('[data-module="questions"]');
form.querySelector("button").hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  mark();
});

async function mark() {
  const { language, failed } = form.dataset;
  const reply = await python.ask("mark", { language, pages: "../", given: Object.fromEntries(new FormData(form)) });
  form.querySelector("[data-score]").textContent = reply.problem ? failed : reply.score;
  for (const place of form.querySelectorAll("[data-answer]")) {
    place.innerHTML = ownHtml(reply.answers?.[place.dataset.answer] ?? "");
  }
}
