/* The page's end of the line to Python. One request, one reply, both JSON text with an id. */

export class Python {
  #worker;
  #waiting = new Map();
  #lastId = 0;
  #broken = false;

  /** Starts the worker; `ready` resolves when Python answers and rejects when it cannot. */
  constructor() {
    this.ready = new Promise((resolve, reject) => {
      this.#worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
      this.#worker.addEventListener("error", (event) => {
        reject(event);
        this.#giveUp();
      });
      this.#worker.addEventListener("message", ({ data }) => {
        if (data === "ready") resolve();
        else if (data === "failed") reject(new Error("Python did not start"));
        else this.#deliver(JSON.parse(data));
      });
    });
  }

  /** Asks Python, once it is ready, to do a task and resolves with its reply. */
  ask(task, values) {
    if (this.#broken) return Promise.resolve({ problem: "failed" });
    const id = ++this.#lastId;
    const reply = new Promise((resolve) => this.#waiting.set(id, resolve));
    this.#worker.postMessage(JSON.stringify({ id, task, ...values }));
    return reply;
  }

  /* A worker that broke answers nothing any more: who waits is told. */
  #giveUp() {
    this.#broken = true;
    for (const id of [...this.#waiting.keys()]) this.#deliver({ id, problem: "failed" });
  }

  #deliver(reply) {
    this.#waiting.get(reply.id)?.(reply);
    this.#waiting.delete(reply.id);
  }
}
