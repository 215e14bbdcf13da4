//! The `turnbook` command.

use cli::{ask, check, lint, schema, shelf, verify, vocabulary};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
turnbook check [--rulebooks DIR] FILES…   play scenario files, or all .txt files of a folder
turnbook lint [--coverage] [BOOKS…]        look for contradictions and holes; a table of what becomes of the articles
turnbook ask BOOK QUESTION FACT=VALUE…     one question to one book, and the ruling as JSON
turnbook schema                            the JSON Schema of a rulebook document
turnbook vocabulary TERMS.json             tables of questions, facts, effects and words, with the terms of that sheet
turnbook verify EXPORT.json [CODE…]       verify an export and say what is in it; hold printed codes against it
turnbook help                             this text

Rulebooks are looked for in ./rulebooks unless --rulebooks DIR says otherwise; if DIR has no base, the shipped one is
taken. The scenario language is described in docs/scenarios.md. The command ends with 0 if all is well, 1 if something
failed, 2 if it was not understood.
";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let mut out = io::stdout().lock();
    match run(&arguments, &mut out) {
        Ok(Some(true)) => ExitCode::SUCCESS,
        Ok(Some(false)) => ExitCode::FAILURE,
        Ok(None) => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
        // The reader of a pipe may have had enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("turnbook: {e}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well; nothing if the arguments make no sense.
fn run(arguments: &[OsString], out: &mut dyn Write) -> io::Result<Option<bool>> {
    let command = arguments.first().and_then(|word| word.to_str());
    let rest = arguments.get(1..).unwrap_or_default();
    match command {
        Some("check") => run_check(rest, out),
        Some("ask") => {
            let mut words: Vec<String> =
                rest.iter().map(|word| word.to_string_lossy().into_owned()).collect();
            let folder =
                words.iter().position(|word| word == "--rulebooks").filter(|at| at + 1 < words.len());
            let folder = folder.map(|at| words.drain(at..at + 2).next_back().unwrap_or_default());
            let shelf = shelf::Shelf::new(folder.unwrap_or_else(|| "rulebooks".into()));
            ask::run(&shelf, &words, out).map(Some)
        }
        Some("schema") => {
            writeln!(out, "{}", serde_json::to_string_pretty(&schema::schema()).unwrap_or_default())?;
            Ok(Some(true))
        }
        Some("vocabulary") => match rest {
            [path] => {
                let terms = serde_json::from_str(&std::fs::read_to_string(path)?)?;
                write!(out, "{}", vocabulary::tables(&terms)).map(|()| Some(true))
            }
            _ => Ok(None),
        },
        Some("lint") => run_lint(rest, out),
        Some("verify") => match rest {
            [path, codes @ ..] => verify::verify(Path::new(path), codes, out).map(Some),
            _ => Ok(None),
        },
        Some("help" | "--help" | "-h") => out.write_all(USAGE.as_bytes()).map(|()| Some(true)),
        _ => Ok(None),
    }
}

fn run_lint(arguments: &[OsString], out: &mut dyn Write) -> io::Result<Option<bool>> {
    let mut folder = PathBuf::from("rulebooks");
    let mut table = false;
    let mut names = Vec::new();
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        match argument.as_ref() {
            "--coverage" => table = true,
            "--rulebooks" => match arguments.next() {
                Some(given) => folder = PathBuf::from(given.as_ref()),
                None => return Ok(None),
            },
            other if other.starts_with("--") => return Ok(None),
            name => names.push(name.to_owned()),
        }
    }
    lint::run(&shelf::Shelf::new(folder), &names, table, out).map(Some)
}

fn run_check(arguments: &[OsString], out: &mut dyn Write) -> io::Result<Option<bool>> {
    let mut folder = PathBuf::from("rulebooks");
    let mut paths = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--rulebooks" {
            let Some(given) = arguments.next() else { return Ok(None) };
            folder = PathBuf::from(given);
        } else if argument.to_string_lossy().starts_with("--") {
            return Ok(None);
        } else {
            paths.push(PathBuf::from(argument));
        }
    }
    if paths.is_empty() {
        return Ok(None);
    }
    let tally = check::check(&paths, &shelf::Shelf::new(folder), out)?;
    Ok(Some(tally.failed == 0))
}
