//! What is wrong with a book, in plain words: what lint finds, a case that no longer holds, an article whose text says
//! otherwise than its value, an article for which nothing stands.

use rulebook::{
    Book, Facts, Question, RuleId,
    coverage::{Class, coverage},
    lint::{Finding, Part},
    wording::stale,
};

use super::{
    address::{Address, Tab},
    cases::{Failed, tried},
    story::says,
};
use crate::{
    book::words::known,
    text::{I18n, t_string, word},
    widget::article_text,
};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The desk will stop and ask a person.
    Stops,
    /// It is worth a look.
    Look,
}

/// Where it is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// An article.
    Article(String),
    /// A value.
    Value(String),
    /// A case.
    Case(String),
    /// What the book declares.
    Own,
}

impl Where {
    /// The address of the page on which it is mended.
    pub fn href(&self, address: Address) -> String {
        match self {
            Self::Article(id) => address.to(Tab::Read, &[("article", id)]),
            Self::Value(name) => address.to(Tab::Values, &[("value", name)]),
            Self::Case(id) => address.to(Tab::Cases, &[("case", id)]),
            Self::Own => address.to(Tab::Own, &[]),
        }
    }
}

/// A finding, ready to be shown.
#[derive(Clone, Debug)]
pub struct Told {
    /// How much it matters.
    pub weight: Weight,
    /// The word for its kind in data attributes.
    pub kind: &'static str,
    /// What it is.
    pub head: String,
    /// What is said besides.
    pub lines: Vec<String>,
    /// The rules that have a part in it: id and what each says.
    pub rules: Vec<(RuleId, String)>,
    /// The question it belongs to.
    pub question: Option<Question>,
    /// The situation that shows it.
    pub witness: Option<Facts>,
    /// Where it is mended, if not in its rules.
    pub place: Option<Where>,
}

impl Told {
    fn new(kind: &'static str, head: String) -> Self {
        Self {
            weight: Weight::Look,
            kind,
            head,
            lines: Vec::new(),
            rules: Vec::new(),
            question: None,
            witness: None,
            place: None,
        }
    }

    fn at(self, place: Where) -> Self {
        Self { place: Some(place), ..self }
    }
}

/// A finding of lint in plain words.
pub fn told(i18n: I18n, book: &Book, finding: &Finding) -> Told {
    let rules = |ids: &[RuleId]| ids.iter().map(|id| (id.clone(), says(i18n, book, id))).collect::<Vec<_>>();
    let question = finding.question();
    let asked = question.map(|question| word(i18n, "question", question.name())).unwrap_or_default();
    let fact_word = |name: &str| word(i18n, "fact", name);
    let title = |name: &str| {
        known(book, name).map_or_else(|| name.to_owned(), |known| article_text(i18n, &known.title))
    };
    let one = std::slice::from_ref::<RuleId>;
    let (kind, head, ids) = match finding {
        Finding::Clash { rules: ids, .. } => {
            ("clash", t_string!(i18n, studio.clash, question = asked), rules(ids))
        }
        Finding::Gap { slot, .. } => {
            let slot = word(i18n, "slot", slot.name());
            ("gap", t_string!(i18n, studio.gap, question = asked, slot = slot), Vec::new())
        }
        Finding::Asks { fact, .. } => (
            "asks",
            t_string!(i18n, studio.asks_in_vain, question = asked, fact = fact_word(fact.name())),
            Vec::new(),
        ),
        Finding::OpenBoundary { fact, rules: ids, behind, .. } => {
            let fact = fact_word(fact.name());
            let head = match behind {
                true => t_string!(i18n, studio.boundary_behind, question = asked, fact = fact),
                false => t_string!(i18n, studio.boundary, question = asked, fact = fact),
            };
            ("boundary", head, rules(ids))
        }
        Finding::Uncased { rule, .. } => {
            ("uncased", t_string!(i18n, studio.uncased, question = asked), rules(one(rule)))
        }
        Finding::Unreachable { rule, .. } => {
            ("unreachable", t_string!(i18n, studio.unreachable, question = asked), rules(one(rule)))
        }
        Finding::NoSource { fact, rule, .. } => {
            let head = t_string!(i18n, studio.no_source, question = asked, fact = fact_word(fact.name()));
            ("no-source", head, rules(one(rule)))
        }
        Finding::HoursOverDay { rule, fact, parameter, .. } => {
            let head = t_string!(
                i18n,
                studio.hours_over_day,
                value = title(parameter),
                fact = fact_word(fact.name())
            );
            ("hours-over-day", head, rules(one(rule)))
        }
        Finding::DeclaredHours { name, fact, .. } => {
            let head = t_string!(
                i18n,
                studio.declared_hours,
                name = fact_word(name.word()),
                fact = fact_word(fact.name())
            );
            ("declared-hours", head, Vec::new())
        }
        Finding::Shares { rule, most, .. } => {
            let sum = format!("{}.{}", most / 10, most % 10);
            let head =
                t_string!(i18n, studio.shares_short, question = asked, sum = sum.trim_end_matches(".0"));
            ("shares", head, rules(one(rule)))
        }
        Finding::Idle { part, name } => {
            let name = match part {
                Part::Parameter => title(name),
                Part::Fact | Part::Word | Part::Column | Part::Duty | Part::Breach | Part::Order => {
                    fact_word(name)
                }
            };
            ("idle", t_string!(i18n, studio.idle, name = name), Vec::new())
        }
        Finding::ChangesNothing { word: own, under } => {
            let head = t_string!(
                i18n,
                studio.changes_nothing,
                word = fact_word(own.word()),
                under = wide(i18n, book, own.word(), under)
            );
            ("changes-nothing", head, Vec::new())
        }
        Finding::Undated { parameter, on } => {
            ("undated", t_string!(i18n, studio.undated, value = title(parameter), day = on), Vec::new())
        }
        Finding::TooMany { .. } => {
            ("too-many", t_string!(i18n, studio.too_many, question = asked), Vec::new())
        }
    };
    let stops = matches!(
        finding,
        Finding::Clash { .. } | Finding::Gap { .. } | Finding::Asks { .. } | Finding::OpenBoundary { .. }
    );
    let place = match finding {
        Finding::Undated { parameter, .. } | Finding::Idle { part: Part::Parameter, name: parameter } => {
            Some(Where::Value(parameter.clone()))
        }
        Finding::Idle { .. } | Finding::DeclaredHours { .. } | Finding::ChangesNothing { .. } => {
            Some(Where::Own)
        }
        _ => None,
    };
    Told {
        weight: if stops { Weight::Stops } else { Weight::Look },
        rules: ids,
        question,
        witness: finding.witness().cloned(),
        place,
        ..Told::new(kind, head)
    }
}

/// What the wider word of a declared one says.
fn wide(i18n: I18n, book: &Book, own: &str, under: &str) -> String {
    let layers = [Some(&book.declares), book.base.as_deref().map(|base| &base.declares)];
    let mut words = layers.into_iter().flatten().flat_map(|declares| &declares.words);
    let of = words.find(|(name, _)| name.word() == own).map(|(_, word)| word.of.clone());
    word(i18n, &of.unwrap_or_else(|| "breach".to_owned()), under)
}

/// What is wrong with a book besides what lint finds.
pub fn besides(i18n: I18n, book: &Book) -> Vec<Told> {
    let (_, failed) = tried(i18n, book, None);
    let failed = failed.into_iter().map(|failed| of_case(i18n, failed));
    let stale = stale(book).into_iter().map(|stale| {
        let article = book.article(&stale.article);
        let article = article.map(|article| article_text(i18n, &article.number)).unwrap_or_default();
        let parameter = known(book, &stale.parameter);
        let dated = book.parameters.get(&stale.parameter).and_then(|known| known.values.get(&stale.from));
        let value =
            parameter.zip(dated).map(|(known, dated)| crate::book::words::amount(i18n, known, &dated.value));
        let title = parameter.map(|known| article_text(i18n, &known.title)).unwrap_or_default();
        let head = t_string!(
            i18n,
            studio.stale,
            article = article,
            named = stale.named.join("、"),
            value = title,
            amount = value.unwrap_or_default()
        );
        Told::new("stale", head).at(Where::Article(stale.article.to_string()))
    });
    let bare =
        coverage(book).into_iter().filter(|(_, class)| *class == Class::Nothing).map(|(article, _)| {
            let name =
                format!("{} {}", article_text(i18n, &article.number), article_text(i18n, &article.title));
            Told::new("bare", t_string!(i18n, studio.bare_article, article = name))
                .at(Where::Article(article.id.to_string()))
        });
    failed.chain(stale).chain(bare).collect()
}

fn of_case(i18n: I18n, failed: Failed) -> Told {
    let question = word(i18n, "question", failed.question.name());
    let head = t_string!(i18n, studio.case_fails, case = failed.id.clone(), question = question);
    let line = |name: &'static str, text: String| t_string!(i18n, rulebook.is, fact = name, value = text);
    Told {
        lines: vec![
            line(t_string!(i18n, studio.expected), failed.expected),
            line(t_string!(i18n, studio.came), failed.came),
        ],
        question: Some(failed.question),
        witness: Some(failed.facts),
        ..Told::new("case", head).at(Where::Case(failed.id))
    }
}
