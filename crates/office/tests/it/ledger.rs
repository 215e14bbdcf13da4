//! Laws of the ledger: whose a client is, since when and until when, whoever asks, whenever anybody looks, and on every device.

use crate::day::{Desk, SUPERVISOR, card, customer, histories, person};
use chrono::Duration;
use journal::Entry;
use office::command::{Agreed, Arrival, Command, Dealing, Objection, Registering};
use office::decide::{Claim, claims};
use office::event::Place;
use office::ledger::Customer;
use office::projection::state_digest;
use office::state::ConflictKind;
use office::{CustomerId, Event, Minute, Now, PersonId, Recorded, State, Told, decide};
use paper::OrderedSet;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use rulebook::word::*;
use rulebook::{Fact, Facts};
use std::cell::Cell;
use std::collections::BTreeSet;

/// One random act of the ledger: a number that says what, and three that say of whom.
type Act = (u8, u8, u8, u8);

const AGENTS: u32 = 4;
const CLIENTS: u32 = 4;

/// What may be done in a history: everything; without what joins records; without striking out what was written.
#[derive(Clone, Copy)]
enum With {
    Everything,
    Joining,
    Neither,
}

fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec((0..24u8, any::<u8>(), any::<u8>(), any::<u8>()), 1..most)
}

/// What the house is asked for wherever a case is brought: nothing of a family, and nobody remembers more than is written.
fn known() -> Told {
    let facts = Facts::new().with(Fact::SameHousehold, false).with(Fact::FirstRegistered, Side::Claimant);
    Told::from(facts)
}

fn client(desk: &Desk, n: u8) -> CustomerId {
    let known: Vec<CustomerId> = desk.state.customers.keys().copied().collect();
    known.get(usize::from(n) % known.len().max(1)).copied().unwrap_or(customer(0))
}

/// Somebody who works here, or worked here.
fn agent(n: u8) -> PersonId {
    person(u32::from(n) % AGENTS)
}

/// The next opening of the house, some days later.
fn opens_later(desk: &mut Desk, days: i64) {
    let _ = desk.send(&Command::CloseDay { ends: Vec::new() });
    let date = desk.now.date() + Duration::days(days);
    desk.now = Now::on(date, Minute::new(9, 1).unwrap());
    let hours = (Minute::new(9, 0).unwrap(), Minute::new(18, 0).unwrap());
    let here = (0..AGENTS).map(person).filter(|person| desk.state.people[person].active);
    let on_shift = here.map(|person| Place { person, from: hours.0, to: hours.1 }).collect();
    let _ = desk.send(&Command::OpenDay { on_shift, by_hand: true });
}

/// A client comes and goes.
fn comes(desk: &mut Desk, (_, a, b, c): Act) {
    let id = customer(u32::from(a) % CLIENTS);
    let mut arrival = Arrival::new(id);
    arrival.owner_reachable = Some(false);
    arrival.asked = c.is_multiple_of(3).then(|| agent(b));
    arrival.recall = c.is_multiple_of(7).then_some(Recall::Forgotten);
    if desk.send(&Command::Receive(arrival)).is_err() {
        return;
    }
    let Some(visit) = desk.state.open_day().and_then(|day| day.open.last().copied()) else { return };
    desk.wait(1);
    if c.is_multiple_of(5) {
        let (to, cause) = (Some(agent(b)), Cause::Complaint);
        let _ = desk.send(&Command::HandOver { visit, to, cause, customer: None, by: None });
    }
    desk.wait(1);
    desk.must(Command::EndReception { visit });
}

fn command(desk: &Desk, (what, a, b, c): Act, with: With) -> Option<Command> {
    let (id, by) = (client(desk, a), agent(b));
    let boss = person(SUPERVISOR);
    let last = || desk.state.customers.get(&id).and_then(|found| found.visits.last().copied());
    Some(match what {
        8..=11 => {
            let whole = !c.is_multiple_of(4);
            let filled = if whole { vec![Field::Name, Field::Phone] } else { vec![Field::Name] };
            let visit = last()?;
            Command::Register(Registering { visit, card: card(), filled, by, declined: false, alike: None })
        }
        12 => {
            let found = desk.state.customers.get(&id)?.registrations.last()?;
            Command::Withdraw { visit: found.visit, registration: found.written.entry, by: boss }
        }
        13..=15 => {
            let reached = !c.is_multiple_of(3);
            Command::FollowUp { customer: id, by, kind: ContactKind::Call, reached, note: None }
        }
        16 => {
            let (stage, agreed) = (DealStage::Contracted, Agreed::default());
            Command::Deal(Dealing { customer: id, by, stage, owner_reachable: Some(true), sum: None, agreed })
        }
        17 => Command::RuleCase(Objection {
            customer: id,
            claimant: by,
            with: None,
            same: None,
            to: Some(agent(c)),
            by: Some(boss),
            because: None,
        }),
        18 => Command::FileClient { customer: customer(u32::from(a) % CLIENTS), by, minutes: None },
        19 if c.is_multiple_of(4) => {
            let to = b.is_multiple_of(2).then(|| agent(c / 4));
            Command::Depart { person: by, by: boss, to }
        }
        19 => Command::ShareOut { from: by, plan: vec![(id, agent(c))], by: boss },
        20 | 21 if !matches!(with, With::Neither) => {
            let relation = c.is_multiple_of(2).then_some(Relation::Spouse);
            Command::Link { one: id, other: client(desk, b), relation, same: None, by: boss }
        }
        22 if !matches!(with, With::Neither) => {
            let link = desk.state.links.get(usize::from(c) % desk.state.links.len().max(1))?;
            let other = link.pair.beside(id)?;
            Command::Part { one: id, other, by: boss }
        }
        23 if matches!(with, With::Everything) => {
            let opened = desk.state.open_day().map(|day| day.opened);
            let since = desk.recorded.iter().rev().take_while(|recorded| Some(recorded.entry) != opened);
            let targets: Vec<_> = since.map(|recorded| recorded.entry).collect();
            let target = targets.get(usize::from(a) % targets.len().max(1)).copied()?;
            Command::Void { target, because: None }
        }
        _ => return None,
    })
}

/// Plays acts; what the office refuses does not happen.
fn play(desk: &mut Desk, acts: &[Act], with: With, mut after: impl FnMut(&Desk)) {
    for act in acts {
        desk.wait(1 + i64::from(act.3 % 20));
        let late = desk.now.minute() > Minute::new(17, 0).unwrap();
        match act.0 {
            0..=5 => comes(desk, *act),
            6 | 7 => opens_later(desk, 1 + i64::from(act.1 % 9)),
            19 if late => opens_later(desk, 1),
            _ => {
                if matches!(act.0, 19) && act.3.is_multiple_of(4) {
                    let _ = desk.send(&Command::CloseDay { ends: Vec::new() });
                }
                if let Some(command) = command(desk, *act, with) {
                    let _ = desk.send_told(&command, &told(&command));
                }
                if desk.state.open_day().is_none() {
                    opens_later(desk, 1);
                }
            }
        }
        after(desk);
    }
}

fn told(command: &Command) -> Told {
    if matches!(command, Command::RuleCase(_)) { known() } else { Told::nothing() }
}

fn desk() -> Desk {
    Desk::open(histories(), AGENTS)
}

fn all_claims(desk: &Desk, at: Now) -> Vec<Vec<Claim>> {
    let all = (0..CLIENTS).map(customer);
    all.map(|customer| claims(&desk.state, &desk.book, customer, at.0)).collect()
}

/// Claims stand one after the other, and where nobody has the client a title says so.
fn are_in_order(claims: &[Claim], whole: &Customer) {
    for pair in claims.windows(2) {
        let (passed, _) = pair[0].passed.expect("only the last claim has not passed on");
        assert!(passed <= pair[1].since, "{pair:?}");
        if passed < pair[1].since {
            let nobodys = whole.titles.iter().any(|title| title.at == passed && title.person.is_none());
            assert!(nobodys, "{pair:?} of {:?}", whole.titles);
        }
    }
    let last = claims.last().map(|claim| (claim.passed.is_none(), claim.person));
    let owner = whole.owner();
    match last {
        Some((true, person)) => assert_eq!(owner, Some(person)),
        Some((false, _)) | None => assert_eq!(owner, None, "{claims:?} of {:?}", whole.titles),
    }
}

/// Who is who in a case, and whose the client is by it.
fn ruled(desk: &Desk, objection: Objection) -> Option<(PersonId, Option<PersonId>, Option<PersonId>)> {
    // Of a client without a household nobody knows one.
    let alone = desk.state.household_of(objection.customer).is_empty();
    let told = if alone { known() } else { Facts::new().with(Fact::FirstRegistered, Side::Claimant).into() };
    let command = Command::RuleCase(objection);
    let events = decide(&desk.state, Some(&desk.book), desk.now, &command, &told).ok()?;
    match events[0] {
        Event::CaseRuled { claimant, closer, owner, .. } => Some((claimant, closer, owner)),
        _ => None,
    }
}

/// The same, with nothing told but that nobody knows of a household.
fn untold(desk: &Desk, objection: Objection) -> Option<(PersonId, Option<PersonId>, Option<PersonId>)> {
    let alone = desk.state.household_of(objection.customer).is_empty();
    let told = if alone { Told::nothing().with(Fact::SameHousehold, false) } else { Told::nothing() };
    let events =
        decide(&desk.state, Some(&desk.book), desk.now, &Command::RuleCase(objection), &told).ok()?;
    match events[0] {
        Event::CaseRuled { claimant, closer, owner, .. } => Some((claimant, closer, owner)),
        _ => None,
    }
}

/// All who ever had a client or have a registration of him that stands.
fn claimants(whole: &Customer) -> BTreeSet<PersonId> {
    let entered = whole.registrations.iter().filter(|entry| entry.stands()).map(|entry| entry.by);
    whole.owners().into_iter().chain(entered).collect()
}

/// Whether somebody ever received or registered a client.
fn has_a_claim(whole: &Customer, person: PersonId) -> bool {
    whole.met.iter().any(|met| met.by == person)
        || whole.registrations.iter().any(|entry| entry.stands() && entry.by == person)
}

#[test]
fn a_case_has_one_answer_whoever_of_three_brings_it() {
    let compared = Cell::new(0);
    let config = ProptestConfig { cases: 64, ..ProptestConfig::default() };
    let tried = TestRunner::new(config).run(&acts(60), |acts| {
        let mut desk = desk();
        play(&mut desk, &acts, With::Joining, |desk| {
            for whole in (0..CLIENTS).filter_map(|id| desk.state.whole(customer(id))) {
                let claimants = claimants(whole);
                let objects = |claimant: &PersonId| {
                    let (customer, claimant) = (whole.id, *claimant);
                    Objection {
                        customer,
                        claimant,
                        with: None,
                        same: None,
                        to: None,
                        by: None,
                        because: None,
                    }
                };
                let answers: Vec<_> = claimants.iter().map(|one| untold(desk, objects(one))).collect();
                if claimants.len() > 2 && answers.iter().all(Option::is_some) {
                    let answered: BTreeSet<_> = answers.iter().collect();
                    assert_eq!(answered.len(), 1, "{:?} of {claimants:?}: {answers:?}", whole.id);
                    compared.set(compared.get() + 1);
                }
            }
        });
        Ok(())
    });
    tried.unwrap();
    assert!(compared.get() > 5, "{} cases of three", compared.get());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whose_he_was_does_not_hang_on_when_anybody_looks(acts in acts(50)) {
        let mut desk = desk();
        let mut seen = Vec::new();
        play(&mut desk, &acts, With::Neither, |desk| seen.push((desk.now, all_claims(desk, desk.now))));
        for (at, then) in seen {
            prop_assert_eq!(all_claims(&desk, at), then, "at {:?}", at);
        }
    }

    #[test]
    fn claims_follow_each_other_and_a_title_explains_every_hole(acts in acts(60)) {
        let mut desk = desk();
        play(&mut desk, &acts, With::Everything, |desk| {
            for id in (0..CLIENTS).map(customer) {
                if let Some(whole) = desk.state.whole(id) {
                    are_in_order(&claims(&desk.state, &desk.book, id, desk.now.0), whole);
                }
            }
        });
    }

    #[test]
    fn a_case_has_one_answer_whichever_of_the_two_brings_it(acts in acts(50)) {
        let mut desk = desk();
        play(&mut desk, &acts, With::Joining, |desk| {
            for (id, one) in (0..CLIENTS).flat_map(|id| (0..AGENTS).map(move |one| (customer(id), person(one)))) {
                let Some(whole) = desk.state.whole(id) else { continue };
                let objects = |claimant| Objection { customer: id, claimant, with: None, same: None, to: None, by: None, because: None };
                let first = ruled(desk, objects(one));
                let Some((claimant, Some(closer), _)) = first else { continue };
                let parties = BTreeSet::from([claimant, closer]);
                let other = if claimant == one { closer } else { claimant };
                if !parties.contains(&one) || !parties.iter().all(|party| has_a_claim(whole, *party)) {
                    continue;
                }
                let second = ruled(desk, objects(other));
                let same = second.is_some_and(|(a, b, _)| BTreeSet::from_iter([Some(a), b]) == BTreeSet::from_iter([Some(claimant), Some(closer)]));
                if same {
                    assert_eq!(first, second, "{one:?} and {other:?} about {id:?}");
                }
            }
        });
    }

    #[test]
    fn nobody_who_has_left_has_a_client(acts in acts(60)) {
        let mut desk = desk();
        play(&mut desk, &acts, With::Everything, |desk| {
            for whole in (0..CLIENTS).filter_map(|id| desk.state.whole(customer(id))) {
                let has = [whole.owner(), whole.server()];
                let gone = has.into_iter().flatten().find(|person| !desk.state.people[person].active);
                assert_eq!(gone, None, "{:?}", whole.titles);
            }
        });
    }

    #[test]
    fn joining_and_parting_leave_everything_as_it_was(acts in acts(40), a in any::<u8>(), b in any::<u8>(), spouse in any::<bool>()) {
        let mut desk = desk();
        play(&mut desk, &acts, With::Joining, |_| {});
        let before = desk.state.clone();
        let (then, claimed) = (desk.now, all_claims(&desk, desk.now));
        desk.wait(1);
        let (one, other, by) = (client(&desk, a), client(&desk, b), person(SUPERVISOR));
        let relation = spouse.then_some(Relation::Spouse);
        if desk.send(&Command::Link { one, other, relation, same: None, by }).is_ok() {
            let linked = desk.recorded.last().unwrap().entry;
            let joined = desk.state.clone();
            // What is noticed today was not known before.
            prop_assert_eq!(all_claims(&desk, then), claimed);
            let (while_joined, claimed_joined) = (desk.now, all_claims(&desk, desk.now));
            desk.wait(1);
            // Parted, they are as before; struck out, so are they, but for what is struck out.
            if before.link_of(one, other).is_none() {
                desk.must(Command::Part { one, other, by });
                prop_assert_eq!(state_digest(&desk.state), state_digest(&before));
                // What was known while they were joined is known of that time.
                desk.wait(1);
                prop_assert_eq!(all_claims(&desk, while_joined), claimed_joined);
                let parted = desk.recorded.last().unwrap().entry;
                desk.must(Command::Void { target: parted, because: None });
                prop_assert_eq!(&without_voids(&desk.state).links, &joined.links);
            }
            desk.must(Command::Void { target: linked, because: None });
            prop_assert_eq!(state_digest(&without_voids(&desk.state)), state_digest(&without_voids(&before)));
        }
    }
}

fn without_voids(state: &State) -> State {
    let mut state = state.clone();
    state.voided = OrderedSet::new();
    state
}

/// Devices that have everything the first one has, each with acts of its own.
fn devices(common: &[Act], own: &[Vec<Act>]) -> Vec<Desk> {
    let mut one = desk();
    play(&mut one, common, With::Joining, |_| {});
    let mut desks: Vec<Desk> = (0..)
        .zip(own)
        .map(|(n, _)| {
            let mut other = Desk::bare(one.book.clone(), 4 + n);
            other.journal.merge(one.journal.entries().cloned().collect::<Vec<Entry>>());
            (other.recorded, other.state, other.now) = (one.recorded.clone(), one.state.clone(), one.now);
            other
        })
        .collect();
    for (desk, acts) in desks.iter_mut().zip(own) {
        play(desk, acts, With::Everything, |_| {});
    }
    desks
}

fn merged(desks: &[&Desk]) -> Vec<Recorded> {
    let mut journal = journal::Journal::new(desks[0].journal.office(), desks[0].journal.device());
    for desk in desks {
        journal.merge(desk.journal.entries().cloned().collect::<Vec<Entry>>());
    }
    journal.entries().filter_map(Recorded::read).collect()
}

/// Whose an entry says the client of its matter is from here on, if it says that he is somebody's.
fn says(event: &Event) -> Option<PersonId> {
    match event {
        Event::VisitorReceived { reception, .. } | Event::HandedOver { reception, .. } => reception.owner,
        Event::VisitRegistered { owner, .. } => *owner,
        Event::FollowedUp { owner, too_late: false, .. } => *owner,
        Event::ClientPassed { to, .. } => Some(*to),
        Event::CaseRuled { owner, open: false, .. } => *owner,
        _ => None,
    }
}

fn of_whom(state: &State, recorded: &Recorded) -> Option<CustomerId> {
    let visit = recorded.visit().and_then(|visit| state.visits.get(&visit));
    visit.map(|visit| visit.visitor.customer).or(recorded.event.customers().first().copied())
}

/// Takes entries in one by one: whoever says whose a client is, and is not heard, is listed.
fn whoever_lost_is_listed(recorded: &[Recorded]) {
    let struck = office::state::struck_out(recorded.iter());
    let mut state = State::default();
    state.voided.clone_from(&struck);
    for one in recorded.iter().filter(|one| !struck.contains(&one.entry)) {
        state.apply(one);
        let listed = |state: &State| state.conflicts.iter().any(|conflict| conflict.entry == one.entry);
        let gone = one.visit().is_some_and(|visit| struck.contains(&visit.0));
        if let (Some(says), Some(id), false) = (says(&one.event), of_whom(&state, one), gone) {
            let stands = state.whole(id).and_then(Customer::owner);
            assert!(
                stands == Some(says) || listed(&state),
                "{:?}: {says:?} said, {stands:?} stands",
                one.entry
            );
        }
        if let Event::DealMade { customer, .. } = &one.event {
            let made = state.customers[customer].made().next_back().map(|step| step.written.entry);
            assert!(made == Some(one.entry) || listed(&state), "{one:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn devices_agree_in_whatever_order_they_are_merged(common in acts(20), own in prop::collection::vec(acts(20), 2..5)) {
        let desks = devices(&common, &own);
        let mut order: Vec<&Desk> = desks.iter().collect();
        let first = State::derive(&merged(&order));
        for _ in 0..order.len() {
            order.rotate_left(1);
            let state = State::derive(&merged(&order));
            prop_assert_eq!(state_digest(&state), state_digest(&first));
            prop_assert_eq!(&state, &first);
        }
        order.reverse();
        prop_assert_eq!(&State::derive(&merged(&order)), &first);
    }

    #[test]
    fn what_lost_in_a_merge_is_listed(common in acts(20), own in prop::collection::vec(acts(20), 2..5)) {
        let desks = devices(&common, &own);
        whoever_lost_is_listed(&merged(&desks.iter().collect::<Vec<_>>()));
    }

    /// On one device everybody knows what was written: nobody is owned twice.
    #[test]
    fn one_device_is_never_in_dispute_with_itself(acts in acts(60)) {
        let mut desk = desk();
        play(&mut desk, &acts, With::Joining, |desk| {
            let disputed = |kind| matches!(kind, ConflictKind::OwnedTwice | ConflictKind::DealtTwice);
            let found = desk.state.conflicts.iter().find(|conflict| disputed(conflict.kind));
            assert_eq!(found, None, "{:?}", desk.recorded.last());
        });
    }
}
