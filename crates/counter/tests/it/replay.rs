//! 回放: a book asked for what is recorded.

use crate::office::{Device, customer, rb_e, rb_i};
use counter::replay::Replayed;
use office::command::Arrival;
use rulebook::{Book, Question};

/// A day by RB-I: five new clients, one of whom comes again and is received by his own.
fn a_day() -> Device {
    let mut desk = Device::open(&rb_i());
    (1..=5).for_each(|n| {
        desk.served(n);
    });
    let again = desk.receive(Arrival::new(customer(1)));
    desk.wait(20);
    desk.must(office::Command::EndReception { visit: again });
    desk
}

fn whole(desk: &Device, draft: &Book) -> Replayed {
    desk.books.replay(draft, 0..desk.books.replayable())
}

#[test]
fn the_book_that_was_in_force_answers_as_it_did() {
    let desk = a_day();
    let book = Book::from_json(&rb_i()).unwrap();
    let replayed = whole(&desk, &book);
    assert!(replayed.asked >= 12, "{}", replayed.asked);
    assert_eq!((replayed.otherwise, replayed.rows.len()), (0, 0), "{:?}", replayed.rows);
}

#[test]
fn another_book_answers_otherwise_and_says_in_what() {
    let desk = a_day();
    let draft = Book::from_json(&rb_e()).unwrap();
    let replayed = whole(&desk, &draft);
    assert_eq!(replayed.rows.len(), replayed.otherwise);
    assert!(replayed.otherwise > 0 && replayed.otherwise <= replayed.asked);
    assert!(replayed.rows.is_sorted_by_key(|row| std::cmp::Reverse(row.at)), "the latest first");
    for row in &replayed.rows {
        let same = row.question.needs().iter().all(|slot| row.then.agrees(&row.now, *slot));
        assert!(row.asks.is_some() || !same || row.question.needs().is_empty(), "{row:?}");
        assert_ne!(row.question, Question::Penalty);
    }
}

#[test]
fn slices_come_to_the_same_as_the_whole() {
    let desk = a_day();
    let draft = Book::from_json(&rb_e()).unwrap();
    let all = desk.books.replayable();
    let mut sliced = Replayed::default();
    let mut end = all;
    while end > 0 {
        let start = end.saturating_sub(7);
        sliced.extend(desk.books.replay(&draft, start..end));
        end = start;
    }
    assert_eq!(sliced, whole(&desk, &draft));
}
