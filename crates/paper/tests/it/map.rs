use paper::OrderedMap;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::Bound;

#[derive(Clone, Debug)]
enum Act {
    Insert(u8, u16),
    Remove(u8),
    Add(u8, u16),
    Change(u8, u16),
    Retain(u8),
    Extend(Vec<(u8, u16)>),
    PopLast,
    Clear,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => (any::<u8>(), any::<u16>()).prop_map(|(key, value)| Act::Insert(key, value)),
        2 => any::<u8>().prop_map(Act::Remove),
        2 => (any::<u8>(), any::<u16>()).prop_map(|(key, value)| Act::Add(key, value)),
        2 => (any::<u8>(), any::<u16>()).prop_map(|(key, value)| Act::Change(key, value)),
        1 => any::<u8>().prop_map(Act::Retain),
        1 => prop::collection::vec(any::<(u8, u16)>(), 0..9).prop_map(Act::Extend),
        1 => Just(Act::PopLast),
        1 => Just(Act::Clear),
    ]
}

/// Does the same to both and compares what both say of it.
fn same(act: Act, ours: &mut OrderedMap<u8, u16>, theirs: &mut BTreeMap<u8, u16>) {
    match act {
        Act::Insert(key, value) => assert_eq!(ours.insert(key, value), theirs.insert(key, value)),
        Act::Remove(key) => assert_eq!(ours.remove(&key), theirs.remove(&key)),
        Act::Add(key, value) => {
            let (ours, theirs) = (ours.entry(key).or_default(), theirs.entry(key).or_default());
            (*ours, *theirs) = (ours.wrapping_add(value), theirs.wrapping_add(value));
        }
        Act::Change(key, value) => {
            if let (Some(ours), Some(theirs)) = (ours.get_mut(&key), theirs.get_mut(&key)) {
                (*ours, *theirs) = (value, value);
            }
        }
        Act::Retain(least) => {
            ours.retain(|key, _| *key >= least);
            theirs.retain(|key, _| *key >= least);
        }
        Act::Extend(more) => {
            ours.extend(more.iter().copied());
            theirs.extend(more);
        }
        Act::PopLast => assert_eq!(ours.pop_last(), theirs.pop_last()),
        Act::Clear => {
            ours.clear();
            theirs.clear();
        }
    }
    assert!(ours.iter().eq(theirs.iter()), "{ours:?} {theirs:?}");
}

fn bound() -> impl Strategy<Value = Bound<u8>> {
    prop_oneof![
        Just(Bound::Unbounded),
        any::<u8>().prop_map(Bound::Included),
        any::<u8>().prop_map(Bound::Excluded),
    ]
}

/// The library panics where the bounds lie the wrong way round; ours has nothing between them.
fn are_in_order(from: Bound<u8>, to: Bound<u8>) -> bool {
    match (from, to) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => true,
        (Bound::Excluded(from), Bound::Excluded(to)) => from < to,
        (Bound::Included(from) | Bound::Excluded(from), Bound::Included(to) | Bound::Excluded(to)) => {
            from <= to
        }
    }
}

proptest! {
    #[test]
    fn a_map_does_as_the_b_tree(acts in prop::collection::vec(act(), 0..60), sought in any::<u8>()) {
        let (mut ours, mut theirs) = (OrderedMap::new(), BTreeMap::new());
        for act in acts {
            same(act, &mut ours, &mut theirs);
        }
        prop_assert_eq!(ours.get(&sought), theirs.get(&sought));
        prop_assert_eq!(ours.contains_key(&sought), theirs.contains_key(&sought));
        prop_assert_eq!((ours.len(), ours.is_empty()), (theirs.len(), theirs.is_empty()));
        prop_assert_eq!(ours.last_key_value(), theirs.last_key_value());
        prop_assert!(ours.keys().rev().eq(theirs.keys().rev()));
        prop_assert!(ours.values().eq(theirs.values()));
        let text = serde_json::to_string(&ours).unwrap();
        prop_assert_eq!(&text, &serde_json::to_string(&theirs).unwrap());
        ours.values_mut().for_each(|value| *value /= 2);
        theirs.values_mut().for_each(|value| *value /= 2);
        prop_assert!(ours.into_iter().eq(theirs));
    }

    #[test]
    fn ranges_are_those_of_the_b_tree(all in prop::collection::vec(any::<(u8, u16)>(), 0..60), from in bound(), to in bound()) {
        let (ours, theirs): (OrderedMap<_, _>, BTreeMap<_, _>) = (all.iter().copied().collect(), all.into_iter().collect());
        if are_in_order(from, to) {
            prop_assert!(ours.range((from, to)).eq(theirs.range((from, to))));
            prop_assert!(ours.range((from, to)).rev().eq(theirs.range((from, to)).rev()));
        } else {
            prop_assert_eq!(ours.range((from, to)).count(), 0);
        }
    }
}

#[test]
fn the_later_of_two_values_of_one_key_counts() {
    let map = OrderedMap::from([("b", 1), ("a", 2), ("b", 3)]);
    assert!(map.iter().eq([(&"a", &2), (&"b", &3)]));
    assert_eq!((map["a"], map["b"]), (2, 3));
    assert_eq!(format!("{map:?}"), r#"{"a": 2, "b": 3}"#);
}
