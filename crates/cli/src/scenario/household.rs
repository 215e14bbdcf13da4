//! Sentences on records of one person, households, and clients who are given to others.

use super::Act;
use super::fault::Fault;
use super::words::Words;
use rulebook::word::Relation;

/// `join H with W by A`: the two are one person. `household H with W as spouse by A`: H is that to W.
pub(super) fn link(words: &mut Words<'_>, household: bool) -> Result<Act, Fault> {
    let one = words.name("a client")?;
    words.expect("with")?;
    let other = words.name("another client")?;
    let relation = if household {
        words.expect("as")?;
        Some(words.word("relation", Relation::WORDS, Relation::from_word)?)
    } else {
        None
    };
    words.expect("by")?;
    Ok(Act::Link { one, other, relation, by: words.name("who noticed it")? })
}

/// `part H with W by A`.
pub(super) fn part(words: &mut Words<'_>) -> Result<Act, Fault> {
    let one = words.name("a client")?;
    words.expect("with")?;
    let other = words.name("another client")?;
    words.expect("by")?;
    Ok(Act::Part { one, other, by: words.name("who takes it back")? })
}

/// `share C X to A Y to B by M`: the clients X and Y of C, who has left, go to A and to B.
pub(super) fn share(words: &mut Words<'_>) -> Result<Act, Fault> {
    let from = words.name("whose clients")?;
    let mut plan = Vec::new();
    while !words.takes("by") {
        let client = words.name("a client")?;
        words.expect("to")?;
        plan.push((client, words.name("to whom he goes")?));
    }
    Ok(Act::ShareOut { from, plan, by: words.name("who decides")? })
}

/// `A objects to X`, `… with H` where H is his record of the household, `… to D by M`, `… to D by M because otherwise`.
pub(super) fn object(words: &mut Words<'_>, by: String) -> Result<Act, Fault> {
    words.expect("to")?;
    let client = words.name("a client")?;
    let with = if words.takes("with") { Some(words.name("his client of the household")?) } else { None };
    let given = if words.takes("to") {
        let to = words.name("to whom he goes")?;
        words.expect("by")?;
        Some((to, words.name("who decides")?))
    } else {
        None
    };
    let otherwise = given.is_some() && words.takes("otherwise");
    Ok(Act::Object { by, client, with, given, otherwise })
}
