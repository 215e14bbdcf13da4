// Watches for the end of the program: a panic, which it tells before it stops, or a trap. What is shown then is fetched as soon
// as the program stands, so that it is there when nothing else can be trusted any more.

/** Begins to watch; gives what fetches the page from `address`, to be called once the program stands. */
export function watch(address) {
  let page;
  const fetched = () => (page ??= import(address));
  const show = (what) => fetched().then((page) => page.show(what), (fault) => console.error(fault));
  addEventListener("turnbook-panic", (event) => show(String(event.detail)));
  const trapped = (fault) => {
    if (fault instanceof WebAssembly.RuntimeError) show(String(fault.stack ?? fault));
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));
  return () => {
    fetched().catch((fault) => {
      page = undefined;
      console.error(fault);
    });
  };
}
