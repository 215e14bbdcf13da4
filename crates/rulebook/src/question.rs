//! The questions the desk asks a book.

use crate::effect::Slot;

macro_rules! questions {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal : needs [$($need:ident),*] may [$($may:ident),*]),+ $(,)?) => {
        /// A question with a closed set of answers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Question { $($(#[doc = $doc])* $name),+ }

        impl Question {
            /// Every question.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// What is asked, in one line.
            pub const fn about(self) -> &'static str { match self { $(Self::$name => concat!($($doc),*)),+ } }
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
    Receiver = "receiver": needs [Receiver] may [Duties, Deadlines, By],
    /// What does this reception do to the receiver's turn, and whose client is it?
    Turn = "turn": needs [Turn, Owner] may [Weight, By, Duties, Deadlines],
    /// The turn comes up and its holder cannot receive: what becomes of it?
    Passed = "passed": needs [Missed] may [],
    /// A reception passes to another person: what becomes of both turns?
    Handover = "handover": needs [Giver, Taker, Owner] may [Receiver, Commission, By, Duties, Deadlines],
    /// A visitor in reception turns out not to be a buyer.
    Identified = "identified": needs [Receiver, Giver] may [Owner, Duties, Deadlines, By],
    /// Somebody who helped with a colleague's client is done.
    HelpEnded = "help_ended": needs [] may [OwnerTurn, Helped, Duties, Deadlines],
    /// May somebody whose client is still on site receive a new one?
    SecondClient = "second_client": needs [Allowed] may [By],
    /// May this person receive at all: quotas, level, training?
    Eligible = "eligible": needs [Allowed] may [By, Duties, Deadlines],
    /// Who answers the sales telephone?
    Call = "call": needs [Answerer, Call] may [CallTurn, Owner, Until, Amount, Duties, Deadlines],
    /// What must be written down of a call?
    CallRecord = "call_record": needs [Required] may [Due, Valid, Duties, Deadlines],
    /// What must a registration contain, and by when?
    Registration = "registration": needs [Required, Due] may [OneOf, Waived, Valid, Accepted, Owner, By, Duties, Deadlines],
    /// May somebody change a registration?
    Amend = "amend": needs [Allowed] may [By, Duties, Deadlines],
    /// Is a client valid whom somebody filed before he came (报备)?
    Filing = "filing": needs [Valid] may [Owner, Accepted, Until, By, Duties, Deadlines],
    /// Does ownership still stand?
    Standing = "standing": needs [Standing] may [Until],
    /// Does a contact count as a follow-up, and when is the next due?
    FollowUp = "follow_up": needs [Effective] may [Deadlines, Duties],
    /// Who is first on the next day, and what stays overnight?
    NextDay = "next_day": needs [First, Credits, Held] may [Order, By, Duties, Deadlines],
    /// Somebody comes after the day was opened: where does he stand?
    SignIn = "sign_in": needs [Place] may [Duties, Deadlines],
    /// Somebody goes home before the close: what becomes of his held turn and his make-ups?
    SignOut = "sign_out": needs [] may [Credits, Held, Duties, Deadlines],
    /// How many stand for a unit, who rests, who is duty manager?
    Roster = "roster": needs [] may [Terms, Amount, By, Duties, Deadlines],
    /// Who may let somebody out?
    Leave = "leave": needs [Allowed] may [By, Duties, Deadlines],
    /// When is a make-up used, and how many may be open?
    MakeUp = "make_up": needs [Placing] may [Cap, By],
    /// The earlier receiver of an old client was not found.
    Unfound = "unfound": needs [Owner] may [Penalty, Giver, Until, Duties, Deadlines],
    /// Two agents have one client: whose is he, and how is the deal shared?
    Collision = "collision": needs [Owner] may [Split, Bonus, Rights, Commission, By, Duties, Deadlines],
    /// May a claim on a closed deal still be made?
    Claim = "claim": needs [Valid] may [Until, By],
    /// How is a deal shared that a helper closed?
    Split = "split": needs [Split] may [Bonus, Commission, Rights],
    /// Are two people one client?
    Household = "household": needs [SameClient] may [Owner, By],
    /// What follows from a breach?
    Penalty = "penalty": needs [Penalty] may [Amount, Until, Valid, Commission, By, Duties, Deadlines],
    /// An agent leaves: whose are his clients?
    Departure = "departure": needs [Owner] may [By, Duties, Deadlines],
    /// A client is nobody's: who may have him?
    PublicPool = "public_pool": needs [Allowed, Owner] may [By, Until, Duties, Deadlines],
    /// How is the commission booked?
    Commission = "commission": needs [Commission] may [Owner, Rights, Split, By, Duties, Deadlines],
    /// How much is paid out at this stage, and what is taken back?
    Payout = "payout": needs [Payout] may [Clawback, By, Until, Duties, Deadlines],
    /// A step of the deal: may it be taken, and what falls due?
    Deal = "deal": needs [Allowed] may [Board, Deadlines, Duties, By, Required],
    /// What is to be done on this occasion?
    Checklist = "checklist": needs [] may [Duties, Deadlines, Required, Amount, By],
    /// Something is asked beyond an agent's authority.
    Authority = "authority": needs [Allowed] may [By, Duties, Deadlines],
    /// Who may decide otherwise than the book?
    Overrule = "overrule": needs [Allowed, By] may [Duties, Deadlines],
    /// On which level is a guest received, by whom, and how?
    Level = "level": needs [] may [Level, Host, Companions, Amount, Transport, Budget, Path, By, Deadlines, Duties],
    /// What was spent on a guest: who bears it?
    Expense = "expense": needs [] may [Budget, Bearer, Allowed, By, Duties, Deadlines],
    /// Is an application or appointment made in time?
    Application = "application": needs [] may [Valid, Allowed, By, Deadlines, Required, Duties],
    /// A complaint: which way does it go, and by when?
    Complaint = "complaint": needs [] may [Path, Allowed, By, Deadlines, Required, Duties],
    /// May somebody see, change, lend or export a record?
    Access = "access": needs [Allowed] may [By, Until, Required, Duties, Deadlines],
    /// How long is a record kept, and who may destroy it?
    Retention = "retention": needs [Keep] may [Until, Path, By, Duties, Deadlines],
}

crate::word::as_word!(Question, name, from_name);

impl Question {
    /// Whether an answer may fill this slot.
    pub fn takes(self, slot: Slot) -> bool {
        self.needs().contains(&slot) || self.may().contains(&slot)
    }
}
