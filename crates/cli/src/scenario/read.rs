//! Reads a file: comments, times, devices, arrows; what is said is read in [`super::sentence`] and [`super::wish`].

use super::fault::Fault;
use super::{Act, Line, Said, Scenario, Wish, sentence, wish};
use office::Minute;
use std::collections::BTreeMap;

/// Reads the scenarios of a file. Lines above the first scenario belong to every scenario of the file. What is wrong in
/// a scenario stands with it, and the others can be played.
///
/// # Errors
/// What is wrong above the first scenario, or with the head of one, each with its line and a hint where there is one.
pub fn read(text: &str) -> Result<Vec<Scenario>, Vec<Fault>> {
    let mut reader = Reader::default();
    for (at, raw) in text.lines().enumerate() {
        if let Err(fault) = reader.line(at + 1, raw) {
            match reader.scenarios.last_mut() {
                Some(scenario) => scenario.faults.push(fault),
                None => reader.faults.push(fault),
            }
        }
    }
    if reader.scenarios.is_empty() && reader.faults.is_empty() {
        reader
            .faults
            .push(Fault::new(1, "there is no scenario here").hint("begin one with: scenario ID \"title\""));
    }
    if reader.faults.is_empty() { Ok(reader.scenarios) } else { Err(reader.faults) }
}

#[derive(Default)]
struct Reader {
    preface: Vec<Line>,
    scenarios: Vec<Scenario>,
    seen: BTreeMap<String, usize>,
    faults: Vec<Fault>,
}

impl Reader {
    fn line(&mut self, number: usize, raw: &str) -> Result<(), Fault> {
        let text = without_comment(raw).trim();
        if text.is_empty() {
            return Ok(());
        }
        if let Some(rest) = text.strip_prefix("scenario").filter(|rest| rest.starts_with(char::is_whitespace))
        {
            return self.begin(number, rest.trim());
        }
        if let Some(more) = arrow(text).filter(|(before, _)| before.is_empty()).map(|(_, after)| after) {
            let lines = self.lines();
            let line =
                lines.last_mut().ok_or_else(|| Fault::new(number, "there is no line before this arrow"))?;
            let wishes = wishes(number, more, asks(&line.act))?;
            line.wishes.extend(wishes);
            return Ok(());
        }
        let line = whole(number, text)?;
        self.lines().push(line);
        Ok(())
    }

    fn begin(&mut self, line: usize, text: &str) -> Result<(), Fault> {
        let (id, title) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let title = title.trim().trim_matches('"').to_owned();
        if id.is_empty() || id.contains('"') {
            // Whose lines follow is not known: the file cannot be read.
            let fault = Fault::new(line, "a scenario has an id").hint("write: scenario ID \"title\"");
            self.faults.push(fault);
            return Ok(());
        }
        let before = self.seen.insert(id.to_owned(), line);
        let lines = self.preface.clone();
        // Begun even so, that the lines below are read as its own.
        self.scenarios.push(Scenario { id: id.to_owned(), title, line, lines, faults: Vec::new() });
        before.map_or(Ok(()), |before| Err(Fault::new(line, format!("{id} stands on line {before} already"))))
    }

    fn lines(&mut self) -> &mut Vec<Line> {
        self.scenarios.last_mut().map_or(&mut self.preface, |scenario| &mut scenario.lines)
    }
}

fn whole(number: usize, text: &str) -> Result<Line, Fault> {
    let (at, rest) = time(number, text)?;
    let (device, rest) = device(number, rest)?;
    let (said, wanted) = arrow(rest).map_or((rest, None), |(said, wanted)| (said.trim(), Some(wanted)));
    let mut line = Line {
        number,
        text: text.to_owned(),
        at,
        device,
        act: Act::Look,
        said: Said::default(),
        wishes: Vec::new(),
    };
    if wish::is_state(said) {
        line.wishes = wishes(number, said, false)?;
    } else {
        (line.act, line.said) = sentence::read(number, said)?;
    }
    if let Some(wanted) = wanted {
        line.wishes.extend(wishes(number, wanted, asks(&line.act))?);
    }
    Ok(line)
}

/// Whether a line is answered with a ruling, whose slots the expectations may name.
const fn asks(act: &Act) -> bool {
    matches!(act, Act::Ask { .. } | Act::Claim { .. } | Act::File { .. })
}

/// Cuts off a comment that is not inside quotes.
fn without_comment(text: &str) -> &str {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '#' if !quoted => return &text[..at],
            _ => {}
        }
    }
    text
}

/// Splits at the arrow, written `->` or `→`.
fn arrow(text: &str) -> Option<(&str, &str)> {
    text.split_once("->").or_else(|| text.split_once('→'))
}

/// The time at the beginning of a line.
fn time(number: usize, text: &str) -> Result<(Option<Minute>, &str), Fault> {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if !first.contains(':') || !first.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok((None, text));
    }
    let minute = first.parse().map_err(|e: String| Fault::new(number, e))?;
    if rest.trim().is_empty() {
        return Err(Fault::new(number, "nothing happens at this time"));
    }
    Ok((Some(minute), rest.trim()))
}

/// The device at the beginning of a line: `at t2: …`.
fn device(number: usize, text: &str) -> Result<(Option<String>, &str), Fault> {
    let Some(rest) = text.strip_prefix("at ") else { return Ok((None, text)) };
    let Some((name, said)) = rest.split_once(':') else {
        return Err(Fault::new(number, "the device is not set off").hint("write: at t2: …"));
    };
    Ok((Some(name.trim().to_owned()), said.trim()))
}

fn wishes(number: usize, text: &str, asked: bool) -> Result<Vec<Wish>, Fault> {
    let parts = text.split([',', '，']).map(str::trim);
    parts
        .map(|part| {
            if part.is_empty() {
                return Err(Fault::new(number, "an expectation is missing here"));
            }
            let what = wish::read(number, part, asked)?;
            Ok(Wish { number, text: part.to_owned(), what })
        })
        .collect()
}
