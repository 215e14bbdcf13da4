//! Every scenario of `tests/scenarios/` goes as it says.

use crate::house;
use cli::check::check;
use cli::scenario::read;
use cli::shelf::Shelf;

#[test]
fn every_scenario_goes_as_it_says() {
    let mut report = Vec::new();
    let shelf = Shelf::new(house().join("rulebooks"));
    let tally = check(&[house().join("tests/scenarios")], &shelf, &mut report).expect("a report");
    assert!(tally.failed == 0, "\n{}", String::from_utf8_lossy(&report));
    assert!(tally.passed > 100, "the scenarios were not found");
}

/// The worked scenarios of the catalogue for the two books, by id; a letter may follow where one has several parts.
const CATALOGUE: [(&str, &str, &[u8]); 2] = [
    ("rb-d.txt", "SC-D", &[1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 18, 19, 21, 22, 23, 25, 28, 29]),
    ("rb-i.txt", "SC-I", &[1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 18, 19, 21, 22, 24]),
];

#[test]
fn no_scenario_of_the_catalogue_is_left_out() {
    for (file, prefix, numbers) in CATALOGUE {
        let text = std::fs::read_to_string(house().join("tests/scenarios").join(file)).expect("the file");
        let scenarios = read(&text).expect("a file in order");
        for number in numbers {
            let id = format!("{prefix}{number:02}");
            assert!(
                scenarios.iter().any(|scenario| scenario.id.starts_with(&id)),
                "{id} is missing in {file}"
            );
        }
    }
}
