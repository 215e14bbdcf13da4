//! Cards: sealed, erased, united.

use paper::OrderedMap;

use journal::{Added, Card, Cards};
use proptest::prelude::*;

use crate::tablet::card;

#[test]
fn an_altered_card_is_refused() {
    let alterations: [fn(&mut Card); 5] = [
        |card| card.kind.push('s'),
        |card| card.salt = "f".repeat(32),
        |card| card.salt = "short".to_owned(),
        |card| drop(card.fields.insert("name".to_owned(), "Another".to_owned())),
        |card| drop(card.fields.remove("phone")),
    ];
    for alter in alterations {
        let mut altered = card("Lima");
        alter(&mut altered);
        assert!(altered.verify().is_err());
        assert!(Cards::new().insert(altered).is_err());
    }
}

#[test]
fn a_salt_is_sixteen_bytes_in_hex() {
    for salt in ["", "00", &"0".repeat(31), &"0".repeat(33), &"A".repeat(32), &"g".repeat(32)] {
        assert_eq!(Card::seal("customer", salt, OrderedMap::new()).expect_err("bad salt").key(), "card-salt");
    }
}

#[test]
fn the_same_person_under_two_salts_has_two_names() {
    let fields = card("Lima").fields;
    let other = Card::seal("customer", "f".repeat(32), fields).expect("a good salt");
    assert_ne!(other.digest, card("Lima").digest);
}

#[test]
fn an_erased_card_stays_erased() {
    let lima = card("Lima");
    let mut cards = Cards::new();
    assert_eq!(cards.insert(lima.clone()), Ok(Added::New));
    assert_eq!(cards.insert(lima.clone()), Ok(Added::Same));
    assert_eq!(cards.erase(lima.digest), Some(lima.clone()));
    assert_eq!(cards.insert(lima.clone()), Ok(Added::Erased));
    assert_eq!((cards.get(&lima.digest), cards.len()), (None, 0));
}

fn any_cards() -> impl Strategy<Value = Cards> {
    proptest::collection::vec((0..6u8, any::<bool>()), 0..8).prop_map(|steps| {
        let mut cards = Cards::new();
        for (n, erase) in steps {
            let card = card(&n.to_string());
            if erase {
                cards.erase(card.digest);
            } else {
                cards.insert(card).expect("verified");
            }
        }
        cards
    })
}

fn united(a: &Cards, b: &Cards) -> Cards {
    let mut both = a.clone();
    both.merge(b.clone());
    both
}

proptest! {
    #[test]
    fn uniting_cards_is_a_union(a in any_cards(), b in any_cards(), c in any_cards()) {
        prop_assert_eq!(united(&a, &b), united(&b, &a));
        prop_assert_eq!(united(&united(&a, &b), &c), united(&a, &united(&b, &c)));
        prop_assert_eq!(united(&a, &a), a.clone());
        prop_assert!(united(&a, &b).iter().all(|card| !a.is_erased(&card.digest) && !b.is_erased(&card.digest)));
    }
}
