//! What `tests/scenarios/` has; `turnbook check` plays it.

use crate::house;
use cli::scenario::read;

/// The worked scenarios of the catalogue by file and number; a letter may follow where one has several parts.
const CATALOGUE: [(&str, &str, &[u8]); 20] = [
    ("rb-a.txt", "SC-A", &[1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 23, 26, 27]),
    ("rb-b.txt", "SC-B", &[1, 2, 3, 7, 9, 10, 11, 12, 14, 15]),
    ("rb-c.txt", "SC-C", &[1, 2, 4, 5, 9, 10, 11, 12]),
    ("rb-d.txt", "SC-D", &[1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 18, 19, 21, 22, 23, 25, 28, 29]),
    (
        "rb-e.txt",
        "SC-E",
        &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 21, 24, 25, 27, 28, 29, 30, 31, 33, 35, 36, 38],
    ),
    ("rb-f.txt", "SC-F", &[1, 2, 3, 5]),
    ("rb-g.txt", "SC-G", &[1, 2, 3, 6, 7, 9, 10, 12]),
    ("rb-h.txt", "SC-H", &[1, 2, 5, 6]),
    ("rb-i.txt", "SC-I", &[1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 18, 19, 21, 22, 24]),
    ("rb-j.txt", "SC-J", &[1, 2, 3, 5, 7, 8, 9, 10, 13]),
    ("rb-k.txt", "SC-K", &[1, 3, 4, 6, 9, 10, 11, 12, 14, 15, 16]),
    ("rb-l.txt", "SC-L", &[1, 3, 4, 6, 7]),
    ("rb-m.txt", "SC-M", &[1, 2, 4]),
    ("rb-n.txt", "SC-N", &[1, 3]),
    ("rb-o.txt", "SC-O", &[1, 3]),
    ("rb-p.txt", "SC-P", &[1]),
    ("lv.txt", "SC-X", &[1, 2, 4, 5, 6]),
    ("cs.txt", "SC-X", &[7, 9]),
    ("is.txt", "SC-X", &[11, 12, 13, 14]),
    ("ops.txt", "SC-X", &[15, 16, 18, 20, 24]),
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
