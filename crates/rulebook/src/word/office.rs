//! Words for who decides, what must be done besides, and what follows from a breach.

words! {
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
        /// Manager of the day or the week (值班经理).
        DutyManager = "duty_manager",
        /// General manager, chairman (总经理、董事长).
        GeneralManager = "general_manager",
        /// Deputy general manager in charge (分管副总).
        DeputyGeneralManager = "deputy_general_manager",
        /// Sales director (销售总监).
        SalesDirector = "sales_director",
        /// Head of the department concerned (部门负责人).
        DepartmentHead = "department_head",
        /// Head of leasing (招商负责人).
        LeasingHead = "leasing_head",
        /// Finance (财务).
        Finance = "finance",
        /// Administration and personnel (行政部、行政人事部).
        Administration = "administration",
        /// Planning and marketing (策划部).
        Planning = "planning",
        /// Customer service (客服部).
        CustomerService = "customer_service",
        /// Research or technical department (研发、技术).
        Research = "research",
        /// Legal department (法务).
        Legal = "legal",
        /// Brand and publicity (品牌部).
        BrandDepartment = "brand_department",
        /// The keeper of the files (档案专管员).
        Keeper = "keeper",
        /// Head of the shop or branch (门店负责人).
        ShopHead = "shop_head",
        /// Whoever applies (申请人).
        Applicant = "applicant",
        /// The colleagues, all of them (全体同事).
        Colleagues = "colleagues",
        /// The two who disagree, by agreement (双方协商).
        Parties = "parties",
        /// Nobody: it needs no decision (无须批准).
        Nobody = "nobody",
        /// The company (公司).
        Company = "company",
        /// The crisis team (危机小组).
        CrisisTeam = "crisis_team",
        /// The executive committee (执行委员会).
        Committee = "committee",
    }

    /// What somebody must do besides (a checklist item that comes from an article).
    Duty + Own {
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
        /// What the cited article says (照条文办理).
        AsWritten = "as_written",
        /// Ask how he heard of the project (询问来源).
        AskSource = "ask_source",
        /// Ask whether a colleague has been in contact (询问是否有同事联系过).
        AskContacted = "ask_contacted",
        /// Fill in the call register (登记来电).
        RegisterCall = "register_call",
        /// Write the follow-up down (填写跟进记录).
        RecordFollowUp = "record_follow_up",
        /// Follow the client up (跟进、回访).
        FollowUp = "follow_up",
        /// Tell the colleagues (告知同事).
        InformColleagues = "inform_colleagues",
        /// Report to the sales manager (上报销售经理).
        ReportToManager = "report_to_manager",
        /// Report to the manager on duty (上报值班经理).
        ReportToDutyManager = "report_to_duty_manager",
        /// Report to the company (上报公司).
        ReportToCompany = "report_to_company",
        /// Treat it as a complaint (按投诉处理).
        TreatComplaint = "treat_complaint",
        /// Settle it among themselves first (先协商).
        TalkFirst = "talk_first",
        /// Hand the records over (移交资料).
        HandOverRecords = "hand_over_records",
        /// Hand open tasks over (交接未完事项).
        HandOverTasks = "hand_over_tasks",
        /// Hand over person to person (当面交接).
        HandOverInPerson = "hand_over_in_person",
        /// Accompany the client through the procedures (陪同办理).
        Accompany = "accompany",
        /// Check that the unit is free (核对房源).
        CheckUnit = "check_unit",
        /// Take the unit off the board at once (即时销控).
        CloseUnit = "close_unit",
        /// Open the deal file (建成交档案).
        OpenDealFile = "open_deal_file",
        /// Copy the identity paper (留身份证复印件).
        CopyId = "copy_id",
        /// Remind of the payment (提醒付款).
        RemindPayment = "remind_payment",
        /// Remind of the mortgage papers (通知办按揭).
        RemindMortgage = "remind_mortgage",
        /// Confirm the appointment (确认预约).
        RemindAppointment = "remind_appointment",
        /// Check the material (核对物料).
        CheckMaterial = "check_material",
        /// Press the department concerned (催办).
        PressDepartment = "press_department",
        /// Ring the client beforehand (提前致电).
        CallBefore = "call_before",
        /// Apologise (致歉).
        Apologise = "apologise",
        /// Offer compensation (提出补偿).
        OfferCompensation = "offer_compensation",
        /// Name a time and keep it (约定答复时间).
        PromiseTime = "promise_time",
        /// Track the matter until it is settled (跟踪到底).
        Track = "track",
        /// Visit or ring again after it is settled (回访).
        Revisit = "revisit",
        /// Enter it in the handover record of the shift (交接班记录).
        KeepShiftRecord = "keep_shift_record",
        /// Mark as a key client (标为重点客户).
        MarkKeyClient = "mark_key_client",
        /// Note the intermediary (注明中介).
        MarkIntermediary = "mark_intermediary",
        /// Give a card (递名片).
        GiveCard = "give_card",
        /// Make an appointment (口头约定下次).
        MakeAppointment = "make_appointment",
        /// Open a client file (建客户档案).
        OpenClientFile = "open_client_file",
        /// Register the property offered (登记房源).
        RegisterProperty = "register_property",
        /// Do not promote yourself (不得自荐).
        NoSelfPromotion = "no_self_promotion",
        /// Do not interrupt the reception (不得打断接待).
        DoNotInterrupt = "do_not_interrupt",
        /// Hand the sheets of the day in (交当日表单).
        DeliverSheets = "deliver_sheets",
        /// Draw the figures of the day up (日统计).
        SummariseDay = "summarise_day",
        /// Draw the figures of the month up (月统计).
        SummariseMonth = "summarise_month",
        /// Hold the meeting (开会).
        HoldMeeting = "hold_meeting",
        /// List the client as not yet contracted (列入未签约一览).
        ListUnsigned = "list_unsigned",
        /// Confirm by telephone (电话确认).
        ConfirmByPhone = "confirm_by_phone",
        /// Tell the driver (通知司机).
        TellDriver = "tell_driver",
        /// Be at the place of meeting (到位接站).
        MeetGuest = "meet_guest",
        /// Give warning ahead (预警).
        WarnAhead = "warn_ahead",
        /// Report the result (反馈结果).
        ReportResult = "report_result",
        /// Investigate and report (调查并报告).
        Investigate = "investigate",
        /// Answer in writing (书面答复).
        ReplyInWriting = "reply_in_writing",
        /// Visit the complainer (登门回访).
        VisitComplainer = "visit_complainer",
        /// Review the discipline of those concerned (纪律处理).
        ReviewDiscipline = "review_discipline",
        /// Open a new form and attach the old one (另填新表).
        NewForm = "new_form",
        /// Give the client no copy of the form (表单不外传).
        NoCopyToClient = "no_copy_to_client",
        /// Give the archive back (归还档案).
        ReturnArchive = "return_archive",
        /// Check all archives (档案清查).
        CheckArchives = "check_archives",
        /// Record the destruction (销毁记录).
        RecordDestruction = "record_destruction",
        /// Erase the personal data (删除个人资料).
        EraseRecord = "erase_record",
        /// Extract and file the part concerned (摘录存档).
        ExtractRecord = "extract_record",
        /// Note who saw what (查阅登记).
        LogAccess = "log_access",
        /// Tell the client what his data are for (告知用途).
        NoticeOfUse = "notice_of_use",
        /// Keep it secret (保密).
        KeepSecret = "keep_secret",
    }

    /// A column of the visit register.
    Field + Own {
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
        /// Number of the identity paper.
        IdNumber = "id_number",
        /// Address.
        Address = "address",
        /// Wanted area.
        Area = "area",
        /// What he can spend.
        Budget = "budget",
        /// Members of the household.
        Household = "household",
        /// Date and hour of the visit.
        VisitTime = "visit_time",
        /// Whether he intends to buy or lease.
        Intent = "intent",
        /// The agency that sent him.
        Intermediary = "intermediary",
        /// The company a caller surveys for.
        SurveyCompany = "survey_company",
        /// Hour of the call.
        CallTime = "call_time",
        /// What was asked and answered.
        Content = "content",
        /// What he wants.
        Requirements = "requirements",
        /// Who received him.
        Receiver = "receiver",
        /// Date.
        Date = "date",
        /// Who sent him.
        Referrer = "referrer",
    }

    /// A party to a split.
    Party {
        /// Who closes.
        Receiver = "receiver",
        /// Whose client it was.
        Owner = "owner",
        /// Nobody's: public.
        Public = "public",
        /// Who had him first, validly.
        First = "first",
        /// Who claims him.
        Claimant = "claimant",
        /// Who closes the deal.
        Closer = "closer",
        /// Those who received him between the first and the last.
        Between = "between",
        /// Who brought or filed him.
        Finder = "finder",
        /// Who helped.
        Helper = "helper",
        /// The team.
        Team = "team",
    }

    /// What follows from a breach.
    Penalty {
        /// Nothing.
        None = "none",
        /// It is put right, and that is all (整改).
        Correction = "correction",
        /// A warning (警告).
        Warning = "warning",
        /// Recorded as a violation (记违规).
        Violation = "violation",
        /// The next turn is forfeited (轮空一轮).
        SkipRound = "skip_round",
        /// No filings until a day (暂停报备).
        FilingSuspended = "filing_suspended",
        /// No receptions until a day (暂停接待).
        Suspended = "suspended",
        /// Points are taken off; how many is `amount` (扣分).
        Points = "points",
        /// A fine in yuan; how much is `amount` (罚款).
        Fine = "fine",
        /// Performance or commission of the deal is lost (取消业绩).
        CommissionLost = "commission_lost",
        /// All public commission is lost (取消全部公佣).
        PublicCommissionLost = "public_commission_lost",
        /// No award (取消奖励资格).
        AwardLost = "award_lost",
        /// Reported to the company, which decides (报公司处理).
        Reported = "reported",
        /// Dismissal (辞退).
        Dismissal = "dismissal",
        /// Left open: punished, the regulation does not say how (处罚未定).
        Unspecified = "unspecified",
    }

    /// What somebody has from helping, once it is over.
    Helped {
        /// Nothing.
        None = "none",
        /// A make-up for a turn that passed meanwhile (补接).
        MakeUp = "make_up",
        /// A make-up in any case (无条件补接).
        Credit = "credit",
    }

    /// How a commission is booked.
    Commission {
        /// To the person.
        Personal = "personal",
        /// Public (公佣).
        Public = "public",
        /// By a scheme of its own (另行规定).
        Separate = "separate",
        /// An award of mutual help (集体互助奖).
        MutualAid = "mutual_aid",
        /// None (义务).
        None = "none",
    }

    /// What becomes of what was paid when a deal is undone.
    Clawback {
        /// Everything is taken back (全额追回).
        Full = "full",
        /// What was not yet paid is not paid (停发未付).
        Unpaid = "unpaid",
        /// Nothing is taken back.
        None = "none",
    }

    /// Whether a record is accepted.
    Accepted {
        /// Accepted in full.
        Yes = "yes",
        /// Kept, but proves nothing (不作依据).
        WithoutWeight = "without_weight",
        /// Refused.
        No = "no",
    }

    /// Whether a record is kept.
    Keep {
        /// It must be kept (须保存).
        Keep = "keep",
        /// It may be destroyed.
        MayDestroy = "may_destroy",
        /// It must be erased (须删除).
        Erase = "erase",
    }

    /// The level of a reception (接待级别), the highest first.
    Level {
        /// A, VIP.
        A = "a",
        /// B.
        B = "b",
        /// C.
        C = "c",
        /// D.
        D = "d",
    }

    /// How a guest is driven.
    Transport {
        /// The best car (专车、高级轿车).
        FineCar = "fine_car",
        /// A business car (商务车).
        BusinessCar = "business_car",
        /// By the number of guests.
        ByHeadcount = "by_headcount",
        /// A taxi.
        Taxi = "taxi",
        /// The applicant's own or the ordinary means.
        Own = "own",
    }

    /// Who bears what goes beyond the standard.
    Bearer {
        /// The company.
        Company = "company",
        /// Whoever applied.
        Applicant = "applicant",
        /// His department.
        Department = "department",
        /// Nobody yet: it is shown and must be approved.
        Flagged = "flagged",
    }

    /// What a board or list shows of a unit or deal.
    BoardStatus {
        /// Free.
        Free = "free",
        /// A deposit is reported, not confirmed.
        DepositUnconfirmed = "deposit_unconfirmed",
        /// Sold.
        Sold = "sold",
        /// Sold, the contract not signed in time.
        Unsigned = "unsigned",
    }
}
