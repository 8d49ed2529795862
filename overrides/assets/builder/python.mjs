/* The page's end of the line to Python: one request, one reply, both JSON text with an id.

   The page fetches every part of the runtime and hands it to a worker that can fetch nothing. */

import { blobAddress } from "./trusted.mjs";

const script = document.querySelector("script[data-wasm]");
const ADDRESSES = Object.fromEntries(
  Object.entries(script.dataset).map(([part, address]) => [part, new URL(address, document.baseURI).href]),
);

/* Asked for at once, side by side; kept, so that Python can start anew without a network. */
const worker = part("worker").then((response) => response.blob());
const wasm = part("wasm").then(compile);
const memory = part("memory").then((response) => response.arrayBuffer());
for (const each of [worker, wasm, memory]) each.catch(() => {}); // told where they are used

async function part(name) {
  const response = await fetch(ADDRESSES[name], { priority: "low" }); // what is seen comes first
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/* Streaming needs the right type, which not every server gives. */
async function compile(response) {
  if (response.headers.get("Content-Type") === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** What Python needs beside its worker: the memory image, or all that it takes to start without one. */
const PLANS = [
  async () => ({ wasm: await wasm, memory: await memory }),
  async () => {
    const [library, files] = await Promise.all([part("library"), part("package")]);
    return { wasm: await wasm, library: await bytes(library), package: await bytes(files) };
  },
];

async function bytes(response) {
  return new Uint8Array(await response.arrayBuffer());
}

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
    for (const plan of PLANS) {
      const started = await plan().then(startWorker).catch(() => null);
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

async function startWorker(plan) {
  const { Blob, URL, Worker } = await sealedWindow();
  const address = URL.createObjectURL(new Blob([await worker], { type: "text/javascript" }));
  const started = new Worker(blobAddress(address), { type: "module" });
  return new Promise((resolve, reject) => {
    started.addEventListener("error", reject, { once: true });
    started.addEventListener("message", ({ data }) => (data === "ready" ? resolve(started) : reject(data)), { once: true });
    started.postMessage(plan);
  }).finally(() => URL.revokeObjectURL(address));
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
