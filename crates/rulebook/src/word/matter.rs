//! Words for matters besides receiving: claims, breaches, deals, guests, complaints and records.

words! {
    /// What a book is about. An office works by one book about receptions; the others are schemes beside it.
    Matter {
        /// Receptions, turns and ownership (接待与归属).
        Reception = "reception",
        /// Guests and the level of their reception (来宾接待).
        Guests = "guests",
        /// Complaints (投诉).
        Complaints = "complaints",
        /// Client data and archives (资料与档案).
        Information = "information",
        /// The running of the office (案场运营).
        Operations = "operations",
    }

    /// Which table a turn belongs to.
    Queue {
        /// The table of visits (接待轮值).
        Visits = "visits",
        /// The table of calls (接电轮值).
        Calls = "calls",
    }

    /// What kind of day it is.
    DayKind {
        /// Monday to Friday.
        Workday = "workday",
        /// Saturday or Sunday.
        Weekend = "weekend",
        /// A public holiday (法定节假日).
        Holiday = "holiday",
    }

    /// How far the project has come.
    Phase {
        /// Before the opening (开盘前).
        BeforeOpening = "before_opening",
        /// The early phase (前期).
        Early = "early",
        /// Regular selling.
        Regular = "regular",
    }

    /// The grade of a client (客户等级), the best first.
    Grade {
        /// A.
        A = "a",
        /// B.
        B = "b",
        /// C.
        C = "c",
        /// D.
        D = "d",
        /// Not graded.
        None = "none",
    }

    /// How somebody kept in touch with a client.
    ContactKind + Own {
        /// He visited the office.
        Visit = "visit",
        /// A telephone call.
        Call = "call",
        /// A text or instant message.
        Message = "message",
        /// A visit at his place.
        OutsideVisit = "outside_visit",
        /// An invitation to an event.
        Invitation = "invitation",
        /// Other.
        Other = "other",
    }

    /// Whether a sheet that must be signed is signed.
    Signed {
        /// Signed.
        Yes = "yes",
        /// The day of signing has not come.
        Pending = "pending",
        /// Not signed in time.
        No = "no",
    }

    /// Which of two agents something speaks for.
    Side {
        /// The one who claims the client.
        Claimant = "claimant",
        /// The one who receives or closes him.
        Closer = "closer",
        /// Both alike.
        Both = "both",
        /// Neither.
        Neither = "neither",
    }

    /// When it was recognised that two agents have one client.
    RecognisedWhen {
        /// Before the deal.
        BeforeDeal = "before_deal",
        /// On the day of the deal.
        DealDay = "deal_day",
        /// Later.
        Later = "later",
        /// Never.
        Never = "never",
    }

    /// Why somebody helps with a colleague's client.
    HelpCause + Own {
        /// The colleague receives another client.
        OwnerServing = "owner_serving",
        /// The absent colleague was reached and designated him.
        OwnerReached = "owner_reached",
        /// The absent colleague could not be reached.
        OwnerUnreached = "owner_unreached",
        /// The person asked for is away.
        NamedAbsent = "named_absent",
        /// A large party.
        Party = "party",
        /// Nobody helps: who receives does so for himself.
        None = "none",
    }

    /// A breach of the regulation.
    Breach + Own {
        /// Did not ask whether it is a first visit (未询问).
        NotAsked = "not_asked",
        /// Entered somebody who never visited (虚假登记).
        FalseRegistration = "false_registration",
        /// Entered nothing, or too late (漏登、迟登).
        LateRegistration = "late_registration",
        /// Handed a sheet or file in late (迟交).
        LateSheet = "late_sheet",
        /// Changed or destroyed a register (涂改).
        AlteredRegister = "altered_register",
        /// Received a colleague's client coldly or carelessly (怠慢).
        CarelessReception = "careless_reception",
        /// Took a colleague's client (抢客).
        Snatching = "snatching",
        /// Picked his clients, or refused one (挑客、拒客).
        PickingClients = "picking_clients",
        /// Left his client during the reception (中途离开).
        LeftMidReception = "left_mid_reception",
        /// Left his post without leave (脱岗).
        LeftPost = "left_post",
        /// Came late (迟到).
        Late = "late",
        /// Wrong data because they were not checked (数据错误).
        DataError = "data_error",
        /// Failed the manager's check (检查不合格).
        FailedCheck = "failed_check",
        /// Dress not up to the norm (着装不合规).
        Dress = "dress",
        /// Conduct at the desk: eating, playing, noise (前台纪律).
        DeskConduct = "desk_conduct",
        /// Promised what he may not promise (越权承诺).
        Promise = "promise",
        /// Asked for a discount behind his superior's back (越级要折扣).
        DiscountBypass = "discount_bypass",
        /// Speculated with units, changed names (炒房、更名).
        Speculation = "speculation",
        /// Promoted himself on the sales telephone (接电自荐).
        SelfPromotion = "self_promotion",
        /// Gave his card to a colleague's client (私递名片).
        CardToOthersClient = "card_to_others_client",
        /// Quarrelled or hindered a deal before clients (客前争执、阻挠).
        Quarrel = "quarrel",
        /// Slandered colleagues or other projects (诋毁).
        Slander = "slander",
        /// Followed his clients up poorly (跟进不力).
        PoorTracking = "poor_tracking",
        /// Let client data out (泄露客户资料).
        Leak = "leak",
        /// Took gifts or kickbacks (收受好处).
        Gifts = "gifts",
        /// Did not find the earlier receiver in time.
        NotFound = "not_found",
        /// Filed a client falsely or against the rules (违规报备).
        FalseFiling = "false_filing",
        /// Stayed away from work without leave (旷工).
        AbsentWithoutLeave = "absent_without_leave",
        /// Left work early (早退).
        LeftEarly = "left_early",
        /// Went out with leave, but did not write it down (外出未登记).
        UnregisteredOuting = "unregistered_outing",
        /// Went up to a client, or put himself in place, out of turn (越序、乱序).
        OutOfTurn = "out_of_turn",
        /// Was not in his place, or had not got ready, when his turn came near (候位不到位).
        NotReady = "not_ready",
        /// Took a new client while his own was still there, without leave (擅接新客).
        SecondClient = "second_client",
        /// Knew that it was a colleague's client and neither told him nor handed over (应交未交).
        NotHandedOver = "not_handed_over",
        /// Did not report what is to be reported (应报未报).
        NotReported = "not_reported",
        /// Left columns of a register empty or unsigned (登记不全).
        IncompleteRegistration = "incomplete_registration",
        /// Served a client badly, or so that he wants another (服务不佳).
        PoorService = "poor_service",
        /// Said to a client what is not to be said: rude, mocking, putting off (言语不当).
        ImproperWords = "improper_words",
        /// Pressed a client who did not want to (勉强客户).
        PressedClient = "pressed_client",
        /// Broke into a colleague's reception (插话、打断接待).
        Interrupting = "interrupting",
        /// Drew a client into a quarrel about whose he is (向客户求证归属).
        AskedClientToProve = "asked_client_to_prove",
        /// Saw, copied, used or passed on records without leave (擅自查阅、复制).
        UnauthorisedAccess = "unauthorised_access",
        /// Kept records for himself (私留资料).
        KeptRecords = "kept_records",
        /// Other.
        Other = "other",
    }

    /// A step of the deal.
    DealStep {
        /// Takes a deposit (收定金).
        Deposit = "deposit",
        /// Signs the subscription (认购书).
        Subscription = "subscription",
        /// The first payment falls due (首付).
        PaymentDue = "payment_due",
        /// The contract is signed (签约).
        Contract = "contract",
        /// The appointment for the mortgage (按揭).
        Mortgage = "mortgage",
        /// Handover of the unit (交房、入住).
        Handover = "handover",
        /// A unit is marked as sold (销控).
        MarkSold = "mark_sold",
        /// The shoot or service day (服务当日).
        Service = "service",
        /// Selecting the result (选片、选样).
        Selection = "selection",
        /// Picking it up (取件).
        PickUp = "pick_up",
        /// The unit is given back (退房).
        Refund = "refund",
        /// The unit is exchanged for another (换房).
        Exchange = "exchange",
        /// Everything done (办结).
        Done = "done",
    }

    /// Who signs.
    SignedBy {
        /// The buyer.
        Buyer = "buyer",
        /// A proxy with a notarised authority.
        NotarisedProxy = "notarised_proxy",
        /// A proxy without one.
        Proxy = "proxy",
    }

    /// When a list of things to do applies.
    Occasion + Own {
        /// Before the shift (班前).
        BeforeShift = "before_shift",
        /// While waiting for one's turn (候位).
        AtTurn = "at_turn",
        /// A visitor comes in (迎客).
        Greeting = "greeting",
        /// During a reception.
        Reception = "reception",
        /// At the end of a reception (送客).
        Farewell = "farewell",
        /// A call comes in.
        Call = "call",
        /// Following a client up.
        FollowUp = "follow_up",
        /// Closing the deal.
        Deal = "deal",
        /// After the deal (售后).
        AfterSale = "after_sale",
        /// Passing work to a colleague (交接).
        HandOver = "hand_over",
        /// Before rest or leave (休假前).
        BeforeLeave = "before_leave",
        /// The office closes (日结).
        CloseOfDay = "close_of_day",
        /// Once a week.
        Weekly = "weekly",
        /// Once a month.
        Monthly = "monthly",
        /// The morning meeting (晨会).
        MorningMeeting = "morning_meeting",
        /// Before a guest arrives (接待准备).
        BeforeGuest = "before_guest",
        /// A complaint comes in.
        Complaint = "complaint",
        /// Keeping client data.
        Data = "data",
    }

    /// What somebody wants to do with a record.
    AccessKind {
        /// See it.
        View = "view",
        /// Enter something new.
        Enter = "enter",
        /// Change it.
        Modify = "modify",
        /// Copy it.
        Copy = "copy",
        /// Export many.
        Export = "export",
        /// Lend it out (借阅).
        Lend = "lend",
        /// Pass it to a third party.
        Disclose = "disclose",
        /// Destroy it.
        Destroy = "destroy",
    }

    /// What a record is.
    RecordKind + Own {
        /// A client who has not bought (意向客户).
        OpenLead = "open_lead",
        /// The file of a closed deal (成交档案).
        ClosedDeal = "closed_deal",
        /// A recording of a call (录音).
        Recording = "recording",
        /// A general archive.
        Archive = "archive",
        /// A secret or special archive (机密、绝密).
        Secret = "secret",
        /// A visit or call register.
        Register = "register",
    }

    /// The rank of a guest (来宾级别).
    Rank {
        /// Chairman, general manager.
        Chief = "chief",
        /// Director, head of a division.
        Director = "director",
        /// Head of a department.
        DepartmentHead = "department_head",
        /// Supervisor, in charge of a matter.
        Supervisor = "supervisor",
        /// Staff.
        Staff = "staff",
    }

    /// What kind of guest.
    GuestKind + Own {
        /// A guest of leaders (领导来宾).
        Leaders = "leaders",
        /// A key client (重点客户).
        KeyClient = "key_client",
        /// From abroad (外宾).
        Foreign = "foreign",
        /// A delegation (考察团).
        Delegation = "delegation",
        /// Government.
        Government = "government",
        /// A VIP.
        Vip = "vip",
        /// A business guest (商务).
        Business = "business",
        /// An operational guest (业务).
        Operational = "operational",
        /// A client of marketing (营销客户).
        Marketing = "marketing",
        /// General.
        General = "general",
    }

    /// What money is spent on for a guest or event.
    Expense {
        /// Meals, per head.
        Meal = "meal",
        /// Meals with company, per head.
        MealAccompanied = "meal_accompanied",
        /// A night, per day.
        Lodging = "lodging",
        /// Everything, per head.
        PerHead = "per_head",
        /// Gifts.
        Gift = "gift",
        /// Transport.
        Transport = "transport",
        /// The whole.
        Total = "total",
    }

    /// The class of a complaint.
    ComplaintClass + Own {
        /// About quality.
        Quality = "quality",
        /// Not about quality.
        NonQuality = "non_quality",
        /// Ordinary.
        Ordinary = "ordinary",
        /// Serious (严重).
        Serious = "serious",
        /// Major: repeated, to the maker, in the media, blocking, demanding return (重大).
        Major = "major",
    }

    /// How far a complaint has come.
    ComplaintStage {
        /// Received.
        Received = "received",
        /// Accepted.
        Accepted = "accepted",
        /// Investigated.
        Investigated = "investigated",
        /// Handled.
        Handled = "handled",
        /// Answered.
        Replied = "replied",
        /// The client does not accept the answer.
        Declined = "declined",
        /// Closed.
        Closed = "closed",
    }

    /// How an unowned client is claimed.
    PoolClaim {
        /// By an entry in the follow-up record.
        FollowUpRecord = "follow_up_record",
        /// By receiving him.
        Visit = "visit",
        /// By assignment.
        Assigned = "assigned",
        /// By mere wish.
        Wish = "wish",
    }

    /// Why a client is nobody's.
    PoolReason {
        /// His agent left the company.
        Departed = "departed",
        /// Nobody followed him up in time.
        Untracked = "untracked",
        /// He came by telephone and belongs to all.
        Phone = "phone",
        /// He came by an event or a tour.
        Event = "event",
        /// Taken from his agent by a decision.
        Decided = "decided",
    }
}
