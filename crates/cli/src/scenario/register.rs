//! Reading what a line says of an entry in the register.

use super::entry::{Like, Registered};
use super::fault::Fault;
use super::words::Words;
use rulebook::word::Field;

/// What is written, behind the visitor's name.
pub(super) fn registered(words: &mut Words<'_>, by: String, visitor: String) -> Result<Registered, Fault> {
    let (fields, declined) = (fields(words)?, words.takes("declined"));
    let (mut like, mut written) = (Like::default(), Vec::new());
    while alike(words, &mut like)? || writes(words, &mut written)? {}
    Ok(Registered { by, visitor, fields, written, declined, like })
}

/// `called like N1`, `number of N1`, `masked number of N1`, `paper of N1`: what his card has in common with another; whether that came next.
pub(super) fn alike(words: &mut Words<'_>, like: &mut Like) -> Result<bool, Fault> {
    if words.takes("called like") {
        like.called = Some(words.name("whose name he has")?);
    } else if words.takes("masked number of") {
        like.masked = Some(words.name("whose telephone he has")?);
    } else if words.takes("number of") {
        like.number = Some(words.name("whose telephone he has")?);
    } else if words.takes("paper of") {
        like.paper = Some(words.name("whose identity number he has")?);
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn fields(words: &mut Words<'_>) -> Result<Vec<Field>, Fault> {
    if words.takes("nothing") {
        return Ok(Vec::new());
    }
    if words.takes("everything") {
        return Ok(Field::ALL.to_vec());
    }
    let mut fields = Vec::new();
    let stops = ["declined", "called", "number", "masked", "paper", "writes"];
    while words.peek().is_some_and(|word| !stops.contains(&word)) {
        fields.push(words.word("column", Field::WORDS, Field::from_word)?);
    }
    if fields.is_empty() {
        Err(words.fault("say what is written: columns, everything or nothing"))
    } else {
        Ok(fields)
    }
}

/// `writes phone 12345`: what stands in a column, where that matters; whether that came next.
fn writes(words: &mut Words<'_>, written: &mut Vec<(Field, String)>) -> Result<bool, Fault> {
    let next = words.takes("writes");
    if next {
        let column = words.word("column", Field::WORDS, Field::from_word)?;
        written.push((column, words.need("what is written")?.to_owned()));
    }
    Ok(next)
}
