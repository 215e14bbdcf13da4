//! Cuts the compiler's wasm into the first load and its parts: `wasm-cut LINKED FOLDER NAME` writes `NAME.wasm`, which is
//! then bound as `NAME.js`, the parts, and `__wasm_split.js`, which loads them.

use std::{env, fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

fn main() -> Result<()> {
    let given: Vec<String> = env::args().skip(1).collect();
    let [linked, folder, name] = given.as_slice() else {
        bail!("wasm-cut LINKED FOLDER NAME");
    };
    let wasm = fs::read(linked).with_context(|| linked.clone())?;
    let first = Path::new(folder).join(format!("{name}.wasm"));
    let script = format!("./{name}.js");
    let mut options = Options::new(&wasm);
    options.output_dir = Path::new(folder);
    options.main_out_path = &first;
    options.main_module = &script;
    options.target.web();
    transform(options).map_err(|fault| anyhow!("{linked}: {fault:#}"))?;
    Ok(())
}
