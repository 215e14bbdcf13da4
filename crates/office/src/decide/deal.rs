//! Deals: how they are shared, what is paid out by now and what is taken back.

use super::case;
use crate::event::Event;
use crate::history::{self, Subject};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::{Customer, Visit};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::supply;
use rulebook::measure::{Measure, Share};
use rulebook::share::{self, Cents, Parts};
use rulebook::word::{Channel, Clawback, DealStage, DealStep, HelpCause, Party, RecognisedWhen, Role};
use rulebook::{Book, Fact, Facts, Question, Ruling, rule};

/// A deal as it is told.
pub(super) struct Deal<'a> {
    pub(super) by: PersonId,
    pub(super) stage: DealStage,
    pub(super) reachable: Option<bool>,
    pub(super) sum: Option<Cents>,
    pub(super) known: &'a Facts,
}

impl Deal<'_> {
    /// What the ledger knows for a question of a client and a person, and what is told besides.
    fn tell(&self, ledger: Ledger<'_>, question: Question, person: PersonId, mut facts: Facts) -> Facts {
        supply::check(question, &facts);
        supply::check_untold(question, &facts);
        self.known.iter().for_each(|(fact, value)| facts.set(fact, value));
        let Ledger { state, book, now, customer } = ledger;
        history::add(&mut facts, state, book, question, Subject::of(customer, Some(person)), now);
        facts
    }
}

/// The client of a deal as the ledger has him now, and the book.
#[derive(Clone, Copy)]
struct Ledger<'a> {
    state: &'a State,
    book: &'a Book,
    now: Now,
    customer: &'a Customer,
}

pub(super) fn deal(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
    deal: &Deal<'_>,
) -> Result<Event, Refusal> {
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    let (by, stage) = (deal.by, deal.stage);
    if found.deal == stage {
        return Err(Reason::NothingChanges.into());
    }
    let closes = stage != DealStage::Returned;
    let ledger = book.map(|book| Ledger { state, book, now, customer: found });
    let ruling = match (found.owner, ledger) {
        (Some(owner), Some(ledger)) if closes && owner != by => Some(between(ledger, owner, deal)?),
        (Some(owner), Some(ledger)) if closes => with_others(ledger, owner, deal),
        _ => None,
    };
    let payout = ledger.and_then(|ledger| payout(ledger, deal));
    let shares = ruling.as_ref().and_then(exact);
    let paid = paid(found, deal, shares, payout.as_ref())?;
    let (commission, sum) = (found.commission, deal.sum);
    let law = ruling.into_iter().chain(payout).collect::<Vec<_>>().into();
    Ok(Event::DealMade { customer, by, stage, commission, law, sum, paid })
}

/// How a deal is shared that somebody else than the client's agent closes: by what the book says of helpers if he
/// helped, else by what it says of two agents with one client, if it says something.
fn between(ledger: Ledger<'_>, owner: PersonId, deal: &Deal<'_>) -> Result<Ruling, Refusal> {
    let Ledger { state, book, now, customer } = ledger;
    let visits = customer.visits.iter().filter_map(|visit| state.visits.get(visit));
    let helped = visits.flat_map(|visit| visit.stints.iter().chain(&visit.helpers)).any(|stint| {
        stint.person == deal.by && matches!(stint.role, Role::Assist | Role::Helper | Role::Proxy)
    });
    if !helped && !book.rules(Question::Collision).is_empty() {
        let mut facts = case::case_facts(state, customer, owner, Some(deal.by), now)
            .with(Fact::RecognisedWhen, RecognisedWhen::DealDay)
            .with(Fact::DealStage, deal.stage)
            .with(Fact::DealDay, now.date())
            .with(Fact::DealAt, history::minute(now.0));
        if let Some(here) = on_site(state, owner) {
            facts.set(Fact::ClaimantOnSite, here);
        }
        let facts = deal.tell(ledger, Question::Collision, owner, facts);
        let ruling = rule(book, now.date(), Question::Collision, &facts);
        // Where all goes to who had him, nothing is shared: what the book says of helpers says so too.
        let shared = ruling.verdict.split.as_ref().is_some_and(|shares| {
            shares.iter().any(|(party, _)| !matches!(party, Party::Claimant | Party::Owner))
        });
        if ruling.asks.is_none() && ruling.clash.is_empty() && shared {
            return Ok(ruling);
        }
    }
    let facts = split_facts(ledger, owner, deal);
    let ruling = rule(book, now.date(), Question::Split, &facts);
    match ruling.asks {
        Some(fact) => Err(Refusal::by(Reason::Asks(fact), &ruling)),
        None => Ok(ruling),
    }
}

/// How a deal of the client's own agent is shared, if anybody else has a part in it: who filed or brought him.
fn with_others(ledger: Ledger<'_>, owner: PersonId, deal: &Deal<'_>) -> Option<Ruling> {
    let on = ledger.now.date();
    let ruling = rule(ledger.book, on, Question::Split, &split_facts(ledger, owner, deal));
    let others = [Party::Finder, Party::Team, Party::Public];
    let shares = ruling.verdict.split.as_ref()?;
    let shared = shares.iter().any(|(party, _)| others.contains(party));
    (shared && ruling.asks.is_none()).then_some(ruling)
}

fn split_facts(ledger: Ledger<'_>, owner: PersonId, deal: &Deal<'_>) -> Facts {
    let Ledger { state, now, customer, .. } = ledger;
    let today = now.date();
    let visits = || customer.visits.iter().filter_map(|id| state.visits.get(id));
    let last: Option<&Visit> = visits().next_back();
    let same_day = last.is_some_and(|visit| visit.at.date() == today);
    let channel = visits().next().map_or(Channel::WalkIn, |visit| visit.visitor.channel);
    // Nobody is taken for a thief until it is said.
    let mut facts = Facts::new()
        .with(Fact::ClosesSameDay, same_day)
        .with(Fact::DealStage, deal.stage)
        .with(Fact::Channel, channel)
        .with(Fact::Snatched, false);
    if let Some(cause) = last.and_then(|visit| visit.handed) {
        facts.set(Fact::Cause, cause);
    }
    let mut helped = last.into_iter().flat_map(|visit| visit.stints.iter().chain(&visit.helpers));
    let cause = helped.rfind(|stint| stint.person == deal.by).and_then(|stint| stint.help);
    facts.set(Fact::HelpCause, cause.unwrap_or(HelpCause::None));
    // Whether he was reached is known from the reception of that day; who is on site has been reached; of anybody
    // else the desk must be told.
    let at_reception = match cause.filter(|_| same_day) {
        Some(HelpCause::OwnerReached) => Some(true),
        Some(HelpCause::OwnerUnreached) => Some(false),
        _ => None,
    };
    let here = (on_site(state, owner) == Some(true) || owner == deal.by).then_some(true);
    if let Some(reachable) = deal.reachable.or(at_reception).or(here) {
        facts.set(Fact::OwnerReachable, reachable);
    }
    deal.tell(ledger, Question::Split, deal.by, facts)
}

/// Whether somebody is on site; not known where no day is open.
fn on_site(state: &State, person: PersonId) -> Option<bool> {
    state.open_day().map(|day| day.place(person).is_some() && !day.out.contains_key(&person))
}

/// What is paid out at this stage, or taken back; nothing where the book does not speak of it.
fn payout(ledger: Ledger<'_>, deal: &Deal<'_>) -> Option<Ruling> {
    let Ledger { book, now, customer, .. } = ledger;
    if book.rules(Question::Payout).is_empty() {
        return None;
    }
    let refunded = deal.stage == DealStage::Returned;
    let step = match if refunded { customer.deal } else { deal.stage } {
        DealStage::None | DealStage::Deposit => DealStep::Deposit,
        DealStage::Subscribed => DealStep::Subscription,
        DealStage::Paid => DealStep::PaymentDue,
        DealStage::Contracted => DealStep::Contract,
        DealStage::Mortgaged => DealStep::Mortgage,
        DealStage::Completed => DealStep::Done,
        DealStage::Returned => DealStep::Refund,
    };
    let facts = Facts::new()
        .with(Fact::DealStage, deal.stage)
        .with(Fact::DealStep, step)
        .with(Fact::DealDay, customer.deal_day.unwrap_or(now.date()))
        .with(Fact::Refunded, refunded);
    let facts = deal.tell(ledger, Question::Payout, deal.by, facts);
    // What the book still has to know is no reason to keep the deal out of the ledger: the ruling says what it asks.
    Some(rule(book, now.date(), Question::Payout, &facts))
}

/// The shares of a ruling, if they are exact.
fn exact(ruling: &Ruling) -> Option<std::collections::BTreeMap<Party, u16>> {
    let shares = ruling.verdict.split.as_ref()?;
    let exact = |(party, share): (&Party, &Share)| match share {
        Share::Exact(share) => Some((*party, *share)),
        Share::Range(..) => None,
    };
    shares.iter().map(exact).collect()
}

/// What each party is to have been paid by now: only where a sum was told.
fn paid(
    customer: &Customer,
    deal: &Deal<'_>,
    shares: Option<std::collections::BTreeMap<Party, u16>>,
    payout: Option<&Ruling>,
) -> Result<Parts, Refusal> {
    let wrong = |_| Refusal::from(Reason::SharesDoNotFit);
    if deal.stage == DealStage::Returned {
        let kept = payout
            .is_some_and(|ruling| matches!(ruling.verdict.clawback, Some(Clawback::Unpaid | Clawback::None)));
        return Ok(if kept { customer.paid.clone() } else { Parts::new() });
    }
    let Some(sum) = deal.sum.or(customer.deal_sum) else { return Ok(Parts::new()) };
    let shares = shares.unwrap_or_else(|| [(Party::Owner, share::WHOLE)].into());
    let by_now = payout.and_then(|ruling| ruling.verdict.payout.as_ref()).and_then(Measure::number);
    let by_now = by_now.and_then(|n| u16::try_from(n).ok()).unwrap_or(share::WHOLE).min(share::WHOLE);
    let stages = share::stages(sum, &shares, &[by_now, share::WHOLE - by_now]).map_err(wrong)?;
    Ok(stages.into_iter().next().unwrap_or_default())
}
