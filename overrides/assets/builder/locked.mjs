/* Locked files: a plan that only a passphrase opens, in the format age. */

import { askPassphrase } from "./passphrase.mjs";

export const LOCKED_FILE = { name: "muistio.age", type: "application/octet-stream" };

/** How many times longer than the plan's a locked file may be. */
export const LOCKED_GROWTH = 1.5;

const BEGINNING = /^\s*(age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE-----)/;

/** Tells whether a file, by its bytes, is a locked one. */
export function isLocked(bytes) {
  return BEGINNING.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

/** Has the person choose a passphrase for a text, and resolves with the locked file's text as `file`; with
    nothing when they give up. */
export function lock(text, dialog, problems) {
  return withLocker((locker) => {
    return askPassphrase(dialog, problems, (passphrase) => locker.ask("lock", { text, passphrase }));
  });
}

/** Has the person give the passphrase of a locked file, and resolves with what it held as `text`; with
    nothing when they give up, with a `problem` when no passphrase would do. */
export function unlock(bytes, dialog, problems) {
  return withLocker(async (locker) => {
    const { problem } = await locker.ask("look", { bytes });
    if (problem) return { problem };
    return askPassphrase(dialog, problems, (passphrase) => locker.ask("unlock", { bytes, passphrase }));
  });
}

async function withLocker(use) {
  const locker = new Locker();
  addEventListener("pagehide", locker.stop);
  try {
    return await use(locker);
  } finally {
    removeEventListener("pagehide", locker.stop);
    locker.stop();
  }
}

/* The page's end of the line to the worker that locks. Locking takes seconds and much memory; what the
   worker knew ends with it. */
class Locker {
  #running = null;

  /** Ends the worker, whatever it is doing. */
  stop = async () => {
    const { worker, frame } = (await this.#running?.catch(() => null)) ?? {};
    worker?.terminate();
    frame?.remove();
  };

  /** Has the worker do a task and resolves with its reply; a worker that cannot work is a problem. */
  async ask(task, values) {
    try {
      const { worker } = await (this.#running ??= window.pythonRuntime.startLocker());
      return await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = reject;
        worker.postMessage({ task, ...values });
      });
    } catch {
      this.stop();
      this.#running = null;
      return { problem: "failed" };
    }
  }
}
