//! What the language understands, and what it says of what it does not.

use cli::scenario::{Act, nearest, read};

/// Reads these lines below the head of a scenario.
fn lines(text: &str) -> String {
    format!("scenario T \"a title\"\n{text}\n")
}

#[test]
fn mistakes_are_named_with_their_line_and_a_hint() {
    for (text, fault) in [
        ("poeple A B", "did you mean \"people\"?"),
        ("X arives", "did you mean \"X arrives\"?"),
        ("X arives", "this sentence is not understood"),
        ("N1 leves", "did you mean \"N1 leaves\"?"),
        ("queu A B", "did you mean \"queue\"?"),
        ("open 2025-02-30 A", "\"2025-02-30\" is not a date YYYY-MM-DD"),
        ("25:10 new N1", "is not a time of day HH:MM"),
        ("10:00", "nothing happens at this time"),
        ("hours 9-18", "are not hours such as 9:00-18:00"),
        ("new N1 for pedle", "there is no purpose \"pedle\"; did you mean \"peddle\"?"),
        ("new N1 named C", "did you mean \"names\"?"),
        ("A out sik", "did you mean \"sick\"?"),
        ("A out holiday", "there are official, leader_task"),
        ("new N1 -> A, trun count", "did you mean \"turn\"?"),
        ("new N1 -> A, turn counted", "did you mean \"count\"?"),
        ("new N1 -> A,, turn count", "an expectation is missing here"),
        ("new N1 -> ", "an expectation is missing here"),
        ("new N1 -> passed C lost", "did you mean \"lose\"?"),
        ("new N1 parties two", "the number of parties is a whole number"),
        ("at t2 new N1", "write: at t2: …"),
        ("client X of A lapsed", "write: open last YYYY-MM-DD"),
        ("client X A", "\"of\" is missing here"),
        ("ask split closed", "write: ask split fact=value …"),
        ("ticks A", "a number is missing here"),
        ("with tracking=14", "\"tracking=14\" cannot be the name of a parameter"),
        ("with $tracking", "what it is to be is missing here"),
        ("with $tracking 14 dya", "did you mean \"day\"?"),
        ("ask deal -> due confirm soon", "\"soon\" is not a date"),
        ("ask split -> bonus first 30%-40", "\"30%-40\" is not a share"),
        ("instead d-own", "reserved for other readings"),
        ("N1 insists B", "\"on\" is missing here"),
        ("B closes X -> split owner 500", "\"500\" is not a share such as 50%"),
        ("close now", "a time such as 17:30 is missing here"),
        ("new", "the visitor's name is missing here"),
    ] {
        let faults = &read(&lines(text)).expect(text)[0].faults;
        assert_eq!(faults[0].line, 2, "{text}");
        let said = faults[0].to_string();
        assert!(said.contains(fault), "{text}: {said}");
    }
}

#[test]
fn a_file_says_everything_that_is_wrong_with_it() {
    let text = "scenario A \"\"\npoeple A\n\nscenario A \"again\"\non never\nscenario B \"right\"\nclose\n";
    let scenarios = read(text).expect("heads in order");
    let wrong = |at: usize| scenarios[at].faults.iter().map(|fault| fault.line).collect::<Vec<_>>();
    assert_eq!([wrong(0), wrong(1), wrong(2)], [vec![2], vec![4, 5], vec![]], "each with its own");
    assert!(read("poeple A\nscenario A \"\"\n").is_err(), "above the first scenario");
    assert!(read("scenario \"no id\"\nclose\n").is_err(), "whose lines these are is not known");
    assert!(read("").is_err(), "nothing there");
    assert!(read("-> A\n").is_err(), "an arrow to nothing");
}

#[test]
fn lines_above_the_first_scenario_belong_to_all() {
    let scenarios = read("book rb-d\nscenario A \"one\"\nclose\nscenario B \"two\"\n").expect("in order");
    assert_eq!(scenarios.iter().map(|scenario| scenario.lines.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(scenarios[1].lines[0].number, 1);
    assert_eq!(scenarios[1].title, "two");
}

#[test]
fn comments_arrows_and_times() {
    let text = lines(
        "09:05 new N1 stays → A， turn count # his turn\n  -> cites D42 # and why\nqueue B A, credits none",
    );
    let scenario = &read(&text).expect("in order")[0];
    assert_eq!(scenario.lines.len(), 2);
    assert_eq!(scenario.lines[0].at.map(|at| at.to_string()).as_deref(), Some("09:05"));
    assert_eq!(scenario.lines[0].wishes.iter().map(|wish| wish.number).collect::<Vec<_>>(), [2, 2, 3]);
    assert!(matches!(scenario.lines[1].act, Act::Look));
}

/// Rows of every part of the catalogue, in the words of the language. What no engine answers yet can be said already.
#[test]
fn every_part_of_the_catalogue_can_be_written_down() {
    let rows = "\
A out official approved by M
ask recall visit.recall=description date.visit=2025-03-01 -> owner A, skips A, cites AO2C
do skip A 1
C claims X -> valid yes, cites AO4
expect due X 2025-04-15
X arrives referrer.named=yes referred by Y -> B, turn count
ask collision registered.a=2025-06-01 registered.b=2025-06-03 relation=spouse -> split a 50% b 50%, cites B5b
teams 1 2 3 4
ask public event=tour -> split public 100%, performance A, cites E18
do suspend B from 2025-06-04 to 2025-06-10
registration N1 invalid
ask call channel=none -> valid no, missing source, cites H2.4
ask commission closer.helped=yes -> commission mutual_aid, cites G9
A registers N1 name phone unit_type -> valid yes, in time
hand N1 to C because language -> C, giver make_up, cites E15
ask payment due=2025-06-20 -> remind 2025-06-15 2025-06-18, cites M14
ask level scheme=LV-1 guest=general_manager -> level A, host general_manager, approvals deputy general_manager
ask level scheme=LV-2 level=vip hotel=650 approved=no -> covered 600, excess 50, cites LV-2
ask complaint scheme=CS-1 received=2025-07-01 -> close_by 2025-07-08, statistics_by 2025-08-10, cites CS-1
ask complaint scheme=CS-3 cause=media -> major yes, warn_within 24
ask archive lent=2025-07-01 -> due 2025-07-04, cites IS-4
ask retention client=declared_out -> delete open_lead, keep closed_deal, cites IS-1 IS-5
ask permission role=agent act=export_all -> allowed no, cites IS-3
ask sale unit=1-101 deposit=reported finance=no -> status unconfirmed, cites S002-18b
device t2
at t2: new N9 stays -> A
merge t1 t2
conflicts receiving_twice
S places A -> refused needs supervisor
S overrules N1 to B turn none -> B
undo N1";
    let scenario = &read(&lines(rows)).expect("in order")[0];
    assert_eq!(scenario.lines.len(), rows.lines().count());
}

#[test]
fn the_nearest_word() {
    assert_eq!(nearest("peddel", ["peddle", "vendor"]), Some("peddle"));
    assert_eq!(nearest("xyz", ["peddle", "vendor"]), None);
    assert_eq!(nearest("recieved", ["received", "refused"]), Some("received"));
}

#[test]
fn a_parameter_may_be_set_to_a_range() {
    use rulebook::parameter::ParameterValue::{self, Number, Period, Range, Word};
    let value = |text: &str| -> ParameterValue {
        let scenario = read(&lines(text)).expect(text).remove(0);
        match &scenario.lines[0].act {
            Act::With { value, .. } => value.clone(),
            other => panic!("{text}: {other:?}"),
        }
    };
    assert_eq!(value("with $fine 200"), Number(200));
    assert_eq!(value("with $fine 200-500"), Range(200, 500));
    assert_eq!(value("with $fine after-last"), Word("after-last".into()));
    for (text, n, up_to) in [("with $v 30 day", 30, None), ("with $v 30-40 day", 30, Some(40))] {
        match value(text) {
            Period(period) => assert_eq!((period.n, period.up_to), (n, up_to), "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}
