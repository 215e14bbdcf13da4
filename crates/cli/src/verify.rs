//! `turnbook verify`: whether an export is whole, and what is in it.

use counter::proof::{self, Proved};
use journal::wire::{self, Limits};
use office::{Recorded, State, projection};
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Reads an export, verifies all of it and reports; holds the codes of printed sheets against it. Returns whether all of it is in
/// order.
///
/// # Errors
/// The report cannot be written.
pub fn verify(path: &Path, codes: &[OsString], out: &mut dyn Write) -> io::Result<bool> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(e) => {
            writeln!(out, "{}: {e}", path.display())?;
            return Ok(false);
        }
    };
    match wire::read(bytes, &Limits::default()) {
        Ok(bundle) => {
            report(path, &bundle, out)?;
            codes.iter().try_fold(true, |all, code| Ok(proved(&code.to_string_lossy(), &bundle, out)? && all))
        }
        Err(error) => {
            writeln!(out, "{}: not in order: {error}", path.display())?;
            Ok(false)
        }
    }
}

/// Holds a code against the entries. Returns whether the entry is there as it was printed.
fn proved(code: &str, bundle: &wire::Bundle, out: &mut dyn Write) -> io::Result<bool> {
    let proved = proof::prove(code, |id| bundle.entries().find(|entry| entry.id == id));
    let says = match proved {
        Proved::Same(entry) => format!("{entry} is as it was printed"),
        Proved::Differs(entry) => format!("{entry} is another than what was printed"),
        Proved::Absent => "no such entry here".to_owned(),
        Proved::NoCode => format!("{code:?} is no code"),
    };
    writeln!(out, "code       {says}")?;
    Ok(matches!(proved, Proved::Same(_)))
}

fn report(path: &Path, bundle: &wire::Bundle, out: &mut dyn Write) -> io::Result<()> {
    let name = if bundle.name().is_empty() { "without a name" } else { bundle.name() };
    writeln!(out, "{}: in order; every series verifies", path.display())?;
    writeln!(out, "office     {} ({name})", bundle.office())?;
    writeln!(out, "made       {} by {}", bundle.made_at(), bundle.made_by())?;
    for device in bundle.devices() {
        writeln!(
            out,
            "device     {} entries {} to {}, head {}",
            device.id, device.from, device.head.seq, device.head.hash
        )?;
        for fork in &device.forks {
            writeln!(
                out,
                "           it was set back or copied: another end at {}, {}",
                fork.seq, fork.hash
            )?;
        }
    }
    let rightful: Vec<_> = bundle.rightful().collect();
    let recorded: Vec<Recorded> = rightful.iter().copied().filter_map(Recorded::read).collect();
    let unknown = rightful.len() - recorded.len();
    writeln!(
        out,
        "entries    {}, of which {unknown} of a kind this program does not know",
        bundle.entries().len()
    )?;
    let usurping = bundle.entries().len() - rightful.len();
    if usurping > 0 {
        writeln!(
            out,
            "ids        {usurping} entries came under the id of another; they are kept and do not count"
        )?;
    }
    let newer = recorded.iter().filter(|recorded| recorded.event.law().newer()).count();
    if newer > 0 {
        writeln!(
            out,
            "words      some of {newer} entries are newer than this program; what they decided stands"
        )?;
    }
    let (cards, erased, documents) = (bundle.cards().len(), bundle.erased().len(), bundle.documents().len());
    writeln!(out, "cards      {cards}, erased {erased}; documents {documents}")?;
    writeln!(out, "digest     {}", bundle.digest())?;
    if bundle.devices().iter().any(|device| device.from > 1) {
        return writeln!(out, "state      not derived: the export holds only the later part");
    }
    state_of(&recorded, out)
}

fn state_of(recorded: &[Recorded], out: &mut dyn Write) -> io::Result<()> {
    let state = State::derive(recorded);
    // The code that the app shows beside its export.
    writeln!(out, "state      {}", projection::state_digest(&state))?;
    let people = state.people.values().filter(|person| person.active).count();
    let owned = state.customers.values().filter(|customer| customer.owner().is_some()).count();
    writeln!(out, "people     {people}")?;
    writeln!(
        out,
        "customers  {}, of which {owned} are somebody's; visits {}",
        state.customers.len(),
        state.visits.len()
    )?;
    if let Some(day) = &state.day {
        let open = if day.closed.is_some() { "closed" } else { "open" };
        let (queue, waiting) = (day.queue().len(), day.waiting.len());
        writeln!(out, "day        {}, {open}; {queue} in the queue, {waiting} waiting", day.date)?;
    }
    let credits = state.open_credits().count();
    writeln!(out, "make-ups   {credits} open; conflicts {}", state.conflicts.len())
}
