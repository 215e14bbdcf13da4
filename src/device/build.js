// Which build runs here: the service worker that controls the page knows. Nothing where there is none.

/** The name of the build, or an empty text. */
export async function build() {
  const controller = navigator.serviceWorker?.controller;
  if (!controller) return "";
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data?.build ?? "")));
  controller.postMessage("BUILD", [port2]);
  return answer;
}
