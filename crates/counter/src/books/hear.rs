//! What the page that writes tells the other pages of this device, so that none reads again what it has.
//!
//! One line a thing: first what it comes to, and which device writes; then a letter and the text that was made durable.

use super::Books;
use journal::{Card, Entry};
use office::Recorded;
use rulebook::Book;
use serde_json::Value as Json;
use std::rc::Rc;

const ENTRY: &str = "e";
const CARD: &str = "c";
const DOCUMENT: &str = "d";

impl Books {
    /// Tells what was taken in, by its durable texts.
    pub fn tell<'a>(
        &self,
        entries: impl Iterator<Item = &'a str>,
        cards: impl Iterator<Item = &'a str>,
        documents: impl Iterator<Item = &'a str>,
    ) -> String {
        let mut told = self.comes_to();
        let entries = entries.map(|text| (ENTRY, text));
        let rest = cards.map(|text| (CARD, text)).chain(documents.map(|text| (DOCUMENT, text)));
        for (what, text) in entries.chain(rest) {
            told.extend(["\n", what, text]);
        }
        told
    }

    /// What the entries come to, and who writes here.
    fn comes_to(&self) -> String {
        format!("{} {}", self.digest(), self.journal.device())
    }

    /// Takes in what another page tells, and gives the books that were not on the shelf. `None`: it does not come to the same
    /// here, something was missed, and the books must be read again.
    pub fn hear(&mut self, told: &str) -> Option<Vec<Rc<Book>>> {
        let (comes_to, told) = told.split_once('\n').unwrap_or((told, ""));
        if self.comes_to() == comes_to {
            return Some(Vec::new());
        }
        let (mut entries, mut recorded, mut documents) = (Vec::new(), Vec::new(), Vec::new());
        for line in told.lines() {
            match line.split_at_checked(1)? {
                (ENTRY, text) => {
                    let entry = Entry::parse_in(self.journal.office(), text).ok()?;
                    recorded.push(Recorded::read(&entry));
                    entries.push(entry);
                }
                (CARD, text) => {
                    self.cards.insert(serde_json::from_str::<Card>(text).ok()?).ok()?;
                }
                (DOCUMENT, text) => documents.push(serde_json::from_str::<Json>(text).ok()?),
                (_, _) => return None,
            }
        }
        let new = self.place(documents);
        let merged = self.journal.merge(entries);
        let whole = merged.is_clean() && self.is_plain() && merged.new.len() == recorded.len();
        if !whole || self.comes_to() != comes_to {
            return None;
        }
        self.add(recorded);
        Some(new)
    }
}
