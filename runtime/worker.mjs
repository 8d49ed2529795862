/* The worker that runs Python. Its policy lets it fetch nothing: the page posts every part, and its name
   says which to wait for: `wasm` and `memory` for "image", `wasm`, `library` and `package` for "library";
   all but `wasm` are blobs.

   It posts "ready" or "failed" once. After that one reply, JSON text, for each request, JSON text; requests
   that come earlier wait. */

import { answerOf, run, start } from "./engine.mjs";
import { restore } from "./memory.mjs";
import program from "./start.py";

/* Nobody sees a stack here, and finding its places means to parse the whole program twice. */
Error.stackTraceLimit = 0;

const given = {};
const parts = Object.fromEntries(
  ["wasm", "memory", "library", "package"].map((name) => [name, new Promise((resolve) => (given[name] = resolve))]),
);
const WAYS = { image: fromImage, library: fromLibrary };
const early = [];

self.onmessage = ({ data }) => {
  if (typeof data === "string") early.push(data);
  else Object.entries(data).forEach(([name, value]) => given[name](value));
};
WAYS[self.name]().then(tried).then(serve, () => self.postMessage("failed"));

async function fromImage() {
  const [python, memory] = await Promise.all([start(parts.wasm, { runs: false, room: ROOM }), bytes("memory")]);
  restore(new Uint32Array(memory), python.HEAPU32, STAMP);
  return answerOf(python);
}

async function fromLibrary() {
  const [library, files] = await Promise.all([bytes("library"), bytes("package")]);
  const python = await start(parts.wasm, {
    library: new Uint8Array(library),
    files: { "/package.zip": new Uint8Array(files) },
  });
  run(python, program);
  return answerOf(python);
}

/* A memory may be whole and yet of no use, so the first answer is waited for. */
function tried(answer) {
  answer('{"id": 0, "task": "ready"}');
  return answer;
}

async function bytes(name) {
  return (await parts[name]).arrayBuffer();
}

function serve(answer) {
  const reply = (request) => self.postMessage(safely(answer, request));
  self.onmessage = ({ data }) => reply(data);
  self.postMessage("ready");
  early.forEach(reply);
}

/* A mistake of ours must not leave the page waiting. Its text stays here: it may quote the plan. */
function safely(answer, request) {
  try {
    return answer(request);
  } catch {
    return JSON.stringify({ id: JSON.parse(request).id, problem: "failed" });
  }
}
