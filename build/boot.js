// Starts the app. build/dist.mjs bundles this file with the JavaScript of wasm-bindgen (`turnbook:app`) and
// fills in the address of the wasm, so that the page needs no inline script.

import start from "turnbook:app";
import { watch } from "./rescue-page.js";

watch();
start({ module_or_path: WASM_URL }).catch((fault) => {
  console.error(fault);
  const said = document.querySelector(".boot-failed");
  if (said) said.hidden = false;
});
