use paper::OrderedSet;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn some() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..40)
}

proptest! {
    #[test]
    fn a_set_does_as_the_b_tree(acts in prop::collection::vec((any::<bool>(), 0..32_u8), 0..80), sought in 0..32_u8) {
        let (mut ours, mut theirs) = (OrderedSet::new(), BTreeSet::new());
        for (add, one) in acts {
            if add {
                prop_assert_eq!(ours.insert(one), theirs.insert(one));
            } else {
                prop_assert_eq!(ours.remove(&one), theirs.remove(&one));
            }
            prop_assert!(ours.iter().eq(theirs.iter()), "{:?} {:?}", ours, theirs);
        }
        prop_assert_eq!(ours.contains(&sought), theirs.contains(&sought));
        prop_assert_eq!(ours.get(&sought), theirs.get(&sought));
        prop_assert_eq!((ours.first(), ours.last(), ours.len()), (theirs.first(), theirs.last(), theirs.len()));
        prop_assert!(ours.range(sought..).eq(theirs.range(sought..)));
        let text = serde_json::to_string(&ours).unwrap();
        prop_assert_eq!(&text, &serde_json::to_string(&theirs).unwrap());
    }

    #[test]
    fn what_is_collected_and_kept_is_that_of_the_b_tree(one in some(), other in some()) {
        let mut ours: OrderedSet<u8> = one.iter().copied().collect();
        let mut theirs: BTreeSet<u8> = one.into_iter().collect();
        ours.extend(&other);
        theirs.extend(&other);
        prop_assert!(ours.iter().eq(theirs.iter()));
        ours.retain(|one| one % 2 == 0);
        theirs.retain(|one| one % 2 == 0);
        prop_assert!(ours.into_iter().eq(theirs));
    }
}
