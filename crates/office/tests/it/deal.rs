//! What each party is to have been paid of a deal by now.

use crate::day::{Desk, customer, person, second_trial};
use office::command::{Agreed, Command, Dealing};
use office::event::Event;
use rulebook::share::Cents;
use rulebook::word::{DealStage, Party};

/// Deals of the client of person 0, one after the other: by whom, how far, the sum told; what each has by then.
fn check(deals: &[(u32, DealStage, Option<i64>)], wanted: &[&[(Party, i64)]]) {
    let mut desk = Desk::open(second_trial(), 3);
    let receiver = desk.receive(1);
    assert_eq!(receiver, person(0));
    desk.end(receiver);
    for ((by, stage, sum), wanted) in deals.iter().zip(wanted) {
        let (by, sum, agreed) = (person(*by), sum.map(Cents), Agreed::default());
        let (customer, stage, owner_reachable) = (customer(1), *stage, None);
        let events = desk.must(Command::Deal(Dealing { customer, by, stage, owner_reachable, sum, agreed }));
        let [Event::DealMade { paid, .. }] = &events[..] else { panic!("{events:?}") };
        let found: Vec<(Party, i64)> = paid.iter().map(|(party, part)| (*party, part.0)).collect();
        assert_eq!(found, *wanted, "{stage:?}");
    }
}

#[test]
fn a_sum_is_divided_only_when_it_is_told() {
    use DealStage::{Completed, Contracted, Returned};
    // Shared half and half by who had him and who closes; four tenths of it at the contract.
    check(&[(1, Contracted, None)], &[&[]]);
    check(&[(1, Contracted, Some(1001))], &[&[(Party::First, 200), (Party::Closer, 200)]]);
    check(
        &[(1, Contracted, Some(1001)), (1, Completed, None)],
        &[&[(Party::First, 200), (Party::Closer, 200)], &[(Party::First, 501), (Party::Closer, 500)]],
    );
    // His own: all his. What was paid stays, what was not is not paid.
    check(
        &[(0, Contracted, Some(1000)), (0, Returned, None)],
        &[&[(Party::Owner, 400)], &[(Party::Owner, 400)]],
    );
}
