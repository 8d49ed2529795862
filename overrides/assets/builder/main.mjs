/* Starts the plan builder when its page opens. */

import { onLeave } from "../leave.mjs";
import { keepOffline, showOffline } from "../offline.mjs";
import { Builder } from "./builder.mjs";
import { followLanguageLinks } from "./language.mjs";
import { Python, firstPython } from "./python.mjs";

let python = firstPython;
let builder = open();
python.ready.then(keepOffline, () => {}); // not before: what it fetches would slow the start

function open() {
  return new Builder(document.querySelector('[data-module="plan-builder"]'), python, renew);
}

/* A page that has seen nothing, with the Python that is there; typing cannot be undone into view again. */
function forget() {
  builder.root.replaceWith(builder.untouched);
  builder = open();
}

function renew() {
  python.stop();
  python = new Python();
  forget();
  builder.root.querySelector('[data-action="clear"]').focus();
  builder.say(builder.texts.cleared);
}

onLeave(() => {
  python.stop();
  forget();
});

addEventListener("beforeunload", (event) => {
  if (builder.isUnsaved) event.preventDefault();
});

/* Who presses Back on the same device must not see what was typed. */
addEventListener("pagehide", () => {
  python.stop();
  document.body.replaceChildren();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

followLanguageLinks((arrive) => {
  const previous = builder;
  arrive();
  builder = open();
  builder.inherit(previous);
  showOffline();
}, () => builder.say(builder.problems.failed));

openExample();

/* An invented family's plan, named in the address by a page or a teacher. */
async function openExample() {
  const name = new URLSearchParams(location.search).get("example");
  if (!/^[a-z]+$/.test(name ?? "")) return;
  const response = await fetch(`${builder.root.dataset.examples}${name}.json`);
  const text = response.ok ? await response.text() : "";
  await python.ready.catch(() => {});
  if (text) await builder.openText(text);
}
