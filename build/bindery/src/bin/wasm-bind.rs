//! Makes the JavaScript that a program needs in the browser: the command `wasm-bindgen`, with those of its options that
//! `build/split.mjs` and Trunk give.

use std::env;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut bindgen = Bindgen::new();
    let mut into = None;
    for given in env::args().skip(1) {
        match given.split_once('=').unwrap_or((&given, "")) {
            ("--version", _) => {
                println!("wasm-bindgen {}", wasm_bindgen_shared::version());
                return Ok(());
            }
            ("--target", "web") => bindgen.web(true)?,
            ("--no-typescript", "") => bindgen.typescript(false),
            ("--keep-lld-exports", "") => bindgen.keep_lld_exports(true),
            ("--out-name", name) => bindgen.out_name(name),
            ("--out-dir", folder) => {
                into = Some(folder.to_owned());
                &mut bindgen
            }
            (file, "") if !file.starts_with('-') => bindgen.input_path(file),
            _ => bail!("this house does not give wasm-bindgen {given}"),
        };
    }
    bindgen.generate(into.context("--out-dir=FOLDER is missing")?)
}
