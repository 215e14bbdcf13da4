//! A program keeps so many names and no more. A program of its own, since names are kept as long as it runs.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use rulebook::fault::What;
use rulebook::{Fact, Facts, Name, Value};

/// As many as are kept, and some more, so that the end comes.
const MORE: usize = (1 << 16) + 10;

#[test]
fn a_stranger_cannot_fill_the_memory_with_names() {
    let known = Name::read("own.known").unwrap();
    let kept = (0..MORE).map(|n| Name::read(&format!("own.n{n}"))).take_while(Result::is_ok).count();
    assert!((60_000..MORE).contains(&kept), "{kept}");
    // What is kept is read as before; what would be one too many is refused, and nothing falls over.
    assert_eq!(Name::read("own.known"), Ok(known));
    assert_eq!(Name::read("own.n0").map(Name::word), Ok("own.n0"));
    assert_eq!(Name::read("own.one_more"), Err(What::TooManyNames));
    assert_eq!(Name::find("own.one_more"), None);
    assert_eq!(Fact::from_name("own.one_more"), None);
    assert_eq!(Fact::from_name("own.known"), Some(Fact::Own(known)));
    // An entry with facts of a book that came too late is not read, one of the vocabulary is.
    assert!(serde_json::from_str::<Facts>(r#"{"own.one_more":true}"#).is_err());
    assert!(serde_json::from_str::<Facts>(r#"{"own.known":"a_word_too_many"}"#).is_err());
    let facts: Facts = serde_json::from_str(r#"{"visit.named":true,"own.known":true}"#).unwrap();
    assert_eq!(facts.get(Fact::Own(known)), Some(Value::Flag(true)));
}
