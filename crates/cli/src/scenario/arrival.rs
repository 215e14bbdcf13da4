//! What a line says of somebody at the door.

use super::fault::Fault;
use super::words::Words;
use super::{About, register::alike};
use rulebook::word::{BroughtBy, Channel, Declared, Grade, Purpose, Recall};

/// What may be said, for the hint when something else is.
const OPTIONS: &[&str] = &[
    "called",
    "number",
    "masked",
    "paper",
    "stays",
    "for",
    "says",
    "hides",
    "declared",
    "names",
    "recalls",
    "invited",
    "walks",
    "contacted",
    "recognised",
    "referred",
    "brought",
    "channel",
    "parties",
    "people",
    "grade",
    "brings",
    "entrusted",
    "takes",
    "owner",
    "permission",
    "assigned",
];

pub(super) fn purpose(words: &mut Words<'_>) -> Result<Purpose, Fault> {
    words.word("purpose", Purpose::WORDS, Purpose::from_word)
}

/// Reads everything up to the end of the sentence.
pub(super) fn about(words: &mut Words<'_>) -> Result<About, Fault> {
    let mut about = About::default();
    while words.peek().is_some() {
        option(words, &mut about)?;
    }
    Ok(about)
}

fn option(words: &mut Words<'_>, about: &mut About) -> Result<(), Fault> {
    if alike(words, &mut about.like)? {
        return Ok(());
    }
    match words.need("something about him")? {
        "stays" => about.stays = true,
        "for" => about.purpose = purpose(words)?,
        "says" => (about.purpose, about.declared) = (purpose(words)?, Declared::Entry),
        "hides" => (about.purpose, about.declared) = (purpose(words)?, Declared::Never),
        "declared" => about.declared = words.word("time", Declared::WORDS, Declared::from_word)?,
        "channel" => about.channel = words.word("channel", Channel::WORDS, Channel::from_word)?,
        "parties" => about.parties = words.count("the number of parties")?,
        "people" => about.people = Some(words.count("the number of people")?),
        "grade" => about.grade = Some(words.word("grade", Grade::WORDS, Grade::from_word)?),
        "brings" => {
            words.expect("new")?;
            about.brings_new = true;
        }
        "names" => about.names = Some(words.name("whom he names")?),
        "recalls" => {
            about.recalls = Some(words.word("memory", Recall::WORDS, Recall::from_word)?);
        }
        "walks" => {
            words.expect("to")?;
            about.walks_to = Some(words.name("to whose desk he walks")?);
        }
        "contacted" => about.contacted = true,
        "invited" => about.invited = true,
        "recognised" => about.recognised_by = Some(by(words, "who recognises him")?),
        "referred" => about.referred_by = Some(by(words, "who brings him")?),
        "brought" => {
            words.expect("by")?;
            about.brought_by = words.word("leader", BroughtBy::WORDS, BroughtBy::from_word)?;
        }
        "entrusted" => {
            words.expect("to")?;
            about.entrusted_to = Some(words.name("who is entrusted with him")?);
        }
        "takes" => {
            words.expect("both")?;
            about.takes_both = true;
        }
        "owner" => about.owner_reachable = Some(reached(words)?),
        "permission" => {
            about.permitted = Some((words.name("who may take him")?, by(words, "who permits it")?))
        }
        "assigned" => {
            words.expect("to")?;
            about.assigned = Some((words.name("to whom he is assigned")?, by(words, "who assigns him")?));
        }
        other => {
            let fault = Fault::unknown(words.line, "word about a visitor", other, OPTIONS.iter().copied());
            return Err(fault);
        }
    }
    Ok(())
}

fn by(words: &mut Words<'_>, who: &str) -> Result<String, Fault> {
    words.expect("by")?;
    words.name(who)
}

/// `reached` or `unreached`.
pub(super) fn reached(words: &mut Words<'_>) -> Result<bool, Fault> {
    words.word("word", &["reached", "unreached"], |word| match word {
        "reached" => Some(true),
        "unreached" => Some(false),
        _ => None,
    })
}
