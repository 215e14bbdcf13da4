//! Facts: what is known when a question is asked. A fact that is not there is unknown.

use crate::fault::What;
use crate::name::{Name, OWN};
use crate::period::read_moment;
pub use crate::value::Value;
use crate::value::{read_amount, read_any, read_word};
use crate::word::*;

/// The values a fact may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// One of these words.
    Words(Lexicon),
    /// Yes or no.
    Flag,
    /// A whole number from 0.
    Count,
    /// A date.
    Day,
    /// A date and hour.
    Moment,
    /// An amount of money, written `¥120` or `¥120.50`.
    Amount,
    /// What the book says that declares the fact.
    Own,
}

macro_rules! facts {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal : $domain:expr),+ $(,)?) => {
        /// The name of a fact. The order of this list is the order in which the desk asks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fact {
            $($(#[doc = $doc])* $name,)+
            /// A fact the book declares.
            Own(Name),
        }

        impl Fact {
            /// Every fact of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The name in data files and message keys.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ Self::Own(name) => name.word() }
            }
            /// The fact of this name. One that begins with `own.` is declared by some book.
            pub fn from_name(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$name),)+
                    own if own.starts_with(OWN) => Name::find(own).map(Self::Own),
                    _ => None,
                }
            }
            /// What it is, in one line.
            pub const fn about(self) -> &'static str { match self { $(Self::$name => concat!($($doc),*),)+ Self::Own(_) => "Declared by the book." } }
            /// The values it may take; of a declared one the book says which.
            pub const fn domain(self) -> Domain { match self { $(Self::$name => $domain,)+ Self::Own(_) => Domain::Own } }
        }
    };
}

facts! {
    /// What kind of visitor this is.
    VisitKind = "visit.kind": Domain::Words(VisitKind::LEXICON),
    /// Why he came.
    Purpose = "visit.purpose": Domain::Words(Purpose::LEXICON),
    /// When a purpose other than buying was declared or found out.
    Declared = "visit.declared": Domain::Words(Declared::LEXICON),
    /// Minutes between the start of the reception and the declaration.
    FoundMinutes = "found.minutes": Domain::Count,
    /// Whether what he says was verified.
    Verified = "visit.verified": Domain::Flag,
    /// Whether he asks for a particular person, his own agent included: `named.is` says whom.
    Named = "visit.named": Domain::Flag,
    /// Where that person is.
    NamedPresence = "named.presence": Domain::Words(Presence::LEXICON),
    /// Where the person is whose client he is.
    OwnerPresence = "owner.presence": Domain::Words(Presence::LEXICON),
    /// Whether that person can be reached by telephone.
    OwnerReachable = "owner.reachable": Domain::Flag,
    /// Whether that person chose to receive him besides the one he is receiving.
    OwnerTakesBoth = "owner.takes_both": Domain::Flag,
    /// What he remembers of the person who received him.
    Recall = "visit.recall": Domain::Words(Recall::LEXICON),
    /// Whether an agent recognises him at the door as his client.
    Recognised = "visit.recognised": Domain::Flag,
    /// Who brings him.
    Referral = "visit.referral": Domain::Words(Referral::LEXICON),
    /// Where the person is whose client brings him.
    ReferrerPresence = "referrer.presence": Domain::Words(Presence::LEXICON),
    /// Who led him in.
    BroughtBy = "visit.brought_by": Domain::Words(BroughtBy::LEXICON),
    /// How he came to the office.
    Channel = "visit.channel": Domain::Words(Channel::LEXICON),
    /// Groups that came together by appointment.
    Parties = "visit.parties": Domain::Count,
    /// Whether he was received as a new client earlier today.
    RepeatToday = "visit.repeat_today": Domain::Flag,
    /// The hour against the office's hours.
    Hours = "hours": Domain::Words(Hours::LEXICON),
    /// Whether a duty shift (值班) is on.
    DutyShift = "duty_shift": Domain::Flag,
    /// Whether an exhibition or major event is on.
    Event = "event": Domain::Flag,
    /// In what capacity the receiver receives.
    Role = "receiver.role": Domain::Words(Role::LEXICON),
    /// Whether the receiver stood at the head of the queue.
    AtHead = "receiver.at_head": Domain::Flag,
    /// The hour against the receiver's own roster.
    Roster = "receiver.roster": Domain::Words(Hours::LEXICON),
    /// What keeps the person from receiving.
    Engaged = "engaged": Domain::Words(Engaged::LEXICON),
    /// Why he is out.
    AbsenceReason = "absence.reason": Domain::Words(AbsenceReason::LEXICON),
    /// Whether he told somebody before leaving.
    AbsenceNotified = "absence.notified": Domain::Flag,
    /// Whether somebody entitled to approved it.
    AbsenceApproved = "absence.approved": Domain::Flag,
    /// Whole minutes for which he has been out.
    AbsenceMinutes = "absence.minutes": Domain::Count,
    /// Why the reception passes to another.
    Cause = "handover.cause": Domain::Words(Cause::LEXICON),
    /// Whether the deal was made on the day of the reception.
    ClosesSameDay = "deal.same_day": Domain::Flag,
    /// How far the deal has come.
    DealStage = "deal.stage": Domain::Words(DealStage::LEXICON),
    /// How the buyer is related to the registered client.
    Relation = "relation": Domain::Words(Relation::LEXICON),
    /// Whether two registrations carry the same telephone.
    SamePhone = "same.phone": Domain::Flag,
    /// Whether two registrations carry the same name.
    SameName = "same.name": Domain::Flag,
    /// Whether the identity was proven.
    Proven = "identity.proven": Domain::Flag,
    /// Whether the earlier registration is complete.
    Complete = "registration.complete": Domain::Flag,
    /// Whether another than who registers now has a valid registration of the client.
    RivalValid = "registration.rival": Domain::Flag,
    /// Whether anybody but the receiver is on site and free.
    TailFree = "tail.free": Domain::Flag,
    /// What the person he asks for is to him; `none` if he asks for nobody.
    NamedIs = "named.is": Domain::Words(NamedIs::LEXICON),
    /// Whether he comes because an agent invited him.
    Invited = "visit.invited": Domain::Flag,
    /// How the client is graded (客户等级).
    ClientGrade = "client.grade": Domain::Words(Grade::LEXICON),
    /// How many people came together, he himself included.
    People = "visit.people": Domain::Count,
    /// Whether an old client brings a new one along.
    BringsNew = "visit.brings_new": Domain::Flag,
    /// What kind of day it is.
    DayKind = "day.kind": Domain::Words(DayKind::LEXICON),
    /// Which day of the week it is.
    DayWeekday = "day.weekday": Domain::Words(Weekday::LEXICON),
    /// Whether the day of the month is an odd number (单日).
    DayOdd = "day.odd": Domain::Flag,
    /// The day of the month, 1 to 31.
    DayOfMonth = "day.of_month": Domain::Count,
    /// The hour as minutes since midnight.
    ClockMinutes = "clock.minutes": Domain::Count,
    /// Minutes until the office closes.
    MinutesToClose = "minutes.to_close": Domain::Count,
    /// How many units he wants.
    UnitsWanted = "units.wanted": Domain::Count,
    /// Whether the absent person appointed a deputy.
    ProxyArranged = "proxy.arranged": Domain::Flag,
    /// Where that deputy is.
    ProxyPresence = "proxy.presence": Domain::Words(Presence::LEXICON),
    /// Where the person is to whose desk he walked.
    WalkedToPresence = "walked_to.presence": Domain::Words(Presence::LEXICON),
    /// Counted receptions of the person today.
    ReceivedToday = "received.today": Domain::Count,
    /// New clients the person received today.
    ReceivedNewToday = "received.new_today": Domain::Count,
    /// Counted receptions of the person this month.
    ReceivedMonth = "received.month": Domain::Count,
    /// Deals of the person this month.
    ClosedMonth = "closed.month": Domain::Count,
    /// Deals of the person last month.
    ClosedLastMonth = "closed.last_month": Domain::Count,
    /// What the deals of the person this month come to.
    ClosedSumMonth = "closed.sum_month": Domain::Amount,
    /// The place of the person by deals this month: 1 has most; who has equally many has the same.
    ClosedRankMonth = "closed.rank_month": Domain::Count,
    /// The place of the person by deals last month.
    ClosedRankLastMonth = "closed.rank_last_month": Domain::Count,
    /// How many stand in those ranks: everybody who sells.
    ClosedRanked = "closed.ranked": Domain::Count,
    /// Which table the turn belongs to.
    QueueOf = "queue": Domain::Words(Queue::LEXICON),
    /// How far the project has come.
    Phase = "phase": Domain::Words(Phase::LEXICON),
    /// Who approved the absence.
    AbsenceApprover = "absence.approver": Domain::Words(Office::LEXICON),
    /// How many days he wants to be away.
    AbsenceDays = "absence.days": Domain::Count,
    /// Whether the sales manager is on site.
    ManagerPresent = "manager.present": Domain::Flag,
    /// Whether the colleagues all agree.
    ColleaguesAgree = "colleagues.agree": Domain::Flag,
    /// Whether the agent asks for a make-up.
    MakeUpAsked = "make_up.asked": Domain::Flag,
    /// Why somebody helps with the client.
    HelpCause = "help.cause": Domain::Words(HelpCause::LEXICON),
    /// How somebody kept in touch with the client.
    ContactKind = "contact.kind": Domain::Words(ContactKind::LEXICON),
    /// Whether the client was reached.
    ContactReached = "contact.reached": Domain::Flag,
    /// Whether it was written down on the day.
    ContactRecorded = "contact.recorded": Domain::Flag,
    /// Whether the visitor declines to leave a number.
    ContactDeclined = "contact.declined": Domain::Flag,
    /// Whether the record of follow-ups is signed.
    RecordSigned = "record.signed": Domain::Words(Signed::LEXICON),
    /// Effective follow-ups since the last visit or registration.
    FollowUpCount = "follow_up.count": Domain::Count,
    /// Whether the registered client has really been here.
    RegistrationVisited = "registration.visited": Domain::Flag,
    /// Wrong or missing columns of the registration.
    RegistrationErrors = "registration.errors": Domain::Count,
    /// Whether a supervisor confirmed the registration.
    RegistrationConfirmed = "registration.confirmed": Domain::Flag,
    /// Whether the registration carries a signature.
    RegistrationSigned = "registration.signed": Domain::Flag,
    /// Days between the visit and its entry.
    EntryDaysLate = "entry.days_late": Domain::Count,
    /// Minutes after the time by which it was due.
    EntryMinutesLate = "entry.minutes_late": Domain::Count,
    /// Minutes by which the client was filed before he came (提前报备).
    FiledMinutes = "filing.minutes": Domain::Count,
    /// In how many columns two registrations agree.
    FieldsSame = "same.fields": Domain::Count,
    /// Whether two registrations carry the same identity number.
    SameId = "same.id_number": Domain::Flag,
    /// Whether two registrations may carry the same telephone, of one of which not every digit is written.
    SameMasked = "same.masked": Domain::Flag,
    /// Whether the claimant proved that he received him first.
    ClaimProven = "claim.proven": Domain::Flag,
    /// Whether the claimant's registration was valid when the other received him.
    ClaimantValid = "claimant.valid": Domain::Flag,
    /// Whether the closer's registration is valid.
    CloserValid = "closer.valid": Domain::Flag,
    /// Whether the claimant was on site when the deal was made.
    ClaimantOnSite = "claimant.on_site": Domain::Flag,
    /// The day on which the claimant's claim began: his earliest valid registration, else his first reception of the client.
    ClaimedOn = "date.claimed": Domain::Day,
    /// Where the register stands of the client; in a case, what the claimant entered.
    RegistrationState = "registration.state": Domain::Words(RegistrationState::LEXICON),
    /// Whether the claimant has follow-up records.
    ClaimantRecords = "claimant.records": Domain::Flag,
    /// Whether the closer has follow-up records.
    CloserRecords = "closer.records": Domain::Flag,
    /// Effective follow-ups of the claimant since the visit.
    ClaimantFollowUps = "claimant.follow_ups": Domain::Count,
    /// Effective follow-ups of the closer.
    CloserFollowUps = "closer.follow_ups": Domain::Count,
    /// Whether the closer asked about an earlier visit.
    CloserAsked = "closer.asked": Domain::Flag,
    /// Who has the earlier valid registration.
    FirstRegistered = "first.registered": Domain::Words(Side::LEXICON),
    /// Who received him first.
    FirstReceived = "first.received": Domain::Words(Side::LEXICON),
    /// Who spoke with him on the telephone first.
    FirstPhoned = "first.phoned": Domain::Words(Side::LEXICON),
    /// In whose diary he stands first.
    FirstDiary = "first.diary": Domain::Words(Side::LEXICON),
    /// When it was recognised that both have him.
    RecognisedWhen = "recognised.when": Domain::Words(RecognisedWhen::LEXICON),
    /// How many agents received him.
    AgentsServed = "agents.served": Domain::Count,
    /// When it was known that two clients are one household.
    FamilyKnown = "family.known": Domain::Words(RecognisedWhen::LEXICON),
    /// Whether the two clients are one household.
    SameHousehold = "same.household": Domain::Flag,
    /// Whether both kept following their client up.
    BothFollowed = "both.followed": Domain::Flag,
    /// Whether the closer took him on purpose.
    Snatched = "closer.snatched": Domain::Flag,
    /// Whether the closer only helped.
    Helped = "closer.helped": Domain::Flag,
    /// Whether the matter was ruled on before.
    CaseRuled = "case.ruled": Domain::Flag,
    /// Whether the two agree.
    PartiesAgree = "parties.agree": Domain::Flag,
    /// What was done against the regulation.
    Breach = "breach": Domain::Words(Breach::LEXICON),
    /// How often, this time included.
    BreachCount = "breach.count": Domain::Count,
    /// How often this month, this time included.
    BreachCountMonth = "breach.count_month": Domain::Count,
    /// Whether who claims the client was his agent before.
    ClaimantWasOwner = "claimant.was_owner": Domain::Flag,
    /// Why the client is nobody's.
    PoolReason = "pool.reason": Domain::Words(PoolReason::LEXICON),
    /// How somebody claims him.
    PoolClaim = "pool.claim": Domain::Words(PoolClaim::LEXICON),
    /// Whether the matter was handed over properly.
    HandedOver = "handed_over": Domain::Flag,
    /// The step of the deal.
    DealStep = "deal.step": Domain::Words(DealStep::LEXICON),
    /// Whether the unit was checked to be free.
    UnitChecked = "unit.checked": Domain::Flag,
    /// How many people take the money.
    Takers = "takers": Domain::Count,
    /// The office of who takes the money.
    TakerOffice = "taker.office": Domain::Words(Office::LEXICON),
    /// Who signs.
    SignedBy = "signed.by": Domain::Words(SignedBy::LEXICON),
    /// Whether a second person reviewed it.
    Reviewed = "reviewed": Domain::Flag,
    /// Whether finance confirmed the payment.
    FinanceConfirmed = "finance.confirmed": Domain::Flag,
    /// Whether the client says he cannot pay in time.
    CannotPay = "payment.cannot": Domain::Flag,
    /// Whether somebody else pays.
    ThirdPartyPays = "payment.third_party": Domain::Flag,
    /// Whether what is to be handed out is complete.
    MaterialComplete = "material.complete": Domain::Flag,
    /// How much of the price is paid, in per-mille.
    PaidShare = "paid.per_mille": Domain::Count,
    /// Whether the deal was undone.
    Refunded = "deal.refunded": Domain::Flag,
    /// When the list is wanted.
    Occasion = "occasion": Domain::Words(Occasion::LEXICON),
    /// What somebody wants to do with a record.
    AccessKind = "access.kind": Domain::Words(AccessKind::LEXICON),
    /// What the record is.
    RecordKind = "record.kind": Domain::Words(RecordKind::LEXICON),
    /// The office of who asks.
    AskerOffice = "asker.office": Domain::Words(Office::LEXICON),
    /// Whether it is needed for the work.
    NeedsForWork = "needed_for_work": Domain::Flag,
    /// Whether the client consents.
    Consent = "consent": Domain::Flag,
    /// Whether the client no longer buys.
    GaveUp = "client.gave_up": Domain::Flag,
    /// Whether the matter is settled.
    CaseSolved = "case.solved": Domain::Flag,
    /// The rank of the guest.
    GuestRank = "guest.rank": Domain::Words(Rank::LEXICON),
    /// What kind of guest it is.
    GuestKind = "guest.kind": Domain::Words(GuestKind::LEXICON),
    /// How many guests.
    Guests = "guests": Domain::Count,
    /// Whether somebody of the house eats with them.
    Accompanied = "guest.accompanied": Domain::Flag,
    /// What is spent on.
    ExpenseKind = "expense.kind": Domain::Words(Expense::LEXICON),
    /// How much, in whole yuan per head or day.
    ExpenseYuan = "expense.yuan": Domain::Count,
    /// Whether it was approved beforehand.
    ApprovedBefore = "approved.before": Domain::Flag,
    /// Whole days between application and the day itself.
    DaysAhead = "days.ahead": Domain::Count,
    /// Whole hours between application and the hour itself.
    HoursAhead = "hours.ahead": Domain::Count,
    /// The class of the complaint.
    ComplaintClass = "complaint.class": Domain::Words(ComplaintClass::LEXICON),
    /// How far the complaint has come.
    ComplaintStage = "complaint.stage": Domain::Words(ComplaintStage::LEXICON),
    /// Whether it is about the person who would handle it.
    AboutHandler = "complaint.about_handler": Domain::Flag,
    /// How many keep the desk meanwhile.
    StaffOnDuty = "staff.on_duty": Domain::Count,
    /// The day the question is asked on.
    Today = "today": Domain::Day,
    /// The day of the last effective follow-up or visit.
    LastContact = "date.last_contact": Domain::Day,
    /// The day of the last record of any kind.
    LastRecord = "date.last_record": Domain::Day,
    /// The day of the deal.
    DealDay = "date.deal": Domain::Day,
    /// The day of the first visit.
    FirstVisit = "date.first_visit": Domain::Day,
    /// The day of the registration in force.
    RegisteredOn = "date.registered": Domain::Day,
    /// The day of the last effective follow-up; visits are none.
    LastFollowUp = "date.last_follow_up": Domain::Day,
    /// The day of the reception, complaint or request in question.
    Received = "date.received": Domain::Day,
    /// The day something was found out.
    FoundOn = "date.found": Domain::Day,
    /// The day the project opens (开盘日).
    Opening = "date.opening": Domain::Day,
    /// The day an arranged matter falls due: payment, appointment, service.
    DueOn = "date.due": Domain::Day,
    /// The day the matter was handled or accepted.
    HandledOn = "date.handled": Domain::Day,
    /// The day the record was made, lent or closed.
    KeptSince = "date.kept": Domain::Day,
    /// The moment of the first visit.
    FirstVisitAt = "time.first_visit": Domain::Moment,
    /// The moment of the last visit.
    LastVisitAt = "time.last_visit": Domain::Moment,
    /// The moment of the registration in force.
    RegisteredAt = "time.registered": Domain::Moment,
    /// The moment of the last effective follow-up; visits are none.
    LastFollowUpAt = "time.last_follow_up": Domain::Moment,
    /// The moment of the last effective follow-up or visit.
    LastContactAt = "time.last_contact": Domain::Moment,
    /// The moment of the first call.
    FirstCallAt = "time.first_call": Domain::Moment,
    /// The moment of the filing before he came.
    FiledAt = "time.filed": Domain::Moment,
    /// The moment of the deal.
    DealAt = "time.deal": Domain::Moment,
    /// Whether what lies between the shorter and the longer end of a period that is a range still belongs to it.
    Extended = "period.extended": Domain::Flag,
    /// The moment the question is asked.
    Now = "now": Domain::Moment,
    /// The moment a complaint, a request or a record came in.
    ReceivedAt = "time.received": Domain::Moment,
    /// The moment it was handled.
    HandledAt = "time.handled": Domain::Moment,
    /// The moment a guest arrives or is due.
    ArrivalAt = "time.arrival": Domain::Moment,
    /// The moment a guest leaves.
    DepartureAt = "time.departure": Domain::Moment,
}

crate::word::as_word!(Fact, name, from_name);

impl Fact {
    /// Reads a value of this fact's domain; of a declared fact any value, the book says which it may take. `null` says
    /// that nobody knows.
    ///
    /// # Errors
    /// [`What::FactValue`], with the fact and what it may be.
    pub fn read(self, json: &serde_json::Value) -> Result<Value, What> {
        use serde_json::Value as J;
        let found = match (self.domain(), json) {
            (_, J::Null) => Some(Value::NotKnown),
            (Domain::Words(lexicon), J::String(text)) => read_word(lexicon, text)?,
            (Domain::Flag | Domain::Own, J::Bool(flag)) => Some(Value::Flag(*flag)),
            (Domain::Count | Domain::Own, J::Number(n)) => {
                n.as_i64().filter(|n| (0..=1_000_000).contains(n)).map(Value::Count)
            }
            (Domain::Day, J::String(text)) => paper::date::read(text).map(Value::Day),
            (Domain::Moment, J::String(text)) => read_moment(text).map(Value::Moment),
            (Domain::Amount, J::String(text)) => read_amount(text).map(Value::Amount),
            (Domain::Own, J::String(text)) => read_any(text)?,
            _ => None,
        };
        found.ok_or_else(|| self.refuse(self.domain(), json))
    }

    /// What is said of a value that is none of this fact.
    pub(crate) fn refuse(self, domain: Domain, found: &serde_json::Value) -> What {
        let may = match domain {
            Domain::Words(lexicon) => lexicon.words.join(" | "),
            Domain::Flag => "true | false".into(),
            Domain::Count => "a whole number".into(),
            Domain::Day => "YYYY-MM-DD".into(),
            Domain::Moment => "YYYY-MM-DDThh:mm".into(),
            Domain::Amount => "¥120 | ¥120.50".into(),
            Domain::Own => "true | false | a whole number | a word | a day | a moment | an amount".into(),
        };
        What::FactValue { fact: self.name().into(), may, found: found.to_string() }
    }
}
