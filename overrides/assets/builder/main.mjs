/* Starts the plan builder when its page opens. */

import { Builder } from "./builder.mjs";
import { followLanguageLinks } from "./language.mjs";
import { Python } from "./python.mjs";

const python = new Python();
let builder = new Builder(document.querySelector('[data-module="plan-builder"]'), python);

addEventListener("beforeunload", (event) => {
  if (builder.isUnsaved) event.preventDefault();
});

followLanguageLinks((arrive) => {
  const previous = builder;
  arrive();
  builder = new Builder(document.querySelector('[data-module="plan-builder"]'), python);
  builder.inherit(previous);
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
