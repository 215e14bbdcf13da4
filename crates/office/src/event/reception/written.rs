//! How a reception is written: the queue in one line, and people of the queue by their place in it.
//!
//! The queue of version 2 is a text: for each person, in order and parted by spaces, his id in 22 characters, the turns he
//! has used (`1`, `0.5`), a letter where he was not free (`s` serving, `c` on a call, `a` away, `o` off), and `+` with the make-ups he
//! could have used. Version 1 has a list of objects.

use crate::event::law::Law;
use crate::event::parts::{FilingFound, Saw, Seen, a_turn, is_a_turn, is_usual, usual};
use crate::event::spelled::entry_id;
use crate::id::{CreditId, PersonId};
use paper::{Json, Misread, Read};
use rulebook::word::{Engaged, HelpCause, Missed, Presence, Role, Turn};
use rulebook::{ArticleId, Turns};
use serde::{Serialize, Serializer};

const NOBODY: &str = "nobody";
const WHO: &str = "a place in the queue, an id or nobody";

/// A person by his place in the queue, from 0, or by his id; or nobody.
#[derive(Clone, Copy)]
pub(super) enum Who {
    Nth(usize),
    Id(PersonId),
    Nobody,
}

impl Who {
    const fn is_first(&self) -> bool {
        matches!(self, Self::Nth(0))
    }
}

/// The first of the queue.
impl Default for Who {
    fn default() -> Self {
        Self::Nth(0)
    }
}

impl Serialize for Who {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nth(place) => place.serialize(to),
            Self::Id(person) => person.serialize(to),
            Self::Nobody => to.serialize_str(NOBODY),
        }
    }
}

impl Read for Who {
    fn read(json: &Json) -> Result<Self, Misread> {
        match json {
            Json::String(text) if text == NOBODY => Ok(Self::Nobody),
            Json::String(_) => PersonId::read(json).map(Self::Id),
            Json::Number(place) => {
                let place = place.as_u64().and_then(|place| usize::try_from(place).ok());
                place.map(Self::Nth).ok_or_else(|| Misread::beyond(json, WHO))
            }
            Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => {
                Err(Misread::unexpected(json, WHO))
            }
        }
    }
}

#[derive(Clone, Serialize, Read)]
pub(super) struct WrittenPassed {
    pub(super) person: Who,
    pub(super) engaged: Engaged,
    pub(super) missed: Missed,
    #[serde(default)]
    pub(super) cites: Vec<ArticleId>,
    #[serde(default)]
    pub(super) placed: bool,
    #[serde(default)]
    pub(super) silent: bool,
}

/// A reception as it is written.
#[derive(Serialize, Read)]
pub(super) struct Written {
    /// Left out, the first of the queue.
    #[serde(default, skip_serializing_if = "Who::is_first")]
    pub(super) receiver: Who,
    #[serde(default = "usual", skip_serializing_if = "is_usual")]
    pub(super) role: Role,
    #[serde(default = "usual", skip_serializing_if = "is_usual")]
    pub(super) turn: Turn,
    #[serde(default = "a_turn", skip_serializing_if = "is_a_turn")]
    #[read(with = crate::event::bounds::weight)]
    pub(super) weight: Turns,
    pub(super) credit: Option<CreditId>,
    #[serde(default)]
    pub(super) placed: bool,
    pub(super) help: Option<HelpCause>,
    #[serde(default)]
    pub(super) pending: bool,
    /// Whose the visitor is; left out, the receiver's.
    pub(super) owner: Option<Who>,
    /// Who serves him where he is nobody's.
    #[serde(default)]
    pub(super) serves: Option<Who>,
    #[serde(default, skip_serializing_if = "Saw::is_nothing")]
    pub(super) saw: Saw,
    #[serde(default)]
    pub(super) passed: Vec<WrittenPassed>,
    #[serde(default, skip_serializing_if = "Queue::is_empty")]
    pub(super) queue: Queue,
    #[serde(default)]
    pub(super) found: Vec<FilingFound>,
    #[serde(default)]
    pub(super) anew: bool,
    #[serde(default)]
    pub(super) cites: Vec<ArticleId>,
    #[serde(default)]
    pub(super) law: Law,
}

/// The queue as it stood.
#[derive(Default)]
pub(super) struct Queue(pub(super) Vec<Seen>);

impl Queue {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn who(&self, person: PersonId) -> Who {
        let place = self.0.iter().position(|seen| seen.person == person);
        place.map_or(Who::Id(person), Who::Nth)
    }

    pub(super) fn person(&self, who: Who) -> Result<PersonId, &'static str> {
        match who {
            Who::Id(person) => Ok(person),
            Who::Nobody => Err("nobody stands here"),
            Who::Nth(place) => {
                self.0.get(place).map(|seen| seen.person).ok_or("nobody has this place in the queue")
            }
        }
    }
}

/// The letter of where somebody was; none for who was free.
const fn letter(presence: Presence) -> &'static str {
    match presence {
        Presence::Free => "",
        Presence::Serving => "s",
        Presence::OnCall => "c",
        Presence::Away => "a",
        Presence::Off => "o",
    }
}

fn write(seen: &Seen) -> String {
    let Seen { person, ticks, presence, credits } = seen;
    let credits = if *credits > 0 { format!("+{credits}") } else { String::new() };
    format!("{}{ticks}{}{credits}", person.0.short(), letter(*presence))
}

fn read(text: &str) -> Option<Seen> {
    let (person, rest) = text.split_at_checked(22)?;
    let (rest, credits) = match rest.split_once('+') {
        Some((rest, credits)) => (rest, credits.parse().ok()?),
        None => (rest, 0),
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let (ticks, where_) = rest.split_at_checked(digits)?;
    let presence = Presence::ALL.iter().copied().find(|presence| letter(*presence) == where_)?;
    let Ok(person) = entry_id(person).map(PersonId) else { return None };
    Some(Seen { person, ticks: ticks.parse().ok()?, presence, credits })
}

impl Serialize for Queue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0.iter().map(write).collect::<Vec<_>>().join(" "))
    }
}

/// Somebody in the queue as version 1 has him.
#[derive(Read)]
struct Listed {
    person: PersonId,
    ticks: Turns,
    presence: Presence,
    credits: u32,
}

impl Read for Queue {
    fn read(json: &Json) -> Result<Self, Misread> {
        if let Json::String(line) = json {
            let seen = line.split(' ').map(read).collect::<Option<_>>();
            return seen.map(Self).ok_or_else(|| Misread::new("nobody is written like this"));
        }
        let listed = Vec::<Listed>::read(json)?.into_iter();
        let seen = |Listed { person, ticks, presence, credits }| Seen { person, ticks, presence, credits };
        Ok(Self(listed.map(seen).collect()))
    }
}
