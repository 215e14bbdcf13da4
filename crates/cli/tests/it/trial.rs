//! The regulations of `tests/trial/`: none of them was at hand when the program was written, and no line of it is
//! theirs. They read, lint and play as data alone.

use crate::house;
use cli::check::check;
use cli::lint;
use cli::shelf::Shelf;

#[test]
fn every_day_goes_as_the_articles_say() {
    let mut report = Vec::new();
    let folder = house().join("tests/trial");
    let tally = check(&[folder.clone()], &Shelf::new(folder), &mut report).expect("a report");
    assert!(tally.failed == 0, "\n{}", String::from_utf8_lossy(&report));
    assert!(tally.passed > 100, "the scenarios were not found");
}

#[test]
fn nothing_is_found_in_any_of_them() {
    let mut report = Vec::new();
    let well =
        lint::run(&Shelf::new(house().join("tests/trial")), &[], false, &mut report).expect("a report");
    assert!(well, "\n{}", String::from_utf8_lossy(&report));
}

#[test]
fn every_book_has_its_days_and_every_day_its_book() {
    let folder = house().join("tests/trial");
    let books = Shelf::new(&folder).names().expect("the shelf");
    assert!(books.len() >= 10, "the books were not found");
    for book in books {
        let days = std::fs::read_to_string(folder.join(format!("{book}.txt"))).expect("its days");
        assert!(days.contains(&format!("book {book}\n")), "{book}.txt plays another book");
    }
}
