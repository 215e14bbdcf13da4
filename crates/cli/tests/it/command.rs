//! What the command prints, and how it ends.

use crate::{said, turnbook, written};

const GOOD: &str = "\
scenario G1 \"The head receives\"
book rb-d
people A B
open 2025-03-03 A B
new N1 -> A, turn count, cites D42
queue B A
";

#[test]
fn a_scenario_that_goes_as_it_says_ends_well() {
    let file = written("good", GOOD);
    let output = turnbook(&["check", file.to_str().expect("plain path")]);
    assert_eq!(said(&output), "1 passed, 0 failed\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_folder_is_played_whole() {
    let file = written("folder", GOOD);
    std::fs::write(file.with_file_name("b.txt"), GOOD.replace("G1", "G2")).expect("a second file");
    let output = turnbook(&["check", file.parent().and_then(|folder| folder.to_str()).expect("plain path")]);
    assert_eq!(said(&output), "2 passed, 0 failed\n");
}

#[test]
fn a_failing_scenario_says_where_what_and_why() {
    let file = written("failing", &GOOD.replace("new N1 -> A,", "new N1 -> B,"));
    let output = turnbook(&["check", file.to_str().expect("plain path")]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1));
    for part in [
        &format!("{}:5: G1 The head receives", file.display()),
        "    new N1 -> B, turn count, cites D42",
        "  expected  B\n  got       receiver A",
        "  because   turn: d-count [D42 D27] 每组新客户计一次",
        "0 passed, 1 failed\n",
    ] {
        assert!(said.contains(part), "{part:?} is missing in:\n{said}");
    }
}

#[test]
fn the_line_after_the_arrow_is_named_where_it_fails() {
    let file = written("continued", &GOOD.replace(", cites D42", "\n  -> not cites D42"));
    let said = said(&turnbook(&["check", file.to_str().expect("plain path")]));
    assert!(said.contains("expected  not cites D42 (line 6)"), "{said}");
}

#[test]
fn a_refusal_nobody_expected_fails() {
    let file = written("refused", &format!("{GOOD}open 2025-03-03 A B\n"));
    let said = said(&turnbook(&["check", file.to_str().expect("plain path")]));
    assert!(said.contains("got       refused: day_already_open (2025-03-03)"), "{said}");
}

#[test]
fn what_the_engine_cannot_do_yet_fails_and_says_so() {
    let lines = "ask weather guest=gm -> level A\nask claim date.deal=2025-03-01 -> tracking B\ndo skip A\nexpect due X";
    for (line, got) in lines.lines().zip([
        "not yet answered: no question \"weather\" is asked of books",
        "not yet answered by any book: tracking",
        "not yet answered: \"skip A\" is nothing the engine can do",
        "not yet answered by this book: due",
    ]) {
        let file = written("not-yet", &format!("{GOOD}{line}\n"));
        let output = turnbook(&["check", file.to_str().expect("plain path")]);
        let said = said(&output);
        assert!(said.contains(got), "{got:?} is missing in:\n{said}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn the_same_id_twice_fails() {
    let file = written("twice", GOOD);
    let path = file.to_str().expect("plain path");
    let output = turnbook(&["check", path, path]);
    assert!(said(&output).contains("1 passed, 1 failed"), "{}", said(&output));
}

#[test]
fn a_file_that_is_not_there_fails() {
    let output = turnbook(&["check", "no-such-file.txt"]);
    assert!(said(&output).contains("0 passed, 1 failed"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_book_that_is_not_there_is_named() {
    let file = written("no-book", &GOOD.replace("rb-d", "rb-z"));
    let said = said(&turnbook(&["check", file.to_str().expect("plain path")]));
    assert!(said.contains("there is no such book; there are base, "), "{said}");
}

#[test]
fn arguments_that_make_no_sense_end_with_two() {
    for arguments in [&[][..], &["chekc"], &["check"], &["check", "--books", "x"], &["verify"]] {
        assert_eq!(turnbook(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(turnbook(&["help"]).status.code(), Some(0));
}
