/* The page's end of the line to Python: one request, one reply, both JSON text with an id.

   Python runs in a worker that can fetch nothing: the page hands it every part of the runtime. */

import { blobAddress } from "../trusted.mjs";

/* What the page asked for as its first deed (see partials/early.html). It is kept, so that Python can
   start anew without a network. */
const { worker, wasm, memory, bytes } = window.pythonRuntime;

/** The ways to start, each with what the worker needs for it. */
const WAYS = {
  image: () => ({ wasm, memory }),
  library: () => ({ wasm, library: bytes("library"), package: bytes("package") }),
};

export class Python {
  #worker = null;
  #waiting = new Map();
  #lastId = 0;

  /** Starts Python; `ready` resolves when it answers and rejects when it cannot. */
  constructor() {
    this.ready = this.#start();
  }

  /** Asks Python, once it is ready, to do a task and resolves with its reply. */
  ask(task, values) {
    if (!this.#worker) return Promise.resolve({ problem: "failed" });
    const id = ++this.#lastId;
    const reply = new Promise((resolve) => this.#waiting.set(id, resolve));
    this.#worker.postMessage(JSON.stringify({ id, task, ...values }));
    return reply;
  }

  /** Starts another Python, which has seen nothing; the one before is gone with all that it knew. */
  startAnew() {
    this.stop();
    this.ready = this.#start();
  }

  /** Ends the worker; who waits for a reply is told. */
  stop() {
    this.#worker?.terminate();
    this.#worker = null;
    for (const id of [...this.#waiting.keys()]) this.#deliver({ id, problem: "failed" });
  }

  async #start() {
    for (const way of Object.keys(WAYS)) {
      const started = await startWorker(way).catch(() => null);
      if (started) return this.#use(started);
    }
    throw new Error("Python did not start");
  }

  #use(started) {
    this.#worker = started;
    started.addEventListener("message", ({ data }) => this.#deliver(JSON.parse(data)));
    started.addEventListener("error", () => this.stop());
  }

  #deliver(reply) {
    this.#waiting.get(reply.id)?.(reply);
    this.#waiting.delete(reply.id);
  }
}

/* The worker gets each part when it is there: its own program is parsed while the rest still comes. */
async function startWorker(way) {
  const { Blob, URL, Worker } = await sealedWindow();
  const address = URL.createObjectURL(new Blob([await worker], { type: "text/javascript" }));
  const started = new Worker(blobAddress(address), { type: "module", name: way });
  const ready = new Promise((resolve, reject) => {
    started.addEventListener("error", reject, { once: true });
    started.addEventListener("message", ({ data }) => (data === "ready" ? resolve() : reject(data)), { once: true });
    for (const [name, part] of Object.entries(WAYS[way]())) {
      part.then((value) => started.postMessage({ [name]: value }), reject);
    }
  });
  await ready.catch((error) => {
    started.terminate();
    throw error;
  });
  URL.revokeObjectURL(address);
  return started;
}

/* A window whose policy allows WebAssembly and a worker made from a blob, and nothing else. A worker
   made in it has its policy, so it can connect nowhere from its first moment on. */
async function sealedWindow() {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  await new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
    document.documentElement.append(frame);
  });
  const policy = frame.contentDocument.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:";
  frame.contentDocument.head.append(policy);
  return frame.contentWindow;
}
