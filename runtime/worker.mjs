/* The worker that runs Python. Its policy lets it fetch nothing: the page posts every part, and its name
   says which to wait for: `wasm` and `memory` for "image", `wasm`, `library` and `package` for "library".

   It posts "ready" or "failed" once. After that one reply, JSON text, for each request, JSON text. */

import { answerOf, run, start } from "./engine.mjs";
import { restore } from "./memory.mjs";
import program from "./start.py";

const given = {};
const parts = Object.fromEntries(
  ["wasm", "memory", "library", "package"].map((name) => [name, new Promise((resolve) => (given[name] = resolve))]),
);
const WAYS = { image: fromImage, library: fromLibrary };

self.onmessage = ({ data }) => Object.entries(data).forEach(([name, value]) => given[name](value));
WAYS[self.name]().then(serve, () => self.postMessage("failed"));

async function fromImage() {
  const [python, memory] = await Promise.all([start(parts.wasm, { runs: false }), parts.memory]);
  restore(new Uint32Array(memory), python.HEAPU32, STAMP);
  return answerOf(python);
}

async function fromLibrary() {
  const [library, files] = (await Promise.all([parts.library, parts.package])).map((each) => new Uint8Array(each));
  const python = await start(parts.wasm, { library, files: { "/package.zip": files } });
  run(python, program);
  return answerOf(python);
}

function serve(answer) {
  self.onmessage = ({ data }) => self.postMessage(safely(answer, data));
  self.postMessage("ready");
}

/* A mistake of ours must not leave the page waiting. Its text stays here: it may quote the plan. */
function safely(answer, request) {
  try {
    return answer(request);
  } catch {
    return JSON.stringify({ id: JSON.parse(request).id, problem: "failed" });
  }
}
