//! Effects: what a rule says shall follow. Each effect fills one [`Slot`]; a question allows some of them.

use crate::word::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! slots {
    ($($(#[$doc:meta])* $name:ident / $variant:ident : $kind:ty),+ $(,)?) => {
        /// The name of an effect.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Slot { $($(#[$doc])* $variant),+ }

        impl Slot {
            /// Every slot.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The name in data files.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => stringify!($name)),+ } }
        }

        /// The effects of a rule, or the verdict of a ruling. A slot that is not there says nothing.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Effects {
            $($(#[$doc])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $name: Option<$kind>),+
        }

        impl Effects {
            /// Whether this slot is filled.
            pub fn has(&self, slot: Slot) -> bool { match slot { $(Slot::$variant => self.$name.is_some()),+ } }
            /// Whether both fill this slot with the same effect, or neither does.
            pub fn agrees(&self, other: &Self, slot: Slot) -> bool {
                match slot { $(Slot::$variant => self.$name == other.$name),+ }
            }
            /// Takes this slot over from another.
            pub fn take(&mut self, from: &Self, slot: Slot) {
                match slot { $(Slot::$variant => self.$name.clone_from(&from.$name)),+ }
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
    /// What happens overnight to unused make-ups.
    credits / Credits: Overnight,
    /// What happens overnight to held turns.
    held / Held: HeldOvernight,
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
    /// Shares in per-mille; what is not given adds up by agreement.
    split / Split: BTreeMap<Party, u16>,
    /// What must be done besides. The lists of all rules that hold are joined.
    duties / Duties: Vec<Duty>,
}

crate::word::as_word!(Slot, name, from_name);

impl Slot {
    /// The slot of this name.
    pub fn from_name(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|slot| slot.name() == text)
    }
    /// Whether the effects of several rules are joined rather than compared.
    pub const fn joins(self) -> bool {
        matches!(self, Self::Duties)
    }
}

impl Effects {
    /// The filled slots in order.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        Slot::ALL.iter().copied().filter(|slot| self.has(*slot))
    }
    /// Adds duties that are not yet there.
    pub fn join_duties(&mut self, more: &[Duty]) {
        let duties = self.duties.get_or_insert_default();
        for duty in more {
            if !duties.contains(duty) {
                duties.push(*duty);
            }
        }
    }
}
