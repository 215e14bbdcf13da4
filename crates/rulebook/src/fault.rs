//! What is wrong with a book, and where: keys and arguments, so that every language can say it.

use std::fmt;

/// The longest quotation of a stranger's text in a fault, in characters.
const LONGEST_QUOTE: usize = 400;

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookError {
    /// The place, such as `rules.turn[3].cites[0]`; empty for the document as a whole.
    pub path: String,
    /// What is wrong there.
    pub what: What,
}

impl fmt::Display for BookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let colon = if self.path.is_empty() { "" } else { ": " };
        write!(f, "{}{colon}{}", self.path, self.what)
    }
}

impl std::error::Error for BookError {}

impl BookError {
    /// The same fault of a part, seen from the whole in which the part lies at `above`.
    #[must_use]
    pub fn below(self, above: &str) -> Self {
        let path = match self.path.as_str() {
            "" => above.to_owned(),
            path if path.starts_with('[') => format!("{above}{path}"),
            path => format!("{above}.{path}"),
        };
        Self { path, ..self }
    }
}

/// A fault; what a stranger wrote is quoted no longer than can be shown.
pub(crate) fn wrong(path: impl Into<String>, what: What) -> BookError {
    BookError { path: quote(path.into()), what }
}

/// A stranger's text, cut to what can be shown.
pub(crate) fn quote(text: String) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

macro_rules! faults {
    ($($(#[doc = $doc:literal])* $name:ident $({ $($field:ident : $type:ty),+ })? = $key:literal, $says:literal;)+) => {
        /// What is wrong. The message is `fault.` and the key; `Display` is for logs and the command line.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the fields are named in the sentence of each")]
        pub enum What { $($(#[doc = $doc])* $name $({ $($field: $type),+ })?),+ }

        impl What {
            /// Every key, for the messages.
            pub const KEYS: &'static [&'static str] = &[$($key),+];
            /// The message key.
            pub const fn key(&self) -> &'static str {
                match self { $(Self::$name $({ $($field: _),+ })? => $key),+ }
            }
            /// The arguments of the message.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self { $(Self::$name $({ $($field),+ })? => vec![$($((stringify!($field), quote($field.to_string()))),+)?]),+ }
            }
        }

        impl fmt::Display for What {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$name $({ $($field),+ })? => write!(f, $says)),+ }
            }
        }
    };
}

faults! {
    /// The document is too large to be read.
    TooLarge { most: usize } = "too_large", "the document is larger than {most} bytes";
    /// It begins with a byte-order mark.
    ByteOrderMark = "byte_order_mark", "the document begins with a byte-order mark";
    /// It is not UTF-8.
    NotUtf8 { at: usize } = "not_utf8", "the document is not UTF-8 at byte {at}";
    /// There is something after its end.
    GoesOn { detail: String } = "goes_on", "the document goes on after its end: {detail}";
    /// It is no JSON.
    NotJson { detail: String } = "not_json", "the document is no JSON: {detail}";
    /// A part has another shape than is expected; the detail names it.
    Shape { detail: String } = "shape", "{detail}";
    /// The document has another shape than is expected.
    DocumentShape { detail: String } = "document_shape", "the document: {detail}";
    /// A fraction, or a number beyond all bounds.
    NoWholeNumber = "no_whole_number", "is no whole number, or one too large";
    /// The document itself is a fraction.
    DocumentNoNumber = "document_no_number", "the document is no whole number, or one too large";
    /// Lists and objects lie too deep in each other.
    TooDeep { most: usize } = "too_deep", "nests deeper than {most}";
    /// A text or a name is too long.
    TooLong { most: usize } = "too_long", "is longer than {most} bytes";
    /// A character that is not seen on paper.
    Hidden { code: String } = "hidden", "has a character that is not seen: {code}";
    /// The document is a text with such a character.
    DocumentHidden { code: String } = "document_hidden", "the document has a character that is not seen: {code}";
    /// A number that not every reader carries exactly.
    Beyond { most: u64 } = "beyond", "is a number beyond {most}";
    /// A list or an object has too many entries.
    TooMany { most: usize } = "too_many", "has more than {most} entries";
    /// A name stands twice in one object.
    TwiceInObject = "twice_in_object", "stands twice in the same object";

    /// Another format, or a newer version of it.
    Format = "format", "not a rulebook of format version 1";
    /// An extended book extends another.
    BaseOfBase = "base_of_base", "an extended book may not extend another";
    /// The book that is extended is not in the document.
    BaseMissing = "base_missing", "the extended book is not in the document, or another one is";
    /// A book extends itself.
    ExtendsItself = "extends_itself", "the book extends itself";
    /// There is no question of this name.
    NoQuestion { name: String } = "no_question", "there is no such question: {name:?}";
    /// An article stands twice.
    ArticleTwice { id: String, first: String } = "article_twice", "article {id} stands twice, first at {first}";
    /// The reason for conduct stands where it does not belong, or does not stand where it does.
    WhyConduct = "why_conduct", "why_conduct goes with kind conduct, and only with it";
    /// There is no switch of this name.
    NoSwitch { name: String } = "no_switch", "there is no switch {name:?}";
    /// A rule stands twice.
    RuleTwice { id: String, first: String } = "rule_twice", "rule {id} stands twice, first at {first}";
    /// A rule replaces one that is not there.
    Replaces { id: String } = "replaces", "replaces {id}, which the extended book does not have";
    /// A rule is an exception to one that is not there.
    ExceptionTo { id: String } = "exception_to", "exception to {id}, which is not here";
    /// There is no article of this id.
    NoArticle { id: String } = "no_article", "there is no article {id}";
    /// A rule cites nothing.
    Uncited = "uncited", "a rule cites one or more articles";
    /// The effect is no answer to the question.
    NoAnswer { slot: String } = "no_answer", "{slot} does not answer this question";
    /// A list of rules is expected.
    RulesExpected = "rules_expected", "a list of rules is expected";

    /// A parameter is of another kind than in the extended book.
    OtherKindBelow = "other_kind_below", "in the extended book it is of another kind";
    /// A rule is an exception to itself.
    Circle = "circle", "is an exception to itself, by a circle of exceptions";
    /// Exceptions to exceptions, too many one upon the other.
    LongChain { most: usize } = "long_chain", "begins a chain of more than {most} exceptions to exceptions";
    /// A list where names are expected.
    NamesExpected = "names_expected", "names are expected, not a list";
    /// An id that cannot be cited.
    BadId { most: usize } = "bad_id", "an id has 1 to {most} bytes and no blank";
    /// No date in its one spelling.
    BadDate { text: String, first: i32 } = "bad_date", "{text:?} is no date YYYY-MM-DD of the years from {first}";
    /// A value is of another kind than the first.
    OtherKind = "other_kind", "is of another kind than on the first date";
    /// A period is too short or too long.
    PeriodUnits { first: i64, most: i64 } = "period_units", "a period has {first} to {most} units";
    /// A range whose ends are in the wrong order.
    RangeOrder = "range_order", "a range goes from the smaller to the larger";
    /// A parameter without a value.
    NoValue = "no_value", "a parameter has one value or more";
    /// An empty list.
    EmptyList = "empty_list", "an empty list says nothing";
    /// A word that is no choice of a switch.
    NoChoice { word: String, name: String } = "no_choice", "{word:?} is not among the choices of {name:?}";
    /// There is no parameter of this name.
    NoParameter { name: String } = "no_parameter", "there is no parameter {name:?}";
    /// A parameter of the wrong kind.
    ParameterKind { name: String, is: &'static str, needed: &'static str } = "parameter_kind", "{name:?} is {is}, {needed} is needed here";
    /// A rule without effects.
    NothingFollows = "nothing_follows", "nothing follows from the rule";
    /// A cap that lets nobody through.
    CapZero = "cap_zero", "a cap is 1 or more";
    /// More than the whole is paid out.
    PayoutBeyond = "payout_beyond", "no more than 1000 of 1000 are paid out";
    /// A reception that uses no turn, or too many.
    Weight = "weight", "a reception uses a tenth of a turn to 9 turns; one that uses none has turn none";
    /// A suspension without an end.
    SuspensionLimit = "suspension_limit", "a suspension needs a limit, `until`";
    /// A day that begins in a named order, and in which.
    OrderMissing = "order_missing", "a day that begins in a named order needs its name, `order`";
    /// More than the whole is shared.
    SharesBeyond { shared: i64 } = "shares_beyond", "{shared} of 1000 are shared";

    /// Conditions nest too deep.
    ConditionDepth { most: usize } = "condition_depth", "conditions nest deeper than {most}";
    /// No condition.
    ConditionExpected = "condition_expected", "a condition is an object of facts";
    /// There is no fact of this name.
    NoFact { name: String } = "no_fact", "there is no fact {name:?}";
    /// A list of conditions is expected.
    ConditionsExpected = "conditions_expected", "a list of conditions is expected";
    /// A word of a switch is expected.
    WordExpected { found: String } = "word_expected", "a word of the parameter is expected, not {found}";
    /// A test is expected.
    TestExpected = "test_expected", "a test is expected";
    /// A fact cannot have this value.
    FactValue { fact: String, may: String, found: String } = "fact_value", "{fact} may be {may}, not {found}";
    /// A fact has no such test.
    NoTest { fact: String, test: String } = "no_test", "{fact} has no test {test:?}";
    /// A whole number is expected.
    NumberExpected = "number_expected", "a whole number is expected";
    /// An hour of the day is expected.
    HourExpected = "hour_expected", "an hour of the day is expected, written HH:MM";
    /// The name of a parameter is expected.
    NameExpected = "name_expected", "the name of a parameter is expected, written \"$name\"";

    /// A name that a book gives is not written as such names are.
    OwnName { most: usize } = "own_name", "a name the book gives is own. and up to {most} small letters, digits, dots and underscores";
    /// The vocabulary already has a fact, word, column, duty or breach of this name.
    DeclaredTwice { name: String } = "declared_twice", "{name} is declared in the extended book already";
    /// A list of declared words is too short.
    WordsMissing = "words_missing", "a fact of kind word has two words or more";
    /// Words stand where they do not belong.
    WordsIdle = "words_idle", "only a fact of kind word has words";
    /// There is no list of words of this name.
    NoLexicon { name: String } = "no_lexicon", "{name:?} is no list of words that a book may widen";
    /// The list has no such word.
    NoWordOf { word: String, of: String } = "no_word_of", "{word:?} is no word of {of}";
    /// A word the book does not declare.
    Undeclared { name: String } = "undeclared", "{name} is not declared";
    /// A fact whose value comes from the ledger needs to be a number, a moment or a flag.
    SourceKind { needed: &'static str } = "source_kind", "what the ledger counts or finds out is a fact of kind {needed}";
    /// A fact from which something is counted must be a day or a moment.
    MarkExpected { fact: String } = "mark_expected", "{fact} is neither a day nor a moment";
    /// More names than the program keeps.
    TooManyNames = "too_many_names", "more names than this program can keep";
}
