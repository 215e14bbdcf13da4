//! What is written in the columns of a register, and when a column counts as filled. A column that a book demands is not
//! filled by a stroke: what its form is stands here and nowhere else.

use crate::alike::{Identity, Name, Telephone, fold};
use paper::{OrderedMap, date};
use rulebook::Book;
use rulebook::declare::Form;
use rulebook::word::Field;

/// What is to be written in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What somebody is called.
    Name,
    /// How he is addressed.
    Address,
    /// A text of this form.
    Of(Form),
    /// Nothing; somebody signs.
    Signature,
    /// Nothing; it is ticked.
    Tick,
    /// Nothing; it stands in the entry itself.
    ByItself,
}

/// The columns of a register: those of the vocabulary and those that books declare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    declared: OrderedMap<Field, Form>,
}

/// What is written in columns, and ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// The texts.
    pub texts: OrderedMap<Field, String>,
    /// Whether somebody signs.
    pub signed: bool,
    /// Whether a supervisor has confirmed it.
    pub confirmed: bool,
}

impl Columns {
    /// The columns under these books.
    pub fn of<'a>(books: impl IntoIterator<Item = &'a Book>) -> Self {
        let columns = books.into_iter().flat_map(|book| book.glossary().columns());
        Self { declared: columns.map(|(field, column)| (field, column.form)).collect() }
    }

    /// The columns that books declare.
    pub fn declared(&self) -> impl Iterator<Item = Field> {
        self.declared.keys().copied()
    }

    /// Every column.
    pub fn all(&self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().chain(self.declared())
    }

    /// What is to be written in a column.
    pub fn shape(&self, column: Field) -> Shape {
        match column {
            Field::Name => Shape::Name,
            Field::Salutation => Shape::Address,
            Field::Phone => Shape::Of(Form::Telephone),
            Field::IdNumber => Shape::Of(Form::IdNumber),
            Field::Signature => Shape::Signature,
            Field::Confirmation => Shape::Tick,
            Field::VisitTime | Field::Date | Field::Receiver => Shape::ByItself,
            Field::UnitType
            | Field::Source
            | Field::Address
            | Field::Area
            | Field::Budget
            | Field::Household
            | Field::Intent
            | Field::Intermediary
            | Field::SurveyCompany
            | Field::CallTime
            | Field::Content
            | Field::Requirements
            | Field::Referrer => Shape::Of(Form::Text),
            Field::Own(_) => Shape::Of(self.declared.get(&column).copied().unwrap_or_default()),
        }
    }

    /// The columns that are filled.
    pub fn filled(&self, entered: &Entered) -> Vec<Field> {
        let filled = |column: &Field| match self.shape(*column) {
            Shape::Signature => entered.signed,
            Shape::Tick => entered.confirmed,
            // When, on which day and by whom he was received stands in the entry.
            Shape::ByItself => true,
            shape => entered.texts.get(column).is_some_and(|text| shape.filled_by(text)),
        };
        self.all().filter(filled).collect()
    }
}

/// What is written where nobody knows, folded: it names nobody.
const NOBODY: [&str; 28] = [
    "不详",
    "不明",
    "不知",
    "不知道",
    "未知",
    "未留",
    "没留",
    "无",
    "没有",
    "无名",
    "无名氏",
    "保密",
    "匿名",
    "待定",
    "待补",
    "待填",
    "暂无",
    "某",
    "某某",
    "某某某",
    "某人",
    "unknown",
    "none",
    "nil",
    "null",
    "anonymous",
    "noname",
    "tbd",
];

/// Whether a text names somebody: not where a stroke, a letter alone or a word for nobody stands in the place of a name.
pub fn names_somebody(text: &str) -> bool {
    let letters = fold(text);
    let mut each = letters.chars();
    let first = each.next();
    let one_letter = letters.is_ascii() && each.all(|next| Some(next) == first);
    // `N/A`; somebody may be called Na.
    let not_there = letters == "na" && (text.contains(['/', '.', '\\', '／']) || text.trim() == "NA");
    Name::read(text).names() && !one_letter && !not_there && !NOBODY.contains(&letters.as_str())
}

impl Shape {
    /// Whether a text fills such a column. Blanks and strokes fill none.
    pub fn filled_by(self, text: &str) -> bool {
        match self {
            Self::Name => names_somebody(text),
            Self::Address => fold(text).chars().any(char::is_alphabetic),
            Self::Of(Form::Text) => !fold(text).is_empty(),
            Self::Of(Form::Telephone) => Telephone::read(text).into_iter().any(Telephone::possible),
            Self::Of(Form::Number) => {
                let number = fold(text);
                !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit())
            }
            Self::Of(Form::Day) => date::read(text.trim()).is_some(),
            Self::Of(Form::IdNumber) => Identity::read(text).is_some(),
            Self::Signature | Self::Tick | Self::ByItself => false,
        }
    }
}
