//! Words for what is the case.

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
    Purpose + Own {
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
        /// Fees and bills of an owner (交费、费用).
        Fee = "fee",
        /// Complains (投诉).
        Complaint = "complaint",
        /// Offers a property for sale or lease (委托放盘).
        OfferProperty = "offer_property",
        /// Contacts of the office for its own business (业务往来).
        Business = "business",
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
    BroughtBy + Own {
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
    Channel + Own {
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
        /// From an online platform or live stream (线上).
        Online = "online",
        /// Filed beforehand by an outside agent (报备).
        Filed = "filed",
        /// Sent by somebody else.
        Referred = "referred",
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
        /// Helps a colleague with a large party.
        Helper = "helper",
        /// The visitor walked up to him or his desk.
        WalkedTo = "walked_to",
        /// As the appointed deputy of an absent colleague (代理人).
        Proxy = "proxy",
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
        /// He has received as many as the book lets him (名额已满).
        Quota = "quota",
        /// Receiving somebody who is not counted and nobody's client.
        Other = "other",
    }

    /// Why a person is out (catalogue 2.0, `agent.absence`).
    AbsenceReason + Own {
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
        /// In a meeting or training.
        Meeting = "meeting",
        /// At a meal.
        Meal = "meal",
        /// Answering a call of a client (接听客户电话).
        ClientCall = "client_call",
    }

    /// Why a reception passes to another person.
    Cause + Own {
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
        /// The matter belongs to a particular colleague (转交专人).
        Specialist = "specialist",
        /// The agent rests or goes on leave (休息交接).
        Rest = "rest",
    }

    /// How far a deal has come.
    DealStage {
        /// Nothing signed.
        None = "none",
        /// A deposit or ticket of intent is paid (订金、认筹).
        Deposit = "deposit",
        /// Subscribed (认购).
        Subscribed = "subscribed",
        /// Paid.
        Paid = "paid",
        /// Contracted (签约).
        Contracted = "contracted",
        /// Mortgage papers handed in (按揭办妥).
        Mortgaged = "mortgaged",
        /// Fully paid (全款到账).
        Completed = "completed",
        /// Returned (退房).
        Returned = "returned",
    }

    /// How two people are related.
    Relation + Own {
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
        /// Husband's or wife's father or mother.
        ParentInLaw = "parent_in_law",
        /// Son's wife or daughter's husband.
        ChildInLaw = "child_in_law",
        /// Brother or sister by marriage.
        SiblingInLaw = "sibling_in_law",
        /// Uncle, aunt, cousin, nephew, niece.
        OtherKin = "other_kin",
        /// Friend.
        Friend = "friend",
        /// The company he belongs to, or its legal representative.
        Company = "company",
        /// The same person.
        Same = "same",
    }

    /// What the person is to the visitor whom he asks for.
    NamedIs {
        /// Nobody: he asks for nobody.
        None = "none",
        /// His own agent.
        Owner = "owner",
        /// The agent whose client brought him.
        ReferrerOwner = "referrer_owner",
        /// An agent who spoke with him by telephone or outside, and who is not his agent yet.
        Contacted = "contacted",
        /// Anybody else.
        Other = "other",
    }
}
