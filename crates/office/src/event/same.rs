//! What two cards have in common. Only whoever has the cards can compare them; the core is told, and nothing made of a name
//! or a number is written.

use paper::{Json, Misread, Read};
use rulebook::{Fact, Facts};
use serde::{Serialize, Serializer};

/// What two entries have in common, compared by one normal form. Written as its words, `name phone`; `nothing`, if it was
/// compared and they have nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Same {
    /// The name.
    pub name: bool,
    /// The telephone.
    pub phone: bool,
    /// Perhaps the telephone: of one of the two, digits are hidden or not written.
    pub masked: bool,
    /// The identity number.
    pub id_number: bool,
}

const NOTHING: &str = "nothing";

impl Same {
    fn ways(self) -> [(&'static str, bool); 4] {
        let Self { name, phone, masked, id_number } = self;
        [("name", name), ("phone", phone), ("masked", masked), ("id_number", id_number)]
    }

    fn of_words(text: &str) -> Option<Self> {
        let mut same = Self::default();
        for word in text.split(' ').filter(|word| *word != NOTHING) {
            match word {
                "name" => same.name = true,
                "phone" => same.phone = true,
                "masked" => same.masked = true,
                "id_number" => same.id_number = true,
                _ => return None,
            }
        }
        Some(same)
    }

    /// Tells a book of it.
    pub(crate) fn tell(self, facts: &mut Facts) {
        facts.set(Fact::SameName, self.name);
        facts.set(Fact::SamePhone, self.phone);
        facts.set(Fact::SameMasked, self.masked);
        facts.set(Fact::SameId, self.id_number);
    }
}

impl Serialize for Same {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let words: Vec<&str> = self.ways().into_iter().filter_map(|(word, is)| is.then_some(word)).collect();
        if words.is_empty() { to.serialize_str(NOTHING) } else { to.serialize_str(&words.join(" ")) }
    }
}

impl Read for Same {
    fn read(json: &Json) -> Result<Self, Misread> {
        let text = paper::read::text(json)?;
        Self::of_words(text)
            .ok_or_else(|| Misread::new("what two cards have in common is told in other words"))
    }
}
