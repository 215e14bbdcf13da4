//! Writing the file. Keys stand in canonical order, because the digest is taken over this very text.

use paper::{Arrange, OrderedSet};

use super::{Cover, FORMAT, VERSION};
use crate::canonical::{write_display, write_list, write_members, write_quoted, write_string, write_value};
use crate::card::Cards;
use crate::digest::digest;
use crate::document::Documents;
use crate::entry::{Entry, Spelling};
use crate::id::DeviceId;
use crate::journal::Journal;

/// Writes a journal with its cards and documents as one canonical JSON text. The same content gives the same text.
///
/// Held entries are written too, so that nothing is lost on the way through a third tablet.
pub fn export(journal: &Journal, cards: &Cards, documents: &Documents, cover: &Cover) -> String {
    let before = before_digest(journal, cards, cover);
    let after = after_digest(journal, cards, documents, cover);
    let digest = digest(format!("{before},{after}").as_bytes());
    format!(r#"{before},"digest":"{digest}",{after}"#)
}

fn before_digest(journal: &Journal, cards: &Cards, cover: &Cover) -> String {
    let mut text = String::from(r#"{"cards":"#);
    cards.write_to(&mut text);
    text.push_str(r#","devices":"#);
    write_list(&mut text, devices(journal), |text, device| write_device(text, journal, device, cover));
    text
}

fn after_digest(journal: &Journal, cards: &Cards, documents: &Documents, cover: &Cover) -> String {
    let mut text = String::from(r#""documents":"#);
    let names: Vec<String> = documents.iter().map(|(digest, _)| digest.to_string()).collect();
    let mut members: Vec<_> =
        names.iter().zip(documents.iter()).map(|(name, (_, value))| (name.as_str(), value)).collect();
    write_members(&mut text, &mut members, |text, value| write_value(text, value));
    text.push_str(r#","encryption":null,"entries":"#);
    write_list(&mut text, entries(journal, cover), |text, entry| entry.write_to(text));
    text.push_str(r#","erased":"#);
    cards.write_erased_to(&mut text);
    text.push_str(r#","format":"#);
    write_string(&mut text, FORMAT);
    text.push_str(r#","made_at":"#);
    write_quoted(&mut text, cover.made_at);
    text.push_str(r#","made_by":"#);
    write_quoted(&mut text, journal.device());
    if !cover.name.is_empty() {
        text.push_str(r#","name":"#);
        write_string(&mut text, &cover.name);
    }
    text.push_str(r#","office":"#);
    write_quoted(&mut text, journal.office());
    text.push_str(r#","version":"#);
    let short = entries(journal, cover).iter().any(|entry| entry.spelling == Spelling::Short);
    let newer = short || journal.usurping() > 0 || !journal.parted().is_empty();
    write_display(&mut text, if newer { VERSION } else { 1 });
    text.push('}');
    text
}

fn devices(journal: &Journal) -> OrderedSet<DeviceId> {
    journal.chains.keys().copied().chain(journal.held().map(|entry| entry.device)).collect()
}

fn write_device(text: &mut String, journal: &Journal, device: DeviceId, cover: &Cover) {
    let ends = journal.ends(device);
    let head = journal.head(device);
    text.push('{');
    if let Some(forks) = ends.get(1..).filter(|forks| !forks.is_empty()) {
        text.push_str(r#""forks":"#);
        write_list(text, forks, |text, fork| {
            text.push_str(&format!(r#"{{"hash":"{}","seq":{}}}"#, fork.hash, fork.seq));
        });
        text.push(',');
    }
    let from = first_of(journal, device, cover);
    if from > 1 {
        text.push_str(&format!(r#""from":{from},"#));
    }
    text.push_str(&format!(
        r#""head":{{"hash":"{}","seq":{}}},"id":"{device}","key":null,"signature":null}}"#,
        head.hash, head.seq
    ));
}

fn first_of(journal: &Journal, device: DeviceId, cover: &Cover) -> u64 {
    // How far somebody knows a series that has parted, a single number does not tell.
    if journal.has_parted(device) {
        return 1;
    }
    let left_out = cover.since.get(&device).copied().unwrap_or(0);
    left_out.min(journal.head(device).seq) + 1
}

fn entries<'a>(journal: &'a Journal, cover: &Cover) -> Vec<&'a Entry> {
    let chosen = |entry: &&Entry| entry.seq >= first_of(journal, entry.device, cover);
    let mut entries: Vec<&Entry> = journal.entries().filter(chosen).chain(journal.held()).collect();
    entries.arrange_by_key(|entry| (entry.stamp, entry.id));
    entries
}
