//! A printed code against the books.

use crate::office::{Device, rb_i};
use counter::proof::{Proved, read};

#[test]
fn a_code_proves_the_entry_it_was_printed_of() {
    let mut desk = Device::open(&rb_i());
    let entry = desk.served(1).0;
    let code = desk.books.code_of(entry).unwrap();
    assert_eq!(desk.books.prove(&format!(" {code}\n")), Proved::Same(entry));
    let hash = read(&code).unwrap().1.to_string();
    let turned: String = hash.chars().rev().collect();
    assert_eq!(desk.books.prove(&code.replace(&hash, &turned)), Proved::Differs(entry));
    assert_eq!(Device::open(&rb_i()).books.prove(&code), Proved::Absent);
    for no_code in ["", "turnbook", "turnbook:1:2", &format!("{code}:3"), &code.replace("turnbook", "book")] {
        assert_eq!(desk.books.prove(no_code), Proved::NoCode, "{no_code}");
    }
}
