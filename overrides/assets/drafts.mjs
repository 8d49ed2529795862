/* Where a draft lies that somebody asked this device to keep: in the tab's own storage or in the browser's.
   Every page of the site runs this, so that a draft whose time is over goes with the next page opened. */

const KEY = `muistio ${new URL("../", import.meta.url).pathname}`; // other sites may be at the same host
const STORES = ["sessionStorage", "localStorage"];

wipeExpired();

/** Returns the draft, or nothing: `mode` and `until` (when its time is over, Infinity in a tab's own) as they
    were given, and the `file`, which may hold anything. */
export function readDraft() {
  wipeExpired();
  for (const name of STORES) {
    const text = within(name, (store) => store.getItem(KEY));
    if (text) return parsed(text);
  }
  return null;
}

/** Writes the draft in place of any other; returns whether the browser took it. */
export function writeDraft({ mode, until, file }) {
  const wanted = until === Infinity ? "sessionStorage" : "localStorage";
  return within(wanted, (store) => {
    store.setItem(KEY, `${mode} ${until}\n${file}`);
    return true;
  });
}

/** Leaves no draft on the device. */
export function wipeDraft() {
  for (const name of STORES) within(name, (store) => store.removeItem(KEY));
}

/** Calls back when another tab has written or wiped the draft. */
export function onDraftElsewhere(callback) {
  addEventListener("storage", ({ key }) => key === KEY && callback());
}

function wipeExpired() {
  for (const name of STORES) {
    within(name, (store) => {
      const text = store.getItem(KEY);
      if (text !== null && !(parsed(text).until > Date.now())) store.removeItem(KEY);
    });
  }
}

function parsed(text) {
  const [, mode, until, file] = /^(\w+) (\w+)\n(.*)$/s.exec(text) ?? [];
  return { mode, until: Number(until), file };
}

/* A browser may refuse its storage, and even the word of it. */
function within(name, use) {
  try {
    return use(globalThis[name]);
  } catch {
    return undefined;
  }
}
