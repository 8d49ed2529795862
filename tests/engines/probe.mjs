/* Served in place of the program that runs Python: tries every way out that a worker has, when told to. */

const address = (folder) => `${folder}probe`;
const socket = (Kind, place) =>
  new Promise((resolve, reject) => {
    const line = new Kind(place);
    line.onopen = resolve;
    line.onerror = reject;
  });
const WAYS = {
  fetch: (folder) => fetch(address(folder)),
  elsewhere: () => fetch("http://localhost:9/", { mode: "no-cors" }),
  request: (folder) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = reject;
      request.open("GET", address(folder));
      request.send();
    }),
  import: (folder) => import(`${address(folder)}.mjs`),
  socket: (folder) => socket(WebSocket, address(folder).replace("http", "ws")),
  events: (folder) => socket(EventSource, address(folder)),
  worker: (folder) => socket(Worker, address(folder)),
};

self.postMessage("ready");
self.onmessage = async ({ data }) => {
  if (!data.tryAll) return;
  const tried = Object.entries(WAYS).map(async ([way, go]) => {
    const out = Promise.resolve(data.tryAll).then(go);
    return [way, await out.then(() => "sent", () => "refused")];
  });
  self.postMessage(JSON.stringify({ id: 0, tried: Object.fromEntries(await Promise.all(tried)) }));
};
