//! What the book says of a case as it stands: the proposal with its articles, what is not known, why it is not the other's, what
//! would change it, and how cases like it were ruled.

use super::Matter;
use super::shared::{Between, Part, parts};
use crate::books::Books;
use crate::row::Said;
use journal::EntryId;
use office::command::Objection;
use office::decide::{Decider, claim};
use office::event::CaseStep;
use office::ledger::Customer;
use office::{Asked, Command, CustomerId, Event, Now, PersonId, Reason, Refusal, Told};
use rulebook::inquiry::{self, Flip};
use rulebook::measure::Shares;
use rulebook::period::Point;
use rulebook::share::Cents;
use rulebook::word::{Duty, Office, OwnerTo};
use rulebook::{ArticleId, Book, BookDigest, Date, Effects, Fact, Facts, Question, Ruling, Slot, Value};

/// A fact that nobody told and the ledger does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// The fact.
    pub fact: Fact,
    /// As the book asks for it.
    pub asked: Box<Asked>,
    /// The answer that is supposed.
    pub supposed: Option<Value>,
}

/// Something the book gives, by which article; the default of the office, where the book is silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What.
    pub slot: Slot,
    /// What of it.
    pub said: Said,
    /// The article.
    pub article: Option<ArticleId>,
    /// Whether it is the default of the office.
    pub silent: bool,
}

/// A rule that would give the client to the other, and a fact that stands in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// Its articles.
    pub article: Option<ArticleId>,
    /// The fact.
    pub fact: Fact,
    /// What was found.
    pub found: Option<Value>,
}

/// How it was ruled last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled {
    /// The entry.
    pub entry: EntryId,
    /// Whose he is by it.
    pub owner: Option<PersonId>,
    /// Whose he was to be by the book, where it was decided otherwise.
    pub proposed: Option<PersonId>,
    /// Why it was decided otherwise.
    pub because: Option<String>,
    /// Whether it hangs on what nobody knows.
    pub open: bool,
}

/// A case, heard.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The case.
    pub matter: Matter,
    /// Who claims him by the book's words, and who has or closed him.
    pub between: (PersonId, Option<PersonId>),
    /// Whose he is by the book; nobody, where it leaves that open.
    pub owner: Option<PersonId>,
    /// Who decides, where the book leaves it to somebody.
    pub left_to: Option<Office>,
    /// Why the book gives no answer.
    pub refused: Option<Refusal>,
    /// The rulings.
    pub rulings: Vec<Ruling>,
    /// What is not known.
    pub missing: Vec<Missing>,
    /// How the performance is shared.
    pub split: Vec<Part>,
    /// How the bonus is shared, where that is said for itself.
    pub bonus: Vec<Part>,
    /// What the book gives besides.
    pub terms: Vec<Term>,
    /// Up to when a claim on the deal may be made.
    pub window: Option<Point>,
    /// Which of two was first is not known: their clocks do not agree closely enough.
    pub doubt: Vec<Fact>,
    /// Why he is not the other's.
    pub obstacles: Vec<Obstacle>,
    /// The smallest changes under which it would be another's.
    pub flips: Vec<(Facts, Option<PersonId>)>,
    /// Who is to settle it, one after the other, and whether that is done.
    pub path: Vec<(Said, bool)>,
    /// How it was ruled last.
    pub ruled: Option<Ruled>,
    /// Cases that the same rules decided, and whether the book was followed there.
    pub precedents: Vec<(EntryId, bool)>,
}

/// What may hang on the clocks of two devices.
const BY_CLOCK: [Fact; 3] = [Fact::FirstRegistered, Fact::FirstPhoned, Fact::FirstReceived];

/// So many questions are put to nobody before it is given up.
const MOST_ASKED: usize = 12;

/// So many changes, and so many obstacles, are shown.
const SHOWN: usize = 3;

/// What came of putting a case to the book.
struct Put {
    missing: Vec<Missing>,
    then: Result<Event, Refusal>,
}

impl Books {
    /// A case as the book has it now, where these facts are supposed; nothing, where nobody claims the client.
    pub fn hear_case(&self, matter: &Matter, supposed: &Facts, decider: Decider, now: Now) -> Option<Heard> {
        let objection = self.objection(matter)?;
        let Put { missing, then } = self.put(objection, supposed, (decider, now));
        // Where it is left to somebody, the ruling says it whoever is chosen.
        let (event, refused) = match then {
            Ok(event) => (Some(event), None),
            Err(refusal) if refusal.reason == Reason::ManagerDecides => {
                (self.chosen(objection, supposed, (decider, now)), Some(refusal))
            }
            Err(refusal) => (None, Some(refusal)),
        };
        let left = refused.as_ref().is_some_and(|refusal| refusal.reason == Reason::ManagerDecides);
        let rulings = event.as_ref().map(|event| self.rulings_of(event)).unwrap_or_default();
        let (claimant, closer, gives) = match &event {
            Some(Event::CaseRuled { claimant, closer, owner, open, .. }) => {
                (*claimant, *closer, owner.filter(|_| !open && !left))
            }
            Some(_) | None => (objection.claimant, self.agent_of(matter.client), None),
        };
        let has = self.state.whole(matter.client).and_then(Customer::owner);
        let between = Between { claimant, closer, owner: has };
        let collision = rulings.iter().find(|ruling| ruling.question == Question::Collision);
        let records = std::iter::once(matter.client).chain(matter.with);
        let sum = records.filter_map(|record| self.state.whole(record)?.deal_sum()).next();
        let mut heard = Heard {
            matter: *matter,
            between: (claimant, closer),
            owner: gives,
            left_to: None,
            refused: refused.filter(|_| !left),
            missing,
            split: Vec::new(),
            bonus: Vec::new(),
            terms: Vec::new(),
            window: self.window(matter, claimant, now),
            doubt: Vec::new(),
            obstacles: Vec::new(),
            flips: Vec::new(),
            path: Vec::new(),
            ruled: self.ruled(matter),
            precedents: Vec::new(),
            rulings: rulings.clone(),
        };
        if let Some(ruling) = collision {
            heard.left_to = left.then(|| ruling.verdict.by.unwrap_or(Office::SalesManager));
            self.weigh(&mut heard, ruling, (between, sum), now.date());
        }
        heard.path = self.path(&heard, collision);
        Some(heard)
    }

    /// Who is to settle a case: the parties, where the book wants them to talk first or they did; whoever decides; and the company,
    /// where the book wants it told or somebody put it before it.
    fn path(&self, heard: &Heard, ruling: Option<&Ruling>) -> Vec<(Said, bool)> {
        let whole = self.state.whole(heard.matter.client);
        let brought = |steps: &[CaseStep]| {
            whole.is_some_and(|whole| whole.brought.iter().any(|brought| steps.contains(&brought.step)))
        };
        let wanted = |duty: Duty| {
            ruling
                .and_then(|ruling| ruling.verdict.duties.as_ref())
                .is_some_and(|duties| duties.contains(&duty))
        };
        let (talked, referred) =
            (brought(&[CaseStep::Agreed, CaseStep::Apart]), brought(&[CaseStep::Referred]));
        let ruled =
            heard.ruled.as_ref().is_some_and(|ruled| !ruled.open) && !whole.is_some_and(Customer::has_case);
        let by = heard.left_to.or_else(|| ruling.and_then(|ruling| ruling.verdict.by));
        let by = by.map_or(Said::Key("cases.path_book"), |by| Said::Word("office", by.word()));
        let talk = (talked || wanted(Duty::TalkFirst)).then_some((Said::Key("cases.path_talk"), talked));
        let told = (referred || wanted(Duty::ReportToCompany))
            .then_some((Said::Key("cases.path_company"), referred));
        talk.into_iter().chain([(by, ruled)]).chain(told).collect()
    }

    /// Puts an objection to the book. What it must know first is supposed, or nobody knows it.
    fn put(&self, objection: Objection, supposed: &Facts, (decider, now): (Decider, Now)) -> Put {
        let (mut told, mut missing) = (Told::nothing(), Vec::new());
        loop {
            let then = self.foresee_told(decider, now, &Command::RuleCase(objection), &told);
            let refusal = match then {
                Ok(events) => {
                    let first = events.into_iter().next();
                    return Put { missing, then: first.ok_or_else(|| Reason::NothingChanges.into()) };
                }
                Err(refusal) => refusal,
            };
            let (Reason::Asks(fact), Some(asked)) = (&refusal.reason, &refusal.asked) else {
                return Put { missing, then: Err(refusal) };
            };
            if asked.known_by_nobody || missing.len() >= MOST_ASKED {
                return Put { missing, then: Err(refusal) };
            }
            let supposed = supposed.get(*fact);
            missing.push(Missing { fact: *fact, asked: asked.clone(), supposed });
            let asked = asked.clone();
            told.answer(&asked, *fact, supposed.unwrap_or(Value::NotKnown));
        }
    }

    /// The same, decided by somebody whom the book entitles.
    fn chosen(&self, objection: Objection, supposed: &Facts, at: (Decider, Now)) -> Option<Event> {
        let to = Some(objection.claimant);
        self.holders(at.1, Office::Supervisor).into_iter().find_map(|by| {
            let objection = Objection { to, by: Some(by), ..objection };
            self.put(objection, supposed, at).then.ok()
        })
    }

    /// What the ruling on a collision gives, and what it hangs on.
    fn weigh(&self, heard: &mut Heard, ruling: &Ruling, (between, sum): (Between, Option<Cents>), on: Date) {
        let facts = &ruling.facts;
        let shared = |shares: Option<&Shares>| {
            shares.map(|shares| parts(shares, sum, (between, facts))).unwrap_or_default()
        };
        heard.split = shared(ruling.verdict.split.as_ref());
        heard.bonus = shared(ruling.verdict.bonus.as_ref());
        heard.terms = terms(ruling, between, heard.owner);
        heard.doubt = BY_CLOCK.into_iter().filter(|fact| facts.is(*fact, Value::NotKnown)).collect();
        heard.precedents = self.precedents(ruling, heard.ruled.as_ref().map(|ruled| ruled.entry));
        let Some(book) = self.book(&ruling.book) else { return };
        heard.obstacles = obstacles(book, on, ruling);
        let flips = inquiry::flips(book, on, Question::Collision, facts);
        heard.flips =
            flips.into_iter().filter_map(|flip| changed(&flip, between, heard.owner)).take(SHOWN).collect();
    }

    /// Up to when a claim on the deal may be made, where the book says it.
    fn window(&self, matter: &Matter, claimant: PersonId, now: Now) -> Option<Point> {
        let dealt =
            |record: &CustomerId| self.state.whole(*record).is_some_and(|own| own.deal_day().is_some());
        let record = std::iter::once(matter.client).chain(matter.with).find(dealt)?;
        // What the book does not say without being told more stands with what is not known.
        let rulings =
            claim(&self.state, self.book_at(now)?, now, (record, claimant), &Told::nothing()).ok()?;
        let claim = rulings.iter().find(|ruling| ruling.question == Question::Claim)?;
        claim.verdict.until.as_ref()?.on
    }

    /// How a case was ruled last.
    fn ruled(&self, matter: &Matter) -> Option<Ruled> {
        let recorded = self.ruling_of(matter.client)?;
        let Event::CaseRuled { owner, proposed, because, open, .. } = &recorded.event else { return None };
        let otherwise = because.is_some();
        Some(Ruled {
            entry: recorded.entry,
            owner: *owner,
            proposed: proposed.filter(|_| otherwise),
            because: self.field(because.as_ref(), "text"),
            open: *open,
        })
    }

    /// The cases that were ruled by the same rules, and whether the book was followed.
    fn precedents(&self, ruling: &Ruling, but: Option<EntryId>) -> Vec<(EntryId, bool)> {
        let decides = |ruling: &Ruling| -> Vec<rulebook::RuleId> {
            let gives = ruling.steps.iter().filter(|step| step.fills.contains(&Slot::Owner));
            gives.map(|step| step.rule.clone()).collect()
        };
        let rules = decides(ruling);
        let cases = self.state.customers.values().flat_map(|client| &client.cases);
        let mut like: Vec<(EntryId, bool)> = cases
            .filter(|case| Some(case.written.entry) != but && !rules.is_empty())
            .filter_map(|case| {
                let recorded = self.recorded(case.written.entry)?;
                let Event::CaseRuled { because, .. } = &recorded.event else { return None };
                let rulings = self.rulings_of(&recorded.event);
                let same = rulings.iter().any(|other| {
                    other.question == Question::Collision
                        && other.book == ruling.book
                        && decides(other) == rules
                });
                same.then_some((case.written.entry, because.is_none()))
            })
            .collect();
        like.reverse();
        like
    }
}

/// What a ruling gives besides shares, each with its article.
fn terms(ruling: &Ruling, between: Between, owner: Option<PersonId>) -> Vec<Term> {
    let Effects { rights, commission, by, duties, .. } = &ruling.verdict;
    let person = |to: OwnerTo| {
        between.person(to, &ruling.facts).map_or(Said::Word("owner_to", to.word()), Said::Person)
    };
    let whose = ruling.verdict.owner.map(|to| match to {
        OwnerTo::Manager | OwnerTo::Nobody | OwnerTo::Pending => Said::Word("owner_to", to.word()),
        to => owner.map_or_else(|| person(to), Said::Person),
    });
    let duties = duties.as_ref().filter(|duties| !duties.is_empty());
    let said = [
        (Slot::Owner, whose),
        (Slot::Rights, rights.map(person)),
        (Slot::Commission, commission.map(|commission| Said::Word("commission", commission.word()))),
        (Slot::By, by.map(|by| Said::Word("office", by.word()))),
        (
            Slot::Duties,
            duties.map(|duties| {
                Said::Listed(duties.iter().map(|duty: &Duty| Said::Word("duty", duty.word())).collect())
            }),
        ),
    ];
    let given = said.into_iter().filter_map(|(slot, said)| Some((slot, said?)));
    given
        .map(|(slot, said)| Term {
            slot,
            said,
            article: article(ruling, slot),
            silent: ruling.silent.contains(&slot),
        })
        .collect()
}

/// The article by which a slot is filled.
pub(super) fn article(ruling: &Ruling, slot: Slot) -> Option<ArticleId> {
    ruling.steps.iter().find(|step| step.fills.contains(&slot))?.cites.first().cloned()
}

/// What stands in the way of the rules that would give him to the other.
fn obstacles(book: &Book, on: Date, ruling: &Ruling) -> Vec<Obstacle> {
    let wanted = match ruling.verdict.owner {
        Some(OwnerTo::Claimant | OwnerTo::First) => OwnerTo::Closer,
        Some(_) => OwnerTo::Claimant,
        None => return Vec::new(),
    };
    let wanted = Effects { owner: Some(wanted), ..Effects::default() };
    let why = inquiry::why_not(book, on, Question::Collision, &ruling.facts, Slot::Owner, &wanted);
    let of = |obstacle: inquiry::Obstacle| match obstacle.because {
        inquiry::Because::Fact(fact, found) => {
            Some(Obstacle { article: obstacle.cites.first().cloned(), fact, found })
        }
        inquiry::Because::Switch(..)
        | inquiry::Because::SetAside(_)
        | inquiry::Because::BookSpeaks(_)
        | inquiry::Because::Disagrees(_) => None,
    };
    why.obstacles.into_iter().filter_map(of).take(SHOWN).collect()
}

/// A change, and whose he would be then, where that is another.
fn changed(flip: &Flip, between: Between, owner: Option<PersonId>) -> Option<(Facts, Option<PersonId>)> {
    let to = flip.ruling.verdict.owner.and_then(|to| between.person(to, &flip.ruling.facts));
    (to != owner).then(|| (flip.changes.clone(), to))
}

impl Heard {
    /// The article of a share, and the book it stands in.
    pub fn share_article(&self, slot: Slot) -> Option<(BookDigest, ArticleId)> {
        let ruling = self.rulings.iter().find(|ruling| ruling.question == Question::Collision)?;
        Some((ruling.book.clone(), article(ruling, slot)?))
    }

    /// The book it is heard by.
    pub fn book(&self) -> Option<&BookDigest> {
        self.rulings.first().map(|ruling| &ruling.book)
    }

    /// Whether it can be ruled as the book has it.
    pub fn is_settled(&self) -> bool {
        self.owner.is_some() && self.missing.iter().all(|missing| missing.supposed.is_some())
    }
}
