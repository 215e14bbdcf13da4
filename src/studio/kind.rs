//! What a form puts into a slot of a rule's effects.

use rulebook::{Slot, word};

/// What a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these words.
    Words(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// A whole number from 1.
    Number,
    /// Several of these words.
    List(&'static [&'static str]),
    /// Shares in per-mille; shown, not edited here.
    Shares,
}

/// What this slot takes.
pub const fn of(slot: Slot) -> Kind {
    match slot {
        Slot::Receiver => Kind::Words(word::Receiver::WORDS),
        Slot::Turn | Slot::Taker => Kind::Words(word::Turn::WORDS),
        Slot::Missed => Kind::Words(word::Missed::WORDS),
        Slot::Owner => Kind::Words(word::OwnerTo::WORDS),
        Slot::Giver => Kind::Words(word::Giver::WORDS),
        Slot::Answerer => Kind::Words(word::Answerer::WORDS),
        Slot::Call => Kind::Words(word::CallThen::WORDS),
        Slot::Standing => Kind::Words(word::Standing::WORDS),
        Slot::First => Kind::Words(word::First::WORDS),
        Slot::Credits => Kind::Words(word::Overnight::WORDS),
        Slot::Held => Kind::Words(word::HeldOvernight::WORDS),
        Slot::Placing => Kind::Words(word::Placing::WORDS),
        Slot::Cap => Kind::Number,
        Slot::Allowed => Kind::Words(word::Allowed::WORDS),
        Slot::By => Kind::Words(word::Office::WORDS),
        Slot::Due => Kind::Words(word::Due::WORDS),
        Slot::Required => Kind::List(word::Field::WORDS),
        Slot::Valid | Slot::SameClient => Kind::Flag,
        Slot::Split => Kind::Shares,
        Slot::Duties => Kind::List(word::Duty::WORDS),
    }
}
