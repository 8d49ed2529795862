/* Keeps one release of the site on the reader's device, for use without a network.

   Only files of the release are ever kept, each fetched by its integrity. A release gets a cache of its
   own, under whose keys stand the files' integrities, so nothing of one release is taken for another. */

/* deploy/release.py fills these in, so that this file changes with every release. */
const RELEASE = "";
const PARTS = {}; // { shared: { address: integrity }, <language>: { address: integrity } }

const BASE = self.registration.scope;
const OURS = `${BASE} `;
const CACHE = OURS + RELEASE;
const FILES = new Map(Object.values(PARTS).flatMap(Object.entries));
const LANGUAGES = Object.keys(PARTS).filter((part) => part !== "shared");
const RENEWAL = [...FILES.keys()].find((address) => /^assets\/renew[^/]*\.mjs$/.test(address));
const SIDE_BY_SIDE = 6;

let isStaying = false;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(TASKS[event.data.task](event)));
self.addEventListener("fetch", (event) => {
  const file = fileOf(event.request.url);
  if (file && event.request.method === "GET") event.respondWith(answer(event.request, file));
});

/* What a page may ask for; the answer goes to the port that came with it. */
const TASKS = {
  /* Completes what is kept with a language; true when all of it is there. */
  async keep({ data, ports: [port] }) {
    const isKept = await inTurn(() => keep(["shared", data.language])).then(() => true, () => false);
    port.postMessage(isKept);
  },

  /* Takes over from the release before, when the page that asks is the only one open; false when it is not. */
  async renew({ ports: [port] }) {
    const isAlone = (await openPages()).length === 1;
    port.postMessage(isAlone);
    if (isAlone) self.skipWaiting();
  },

  /* Shows the next page in this release, even though another waits. */
  async show() {
    isStaying = true;
  },
};

/* The whole release, or nothing of it. */
async function install() {
  try {
    await keep(["shared", ...(await wantedLanguages())]);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/* From this release alone. What is not kept comes from the network, where another release may be: a page
   may, for it brings its own parts; a part of a page must be the one that its page was made with. */
async function answer(request, { key, integrity }) {
  if (request.destination === "document") {
    if (self.registration.waiting && !isStaying) return emptyPage();
    isStaying = false;
  }
  const kept = await caches.match(key, { cacheName: CACHE }).catch(() => undefined);
  if (kept) return kept;
  return request.mode === "navigate" ? fetch(request) : fetch(request.url, { integrity });
}

/* A release takes over between two pages: in an empty one nothing can be typed, and nothing is of either. */
function emptyPage() {
  const program = `<script type="module" src="${BASE}${RENEWAL}"></script>`;
  const page = `<!doctype html><meta name="color-scheme" content="light dark">${program}`;
  const policy = "default-src 'none'; script-src 'self'";
  return new Response(page, { headers: { "Content-Type": "text/html", "Content-Security-Policy": policy } });
}

/* Adds parts to the cache; when one file fails, what was added is taken out again. */
async function keep(parts) {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = parts.flatMap((part) => Object.keys(PARTS[part])).map((address) => fileOf(BASE + address));
  const files = each(missing.filter(({ key }) => !there.has(key)));
  const added = [];
  const carry = async () => {
    for (const file of files) {
      added.push(file.key);
      await cache.put(file.key, (await caches.match(file.key)) ?? (await download(file)));
    }
  };
  const carried = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, carry));
  const failure = carried.find(({ status }) => status === "rejected");
  if (!failure) return;
  await Promise.all(added.map((key) => cache.delete(key)));
  throw failure.reason;
}

/* Leaving one loop over a generator ends it for all who share it. */
function* each(files) {
  yield* files;
}

/* A browser's own cache may hold another release's file under the same address. */
function download({ address, integrity }) {
  return fetch(address, { integrity, cache: "no-cache" }).catch(() => fetch(address, { integrity, cache: "reload" }));
}

/* Those of the pages that are open, and those that an earlier release kept. */
async function wantedLanguages() {
  const open = (await openPages()).map(({ url }) => url.slice(BASE.length).split(/[?#]/, 1)[0]);
  const isWanted = async (language) => {
    const addresses = Object.keys(PARTS[language]);
    return addresses.some((address) => open.includes(address)) || (await wasKept(addresses[0]));
  };
  const wanted = await Promise.all(LANGUAGES.map(isWanted));
  return LANGUAGES.filter((_, index) => wanted[index]);
}

async function wasKept(address) {
  return Boolean(await caches.match(BASE + address, { ignoreSearch: true }));
}

async function openPages() {
  const all = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(BASE));
}

/* The release's file at an address, or nothing; what follows the path does not matter. */
function fileOf(url) {
  const address = url.split(/[?#]/, 1)[0];
  const integrity = address.startsWith(BASE) && FILES.get(address.slice(BASE.length));
  return integrity ? { address, integrity, key: `${address}?${integrity}` } : null;
}

let last = Promise.resolve();

/* Two pages that ask at once must not undo each other's work. */
function inTurn(task) {
  return (last = last.then(task, task));
}
