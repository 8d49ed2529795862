/* The worker that runs Python. The page hands it everything it needs: its policy lets it fetch nothing.

   In, once: { wasm, memory } or, for the start without a memory image, { wasm, library, package }.
   Out, once: "ready" or "failed". After that one reply, JSON text, for each request, JSON text. */

import { answerOf, run, start } from "./engine.mjs";
import { restore, sizeOf } from "./memory.mjs";
import program from "./start.py";

self.addEventListener("message", ({ data }) => open(data).then(serve, () => self.postMessage("failed")), { once: true });

async function open({ wasm, memory, library, package: files }) {
  if (!memory) {
    const python = await start(wasm, { library, files: { "/package.zip": files } });
    run(python, program);
    return answerOf(python);
  }
  const image = new Uint32Array(memory);
  const python = await start(wasm, { size: sizeOf(image, STAMP) });
  restore(image, python.HEAPU32);
  return answerOf(python);
}

function serve(answer) {
  self.addEventListener("message", ({ data }) => self.postMessage(safely(answer, data)));
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
