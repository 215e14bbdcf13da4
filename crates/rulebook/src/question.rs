//! The questions the desk asks a book.

use crate::effect::Slot;

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident = $text:literal : needs [$($need:ident),*] may [$($may:ident),*]),+ $(,)?) => {
        /// A question with a closed set of answers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Question { $($(#[$doc])* $name),+ }

        impl Question {
            /// Every question.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The name in data files and message keys.
            pub const fn name(self) -> &'static str { match self { $(Self::$name => $text),+ } }
            /// The question of this name.
            pub fn from_name(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)+ _ => None }
            }
            /// The slots an answer must fill; where the book is silent the office default does.
            pub const fn needs(self) -> &'static [Slot] { match self { $(Self::$name => &[$(Slot::$need),*]),+ } }
            /// The slots an answer may fill besides.
            pub const fn may(self) -> &'static [Slot] { match self { $(Self::$name => &[$(Slot::$may),*]),+ } }
        }
    };
}

questions! {
    /// Who receives this visitor?
    Receiver = "receiver": needs [Receiver] may [Duties],
    /// What does this reception do to the receiver's turn, and whose client is it?
    Turn = "turn": needs [Turn, Owner] may [Duties],
    /// The turn comes up and its holder cannot receive: what becomes of it?
    Passed = "passed": needs [Missed] may [],
    /// A reception passes to another person: what becomes of both turns?
    Handover = "handover": needs [Giver, Taker, Owner] may [Duties],
    /// A visitor in reception turns out not to be a buyer.
    Identified = "identified": needs [Receiver, Giver] may [Duties, By],
    /// May somebody whose client is still on site receive a new one?
    SecondClient = "second_client": needs [Allowed] may [By],
    /// Who answers the sales telephone?
    Call = "call": needs [Answerer, Call] may [Duties],
    /// What must a registration contain, and by when?
    Registration = "registration": needs [Required, Due] may [Valid, Owner, Duties],
    /// Does ownership still stand?
    Standing = "standing": needs [Standing] may [],
    /// Who is first on the next day, and what stays overnight?
    NextDay = "next_day": needs [First, Credits, Held] may [],
    /// When is a make-up used, and how many may be open?
    MakeUp = "make_up": needs [Placing] may [Cap, By],
    /// May a claim on a closed deal still be made?
    Claim = "claim": needs [Valid] may [],
    /// How is a deal shared that a helper closed?
    Split = "split": needs [Split] may [],
    /// Are two people one client?
    Household = "household": needs [SameClient] may [],
    /// Something is asked beyond an agent's authority.
    Authority = "authority": needs [Allowed] may [By, Duties],
    /// Who may decide otherwise than the book?
    Overrule = "overrule": needs [Allowed, By] may [],
}

crate::word::as_word!(Question, name, from_name);

impl Question {
    /// Whether an answer may fill this slot.
    pub fn takes(self, slot: Slot) -> bool {
        self.needs().contains(&slot) || self.may().contains(&slot)
    }
}
