//! Two agents have one client: whose is he?
//!
//! A case reads the histories of all records joined with the client, and those of his household where the book calls it one
//! client. The answer does not hang on who objects.

mod among;
mod known;

pub(super) use known::{Parties, case_facts};

use super::follow;
use crate::asking::{Asking, Made, looks};
use crate::command::{Bringing, Objection};
use crate::event::{CaseStep, Event, Same};
use crate::history::Subject;
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::Customer;
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::Told;
use known::{began, claim_facts, first_registered, noticed};
use paper::{Arrange, OrderedSet};
use rulebook::word::{DealStage, Office, OwnerTo, Side};
use rulebook::{Book, Fact, Facts, Question, Ruling, Value};
use std::borrow::Cow;

/// Another record that is meant, and what the cards of the two have in common.
type Other = (CustomerId, Option<Same>);

/// What a case is about: the histories it reads, who is who, and what is known of it.
pub(super) struct Matter<'a> {
    pub(super) customer: Cow<'a, Customer>,
    pub(super) parties: Parties,
    pub(super) facts: Facts,
    /// The record of the claimant that is the household's, where it is another.
    with: Option<CustomerId>,
}

impl<'a> Matter<'a> {
    /// The matter of somebody's objection.
    ///
    /// # Errors
    /// It is told that two clients are one household, and not said which other record is meant.
    fn raised(
        asking: &Asking<'a>,
        customer: CustomerId,
        objector: PersonId,
        with: Option<Other>,
    ) -> Result<Self, Refusal> {
        let (state, now) = (asking.state, asking.now);
        let own = state.whole(customer).ok_or(Reason::NoSuchCustomer)?;
        let Family { same, records } = Family::of(asking, own, customer, objector, with)?;
        let view = match records.is_empty() {
            true => Cow::Borrowed(own),
            false => state.household(customer, records.iter().copied()).ok_or(Reason::NoSuchCustomer)?,
        };
        // Noticed when the first of them was.
        let links = records.iter().filter_map(|other| state.link_of(customer, *other));
        let noticed_on = links.map(|link| link.at.date()).min();
        let known = |parties| {
            let mut facts = case_facts(state, &view, parties, now, noticed_on.unwrap_or(now.date()));
            if let Some(same) = same {
                facts.set(Fact::SameHousehold, same);
            }
            if ran_out(asking, &view, parties, &records) {
                facts.set(Fact::ClaimantValid, false);
            }
            if let Some(on) = noticed_on {
                facts.set(Fact::FamilyKnown, noticed(view.deal_day(), on));
            }
            facts
        };
        let (parties, facts) = among::heard(asking, &view, objector, &known).unwrap_or_else(|| {
            let parties = Parties::of(state, &view, objector);
            (parties, known(parties))
        });
        // What is written down is the claimant's record of the household, else the first.
        let his = |id: &&CustomerId| {
            state.whole(**id).is_some_and(|other| other.owners().contains(&parties.claimant))
        };
        let with = records.iter().find(his).or(records.first()).copied();
        let facts = entitled_first(facts, asking.facts_told());
        Ok(Self { customer: view, parties, facts, with })
    }
}

/// What of his household a case reads with a client.
struct Family {
    /// Whether the book calls any of it one client with him; nothing, if there is none, or it does not say.
    same: Option<bool>,
    /// The records that are read with his.
    records: OrderedSet<CustomerId>,
}

impl Family {
    /// All records of his household whom the book calls one client with him, whoever objects; with one that is named, or is
    /// the only one that can be meant where it is told that they are a household.
    fn of(
        asking: &Asking<'_>,
        own: &Customer,
        customer: CustomerId,
        objector: PersonId,
        with: Option<Other>,
    ) -> Result<Self, Refusal> {
        let compared = with.and_then(|(with, same)| Some((with, same?)));
        let with = with.map(|(with, _)| with);
        let (state, told) = (asking.state, asking.facts_told());
        let (mut same, mut records) = (None, OrderedSet::new());
        if told.is(Fact::SameHousehold, false) {
            return Ok(Self { same, records });
        }
        let said = told.is(Fact::SameHousehold, true);
        let has_been = |id: &CustomerId| state.whole(*id).is_some_and(|other| !other.owners().is_empty());
        let mut all: OrderedSet<CustomerId> =
            state.household_of(customer).into_iter().filter(has_been).chain(with).collect();
        if all.is_empty() && said && !own.owners().contains(&objector) {
            all.extend(only_client(state, own, objector)?);
        }
        for other in all {
            let same_cards = compared.filter(|(with, _)| *with == other).map(|(_, same)| same);
            let one = one_client(asking, customer, other, same_cards)?;
            same = if same == Some(true) { same } else { one.or(same) };
            if one == Some(true) || (said && (with == Some(other) || one.is_none())) {
                records.insert(other);
            }
        }
        Ok(Self { same, records })
    }
}

/// Whether the claimant's time with another record of the person or the household had run out by when the other began.
fn ran_out(asking: &Asking<'_>, view: &Customer, parties: Parties, others: &OrderedSet<CustomerId>) -> bool {
    let Asking { state, book, .. } = *asking;
    let Some(at) = parties.closer.and_then(|closer| began(state, view, closer)) else { return false };
    let own = std::iter::once(view.id).chain(others.iter().copied());
    let mut his = own.flat_map(|id| state.records_of(id)).filter_map(|id| {
        let then = state.customers.get(&id)?.until(at.at);
        let had = then.server() == Some(parties.claimant);
        had.then(|| follow::held_by(state, book, Now(at.at), &then).is_none_or(|held| held.stands))
    });
    his.next().is_some_and(|stood| !stood && !his.any(|stood| stood))
}

/// The only client this person ever had besides: the one that is meant where nobody says which.
fn only_client(state: &State, own: &Customer, person: PersonId) -> Result<Option<CustomerId>, Refusal> {
    let touched = state.touched.get(&person).into_iter().flat_map(|touched| &touched.visits);
    let of_visit = |visit| state.visits.get(visit).map(|visit| visit.visitor.customer);
    let mut his: Vec<CustomerId> = touched.filter_map(of_visit).filter(|id| *id != own.id).collect();
    his.arrange();
    his.dedup();
    his.retain(|id| state.customers.get(id).is_some_and(|other| other.owners().contains(&person)));
    match his[..] {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => Err(Reason::WhichRecord(person).into()),
    }
}

/// Whether the book calls two records one client; nothing, if it does not say, or that is told.
///
/// # Errors
/// They are not linked, and nobody said how the two are related.
fn one_client(
    asking: &Asking<'_>,
    one: CustomerId,
    other: CustomerId,
    same: Option<Same>,
) -> Result<Option<bool>, Refusal> {
    let told = asking.facts_told();
    let link = asking.state.link_of(one, other);
    let relation = match link {
        Some(link) if link.relation.is_none() => return Ok(Some(true)),
        Some(link) => link.relation,
        None if told.get(Fact::SameHousehold).is_some() => return Ok(None),
        None => None,
    };
    let stage = asking.state.whole(one).map_or(DealStage::None, Customer::deal);
    let mut facts = Facts::new().with(Fact::DealStage, stage);
    // As they were compared when it was noticed, else as they are compared now.
    if let Some(same) = link.and_then(|link| link.same).or(same) {
        same.tell(&mut facts);
    }
    if let Some(relation) = relation {
        return Ok(asking
            .look(Question::Household, facts.with(Fact::Relation, relation), told)
            .verdict
            .same_client);
    }
    match asking.of(Subject::none()).ask(Question::Household, facts, told) {
        Ok(ruling) => Ok(ruling.verdict.same_client),
        // How they are related, nobody knows.
        Err(_) if told.get(Fact::Relation) == Some(Value::NotKnown) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// Something is brought forward: a case is raised by naming who claims the client, and no note comes without its text.
pub(super) fn bring(state: &State, bringing: &Bringing) -> Result<Event, Refusal> {
    let Bringing { customer, with, claimant, step, note } = *bringing;
    let found = state.whole(customer).ok_or(Reason::NoSuchCustomer)?;
    if with.is_some_and(|other| state.whole(other).is_none()) {
        return Err(Reason::NoSuchCustomer.into());
    }
    let works = |person: PersonId| state.people.contains_key(&person);
    if claimant.is_some_and(|person| !works(person)) {
        return Err(Reason::NoSuchPerson.into());
    }
    let says_nothing = match step {
        CaseStep::Raised => found.has_case() && note.is_none(),
        CaseStep::Noted | CaseStep::Evidence => note.is_none(),
        CaseStep::Agreed | CaseStep::Apart | CaseStep::Referred => false,
    };
    if says_nothing || (step == CaseStep::Raised && claimant.is_none()) {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::CaseBrought { customer, with, claimant, step, note })
}

pub(super) fn rule_case(asking: &Asking<'_>, objection: &Objection) -> Result<Event, Refusal> {
    let Objection { customer, claimant: objector, with, same, to, by, because } = *objection;
    let state = asking.state;
    let gone = to.is_some_and(|to| state.people.get(&to).is_some_and(|person| !person.active));
    if gone || [Some(objector), to].iter().flatten().any(|person| !state.people.contains_key(person)) {
        return Err(Reason::NoSuchPerson.into());
    }
    let Matter { customer: found, parties, facts, with } =
        Matter::raised(asking, customer, objector, with.map(|with| (with, same)))?;
    let asking = &asking.of(Subject::of(&found, Some(parties.claimant)));
    // What nobody knows stays open: the case is written down, and the client stays where he is.
    let claim = claimed(asking, &found, &facts)?;
    let late = claim.as_ref().is_some_and(|claim| claim.verdict.valid == Some(false));
    let ruling = match late {
        // Whoever comes too late is answered, whatever else is still open.
        true => asking.answer(Question::Collision, facts, &found.told)?,
        false => asking.stand(Question::Collision, facts, &found.told)?,
    };
    let unknown = claim.as_ref().is_some_and(|claim| claim.conditional.is_some());
    let mut open = unknown || (ruling.conditional.is_some() && ruling.verdict.owner.is_none());
    let refused = |reason| Refusal::by(reason, &ruling);
    let proposed = match ruling.verdict.owner {
        _ if unknown => found.owner(),
        Some(OwnerTo::Claimant | OwnerTo::First | OwnerTo::Manager) if late => found.owner(),
        Some(OwnerTo::Claimant) => Some(parties.claimant),
        Some(OwnerTo::First) => match first(asking, &found, parties, &ruling)? {
            Some(person) => Some(person),
            None => {
                open = true;
                found.owner()
            }
        },
        Some(OwnerTo::Receiver | OwnerTo::Closer) => parties.closer,
        Some(OwnerTo::Manager) => {
            // The book leaves it to somebody: he says to whom.
            let (Some(to), Some(by)) = (to, by) else { return Err(refused(Reason::ManagerDecides)) };
            asking
                .enters(by, ruling.verdict.by.unwrap_or(Office::SalesManager))
                .map_err(|refusal| refused(refusal.reason))?;
            Some(to)
        }
        Some(OwnerTo::Nobody | OwnerTo::Pending) => None,
        _ => found.owner(),
    };
    // Who has left gets nobody back: his clients are where they went when he left.
    let works = |person: &PersonId| state.people.get(person).is_some_and(|person| person.active);
    let proposed = proposed.filter(works).or_else(|| proposed.and(found.owner()).filter(works));
    let (owner, proposed) = match (to, because) {
        (Some(to), Some(_)) if Some(to) != proposed => {
            otherwise(asking, &ruling, by)?;
            open = false;
            (Some(to), proposed)
        }
        (_, Some(_)) => return Err(refused(Reason::NothingChanges)),
        _ => (proposed, None),
    };
    let law = std::iter::once(ruling).chain(claim).collect::<Vec<_>>().into();
    let told = Told::nothing();
    let Parties { claimant, closer } = parties;
    let event = Event::CaseRuled {
        customer,
        with,
        claimant,
        closer,
        raised_by: (objector != claimant).then_some(objector),
        owner,
        proposed,
        by,
        because,
        open,
        law,
        told,
    };
    Ok(event)
}

/// Who decides otherwise than the book must be entitled to it, and be named.
fn otherwise(asking: &Asking<'_>, ruling: &Ruling, by: Option<PersonId>) -> Result<(), Refusal> {
    let office = ruling.verdict.by.unwrap_or(Office::SalesManager);
    let by = by.ok_or(Refusal::by(Reason::Needs(office), ruling))?;
    asking.enters(by, office).map_err(|refusal| Refusal::by(refusal.reason, ruling))
}

/// Who of the two was first; nobody knows, if their clocks do not agree on it.
///
/// # Errors
/// Neither is registered, or both at once, and the book says nothing of that: it must be said.
fn first(
    asking: &Asking<'_>,
    customer: &Customer,
    parties: Parties,
    ruling: &Ruling,
) -> Result<Option<PersonId>, Refusal> {
    let known = asking.facts_told().get(Fact::FirstRegistered).or(ruling.facts.get(Fact::FirstRegistered));
    match known.unwrap_or_else(|| first_registered(customer, parties)) {
        Value::NotKnown => Ok(None),
        side if side == Side::Claimant.into() => Ok(Some(parties.claimant)),
        side if side == Side::Closer.into() => Ok(parties.closer),
        _ => Err(asking.must_say(ruling, Fact::FirstRegistered)),
    }
}

/// The ruling by which a deal that is made can no longer be claimed, or by which nobody knows whether it can.
fn claimed(asking: &Asking<'_>, customer: &Customer, case: &Facts) -> Result<Option<Ruling>, Refusal> {
    let Some(day) = customer.deal_day().filter(|_| !asking.book.rules(Question::Claim).is_empty()) else {
        return Ok(None);
    };
    let facts = claim_facts(asking.state, customer, case, day);
    let ruling = asking.stand(Question::Claim, facts, &customer.told)?;
    Ok((ruling.verdict.valid != Some(true)).then_some(ruling))
}

/// May a claim on a closed deal still be made today, and if so, whose is the client and how is the deal shared? Answered as
/// it stands, with what was told.
///
/// # Errors
/// There is no such customer, or no deal with him; what was told is not asked.
pub fn claim(
    state: &State,
    book: &Book,
    now: Now,
    (customer, claimant): (CustomerId, PersonId),
    told: &Told,
) -> Result<Vec<Ruling>, Refusal> {
    const ASKED: [Question; 2] = [Question::Claim, Question::Collision];
    let asks = |fact: Fact| ASKED.iter().any(|question| looks(book, *question, fact));
    if let Some((fact, _)) = told.facts.iter().find(|(fact, _)| !asks(*fact)) {
        return Err(Reason::NotAsked(fact).into());
    }
    let made = Made::default();
    let asking = Asking::new(state, book, now, now.date()).told(told, &made);
    let Matter { customer: found, parties, facts, .. } = Matter::raised(&asking, customer, claimant, None)?;
    let day = found.deal_day().ok_or(Reason::NoDeal)?;
    let asking = asking.of(Subject::of(&found, Some(parties.claimant)));
    let mut rulings =
        vec![asking.answer(Question::Claim, claim_facts(state, &found, &facts, day), &found.told)?];
    let valid = rulings.iter().any(|ruling| ruling.verdict.valid == Some(true));
    if valid && parties.closer.is_some() && !book.rules(Question::Collision).is_empty() {
        rulings.push(asking.answer(Question::Collision, facts, &found.told)?);
    }
    Ok(rulings)
}

/// Who is said to have a valid registration, though the ledger has none of either, was first with it.
fn entitled_first(facts: Facts, told: &Facts) -> Facts {
    let first = match [Fact::ClaimantValid, Fact::CloserValid].map(|valid| told.is(valid, true)) {
        _ if !facts.is(Fact::FirstRegistered, Side::Neither) => return facts,
        [false, false] => return facts,
        [true, false] => Side::Claimant.into(),
        [false, true] => Side::Closer.into(),
        [true, true] => Value::NotKnown,
    };
    facts.with(Fact::FirstRegistered, first)
}
