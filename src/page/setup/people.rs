//! Reading names that are typed or pasted: one per line, a position behind it if there is one.

use super::names::agent;
use crate::{desk::NewPerson, text::in_every_language};
use counter::alike::{Name, fold};
use rulebook::word::Office;

/// The people in one line: columns of a sheet with a name and perhaps a position, or names in a row.
pub(super) fn read_line(line: &str) -> Vec<NewPerson> {
    let mut people: Vec<NewPerson> = Vec::new();
    for cell in line.split(['\t', ',', '，', ';', '；', '、']).map(str::trim).filter(|cell| !cell.is_empty())
    {
        let (name, office) = position(cell);
        match (name, office, people.last_mut()) {
            ("", Some(office), Some(before)) => before.roles = vec![office],
            ("", ..) => {}
            (name, office, _) if Name::read(name).names() => {
                people.push(NewPerson { roles: vec![office.unwrap_or(Office::Agent)], ..agent(name) })
            }
            // A number or a mark is no name.
            _ => {}
        }
    }
    people
}

/// Splits a position off the end of a cell: `高岚 主管` gives 高岚 and supervisor; `主管` gives no name.
fn position(cell: &str) -> (&str, Option<Office>) {
    if let Some(office) = office_of(cell) {
        return ("", Some(office));
    }
    match cell.rsplit_once(char::is_whitespace) {
        Some((name, last)) if office_of(last).is_some() => (name.trim(), office_of(last)),
        _ => (cell, None),
    }
}

/// The office a word names in any of the languages, in full or by its last characters, such as 主管 for 销售主管.
fn office_of(text: &str) -> Option<Office> {
    let text = fold(text);
    let named = |office: &&Office| {
        in_every_language("office", office.word()).iter().any(|full| {
            let full = fold(full);
            full == text || (!text.is_ascii() && text.chars().count() >= 2 && full.ends_with(&text))
        })
    };
    Office::POSTS.iter().find(named).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(String, Office)> {
        read_line(line).into_iter().map(|person| (person.name, person.roles[0])).collect()
    }

    #[test]
    fn names_come_one_by_one_in_columns_or_in_a_row() {
        for (line, people) in [
            ("林嘉禾", vec![("林嘉禾", Office::Agent)]),
            ("高岚 主管", vec![("高岚", Office::Supervisor)]),
            ("高嵐　ＳＵＰＥＲＶＩＳＯＲ", vec![("高嵐", Office::Supervisor)]),
            ("先生、——、　", vec![]),
            ("3\t高岚\t销售主管", vec![("高岚", Office::Supervisor)]),
            ("Lan Gao, Sales manager", vec![("Lan Gao", Office::SalesManager)]),
            ("林嘉禾、陈思远", vec![("林嘉禾", Office::Agent), ("陈思远", Office::Agent)]),
            ("  ", vec![]),
            ("12", vec![]),
        ] {
            let people: Vec<_> = people.into_iter().map(|(name, office)| (name.to_owned(), office)).collect();
            assert_eq!(read(line), people, "{line:?}");
        }
    }
}
