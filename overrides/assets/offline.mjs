/* Keeps the site on the reader's device for use without a network, says so, and removes it again.

   The service worker does the keeping. The plan builder's page starts it by itself (builder/main.mjs),
   the other pages only when the person asks. */

import { serviceWorkerAddress } from "./trusted.mjs";

const workers = navigator.serviceWorker;
const place = () => document.querySelector("[data-offline]");
const address = () => new URL(place().dataset.worker, document.baseURI).href;

showOffline();

/** Shows what is kept, in a page that has just come into its place. */
export async function showOffline() {
  if (!isPossible()) return;
  place().querySelector("[data-offline-button]").addEventListener("click", act);
  const ours = await registration();
  await tell(ours ? await result(activated(ours)) : "none");
}

/** Keeps the site in the page's language, unless it is kept, and says how that goes. */
export async function keepOffline() {
  if (!isPossible() || place().dataset.state === "kept") return;
  speak();
  await tell("keeping");
  await tell(await result(workers.register(serviceWorkerAddress(address())).then(activated)));
}

async function removeOffline(ours) {
  speak();
  await ours.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(`${ours.scope} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await tell("none", "removed");
}

async function act() {
  if (place().dataset.state === "keeping") return;
  const ours = await registration();
  if (ours) removeOffline(ours);
  else keepOffline();
}

/* A site that was not made ready for it (deploy/release.py) has nothing to keep. */
function isPossible() {
  return Boolean(workers && place()?.dataset.megabytes);
}

/* Another site at the same host may have one for a wider scope. */
async function registration() {
  const script = address();
  const found = await workers.getRegistration(script);
  return found?.scope === new URL(".", script).href ? found : undefined;
}

/* Resolves with the release that is in use; rejects when the first one could not be had. */
function activated({ active, waiting, installing }) {
  const worker = active ?? waiting ?? installing;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error("nothing was kept"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/* What has become of keeping the page's language. */
async function result(release) {
  const isKept = await release.then((worker) => ask(worker, { task: "keep", language: document.documentElement.lang }))
    .catch(() => false);
  return isKept ? "kept" : "failed";
}

function ask(worker, question) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(question, [port2]);
  return new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
}

/* The page's words for a state. The place for them is gone when the page has been left. */
async function tell(state, words = state) {
  const shown = place();
  if (!shown) return;
  const { dataset } = shown;
  const button = shown.querySelector("[data-offline-button]");
  const isThere = state !== "keeping" && (await registration());
  shown.querySelector("[data-offline-words]").textContent = dataset[words] ?? "";
  button.textContent = isThere ? dataset.remove : dataset.keep.replace("{megabytes}", dataset.megabytes);
  button.ariaDisabled = String(state === "keeping");
  dataset.state = state;
  shown.hidden = false;
}

/* What is so when a page opens is not said aloud; what changes is. */
function speak() {
  place().querySelector("[data-offline-words]").role = "status";
}
