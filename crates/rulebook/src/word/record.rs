//! Words for what the books of the office record, so that a book can count it.

words! {
    /// Something the office records.
    Recorded {
        /// A visit (来访).
        Visit = "visit",
        /// A reception that used a turn (计数接待).
        CountedReception = "counted_reception",
        /// A registration of any kind (登记).
        Registration = "registration",
        /// A registration the book called valid (有效登记).
        ValidRegistration = "valid_registration",
        /// A follow-up or an attempt at one (回访).
        FollowUp = "follow_up",
        /// A follow-up that counts (有效回访).
        EffectiveFollowUp = "effective_follow_up",
        /// A call whose caller's name was taken (来电).
        Call = "call",
        /// A filing before he came (报备).
        Filing = "filing",
        /// A deal or a step of it (成交).
        Deal = "deal",
        /// Leaving the floor (离岗).
        Absence = "absence",
        /// A turn that was lost (轮空).
        LostTurn = "lost_turn",
        /// A turn that was held (保留).
        HeldTurn = "held_turn",
        /// A breach (违规).
        Breach = "breach",
        /// A reception handed to somebody else (移交).
        HandOver = "hand_over",
    }

    /// Where the register stands of a client (catalogue 4.2, Registration).
    RegistrationState {
        /// Nothing was entered (未登记).
        None = "none",
        /// Entered after it was due, and not valid for that (补录).
        Late = "late",
        /// Columns that the book demands are missing (不完整).
        Incomplete = "incomplete",
        /// Entered, and the book does not call it valid (无效).
        Void = "void",
        /// Valid (有效).
        Valid = "valid",
        /// Taken back by who entered it (已撤回).
        Withdrawn = "withdrawn",
    }

    /// Whose records are looked at.
    Whose {
        /// Those of the client in question, whoever made them.
        Client = "client",
        /// Those that the person in question made or that are about him: who receives, is out, claims, is penalised.
        Person = "person",
        /// Those of the client that the person in question made.
        Both = "both",
    }

    /// A day of the week.
    Weekday {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}
