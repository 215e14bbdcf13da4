//! The scenarios of the house, and what the command says when one fails.

mod books;
mod command;
mod documents;
mod language;
mod scenarios;
mod shelf;
mod trial;
mod verify;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder everything lies in.
fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the command in the house.
fn turnbook(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnbook"));
    command.current_dir(house()).args(arguments).output().expect("the command runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Writes a file into a folder that only this test uses.
fn written(test: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("scenarios.txt");
    std::fs::write(&file, text).expect("a file");
    file
}

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
