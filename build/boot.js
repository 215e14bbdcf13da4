// Starts the app. build/dist.mjs bundles this file with the JavaScript of wasm-bindgen (`turnbook:app`) and
// fills in the addresses of the wasm and of what is shown when the program fails, so that the page needs no inline script.

import start from "turnbook:app";
import { chosen } from "../src/text/tongue.js";
import { watch } from "./failure.js";

const rescue = watch(RESCUE_URL);
// The texts come beside the wasm; the program asks for them by the same address when it is there (src/text/sheets.rs).
const texts = document.querySelector(`meta[name="texts-first"][lang="${chosen()}"]`);
const ahead = { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: texts.content };
document.head.append(Object.assign(document.createElement("link"), ahead));
start({ module_or_path: WASM_URL }).then(rescue, (fault) => {
  console.error(fault);
  const said = document.querySelector(".boot-failed");
  if (said) said.hidden = false;
});
