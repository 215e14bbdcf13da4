//! Effects: what a rule says shall follow. Each effect fills one [`Slot`]; a question allows some of them.

use crate::condition::Parameters;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::measure::{Budget, Deadline, Filling, Kind, Limit, Measure, Shares};
use crate::name::Name;
use crate::term::Term;
use crate::word::*;
use paper::{Json, Misread, Read};
use serde::Serialize;

macro_rules! slots {
    ($($(#[doc = $doc:literal])* $name:ident / $variant:ident : $kind:ty),+ $(,)?) => {
        /// The name of an effect.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Slot { $($(#[doc = $doc])* $variant),+ }

        impl Slot {
            /// Every slot.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The name in data files.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => stringify!($name)),+ } }
            /// What it is, in one line.
            pub const fn about(self) -> &'static str { match self { $(Self::$variant => concat!($($doc),*)),+ } }
            /// What it takes.
            pub const fn kind(self) -> Kind { match self { $(Self::$variant => <$kind as Filling>::KIND),+ } }
        }

        /// The effects of a rule, or the verdict of a ruling. A slot that is not there says nothing.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct Effects {
            $($(#[doc = $doc])* #[serde(skip_serializing_if = "Option::is_none")] pub $name: Option<$kind>),+
        }

        impl Effects {
            /// Whether this slot is filled.
            pub fn has(&self, slot: Slot) -> bool { match slot { $(Slot::$variant => self.$name.is_some()),+ } }
            /// Whether both fill this slot with the same effect, or neither does.
            pub fn agrees(&self, other: &Self, slot: Slot) -> bool {
                match slot { $(Slot::$variant => self.$name == other.$name),+ }
            }
            /// Reads what is written of this slot.
            fn put(&mut self, slot: Slot, json: &Json) -> Result<(), Misread> {
                match slot { $(Slot::$variant => self.$name = Read::read(json)?),+ }
                Ok(())
            }
            /// Takes this slot over from another.
            pub fn take(&mut self, from: &Self, slot: Slot) {
                match slot { $(Slot::$variant => self.$name.clone_from(&from.$name)),+ }
            }
            /// Adds what another says in this slot.
            pub(crate) fn join(&mut self, from: &Self, slot: Slot) {
                match slot { $(Slot::$variant => match (&mut self.$name, &from.$name) {
                    (Some(mine), Some(more)) => mine.join(more),
                    (mine @ None, more) => mine.clone_from(more),
                    _ => {}
                }),+ }
            }
            /// Puts numbers and days in the place of the book's parameters.
            pub(crate) fn settle(&mut self, facts: &Facts, parameters: &impl Parameters) {
                $(if let Some(filling) = &mut self.$name { filling.settle(facts, parameters); })+
            }
            /// The parameters it names; `true` for periods, `false` for numbers.
            pub fn parameters<'a>(&'a self, see: &mut dyn FnMut(&'a str, bool)) {
                $(if let Some(filling) = &self.$name { filling.parameters(see); })+
            }
            /// The facts from which its limits are counted.
            pub fn anchors(&self, see: &mut dyn FnMut(Fact)) {
                $(if let Some(filling) = &self.$name { filling.anchors(see); })+
            }
        }
    };
}

slots! {
    /// Who receives.
    receiver / Receiver: Receiver,
    /// What becomes of the receiver's turn.
    turn / Turn: Turn,
    /// What becomes of a turn that comes up while its holder cannot receive.
    missed / Missed: Missed,
    /// Whose client it becomes or stays.
    owner / Owner: OwnerTo,
    /// What becomes of the turn of the one who hands over.
    giver / Giver: Giver,
    /// What becomes of the turn of the one who takes over.
    taker / Taker: Turn,
    /// Who answers the telephone.
    answerer / Answerer: Answerer,
    /// What to do with a call for a particular person.
    call / Call: CallThen,
    /// Whether ownership stands.
    standing / Standing: Standing,
    /// Who is first on the next day.
    first / First: First,
    /// The order in which the day begins, by name; with `first` `named`.
    order / Order: Name,
    /// Offices that are held in turn for a time. The lists of all rules that hold are joined.
    terms / Terms: Vec<Term>,
    /// What happens overnight to unused make-ups.
    credits / Credits: Overnight,
    /// What happens overnight to held turns.
    held / Held: HeldOvernight,
    /// Where somebody stands who comes after the day was opened.
    place / Place: Latecomer,
    /// When a make-up is used.
    placing / Placing: Placing,
    /// How many make-ups one person may have open, 1 or more.
    cap / Cap: u32,
    /// Whether it may be done.
    allowed / Allowed: Allowed,
    /// Who decides or permits.
    by / By: Office,
    /// By when a registration is due.
    due / Due: Due,
    /// The columns a registration must have.
    required / Required: Vec<Field>,
    /// Whether a registration or claim is valid.
    valid / Valid: bool,
    /// Whether two people are one client.
    same_client / SameClient: bool,
    /// Shares of the performance in per-mille, together the whole; within ranges the parties agree.
    split / Split: Shares,
    /// Shares of the bonus, where they differ from those of the performance.
    bonus / Bonus: Shares,
    /// How many turns the reception uses, where that is not one: 1 to 9, or tenths such as `"0.5"`.
    weight / Weight: crate::turns::Weight,
    /// What becomes of the turn of the client's own agent whom somebody helped.
    owner_turn / OwnerTurn: Turn,
    /// What the helper has from it.
    helped / Helped: Helped,
    /// What becomes of the turn of the one who answered a call.
    call_turn / CallTurn: Turn,
    /// How many: rings, delegates, points, yuan, people.
    amount / Amount: Measure,
    /// Columns of which one is enough.
    one_of / OneOf: Vec<Field>,
    /// Columns that may be left out.
    waived / Waived: Vec<Field>,
    /// Whether a late or altered record is accepted.
    accepted / Accepted: Accepted,
    /// Up to when it holds.
    until / Until: Limit,
    /// Whether a contact counts as a follow-up.
    effective / Effective: bool,
    /// What follows from a breach.
    penalty / Penalty: Penalty,
    /// Who tracks the client, serves him and has his later referrals.
    rights / Rights: OwnerTo,
    /// How the commission is booked.
    commission / Commission: Commission,
    /// How much of it is paid out by now, in per-mille.
    payout / Payout: Measure,
    /// What is taken back when the deal is undone.
    clawback / Clawback: Clawback,
    /// What the board shows.
    board / Board: BoardStatus,
    /// Whether a record is kept.
    keep / Keep: Keep,
    /// The level of a reception.
    level / Level: Level,
    /// Who receives a guest, by office.
    host / Host: Office,
    /// How many go along.
    companions / Companions: Measure,
    /// How a guest is driven.
    transport / Transport: Transport,
    /// Up to how much may be spent, in whole yuan; what is not given has no limit.
    budget / Budget: Budget,
    /// Who bears what goes beyond.
    bearer / Bearer: Bearer,
    /// The offices a matter passes, in order.
    path / Path: Vec<Office>,
    /// What must be done by when. The lists of all rules that hold are joined.
    deadlines / Deadlines: Vec<Deadline>,
    /// What must be done besides. The lists of all rules that hold are joined.
    duties / Duties: Vec<Duty>,
}

crate::word::as_word!(Slot, name, from_name);

impl Read for Effects {
    fn read(json: &Json) -> Result<Self, Misread> {
        let mut effects = Self::default();
        match json {
            Json::Object(map) => {
                for (name, json) in map {
                    let slot = Slot::from_name(name);
                    let slot = slot.ok_or_else(|| Misread::unknown("field", name, &[]).below(name))?;
                    effects.put(slot, json).map_err(|wrong| wrong.below(name))?;
                }
            }
            Json::Array(list) => {
                for (slot, json) in Slot::ALL.iter().zip(list) {
                    effects.put(*slot, json).map_err(|wrong| wrong.below(slot.name()))?;
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
                return Err(Misread::unexpected(json, "an object"));
            }
        }
        Ok(effects)
    }
}
paper::deserialize_by_reading!(Effects);

impl Slot {
    /// The slot of this name.
    pub fn from_name(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|slot| slot.name() == text)
    }
    /// Whether the effects of several rules are joined rather than compared.
    pub const fn joins(self) -> bool {
        matches!(self, Self::Duties | Self::Deadlines | Self::Terms)
    }
}

impl Effects {
    /// The filled slots in order.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        Slot::ALL.iter().copied().filter(|slot| self.has(*slot))
    }
    /// One effect, as it is written.
    ///
    /// # Errors
    /// It is none of this slot.
    pub(crate) fn of(slot: Slot, json: &Json) -> Result<Self, Misread> {
        let mut one = Self::default();
        one.put(slot, json)?;
        Ok(one)
    }
    /// Only this slot.
    #[must_use]
    pub fn only(&self, slot: Slot) -> Self {
        let mut only = Self::default();
        only.take(self, slot);
        only
    }
}
