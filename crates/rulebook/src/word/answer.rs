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
        /// The person or desk the visitor walked up to (走到谁的台席).
        WalkedTo = "walked_to",
        /// The appointed deputy of the person concerned (代理人).
        Proxy = "proxy",
        /// The colleague whose matter it is (专人).
        Specialist = "specialist",
        /// Whoever has received fewest so far; of equals the first in the queue.
        Fewest = "fewest",
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
        /// Whose valid registration came first (首次登记人).
        First = "first",
        /// Who closes the deal (成交人).
        Closer = "closer",
        /// Who claims him.
        Claimant = "claimant",
        /// Not written: left to those concerned.
        Unwritten = "unwritten",
        /// The filer's: who filed him before he came (报备人).
        Filer = "filer",
        /// Not known yet: to be found out.
        Pending = "pending",
        /// The appointed deputy's.
        Proxy = "proxy",
        /// Who takes the work over (接班人).
        Successor = "successor",
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
        /// The first in the table of calls who is at the telephone (接电轮值).
        CallOrder = "call_order",
        /// The person on the duty shift.
        Duty = "duty",
        /// The reception desk.
        Receptionist = "receptionist",
        /// Whoever is nearest.
        Anyone = "anyone",
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
        /// The order in which people signed in (签到先后).
        SignIn = "sign_in",
        /// Whoever has received fewest goes first (接待少者优先).
        FewestReceived = "fewest_received",
        /// Fixed posts, every day alike (固定岗位).
        Posts = "posts",
        /// The order of the day before, moved on by one name (每日顺移一位).
        Rotate = "rotate",
        /// The order of the day before, turned round (逆序).
        Reverse = "reverse",
        /// By lot (抽签).
        Draw = "draw",
        /// The order of the name given with it, as the office has set it (按名册顺序).
        Named = "named",
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

    /// Where somebody stands who comes after the day was opened.
    Latecomer {
        /// Behind everybody: last of this round, and nothing is made up.
        Last = "last",
        /// In his place, as if every turn that went by had been his: he owes nothing and has nothing to come.
        Kept = "kept",
        /// Last of the round before: he makes up one round.
        OneRound = "one_round",
        /// With no turn used: he makes up every round that went by.
        AllRounds = "all_rounds",
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
        /// The next morning, at the hour the book sets (次日早晨).
        NextMorning = "next_morning",
        /// Before the visitor arrives (到访前).
        BeforeArrival = "before_arrival",
    }
}
