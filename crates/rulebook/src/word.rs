//! The closed vocabulary: every word a fact or an effect may take. A regulation is written with these words alone.

/// Declares an enum of the vocabulary with its spelling in the data files.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every word, in the order in which a person is offered them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The spellings of [`Self::ALL`], in the same order.
            pub const WORDS: &'static [&'static str] = &[$($text),+];
            /// The spelling used in data files and message keys.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $text),+ } }
            /// The word with this spelling, if there is one.
            pub fn from_word(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl From<$name> for crate::fact::Value {
            fn from(word: $name) -> Self { Self::Word(word.word()) }
        }
    )+};
}

words! {
    /// What kind of visitor this is to the office (catalogue 2.0, `visit.kind`).
    VisitKind {
        /// First visit, or known only by telephone (新客户).
        New = "new",
        /// Has been received before and has not bought (未成交老客户).
        ReturnOpen = "return_open",
        /// Has bought (已成交老客户、业主).
        ReturnClosed = "return_closed",
        /// Bought and gave the unit back (已退房客户).
        ReturnedUnit = "returned_unit",
        /// Was received before, but the ownership has lapsed (失效老客户).
        Lapsed = "lapsed",
    }

    /// Why the visitor came (catalogue 2.0, `visit.purpose`).
    Purpose {
        /// To buy or to learn about the project.
        Buy = "buy",
        /// Looks around without saying why.
        Browse = "browse",
        /// Only takes printed material.
        TakeMaterial = "take_material",
        /// Passes by and asks a price.
        PassBy = "pass_by",
        /// Title deed, mortgage progress, repairs.
        AfterSale = "after_sale",
        /// An old client orders again directly (再次定房).
        Reorder = "reorder",
        /// Looks for a person (找人).
        FindPerson = "find_person",
        /// Asks the way.
        AskWay = "ask_way",
        /// Sells something (推销).
        Peddle = "peddle",
        /// A peer studying the market (同行踩盘).
        MarketSurvey = "market_survey",
        /// Looks for work.
        Job = "job",
        /// Builder, decorator, supplier.
        Vendor = "vendor",
        /// Journalist or advertising.
        Media = "media",
        /// The company's own or an affiliate's people (公司及关联单位).
        Affiliate = "affiliate",
        /// A guest led round by leaders (参观).
        OfficialTour = "official_tour",
        /// Asks about leasing (招商).
        LeaseInquiry = "lease_inquiry",
    }

    /// When a visitor who is not a buyer said so, or was found out.
    Declared {
        /// On entering.
        Entry = "entry",
        /// While being received, before leaving the main gate.
        During = "during",
        /// Only after having left.
        AfterLeft = "after_left",
        /// Never.
        Never = "never",
    }

    /// Where a person is when somebody needs them.
    Presence {
        /// On shift, on site, free.
        Free = "free",
        /// Receiving or assisting.
        Serving = "serving",
        /// Answering the sales telephone.
        OnCall = "on_call",
        /// On shift but out.
        Away = "away",
        /// Not on shift today.
        Off = "off",
    }

    /// What a returning visitor remembers of the person who received him.
    Recall {
        /// The name.
        Name = "name",
        /// Only the looks.
        Description = "description",
        /// Nothing.
        Forgotten = "forgotten",
        /// Says this is the first visit.
        ClaimsNew = "claims_new",
    }

    /// Who brings the new client along or sent him.
    Referral {
        /// Nobody.
        None = "none",
        /// A client who has not bought.
        OpenClient = "open_client",
        /// A client who has bought.
        ClosedClient = "closed_client",
    }

    /// Who led the visitor in.
    BroughtBy {
        /// Nobody.
        Nobody = "nobody",
        /// A leader of the sales company.
        OwnLeader = "own_leader",
        /// A leader of the developer (甲方).
        DeveloperLeader = "developer_leader",
        /// A leader of the marketing side (乙方).
        MarketingLeader = "marketing_leader",
        /// A business partner.
        Partner = "partner",
    }

    /// How the visitor heard of the office or came to it.
    Channel {
        /// Walked in.
        WalkIn = "walk_in",
        /// Rang before.
        Phone = "phone",
        /// Met outside (外拓).
        Outreach = "outreach",
        /// An event or tour.
        Event = "event",
        /// An agency.
        Agency = "agency",
    }

    /// The time of day against the office's hours, or against one person's roster.
    Hours {
        /// Within.
        In = "in",
        /// Before they begin.
        Before = "before",
        /// After they end.
        After = "after",
    }

    /// In what capacity somebody receives.
    Role {
        /// It is his turn (or his make-up).
        OnTurn = "on_turn",
        /// The visitor is his own client.
        Own = "own",
        /// The visitor asked for him.
        Named = "named",
        /// In place of the colleague whose client it is (协助、义务接待).
        Assist = "assist",
        /// As the last in the queue, for a visitor who is no customer.
        Tail = "tail",
        /// On the duty shift (值班).
        Duty = "duty",
        /// Recognised his client at the door.
        Recognised = "recognised",
        /// Assigned by a supervisor.
        Assigned = "assigned",
    }

    /// What keeps a person from receiving when the turn comes up.
    Engaged {
        /// Not on site; the reason is `absence.reason`.
        Absent = "absent",
        /// Receiving a client whose reception was counted.
        Counted = "counted",
        /// Receiving his own returning client who has not bought.
        OwnOpen = "own_open",
        /// Receiving his own returning client who has bought.
        OwnClosed = "own_closed",
        /// Receiving a visitor who asked for him, not counted.
        Named = "named",
        /// Receiving in place of a colleague.
        Assist = "assist",
        /// On the sales telephone.
        OnCall = "on_call",
        /// Receiving somebody who is not counted and nobody's client.
        Other = "other",
    }

    /// Why a person is out (catalogue 2.0, `agent.absence`).
    AbsenceReason {
        /// Official errand.
        Official = "official",
        /// A task given by a leader or the project.
        LeaderTask = "leader_task",
        /// Personal leave (事假).
        PersonalLeave = "personal_leave",
        /// Sick leave (病假).
        Sick = "sick",
        /// Rest day (休息).
        Rest = "rest",
        /// A short private reason (洗手间等).
        Washroom = "washroom",
        /// Mortgage or other work for his own sales.
        OwnSalesErrand = "own_sales_errand",
        /// A business call on his own telephone.
        BusinessCall = "business_call",
        /// A private call.
        PrivateCall = "private_call",
        /// Dress or appearance not up to the norm.
        Dress = "dress",
        /// Failed the preparation check.
        PrepFailed = "prep_failed",
        /// Has not yet come to work.
        Late = "late",
        /// Suspended from reception.
        Suspended = "suspended",
        /// Left without saying anything.
        Unauthorised = "unauthorised",
    }

    /// Why a reception passes to another person.
    Cause {
        /// The visitor turns out to be a colleague's client.
        ColleagueClient = "colleague_client",
        /// The visitor insists on another person.
        ClientInsists = "client_insists",
        /// They do not share a language.
        Language = "language",
        /// The visitor complains.
        Complaint = "complaint",
        /// The shift ends.
        ShiftEnd = "shift_end",
        /// A supervisor so orders.
        Ordered = "ordered",
    }

    /// How far a deal has come.
    DealStage {
        /// Nothing signed.
        None = "none",
        /// Subscribed (认购).
        Subscribed = "subscribed",
        /// Paid.
        Paid = "paid",
        /// Contracted (签约).
        Contracted = "contracted",
        /// Returned (退房).
        Returned = "returned",
    }

    /// How two people are related.
    Relation {
        /// Husband and wife.
        Spouse = "spouse",
        /// Engaged or lovers.
        Lover = "lover",
        /// Father or mother.
        Parent = "parent",
        /// Son or daughter.
        Child = "child",
        /// Brother or sister.
        Sibling = "sibling",
        /// Grandfather or grandmother.
        Grandparent = "grandparent",
        /// Grandchild.
        Grandchild = "grandchild",
        /// By marriage.
        InLaw = "in_law",
        /// Otherwise.
        Other = "other",
    }

    /// Whom the book tells to receive.
    Receiver {
        /// The oldest make-up, else the head of the queue.
        OnTurn = "on_turn",
        /// The first in the queue who is free; make-ups are not used.
        Head = "head",
        /// The last in the queue who is on site and free.
        Tail = "tail",
        /// The person the visitor asked for.
        Named = "named",
        /// The person whose client it is.
        Owner = "owner",
        /// The person whose client brought him.
        ReferrerOwner = "referrer_owner",
        /// The person who recognised his client.
        Recogniser = "recogniser",
        /// Whom the owner designates, else the tail.
        DesignatedOrTail = "designated_or_tail",
        /// Whom the owner designates, else the head.
        DesignatedOrHead = "designated_or_head",
        /// The person on the duty shift.
        Duty = "duty",
        /// Whoever received him earlier today.
        Earlier = "earlier",
        /// Nobody changes.
        Same = "same",
        /// A manager decides.
        Manager = "manager",
    }

    /// What a reception does to the receiver's turn.
    Turn {
        /// One turn used (CNT).
        Count = "count",
        /// No turn used; the place is kept (NOC).
        None = "none",
        /// The turn is used and made up later (MU).
        MakeUp = "make_up",
    }

    /// What becomes of a turn that comes up while its holder cannot receive.
    Missed {
        /// Forfeited (LOSE, 轮空).
        Lose = "lose",
        /// Kept: stepped over without a tick (HOLD, 保留).
        Hold = "hold",
        /// Used, with a make-up later (MU, 补接).
        MakeUp = "make_up",
    }

    /// Whose client the visitor becomes or stays.
    OwnerTo {
        /// The receiver's.
        Receiver = "receiver",
        /// Unchanged: the owner's.
        Owner = "owner",
        /// The person's who was asked for.
        Named = "named",
        /// The person's whose client brought him.
        ReferrerOwner = "referrer_owner",
        /// Nobody's (公共).
        Nobody = "nobody",
        /// A manager decides.
        Manager = "manager",
    }

    /// What becomes of the turn of the one who hands a reception over.
    Giver {
        /// The tick is taken back: he keeps his place.
        TakeBack = "take_back",
        /// Nothing changes: what was counted stays counted.
        Keep = "keep",
        /// The turn stays used and is made up.
        MakeUp = "make_up",
    }

    /// Who answers the sales telephone.
    Answerer {
        /// The last in the queue who is on site and free.
        Tail = "tail",
        /// The first in the queue who is free.
        Head = "head",
        /// The first free person after the head.
        NextAfterHead = "next_after_head",
    }

    /// What to do with a call for a particular person.
    CallThen {
        /// Give it to him.
        HandOver = "hand_over",
        /// Take the number and tell him later.
        TakeMessage = "take_message",
        /// Serve the caller in his place.
        Serve = "serve",
    }

    /// Whether ownership still stands.
    Standing {
        /// It stands.
        Kept = "kept",
        /// It has lapsed.
        Lapsed = "lapsed",
    }

    /// Who is first on the next day.
    First {
        /// The one after the last person who had a turn.
        AfterLastTurn = "after_last_turn",
        /// The queue goes on as it stood.
        Continue = "continue",
        /// The table begins again from its first name.
        Restart = "restart",
        /// A supervisor sets it.
        Manual = "manual",
    }

    /// What happens overnight to an unused make-up.
    Overnight {
        /// It stays.
        Keep = "keep",
        /// It ends with the day.
        Void = "void",
    }

    /// What happens overnight to a turn that was held and not used.
    HeldOvernight {
        /// It becomes a make-up.
        MakeUp = "make_up",
        /// It ends with the day.
        Void = "void",
    }

    /// When a make-up is used.
    Placing {
        /// For the next countable new client.
        FirstNew = "first_new",
        /// Only once a supervisor has placed it.
        Supervisor = "supervisor",
    }

    /// Whether something may be done.
    Allowed {
        /// Yes.
        Yes = "yes",
        /// Only with the permission of the role named in `by`.
        WithPermission = "with_permission",
        /// No.
        No = "no",
    }

    /// By when a registration is due.
    Due {
        /// At once.
        AtOnce = "at_once",
        /// When the reception ends.
        AfterReception = "after_reception",
        /// Before the office closes.
        EndOfDay = "end_of_day",
    }

    /// The offices a person may hold.
    Office {
        /// Sells and takes turns (置业顾问).
        Agent = "agent",
        /// Reception desk (前台).
        Receptionist = "receptionist",
        /// Sales supervisor (销售主管).
        Supervisor = "supervisor",
        /// Sales manager (销售经理、售楼经理).
        SalesManager = "sales_manager",
        /// Project manager or head (项目经理、项目负责人).
        ProjectManager = "project_manager",
    }

    /// What somebody must do besides (a checklist item that comes from an article).
    Duty {
        /// Ask at once whether he has been here and by whom he was received.
        AskFirstVisit = "ask_first_visit",
        /// Mark the turn table.
        MarkTable = "mark_table",
        /// Fill in the visit register.
        RegisterVisit = "register_visit",
        /// No new registration for a client already registered.
        NoNewRegistration = "no_new_registration",
        /// Tell the owner at once what was done.
        InformOwner = "inform_owner",
        /// Ring the owner.
        PhoneOwner = "phone_owner",
        /// Report to the head of the project.
        ReportToLead = "report_to_lead",
        /// See the visitor off to the door.
        SeeOff = "see_off",
        /// Tidy the table.
        Tidy = "tidy",
        /// Apply to the supervisor; promise nothing.
        ApplyToSupervisor = "apply_to_supervisor",
        /// Take the caller's number.
        TakeNumber = "take_number",
        /// Invite the caller to visit.
        InviteVisit = "invite_visit",
    }

    /// A column of the visit register.
    Field {
        /// True name.
        Name = "name",
        /// How to address him.
        Salutation = "salutation",
        /// Telephone.
        Phone = "phone",
        /// Wanted unit type.
        UnitType = "unit_type",
        /// How he heard of the project.
        Source = "source",
        /// The receiver's signature.
        Signature = "signature",
        /// A supervisor's confirmation.
        Confirmation = "confirmation",
    }

    /// A party to a split.
    Party {
        /// Who closes.
        Receiver = "receiver",
        /// Whose client it was.
        Owner = "owner",
        /// Nobody's: public.
        Public = "public",
    }
}
