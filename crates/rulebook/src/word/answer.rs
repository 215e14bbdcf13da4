//! Words for what follows.

words! {
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
