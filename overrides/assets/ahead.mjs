/* Asks for Python's runtime as soon as somebody reaches for a link to the plan builder, so that it is
   there sooner. Who saves data, or never reaches for the builder, loads nothing. */

const { worker, wasm, memory } = document.querySelector("script[data-memory]").dataset;

function ask({ target }) {
  if (!target.closest?.("a[href]")?.pathname.endsWith("/plan/") || navigator.connection?.saveData) return;
  for (const name of REACHING) removeEventListener(name, ask);
  for (const part of [wasm, memory, worker]) keep(part).catch(() => {}); // the builder will ask again
}

/* Only what is read to its end is kept by the browser. */
async function keep(part) {
  const { body } = await fetch(part, { priority: "low" });
  await body.pipeTo(new WritableStream());
}

const REACHING = ["pointerover", "touchstart", "focusin"];
for (const name of REACHING) addEventListener(name, ask, { passive: true });
