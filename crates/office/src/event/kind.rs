//! The kinds of events, by the names they have in the journal.

use super::Event;

macro_rules! kinds {
    ($($name:ident = $text:literal),+ $(,)?) => {
        /// What kind of thing happened.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = $text] $name),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The name in the journal.
            pub const fn name(self) -> &'static str { match self { $(Self::$name => $text),+ } }
            /// The kind of this name, if it is known here.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.name() == name)
            }
        }

        impl Event {
            /// Its kind. An event that is not on the list of kinds does not compile.
            pub const fn kind(&self) -> Kind { match self { $(Self::$name { .. } => Kind::$name),+ } }
        }
    };
}

kinds! {
    OfficeFounded = "office_founded",
    OfficeChanged = "office_changed",
    PersonEnrolled = "person_enrolled",
    PersonChanged = "person_changed",
    RulebookAdopted = "rulebook_adopted",
    DayOpened = "day_opened",
    SignedIn = "signed_in",
    SignedOut = "signed_out",
    DayClosed = "day_closed",
    VisitorReceived = "visitor_received",
    VisitorWaits = "visitor_waits",
    VisitorLeft = "visitor_left",
    HelperJoined = "helper_joined",
    HelperLeft = "helper_left",
    HandedOver = "handed_over",
    VisitorIdentified = "visitor_identified",
    ReceptionEnded = "reception_ended",
    VisitRegistered = "visit_registered",
    RegistrationWithdrawn = "registration_withdrawn",
    FollowedUp = "followed_up",
    ClientFiled = "client_filed",
    ClientGraded = "client_graded",
    DealMade = "deal_made",
    AbsenceStarted = "absence_started",
    AbsenceEnded = "absence_ended",
    CallAnswered = "call_answered",
    CallEnded = "call_ended",
    CallOrderSet = "call_order_set",
    OrderSet = "order_set",
    DutySet = "duty_set",
    EventSet = "event_set",
    CreditPlaced = "credit_placed",
    Overruled = "overruled",
    Penalised = "penalised",
    OriginSettled = "origin_settled",
    CaseBrought = "case_brought",
    ConflictSettled = "conflict_settled",
    CaseRuled = "case_ruled",
    PersonDeparted = "person_departed",
    ClientPassed = "client_passed",
    ClientsLinked = "clients_linked",
    ClientsParted = "clients_parted",
    ClientsBroughtIn = "clients_brought_in",
    ProxySet = "proxy_set",
    HelpSettled = "help_settled",
    Voided = "voided",
}
