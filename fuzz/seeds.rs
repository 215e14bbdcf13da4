//! Writes the shipped books as the first inputs of the target `book`.

mod shipped;

use std::fs;

fn main() -> std::io::Result<()> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/book");
    fs::create_dir_all(folder)?;
    for (id, document) in shipped::documents() {
        fs::write(format!("{folder}/{id}"), document.to_string())?;
    }
    Ok(())
}
