use paper::OrderedMap;
use proptest::prelude::*;
use rulebook::share::{Cents, Parts, ShareError, divide, preference, refund, refund_part, stages};
use rulebook::word::Party;

const PARTIES: [Party; 3] = [Party::Owner, Party::Receiver, Party::Public];

/// Values for the parties in the order owner, receiver, public; no value, no party.
fn of<T: Copy>(values: &[T]) -> OrderedMap<Party, T> {
    PARTIES.into_iter().zip(values.iter().copied()).collect()
}

fn parts(values: &[i64]) -> Parts {
    of(&values.iter().map(|n| Cents(*n)).collect::<Vec<_>>())
}

fn total(parts: &Parts) -> i128 {
    parts.values().map(|part| i128::from(part.0)).sum()
}

fn check(total: i64, shares: &[u16], expected: &[i64]) {
    assert_eq!(divide(Cents(total), &of(shares)).unwrap(), parts(expected), "{total} by {shares:?}");
}

#[test]
// All amounts in cents: 10001 is 100.01.
fn base_cents_to_the_cent() {
    check(10001, &[500, 500], &[5001, 5000]);
    check(10000, &[500, 500], &[5000, 5000]);
    check(1, &[500, 500], &[1, 0]);
    check(1, &[499, 501], &[0, 1]);
    check(1, &[333, 333, 334], &[0, 0, 1]);
    check(2, &[333, 333, 334], &[1, 0, 1]);
    check(100, &[333, 333, 334], &[33, 33, 34]);
    check(5, &[700, 300], &[4, 1]);
    check(5, &[300, 700], &[2, 3]);
    check(5, &[700, 300, 0], &[4, 1, 0]);
    check(3, &[0, 500, 500], &[0, 2, 1]);
    check(7, &[1000], &[7]);
    check(7, &[0, 1000], &[0, 7]);
    check(0, &[500, 500], &[0, 0]);
    check(-1, &[500, 500], &[-1, 0]);
    check(-10001, &[500, 500], &[-5001, -5000]);
    check(i64::MAX, &[500, 500], &[i64::MAX / 2 + 1, i64::MAX / 2]);
    check(i64::MAX, &[1000, 0], &[i64::MAX, 0]);
    check(i64::MIN, &[1000, 0], &[i64::MIN, 0]);
    check(i64::MIN, &[500, 500], &[i64::MIN / 2, i64::MIN / 2]);
}

#[test]
fn what_does_not_add_up_is_refused_with_the_sum() {
    let refused = |shares: &[u16]| divide(Cents(1), &of(shares)).unwrap_err();
    assert_eq!(refused(&[]), ShareError::Shares(0));
    assert_eq!(refused(&[500, 499]), ShareError::Shares(999));
    assert_eq!(refused(&[500, 501]), ShareError::Shares(1001));
    assert_eq!(refused(&[u16::MAX; 3]), ShareError::Shares(196_605));
    let staged = |list: &[u16]| stages(Cents(1), &of(&[1000]), list).unwrap_err();
    assert_eq!(staged(&[]), ShareError::Stages(0));
    assert_eq!(staged(&[500, 600]), ShareError::Stages(1100));
    assert_eq!(refund(&parts(&[i64::MIN])).unwrap_err(), ShareError::TooLarge);
    for (paid, back) in [(&[5, 5], 11), (&[5, 5], -1), (&[-5, 9], 1)] {
        assert_eq!(refund_part(&parts(paid), Cents(back)).unwrap_err(), ShareError::Beyond, "{paid:?}");
    }
}

#[test]
fn a_deal_paid_in_stages() {
    let check = |total: i64, shares: &[u16], list: &[u16], expected: &[&[i64]]| {
        let expected: Vec<_> = expected.iter().map(|stage| parts(stage)).collect();
        assert_eq!(stages(Cents(total), &of(shares), list).unwrap(), expected, "{total} {shares:?} {list:?}");
    };
    check(10001, &[500, 500], &[300, 700], &[&[1500, 1500], &[3501, 3500]]);
    check(1, &[500, 500], &[500, 500], &[&[0, 0], &[1, 0]]);
    check(10, &[700, 300], &[0, 999, 1], &[&[0, 0], &[6, 2], &[1, 1]]);
    check(-10, &[700, 300], &[500, 500], &[&[-3, -1], &[-4, -2]]);
    check(i64::MIN, &[1000], &[500, 500], &[&[i64::MIN / 2], &[i64::MIN / 2]]);
}

#[test]
fn a_larger_sum_may_give_one_of_three_less() {
    // Why stages are not divided sum by sum: the last would have to hand his cent back.
    check(10, &[50, 150, 800], &[1, 1, 8]);
    check(11, &[50, 150, 800], &[0, 2, 9]);
    let list = stages(Cents(11), &of(&[50, 150, 800]), &[910, 90]).unwrap();
    assert_eq!(list, [parts(&[0, 1, 8]), parts(&[0, 1, 1])]);
}

#[test]
fn part_of_a_deal_goes_back() {
    let check = |paid: &[i64], back: i64, expected: &[i64]| {
        assert_eq!(refund_part(&parts(paid), Cents(back)).unwrap(), parts(expected), "{back} of {paid:?}");
    };
    check(&[5001, 5000], 10001, &[-5001, -5000]);
    check(&[5001, 5000], 1, &[-1, 0]);
    check(&[7, 3, 0], 5, &[-4, -1, 0]);
    check(&[0, 0], 0, &[0, 0]);
    check(&[], 0, &[]);
    check(&[i64::MAX, i64::MAX], i64::MAX, &[-(i64::MAX / 2 + 1), -(i64::MAX / 2)]);
}

#[test]
fn every_party_has_a_place_of_its_own() {
    let mut places: Vec<u8> = Party::ALL.iter().map(|party| preference(*party)).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), Party::ALL.len());
    assert!(preference(Party::Owner) < preference(Party::Receiver));
}

/// One to three shares that add up to the whole, some of them nothing.
fn shares() -> impl Strategy<Value = OrderedMap<Party, u16>> {
    (0..=1000_u16, 0..=1000_u16, any::<bool>()).prop_map(|(a, b, two)| {
        let (low, high) = (a.min(b), a.max(b));
        if two { of(&[low, 1000 - low]) } else { of(&[low, high - low, 1000 - high]) }
    })
}

fn amounts() -> impl Strategy<Value = i64> {
    prop_oneof![-1000..1000_i64, any::<i64>(), Just(i64::MAX), Just(i64::MIN)]
}

fn list_of_stages() -> impl Strategy<Value = Vec<u16>> {
    proptest::collection::vec(0..=1000_u16, 0..6).prop_map(|mut cuts| {
        cuts.extend([0, 1000]);
        cuts.sort_unstable();
        cuts.windows(2).map(|pair| pair[1] - pair[0]).collect()
    })
}

proptest! {
    #[test]
    fn parts_add_up_and_stay_within_a_cent(amount in amounts(), shares in shares()) {
        let parts = divide(Cents(amount), &shares).unwrap();
        prop_assert_eq!(total(&parts), i128::from(amount));
        prop_assert!(parts.keys().eq(shares.keys()));
        for (party, part) in &parts {
            let off = i128::from(part.0) * 1000 - i128::from(amount) * i128::from(shares[party]);
            prop_assert!(off.abs() < 1000);
            prop_assert!(shares[party] != 0 || part.0 == 0);
        }
    }

    #[test]
    fn the_larger_share_never_gets_less(amount in 0..i64::MAX, shares in shares()) {
        let parts = divide(Cents(amount), &shares).unwrap();
        for (a, b) in PARTIES.iter().flat_map(|a| PARTIES.iter().map(move |b| (a, b))) {
            if let (Some(one), Some(other)) = (shares.get(a), shares.get(b)) && one > other {
                prop_assert!(parts[a] >= parts[b]);
            }
        }
    }

    #[test]
    fn of_two_neither_gets_less_of_more(amount in 0..i64::MAX, more in 0..10_000_i64, share in 0..=1000_u16) {
        let shares = of(&[share, 1000 - share]);
        let less = divide(Cents(amount.saturating_sub(more).max(0)), &shares).unwrap();
        let parts = divide(Cents(amount), &shares).unwrap();
        prop_assert!(less.iter().all(|(party, part)| *part <= parts[party]));
    }

    #[test]
    fn what_is_owed_back_is_divided_alike(amount in -i64::MAX..=i64::MAX, shares in shares()) {
        let there = divide(Cents(amount), &shares).unwrap();
        let back = divide(Cents(-amount), &shares).unwrap();
        prop_assert_eq!(&refund(&there).unwrap(), &back);
        prop_assert_eq!(refund(&back).unwrap(), there);
    }

    #[test]
    fn a_party_without_a_share_may_be_named_or_not(amount in amounts(), shares in shares()) {
        let named: OrderedMap<_, _> = shares.into_iter().filter(|(_, share)| *share > 0).collect();
        let mut all = named.clone();
        PARTIES.iter().for_each(|party| { all.entry(*party).or_insert(0); });
        let mut parts = divide(Cents(amount), &all).unwrap();
        parts.retain(|party, _| named.contains_key(party));
        prop_assert_eq!(parts, divide(Cents(amount), &named).unwrap());
    }

    #[test]
    fn no_stage_takes_back_and_all_give_the_whole(amount in amounts(), shares in shares(), list in list_of_stages()) {
        let whole = divide(Cents(amount), &shares).unwrap();
        let stages = stages(Cents(amount), &shares, &list).unwrap();
        prop_assert_eq!(stages.len(), list.len());
        for (party, part) in &whole {
            let paid: i128 = stages.iter().map(|stage| i128::from(stage[party].0)).sum();
            prop_assert_eq!(paid, i128::from(part.0));
            prop_assert!(stages.iter().all(|stage| stage[party].0 == 0 || stage[party].0.signum() == amount.signum()));
        }
        // After each stage less than a cent for each party is kept back.
        let mut due = 0;
        let mut paid = 0;
        for (stage, parts) in list.iter().zip(&stages) {
            due += i128::from(*stage);
            paid += total(parts);
            let kept = (i128::from(amount) * due - paid * 1000).abs();
            prop_assert!(kept < 1000 * shares.len() as i128);
        }
    }

    #[test]
    fn nobody_gives_back_more_than_he_got(amount in 0..=i64::MAX, shares in shares(), part in 0..=1000_i64) {
        let paid = divide(Cents(amount), &shares).unwrap();
        let back = (i128::from(amount) * i128::from(part) / 1000) as i64;
        let owed = refund_part(&paid, Cents(back)).unwrap();
        prop_assert_eq!(total(&owed), -i128::from(back));
        prop_assert!(owed.iter().all(|(party, part)| part.0 <= 0 && -part.0 <= paid[party].0));
        prop_assert_eq!(refund_part(&paid, Cents(amount)).unwrap(), refund(&paid).unwrap());
    }
}
