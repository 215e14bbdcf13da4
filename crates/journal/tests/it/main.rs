//! The journal's laws, its hostile files and its frozen formats.
#![allow(clippy::unwrap_used, reason = "tests")]

mod canonical;
mod card;
mod chain;
mod golden;
mod hostile;
mod import;
mod laws;
mod parted;
mod short;
mod stamp;
mod tablet;

/// A file that is not declared above would never run.
#[test]
fn no_test_file_is_forgotten() {
    let declared = include_str!("main.rs");
    for file in
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it")).expect("the folder is there")
    {
        let name = file.expect("an entry").file_name().into_string().expect("plain name");
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || declared.contains(&format!("mod {module};")), "{name} is not declared");
    }
}
