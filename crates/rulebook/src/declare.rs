//! What a book declares of its own: facts to be asked or counted, words under words of the vocabulary, columns of a
//! registration, duties, breaches, named orders.
//!
//! Effects are closed, facts are open (`docs/decisions/0012-facts-are-open.md`): behind what moves the queue, ownership
//! or money stands machinery, so no book can invent it; what is only asked, shown, counted and kept, it can.

use crate::article::{ArticleId, Text};
use crate::fact::{Domain, Fact};
use crate::facts::Facts;
use crate::measure::{Limit, PeriodName};
use crate::name::Name;
use crate::word::{Breach, Recorded, Whose};
use paper::OrderedMap;
use paper::Read;
use serde::Serialize;

/// The kind of a declared fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Yes or no.
    Flag,
    /// One of the words listed with it.
    Word,
    /// A whole number from 0.
    Number,
    /// A day.
    Day,
    /// A day and hour.
    Moment,
    /// An amount of money, to the cent.
    Amount,
}

impl FactKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Flag, Self::Word, Self::Number, Self::Day, Self::Moment, Self::Amount];

    /// The name in data files and message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Word => "word",
            Self::Number => "number",
            Self::Day => "day",
            Self::Moment => "moment",
            Self::Amount => "amount",
        }
    }

    /// The values it may take; of words: those of the declaration.
    pub const fn domain(self) -> Domain {
        match self {
            Self::Flag => Domain::Flag,
            Self::Word => Domain::Own,
            Self::Number => Domain::Count,
            Self::Day => Domain::Day,
            Self::Moment => Domain::Moment,
            Self::Amount => Domain::Amount,
        }
    }
}

/// A word of a declared fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The word, of small letters, digits and underscores.
    pub word: String,
    /// What it says.
    pub says: Text,
}

/// Which records are looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Records {
    /// What was recorded.
    pub of: Recorded,
    /// Whose records.
    pub whose: Whose,
    /// Only those of the last so many days, hours …, `$name`, counted back from the day or moment of the question; or
    /// from `before`, where that is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<PeriodName>,
    /// Only those after the day or moment in this fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Fact>,
    /// Only those before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Fact>,
    /// Only those of which these facts were recorded, such as the reason of an absence or the kind of a contact.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub only: Facts,
}

/// From one day or moment to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The earlier one.
    pub from: Fact,
    /// The later one.
    pub to: Fact,
}

/// How the ledger finds a declared fact out by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// How many records there are.
    Count(Records),
    /// The moment of the first of them.
    First(Records),
    /// The moment of the last of them.
    Last(Records),
    /// Whole minutes between two moments; unknown if one of them is, 0 if the second is not later.
    Minutes(Span),
    /// Days between two days.
    Days(Span),
}

impl Source {
    /// The kind of fact it gives.
    pub const fn kind(&self) -> FactKind {
        match self {
            Self::Count(_) | Self::Minutes(_) | Self::Days(_) => FactKind::Number,
            Self::First(_) | Self::Last(_) => FactKind::Moment,
        }
    }

    /// The facts it is counted from.
    pub fn marks(&self) -> impl Iterator<Item = Fact> {
        let marks = match self {
            Self::Count(records) | Self::First(records) | Self::Last(records) => {
                [records.since, records.before]
            }
            Self::Minutes(span) | Self::Days(span) => [Some(span.from), Some(span.to)],
        };
        marks.into_iter().flatten()
    }

    /// The records it looks at, if it looks at any.
    pub const fn records(&self) -> Option<&Records> {
        match self {
            Self::Count(records) | Self::First(records) | Self::Last(records) => Some(records),
            Self::Minutes(_) | Self::Days(_) => None,
        }
    }
}

/// A fact the book declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct DeclaredFact {
    /// What it is called in lists and reasons.
    pub says: Text,
    /// The question by which a person is asked for it; its name, if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Text>,
    /// What it is.
    pub kind: FactKind,
    /// The words it may be, in the order in which they are offered; only with kind `word`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Choice>,
    /// How the ledger finds it out; without it a person is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The articles that look at it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<ArticleId>,
}

/// A word under a word of the vocabulary: what is said of the wider one holds for it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct DeclaredWord {
    /// The list of words, such as `absence_reason`.
    pub of: String,
    /// The wider word, of the vocabulary or declared.
    pub under: String,
    /// What it says.
    pub says: Text,
}

/// What is written in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Any text.
    #[default]
    Text,
    /// A telephone number.
    Telephone,
    /// A whole number.
    Number,
    /// A day.
    Day,
    /// The number of an identity paper.
    IdNumber,
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Text, Self::Telephone, Self::Number, Self::Day, Self::IdNumber];

    /// The name in data files and message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Telephone => "telephone",
            Self::Number => "number",
            Self::Day => "day",
            Self::IdNumber => "id_number",
        }
    }
}

/// A column of a registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading.
    pub says: Text,
    /// What is written in it.
    #[serde(default)]
    pub form: Form,
}

/// Something that must be done besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct DeclaredDuty {
    /// What must be done.
    pub says: Text,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Limit>,
}

/// A breach of the regulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct DeclaredBreach {
    /// What was done.
    pub says: Text,
    /// The wider breach, if what is said of that holds for it too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<Breach>,
}

/// A named order of people, or a table of terms. Who stands in it the office says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct DeclaredOrder {
    /// What it is called.
    pub says: Text,
}

/// Everything a book declares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields, default)]
pub struct Declarations {
    /// Facts.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub facts: OrderedMap<Name, DeclaredFact>,
    /// Words under words of the vocabulary.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub words: OrderedMap<Name, DeclaredWord>,
    /// Columns of a registration.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub columns: OrderedMap<Name, Column>,
    /// Duties.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub duties: OrderedMap<Name, DeclaredDuty>,
    /// Breaches.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub breaches: OrderedMap<Name, DeclaredBreach>,
    /// Named orders and tables of terms.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub orders: OrderedMap<Name, DeclaredOrder>,
}

impl Declarations {
    /// Every name that is declared, with what it says, by kind and then in order.
    pub fn names(&self) -> impl Iterator<Item = (Name, &Text)> {
        let facts = self.facts.iter().map(|(name, declared)| (*name, &declared.says));
        let words = self.words.iter().map(|(name, declared)| (*name, &declared.says));
        let columns = self.columns.iter().map(|(name, declared)| (*name, &declared.says));
        let duties = self.duties.iter().map(|(name, declared)| (*name, &declared.says));
        let breaches = self.breaches.iter().map(|(name, declared)| (*name, &declared.says));
        let orders = self.orders.iter().map(|(name, declared)| (*name, &declared.says));
        facts.chain(words).chain(columns).chain(duties).chain(breaches).chain(orders)
    }
}
