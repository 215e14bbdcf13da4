//! The regulations of `tests/trial/`: none of them was at hand when the program was written, and no line of it is
//! theirs. They read, lint and play as data alone, by `turnbook lint` and `turnbook check`.

use crate::house;
use cli::shelf::Shelf;

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
