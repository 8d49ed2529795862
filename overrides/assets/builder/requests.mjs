/* Counts what the page has asked the network for since somebody began to type, so that people see it themselves.
   Python's workers are not counted: their policy lets them ask for nothing. */

const FROM_SERVERS = /^https?:/;

let began = Infinity;
let count = 0;

new PerformanceObserver((seen) => {
  const since = ({ name, startTime }) => startTime >= began && FROM_SERVERS.test(name);
  count += seen.getEntries().filter(since).length;
  showRequests();
}).observe({ type: "resource" });
countAnew();

/** Begins at nothing, with the next input. */
export function countAnew() {
  began = Infinity;
  count = 0;
  addEventListener("input", () => (began = performance.now()), { capture: true, once: true });
}

/** Shows the count, in a page that has just come into its place. */
export function showRequests() {
  const place = document.querySelector("[data-requests]");
  if (place) place.textContent = count; // no page, once it has been left
}
