/* The worker that runs Python: loads the runtime and the package, then answers JSON with JSON.

   The first message it posts is "ready" or "failed"; after that, one reply for each request. */

import { loadPyodide } from "../runtime/pyodide.mjs";

const RUNTIME = new URL("../runtime/", import.meta.url);

async function start() {
  const [python, archive] = await Promise.all([
    loadPyodide({ indexURL: RUNTIME.href }),
    fetch(new URL("python.bin", RUNTIME)).then((response) => response.arrayBuffer()),
  ]);
  python.unpackArchive(archive, "zip");
  return python.pyimport("plan_builder.bridge").answer;
}

/* A mistake of ours must not leave the page waiting: it is told, and reported. */
function safely(answer, request) {
  try {
    return answer(request);
  } catch (error) {
    console.error(error);
    return JSON.stringify({ id: JSON.parse(request).id, problem: "failed" });
  }
}

try {
  const answer = await start();
  self.addEventListener("message", ({ data }) => self.postMessage(safely(answer, data)));
  self.postMessage("ready");
} catch {
  self.postMessage("failed");
}
