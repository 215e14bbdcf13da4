//! `turnbook check`: plays scenario files and says what failed.

use crate::play::{Failure, play};
use crate::scenario::{Fault, Scenario, read};
use crate::shelf::Shelf;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many scenarios went which way. A file or scenario that cannot be read counts as one
/// that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many went as they say.
    pub passed: usize,
    /// How many did not.
    pub failed: usize,
}

/// Plays the files, and all `.txt` files of the folders, and writes down what failed.
///
/// # Errors
/// The report cannot be written.
pub fn check(paths: &[PathBuf], shelf: &Shelf, out: &mut dyn Write) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut seen = BTreeMap::new();
    for path in paths {
        let files = match files(path) {
            Ok(files) => files,
            Err(e) => {
                writeln!(out, "{}: {e}\n", path.display())?;
                tally.failed += 1;
                continue;
            }
        };
        for file in files {
            check_file(&file, shelf, &mut seen, &mut tally, out)?;
        }
    }
    writeln!(out, "{} passed, {} failed", tally.passed, tally.failed)?;
    Ok(tally)
}

/// The file itself, or the scenario files of a folder in order.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "txt") {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(io::Error::new(
            io::ErrorKind::NotFound,
            "there is no scenario file (.txt) in this folder",
        ));
    }
    Ok(files)
}

fn check_file(
    file: &Path,
    shelf: &Shelf,
    seen: &mut BTreeMap<String, PathBuf>,
    tally: &mut Tally,
    out: &mut dyn Write,
) -> io::Result<()> {
    shelf.beside(file);
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(e) => {
            tally.failed += 1;
            return writeln!(out, "{}: {e}\n", file.display());
        }
    };
    let scenarios = match read(&text) {
        Ok(scenarios) => scenarios,
        Err(faults) => {
            tally.failed += 1;
            return write_faults(file, &faults, out);
        }
    };
    for scenario in scenarios {
        let outcome = match seen.insert(scenario.id.clone(), file.to_owned()) {
            Some(before) => {
                let what = format!("{} stands in {} already", scenario.id, before.display());
                write_faults(file, &[Fault::new(scenario.line, what)], out)?;
                false
            }
            None if !scenario.faults.is_empty() => {
                write_faults(file, &scenario.faults, out)?;
                false
            }
            None => check_scenario(file, &scenario, shelf, out)?,
        };
        if outcome {
            tally.passed += 1;
        } else {
            tally.failed += 1;
        }
    }
    Ok(())
}

fn check_scenario(file: &Path, scenario: &Scenario, shelf: &Shelf, out: &mut dyn Write) -> io::Result<bool> {
    match play(scenario, shelf) {
        Ok(()) => Ok(true),
        Err(failure) => write_failure(file, scenario, &failure, out).map(|()| false),
    }
}

fn write_faults(file: &Path, faults: &[Fault], out: &mut dyn Write) -> io::Result<()> {
    for fault in faults {
        writeln!(out, "{}:{}: {fault}", file.display(), fault.line)?;
    }
    writeln!(out)
}

fn write_failure(file: &Path, scenario: &Scenario, failure: &Failure, out: &mut dyn Write) -> io::Result<()> {
    // A replay that differs belongs to no line; the scenario's own stands for it.
    let line = if failure.line == 0 { scenario.line } else { failure.line };
    writeln!(out, "{}:{line}: {} {}", file.display(), scenario.id, scenario.title)?;
    writeln!(out, "    {}", failure.text)?;
    for problem in &failure.problems {
        let at =
            if problem.line == failure.line { String::new() } else { format!(" (line {})", problem.line) };
        writeln!(out, "  expected  {}{at}", problem.expected)?;
        writeln!(out, "  got       {}", problem.got)?;
    }
    for step in &failure.because {
        writeln!(out, "  because   {step}")?;
    }
    writeln!(out)
}
