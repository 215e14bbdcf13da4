// The style of the parts: a stylesheet of its own, fetched with the first of them and there before it is shown.

let worn;

/** Resolves once the stylesheet is there. One that does not come is asked for again the next time. */
export function wear() {
  const named = document.querySelector('meta[name="style-rest"]');
  // The developer's loop has one stylesheet.
  if (!named) return Promise.resolve();
  worn ??= new Promise((there, missing) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = named.content;
    link.onload = () => there();
    link.onerror = () => {
      link.remove();
      worn = undefined;
      missing(new Error("the stylesheet of the parts could not be fetched"));
    };
    document.head.append(link);
  });
  return worn;
}
