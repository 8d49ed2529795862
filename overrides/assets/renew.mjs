/* The program of the empty page that the service worker shows while another release waits. That one takes
   over when nothing but this page is open; then, and when it does not, the page asked for is loaded. */

const PATIENCE = 2000;
const workers = navigator.serviceWorker;

const waiting = (await workers.getRegistration())?.waiting;
const { port1, port2 } = new MessageChannel();
const isDecided = new Promise((resolve) => {
  workers.addEventListener("controllerchange", resolve);
  port1.onmessage = ({ data }) => data || resolve();
  setTimeout(resolve, PATIENCE);
});
waiting?.postMessage({ task: "renew" }, [port2]);
await isDecided;
workers.controller?.postMessage({ task: "show" });
location.reload();
