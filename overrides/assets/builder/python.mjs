/* The page's end of the line to Python: one request, one reply, both JSON text with an id.

   Python runs in a worker that can fetch nothing: the page hands it every part of the runtime
   (see partials/early.html, which has already begun with it). */

const runtime = window.pythonRuntime;

export class Python {
  #running = null;
  #waiting = new Map();
  #lastId = 0;
  #problem = "";

  /** Takes over a starting Python; `ready` resolves when it answers and rejects when none can start. */
  constructor(first = runtime.start(runtime.ways[0])) {
    this.ready = this.#start(first);
    this.ready.catch(() => {}); // told to whoever asks
  }

  /** Asks Python to do a task, now or when it is ready, and resolves with its reply; without Python the
      reply is a problem. */
  ask(task, values) {
    const id = ++this.#lastId;
    if (this.#problem) return Promise.resolve({ id, problem: this.#problem });
    const request = JSON.stringify({ id, task, ...values });
    this.#running?.worker.postMessage(request);
    return new Promise((resolve) => this.#waiting.set(id, { request, resolve }));
  }

  /** Ends Python for good, with all that it knew; who waits for a reply is told. */
  stop(problem = "failed") {
    this.#problem = problem;
    this.#end();
    for (const [id, { resolve }] of this.#waiting) resolve({ id, problem });
    this.#waiting.clear();
  }

  async #start(first) {
    for (const [index, way] of runtime.ways.entries()) {
      this.#running = await (index ? runtime.start(way) : first).catch(() => null);
      if (this.#problem) return this.#end(); // stopped meanwhile
      if (this.#running && (await this.#use(this.#running))) return;
      this.#end();
    }
    this.stop("not_started");
    throw new Error("Python did not start");
  }

  /* Requests do not wait for the start on this side: they wait in the worker. */
  async #use(running) {
    running.worker.addEventListener("message", ({ data }) => this.#deliver(data));
    for (const { request } of this.#waiting.values()) running.worker.postMessage(request);
    const started = await running.ready.then(() => true, () => false);
    if (started) running.worker.addEventListener("error", () => this.stop());
    return started;
  }

  #end() {
    this.#running?.worker.terminate();
    this.#running?.frame.remove();
    this.#running = null;
  }

  #deliver(message) {
    if (!message.startsWith("{")) return; // "ready" or "failed"
    const reply = JSON.parse(message);
    this.#waiting.get(reply.id)?.resolve(reply);
    this.#waiting.delete(reply.id);
  }
}

/** The page's Python, which started before this module. */
export const firstPython = new Python(runtime.first);
