//! Damage to documents, decided by a stream of bytes: the same bytes, the same damage. The mutation tests draw the
//! bytes from a counter, the fuzz targets from the fuzzer (`fuzz/`), so both do the same.

use rulebook::{Book, Question, strict};
use serde_json::{Value as Json, json};

/// Decisions taken from bytes; when they run out every decision is the first choice.
pub(crate) struct Choices<'a>(pub(crate) &'a [u8]);

impl Choices<'_> {
    /// A number below `n`, which is 1 or more.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let take = self.0.len().min(3);
        let (head, rest) = self.0.split_at(take);
        self.0 = rest;
        head.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)) % n
    }
}

/// Damages bytes in one place.
pub(crate) fn damage_bytes(bytes: &mut Vec<u8>, choices: &mut Choices<'_>) {
    let at = choices.below(bytes.len().max(1)).min(bytes.len());
    let to = (at + choices.below(64)).min(bytes.len());
    let pieces: [&[u8]; 12] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b"\"",
        b",",
        b":",
        b"0",
        b"\\u202e",
        "\u{200b}".as_bytes(),
        b"\xff",
        b"1e400",
    ];
    match choices.below(6) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..to)),
        2 => {
            let copy = bytes[at..to].to_vec();
            bytes.splice(at..at, copy);
        }
        3 => drop(bytes.splice(at..at, pieces[choices.below(pieces.len())].iter().copied())),
        _ if at < bytes.len() => bytes[at] ^= 1 << choices.below(8),
        _ => {}
    }
}

/// Damages a document in one place: removes, replaces, copies, moves or renames something in it.
pub(crate) fn damage_json(json: &mut Json, choices: &mut Choices<'_>) {
    let mut places = Vec::new();
    list(json, &mut String::new(), &mut places);
    let at = places[choices.below(places.len())].clone();
    let from = places[choices.below(places.len())].clone();
    let other = json.pointer(&from).cloned().unwrap_or_default();
    let Some(place) = json.pointer_mut(&at) else { return };
    match choices.below(7) {
        0 => remove(json, &at),
        1 => *place = wild(choices),
        2 => *place = other,
        3 => match place {
            Json::Array(list) => {
                let copy = if list.is_empty() { other } else { list[choices.below(list.len())].clone() };
                list.push(copy);
            }
            Json::Object(map) => {
                let name = from.rsplit('/').next().unwrap_or_default().to_owned();
                map.insert(name, other);
            }
            Json::Number(n) => *place = json!(n.as_i64().unwrap_or(0) + choices.below(5) as i64 - 2),
            _ => *place = json!([place.clone()]),
        },
        4 => {
            let moved = place.take();
            *json.pointer_mut(&from).unwrap_or(&mut Json::Null) = moved;
        }
        5 => match place {
            Json::Array(list) => list.reverse(),
            Json::Object(map) if !map.is_empty() => {
                let name = map.keys().nth(choices.below(map.len())).cloned().unwrap_or_default();
                let value = map.remove(&name);
                map.insert(from.rsplit('/').next().unwrap_or_default().to_owned(), value.unwrap_or_default());
            }
            _ => *place = other,
        },
        _ => *place = json!({ ["not", "any", "all", "within", "is_not"][choices.below(5)]: place.clone() }),
    }
}

/// The pointers to everything in a document, itself first.
fn list(json: &Json, at: &mut String, places: &mut Vec<String>) {
    places.push(at.clone());
    let back = at.len();
    let mut below = |name: &str, json: &Json| {
        at.push('/');
        at.push_str(&name.replace('~', "~0").replace('/', "~1"));
        list(json, at, places);
        at.truncate(back);
    };
    match json {
        Json::Array(items) => items.iter().enumerate().for_each(|(i, item)| below(&i.to_string(), item)),
        Json::Object(map) => map.iter().for_each(|(name, item)| below(name, item)),
        _ => {}
    }
}

fn remove(json: &mut Json, at: &str) {
    let Some((parent, name)) = at.rsplit_once('/') else { return };
    match json.pointer_mut(parent) {
        Some(Json::Array(list)) => drop(name.parse().ok().map(|i: usize| list.remove(i))),
        Some(Json::Object(map)) => drop(map.remove(&name.replace("~1", "/").replace("~0", "~"))),
        _ => {}
    }
}

fn wild(choices: &mut Choices<'_>) -> Json {
    let all = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(10_000),
        json!((1_u64 << 53) - 1),
        json!(i64::MIN),
        json!(1.5),
        json!(""),
        json!("$claim"),
        json!("2000-01-01"),
        json!("9999-12-31"),
        json!([]),
        json!({}),
        json!([[]]),
        json!("\u{202e}"),
        json!("字".repeat(100)),
    ];
    all[choices.below(all.len())].clone()
}

/// What holds of any bytes: they are refused with a place, or read the same again when written out.
pub(crate) fn holds_of_bytes(bytes: &[u8]) -> Option<Book> {
    let book = match Book::from_bytes(bytes) {
        Ok(book) => book,
        Err(e) => {
            assert!(!e.path.is_empty() || e.what.to_string().contains("the document"), "{e:?}");
            return None;
        }
    };
    let json = strict::read(bytes).expect("what was read as a book is JSON");
    let written = serde_json::to_vec(&json).expect("JSON can be written");
    for again in [Book::from_json(&json), Book::from_bytes(&written)] {
        let again = again.expect("what was read once is read again");
        assert_eq!(again.digest, book.digest);
        assert_eq!((&again.about, &again.articles), (&book.about, &book.articles));
        assert_eq!(again.parameters, book.parameters);
        for question in Question::ALL {
            assert_eq!(again.rules(*question), book.rules(*question));
        }
    }
    Some(book)
}

/// Looks a book over, within bounds that keep a damaged one from taking all day.
pub(crate) fn look_over(book: &Book) -> usize {
    let mut run = rulebook::lint::Run::new(book);
    run.step(2000);
    run.findings().len()
}
