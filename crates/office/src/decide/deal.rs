//! Deals: how they are shared, what is paid out by now and what is taken back.

use super::case;
use super::follow::came_by;
use crate::asking::Asking;
use crate::command::Dealing;
use crate::event::Event;
use crate::history::{Subject, minute};
use crate::id::{Now, PersonId};
use crate::ledger::{Customer, Visit};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::Told;
use paper::OrderedMap;
use rulebook::inquiry::per_answer;
use rulebook::measure::{Measure, Share};
use rulebook::share::{self, Parts};
use rulebook::word::{Clawback, DealStage, DealStep, HelpCause, Party, RecognisedWhen, Role};
use rulebook::{Fact, Facts, Question, Ruling};

pub(super) fn deal(
    state: &State,
    asking: Option<Asking<'_>>,
    now: Now,
    deal: &Dealing,
) -> Result<Event, Refusal> {
    let Dealing { customer, by, stage, sum, .. } = *deal;
    let found = state.whole(customer).ok_or(Reason::NoSuchCustomer)?;
    if found.deal() == stage {
        return Err(Reason::NothingChanges.into());
    }
    let closes = stage != DealStage::Returned;
    let ruling = match (found.owner(), &asking) {
        (Some(owner), Some(asking)) if closes && owner != by => Some(between(asking, found, owner, deal)?),
        (Some(owner), Some(asking)) if closes => with_others(asking, found, owner, deal)?,
        _ => None,
    };
    let payout = asking.map_or(Ok(None), |asking| payout(&asking, now, found, deal))?;
    let shares = shares(asking.as_ref(), found, deal, ruling.as_ref())?;
    let paid = paid(asking.as_ref(), found, deal, shares, payout.as_ref())?;
    let agreed = deal.agreed.shares.clone().unwrap_or_default();
    let (commission, agreed_by) = (found.commission(), deal.agreed.by);
    let law = ruling.into_iter().chain(payout).collect::<Vec<_>>().into();
    let told = Told::nothing();
    Ok(Event::DealMade { customer, by, stage, commission, law, sum, paid, agreed, agreed_by, told })
}

/// How a deal is shared that somebody else than the client's agent closes: by what the book says of helpers if he
/// helped, else by what it says of two agents with one client, if it says something.
fn between(
    asking: &Asking<'_>,
    customer: &Customer,
    owner: PersonId,
    deal: &Dealing,
) -> Result<Ruling, Refusal> {
    let (state, now) = (asking.state, asking.now);
    let visits = customer.visits.iter().filter_map(|visit| state.visits.get(visit));
    let helped = visits.flat_map(|visit| visit.stints.iter().chain(&visit.helpers)).any(|stint| {
        stint.person == deal.by && matches!(stint.role, Role::Assist | Role::Helper | Role::Proxy)
    });
    if !helped && !asking.book.rules(Question::Collision).is_empty() {
        let parties = case::Parties { claimant: owner, closer: Some(deal.by) };
        let mut facts = case::case_facts(state, customer, parties, now, now.date())
            .with(Fact::RecognisedWhen, RecognisedWhen::DealDay)
            .with(Fact::DealStage, deal.stage)
            .with(Fact::DealDay, now.date())
            .with(Fact::DealAt, minute(now.0));
        if let Some(here) = on_site(state, owner) {
            facts.set(Fact::ClaimantOnSite, here);
        }
        let ruling = asking.of(Subject::of(customer, Some(owner))).answer(
            Question::Collision,
            facts,
            &customer.told,
        )?;
        // Where all goes to who had him, nothing is shared: what the book says of helpers says so too.
        let others = |party: &Party| !matches!(party, Party::Claimant | Party::Owner);
        if may_share(asking, &ruling, &others) {
            // What a case hangs on is no reason to keep the deal out of the ledger: it is written down as it stands, nothing
            // is shared by it yet, and it is settled when somebody objects.
            return if ruling.asks.is_some() { Ok(ruling) } else { asking.refused(ruling) };
        }
    }
    let asking = asking.of(Subject::of(customer, Some(deal.by)));
    asking.stand(Question::Split, split_facts(state, now, customer, owner, deal), &customer.told)
}

/// How a deal of the client's own agent is shared, if anybody else has a part in it: who filed or brought him.
fn with_others(
    asking: &Asking<'_>,
    customer: &Customer,
    owner: PersonId,
    deal: &Dealing,
) -> Result<Option<Ruling>, Refusal> {
    let facts = split_facts(asking.state, asking.now, customer, owner, deal);
    let ruling =
        asking.of(Subject::of(customer, Some(deal.by))).answer(Question::Split, facts, &customer.told)?;
    let others = |party: &Party| matches!(party, Party::Finder | Party::Team | Party::Public);
    if may_share(asking, &ruling, &others) { asking.refused(ruling).map(Some) } else { Ok(None) }
}

/// Whether some of these parties have a share, or may have one by the answer to what is still open.
fn may_share(asking: &Asking<'_>, ruling: &Ruling, parties: &dyn Fn(&Party) -> bool) -> bool {
    let shares = ruling.verdict.split.as_ref().is_some_and(|shares| shares.keys().any(parties));
    let branches = ruling.conditional.iter().flat_map(|open| &open.branches);
    let asked = ruling
        .asks
        .map(|fact| per_answer(asking.book, asking.now.date(), ruling.question, &ruling.facts, fact));
    let answers = asked.iter().flatten().filter(|branch| branch.ruling.asks != ruling.asks);
    let mut then = branches.chain(answers);
    shares
        || (ruling.asks.is_none() && !ruling.clash.is_empty())
        || then.any(|branch| may_share(asking, &branch.ruling, parties))
}

fn split_facts(state: &State, now: Now, customer: &Customer, owner: PersonId, deal: &Dealing) -> Facts {
    let today = now.date();
    let mut visits = customer.visits.iter().filter_map(|id| state.visits.get(id));
    let last: Option<&Visit> = visits.next_back();
    let same_day = last.is_some_and(|visit| visit.at.date() == today);
    let mut facts = Facts::new().with(Fact::ClosesSameDay, same_day).with(Fact::DealStage, deal.stage);
    if customer.deal_day().is_none() {
        facts.set(Fact::DealAt, minute(now.0));
    }
    if let Some(channel) = came_by(state, customer) {
        facts.set(Fact::Channel, channel);
    }
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
    if let Some(reachable) = deal.owner_reachable.or(at_reception).or(here) {
        facts.set(Fact::OwnerReachable, reachable);
    }
    facts
}

/// Whether somebody is on site; not known where no day is open.
fn on_site(state: &State, person: PersonId) -> Option<bool> {
    state.open_day().map(|day| day.on_table(person) && !day.out.contains_key(&person))
}

/// What is paid out at this stage, or taken back; nothing where the book does not speak of it.
fn payout(
    asking: &Asking<'_>,
    now: Now,
    customer: &Customer,
    deal: &Dealing,
) -> Result<Option<Ruling>, Refusal> {
    if asking.book.rules(Question::Payout).is_empty() {
        return Ok(None);
    }
    let refunded = deal.stage == DealStage::Returned;
    let step = match if refunded { customer.deal() } else { deal.stage } {
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
        .with(Fact::DealDay, customer.deal_day().unwrap_or(now.date()))
        .with(Fact::Refunded, refunded);
    // What nobody knows is no reason to keep the deal out of the ledger; it is paid out when it is known.
    asking.of(Subject::of(customer, Some(deal.by))).stand(Question::Payout, facts, &customer.told).map(Some)
}

/// What the parties have of a deal.
enum Shared {
    /// These shares, in per-mille.
    So(OrderedMap<Party, u16>),
    /// It is still to be agreed, or hangs on what nobody knows.
    Open,
}

/// The shares of a deal: the book's, or of ranges what was agreed.
fn shares(
    asking: Option<&Asking<'_>>,
    customer: &Customer,
    deal: &Dealing,
    ruling: Option<&Ruling>,
) -> Result<Shared, Refusal> {
    let whole = || Shared::So([(Party::Owner, share::WHOLE)].into());
    let Some(ruling) = ruling else { return unagreed(deal.agreed.shares.is_some(), None, whole()) };
    let Some(said) = &ruling.verdict.split else {
        let open = ruling.conditional.is_some() || ruling.asks.is_some();
        return unagreed(
            deal.agreed.shares.is_some(),
            Some(ruling),
            if open { Shared::Open } else { whole() },
        );
    };
    let exact: Option<OrderedMap<Party, u16>> =
        said.iter().map(|(party, share)| share.exact().map(|share| (*party, share))).collect();
    if let Some(exact) = exact {
        return unagreed(deal.agreed.shares.is_some(), Some(ruling), Shared::So(exact));
    }
    let before = customer.agreed();
    let Some(agreed) = deal.agreed.shares.as_ref().or(before) else { return Ok(Shared::Open) };
    let within = |(party, share): (&Party, &Share)| match (share, agreed.get(party)) {
        (Share::Exact(share), Some(agreed)) => share == agreed,
        (Share::Range(low, high), Some(agreed)) => (low..=high).contains(&agreed),
        (_, None) => false,
    };
    let whole = agreed.values().map(|share| u32::from(*share)).sum::<u32>() == u32::from(share::WHOLE);
    if agreed.len() != said.len() || !said.iter().all(within) || !whole {
        return Err(Refusal::by(Reason::NotAgreed, ruling));
    }
    said_by(asking, deal, ruling, deal.agreed.shares.is_some())?;
    Ok(Shared::So(agreed.clone()))
}

/// What follows where nothing is left to agree.
fn unagreed<T>(agreed: bool, ruling: Option<&Ruling>, then: T) -> Result<T, Refusal> {
    match (agreed, ruling) {
        (false, _) => Ok(then),
        (true, Some(ruling)) => Err(Refusal::by(Reason::NotAgreed, ruling)),
        (true, None) => Err(Reason::NotAgreed.into()),
    }
}

/// Where the book says who decides within a range, it must be him who said it.
fn said_by(asking: Option<&Asking<'_>>, deal: &Dealing, ruling: &Ruling, said: bool) -> Result<(), Refusal> {
    match (ruling.verdict.by.filter(|_| said), deal.agreed.by) {
        (None, _) => Ok(()),
        (Some(office), None) => Err(Refusal::by(Reason::Needs(office), ruling)),
        (Some(office), Some(by)) => {
            // Who rules is who was asked.
            asking
                .map_or(Ok(()), |asking| asking.entitled(by, office))
                .map_err(|refusal| Refusal { cites: ruling.cites.clone(), ..refusal })
        }
    }
}

/// How much is paid out by now, in per-mille; nothing while it is to be agreed or hangs on what nobody knows.
fn by_now(
    asking: Option<&Asking<'_>>,
    deal: &Dealing,
    payout: Option<&Ruling>,
) -> Result<Option<u16>, Refusal> {
    let agreed = deal.agreed.payout;
    let Some(ruling) = payout else { return unagreed(agreed.is_some(), None, Some(share::WHOLE)) };
    let said = match ruling.verdict.payout.as_ref() {
        Some(Measure::Range(low, high)) => {
            let Some(agreed) = agreed else { return Ok(None) };
            if !(*low..=*high).contains(&i64::from(agreed)) {
                return Err(Refusal::by(Reason::NotAgreed, ruling));
            }
            said_by(asking, deal, ruling, true)?;
            return Ok(Some(agreed));
        }
        Some(Measure::Number(n)) => u16::try_from(*n).ok().map(|n| n.min(share::WHOLE)),
        Some(Measure::Parameter(_)) => None,
        None if ruling.conditional.is_some() => None,
        None => Some(share::WHOLE),
    };
    unagreed(agreed.is_some(), Some(ruling), said)
}

/// What each party is to have been paid by now: only where a sum was told, and the shares are known.
fn paid(
    asking: Option<&Asking<'_>>,
    customer: &Customer,
    deal: &Dealing,
    shares: Shared,
    payout: Option<&Ruling>,
) -> Result<Parts, Refusal> {
    let wrong = |_| Refusal::from(Reason::SharesDoNotFit);
    if deal.stage == DealStage::Returned {
        let kept = payout.is_some_and(|ruling| {
            let open = ruling.conditional.is_some() && ruling.verdict.clawback.is_none();
            open || matches!(ruling.verdict.clawback, Some(Clawback::Unpaid | Clawback::None))
        });
        return Ok(if kept { customer.paid().clone() } else { Parts::new() });
    }
    let by_now = by_now(asking, deal, payout)?;
    let Some(sum) = deal.sum.or(customer.deal_sum()) else { return Ok(Parts::new()) };
    let (Shared::So(shares), Some(by_now)) = (shares, by_now) else { return Ok(customer.paid().clone()) };
    let stages = share::stages(sum, &shares, &[by_now, share::WHOLE - by_now]).map_err(wrong)?;
    Ok(stages.into_iter().next().unwrap_or_default())
}
