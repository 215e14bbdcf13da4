use paper::Arrange;
use proptest::prelude::*;
use std::cmp::Reverse;

proptest! {
    /// Each with where it stood, so that it shows whether what is equal has stayed.
    #[test]
    fn a_list_is_arranged_as_the_library_sorts_it(list in prop::collection::vec(0..9_u8, 0..60)) {
        let stood: Vec<(u8, usize)> = list.into_iter().zip(0..).collect();
        let (mut ours, mut theirs) = (stood.clone(), stood.clone());
        ours.arrange_by_key(|(key, _)| *key);
        theirs.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(&ours, &theirs);
        ours.arrange_by(|(one, _), (other, _)| other.cmp(one));
        theirs.sort_by_key(|(key, _)| Reverse(*key));
        prop_assert_eq!(&ours, &theirs);
        ours.arrange();
        theirs.sort();
        prop_assert_eq!(ours, theirs);
    }
}
