//! A book: articles, parameters by date and rules, read from JSON and checked on the way in.

use crate::article::{Article, ArticleId, ArticleKind, Text};
use crate::case::{self, Case};
use crate::condition::{self, When};
use crate::effect::Effects;
use crate::fact::{Fact, Facts};
pub use crate::parameter::{AsOf, Dated, Parameter, ParameterKind, ParameterValue};
use crate::period::Date;
use crate::question::Question;
use crate::word::Matter;
use crate::{proof, strict};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The largest book accepted, in bytes of JSON.
pub const LARGEST: usize = 4 << 20;

/// The digest of a book: SHA-256 of its canonical JSON, in hex.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BookDigest(pub String);

/// The id of a rule, unique within its book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(pub String);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is wrong with a book, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookError {
    /// The place, such as `rules.turn[3].cites[0]`; empty for the document as a whole.
    pub path: String,
    /// What is wrong there.
    pub what: String,
}

impl std::fmt::Display for BookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let colon = if self.path.is_empty() { "" } else { ": " };
        write!(f, "{}{colon}{}", self.path, self.what)
    }
}

impl std::error::Error for BookError {}

/// An error; what a stranger wrote is quoted no longer than can be shown.
pub(crate) fn wrong(path: impl Into<String>, what: impl std::fmt::Display) -> BookError {
    let cut = |text: String| match text.char_indices().nth(400) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    };
    BookError { path: cut(path.into()), what: cut(what.to_string()) }
}

/// The head of a book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Always `turnbook-rulebook`.
    pub format: String,
    /// The version of this format.
    pub version: u16,
    /// A short id such as `rb-d`.
    pub id: String,
    /// The edition of the regulation.
    pub edition: String,
    /// The full title.
    pub title: Text,
    /// A short name for narrow places.
    pub short: Text,
    /// What it is about; receptions, unless it says otherwise.
    #[serde(default = "receptions", skip_serializing_if = "is_reception")]
    pub matter: Matter,
    /// The language the regulation is written in.
    pub language: String,
    /// The first day it may be adopted for.
    pub in_force_from: Date,
    /// The book that speaks where this one is silent.
    pub extends: Option<String>,
    /// What characterises it.
    pub about: Text,
}

const fn receptions() -> Matter {
    Matter::Reception
}

fn is_reception(matter: &Matter) -> bool {
    *matter == Matter::Reception
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// The articles it comes from, one or more.
    pub cites: Vec<ArticleId>,
    /// What the rule says in plain words.
    pub says: Text,
    /// The reading chosen where the article leaves it open.
    pub reading: Option<Text>,
    /// When it holds.
    pub when: When,
    /// What follows.
    pub then: Effects,
    /// The rules it sets aside when it holds.
    pub exception_to: Vec<RuleId>,
    /// The rules of the extended book that it replaces for good.
    pub replaces: Vec<RuleId>,
}

/// A point at which the regulation itself contradicts itself or leaves a hole, and how the book reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownIssue {
    /// A short id, unique in the book.
    pub id: String,
    /// The articles concerned.
    pub cites: Vec<ArticleId>,
    /// What is wrong with the source.
    pub says: Text,
    /// The reading chosen.
    pub reading: Text,
    /// The parameter that switches the reading, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub switch: Option<String>,
    /// The question in which it shows.
    pub question: Question,
    /// Facts that show it.
    pub witness: Facts,
}

/// The rules of one question, the book's own first, then those of the extended book.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chapter {
    pub(crate) rules: Vec<Rule>,
    /// How many of `rules` are the book's own.
    pub(crate) own: usize,
    /// For each rule the rules that are exceptions to it.
    pub(crate) exceptions: Vec<Vec<usize>>,
    /// The facts that any rule mentions.
    pub(crate) mentions: BTreeSet<Fact>,
}

/// A complete book.
#[derive(Clone, Debug)]
pub struct Book {
    /// Its head.
    pub about: About,
    /// The articles in order.
    pub articles: Vec<Article>,
    /// The parameters.
    pub parameters: BTreeMap<String, Parameter>,
    /// Where the regulation contradicts itself, and how it is read.
    pub known_issues: Vec<KnownIssue>,
    /// The cases written beside the rules.
    pub cases: Vec<Case>,
    /// The book that speaks where this one is silent.
    pub base: Option<Box<Book>>,
    /// The digest over everything, the extended book included.
    pub digest: BookDigest,
    pub(crate) chapters: BTreeMap<Question, Chapter>,
    own: BTreeMap<Question, Vec<Rule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bundle {
    book: About,
    articles: Vec<Article>,
    parameters: BTreeMap<String, Parameter>,
    rules: BTreeMap<String, Json>,
    #[serde(default)]
    known_issues: Vec<KnownIssue>,
    #[serde(default)]
    cases: Vec<Json>,
    base: Option<Json>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: RuleId,
    cites: Vec<ArticleId>,
    says: Text,
    #[serde(default)]
    reading: Option<Text>,
    #[serde(default)]
    when: Json,
    then: Effects,
    #[serde(default)]
    exception_to: Vec<RuleId>,
    #[serde(default)]
    replaces: Vec<RuleId>,
}

/// The files of a book's folder.
#[derive(Clone, Debug, Serialize)]
pub struct Parts {
    /// `book.json`.
    pub book: Json,
    /// `articles.json`.
    pub articles: Json,
    /// `parameters.json`.
    pub parameters: Json,
    /// `rules.json`.
    pub rules: Json,
    /// `known_issues.json`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_issues: Option<Json>,
    /// `cases.json`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<Json>,
    /// The document of the book it extends, if any.
    pub base: Option<Json>,
}

/// Joins the files of a book's folder, and the book it extends, into the one document that is adopted and exported.
pub fn bundle(parts: &Parts) -> Json {
    serde_json::to_value(parts).unwrap_or(Json::Null)
}

impl Book {
    /// Reads a book from the bytes of its document, as a stranger hands them over.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place. Nothing is accepted in part.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BookError> {
        Self::read(&strict::read(bytes)?)
    }

    /// Reads a book from the text of its document.
    ///
    /// # Errors
    /// As [`Self::from_bytes`].
    pub fn from_text(text: &str) -> Result<Self, BookError> {
        Self::from_bytes(text.as_bytes())
    }

    /// Reads a book from its document.
    ///
    /// # Errors
    /// As [`Self::from_bytes`], but for what JSON in memory cannot show.
    pub fn from_json(json: &Json) -> Result<Self, BookError> {
        strict::look(json)?;
        Self::read(json)
    }

    /// Reads a book from a document that has been looked at.
    fn read(json: &Json) -> Result<Self, BookError> {
        let bundle: Bundle = strict::shape(json, "")?;
        if bundle.book.format != "turnbook-rulebook" || bundle.book.version != 1 {
            return Err(wrong("book.format", "not a rulebook of format version 1"));
        }
        let base = match &bundle.base {
            None | Some(Json::Null) => None,
            Some(json) => {
                if json.get("base").is_some_and(|base| !base.is_null()) {
                    return Err(wrong("base.base", "an extended book may not extend another"));
                }
                let below = |path: &str| if path.is_empty() { "base".into() } else { format!("base.{path}") };
                Some(Box::new(Self::read(json).map_err(|e| wrong(below(&e.path), e.what))?))
            }
        };
        let extends = bundle.book.extends.as_deref();
        if extends != base.as_ref().map(|base| base.about.id.as_str()) {
            return Err(wrong("book.extends", "the extended book is not in the document, or another one is"));
        }
        let mut own = BTreeMap::new();
        for (name, rules) in &bundle.rules {
            let path = format!("rules.{name}");
            let question =
                Question::from_name(name).ok_or_else(|| wrong(&path, "there is no such question"))?;
            own.insert(question, read_rules(rules, &path)?);
        }
        let text = serde_json::to_string(json).map_err(|e| wrong("", e))?;
        let mut book = Self {
            about: bundle.book,
            articles: bundle.articles,
            parameters: bundle.parameters,
            known_issues: bundle.known_issues,
            cases: case::read_all(&bundle.cases)?,
            base,
            digest: digest(&text),
            chapters: BTreeMap::new(),
            own,
        };
        proof::proofread(json, &book)?;
        book.check()?;
        book.chapters =
            Question::ALL.iter().map(|q| Ok((*q, book.chapter(*q)?))).collect::<Result<_, BookError>>()?;
        Ok(book)
    }

    /// The book's own rules of a question, in order.
    pub fn rules(&self, question: Question) -> &[Rule] {
        self.own.get(&question).map_or(&[], Vec::as_slice)
    }

    /// The rule of this id, the book's own or of the extended book.
    pub fn find_rule(&self, id: &RuleId) -> Option<&Rule> {
        let own = self.own.values().flatten().find(|rule| rule.id == *id);
        own.or_else(|| self.base.as_ref().and_then(|base| base.find_rule(id)))
    }

    /// The article of this id, the book's own or of the extended book.
    pub fn article(&self, id: &ArticleId) -> Option<&Article> {
        let own = self.articles.iter().find(|article| article.id == *id);
        own.or_else(|| self.base.as_ref().and_then(|base| base.article(id)))
    }

    /// The value of a parameter on a date, with its article.
    pub fn parameter(&self, name: &str, on: Date) -> Option<&Dated> {
        let own = self.parameters.get(name).and_then(|p| p.values.range(..=on).next_back());
        own.map(|(_, dated)| dated).or_else(|| self.base.as_ref().and_then(|base| base.parameter(name, on)))
    }

    /// A parameter, the book's own or of the extended book.
    pub fn find_parameter(&self, name: &str) -> Option<&Parameter> {
        let below = || self.base.as_ref().and_then(|base| base.find_parameter(name));
        self.parameters.get(name).or_else(below)
    }

    /// The words a switch may be, with what each means; those of the extended book if its own has none.
    pub fn choices(&self, name: &str) -> Option<&BTreeMap<String, Text>> {
        let own = self.parameters.get(name).map(|p| &p.choices).filter(|choices| !choices.is_empty());
        own.or_else(|| self.base.as_ref().and_then(|base| base.choices(name)))
    }

    fn check(&self) -> Result<(), BookError> {
        let mut ids = BTreeSet::new();
        for (i, article) in self.articles.iter().enumerate() {
            let path = format!("articles[{i}]");
            if !ids.insert(&article.id) {
                return Err(wrong(path, format!("article {} stands twice", article.id)));
            }
            if (article.kind == ArticleKind::Conduct) != article.why_conduct.is_some() {
                return Err(wrong(path, "why_conduct goes with kind conduct, and only with it"));
            }
        }
        let below = self.base.iter().flat_map(|base| &base.articles).map(|article| &article.id);
        let known: BTreeSet<_> = below.chain(ids).collect();
        for (name, parameter) in &self.parameters {
            for (date, dated) in &parameter.values {
                known_article(&known, &dated.article, &format!("parameters.{name}.{date}"))?;
            }
        }
        for (i, issue) in self.known_issues.iter().enumerate() {
            for id in &issue.cites {
                known_article(&known, id, &format!("known_issues[{i}].cites"))?;
            }
            if let Some(name) = issue.switch.as_ref().filter(|name| self.choices(name).is_none()) {
                return Err(wrong(
                    format!("known_issues[{i}].switch"),
                    format!("there is no switch {name:?}"),
                ));
            }
        }
        let mut rules = BTreeSet::new();
        for (question, list) in &self.own {
            for (i, rule) in list.iter().enumerate() {
                let path = format!("rules.{}[{i}]", question.name());
                if !rules.insert(&rule.id) {
                    return Err(wrong(path, format!("rule {} stands twice", rule.id)));
                }
                check_rule(rule, *question, &known, &path)?;
            }
        }
        Ok(())
    }

    /// Joins the rules of a question with those of the extended book and resolves the exceptions.
    fn chapter(&self, question: Question) -> Result<Chapter, BookError> {
        let own = self.rules(question);
        let path = |i: usize| format!("rules.{}[{i}]", question.name());
        let below = self.base.as_ref().map_or(&[][..], |base| base.rules(question));
        let ids: BTreeSet<_> = below.iter().map(|rule| &rule.id).collect();
        let mut replaced = BTreeSet::new();
        for (i, id) in
            own.iter().enumerate().flat_map(|(i, rule)| rule.replaces.iter().map(move |id| (i, id)))
        {
            if !ids.contains(id) {
                let what = format!("replaces {id}, which the extended book does not have");
                return Err(wrong(format!("{}.replaces", path(i)), what));
            }
            replaced.insert(id);
        }
        let mut rules = own.to_vec();
        rules.extend(below.iter().filter(|rule| !replaced.contains(&rule.id)).cloned());
        let mut places = BTreeMap::new();
        for (i, rule) in rules.iter().enumerate() {
            places.entry(&rule.id).or_insert(i);
        }
        let mut exceptions = vec![Vec::new(); rules.len()];
        for (i, rule) in rules.iter().enumerate() {
            for id in &rule.exception_to {
                let to = places.get(id).ok_or_else(|| {
                    wrong(
                        format!("{}.exception_to", path(i)),
                        format!("exception to {id}, which is not here"),
                    )
                })?;
                exceptions[*to].push(i);
            }
        }
        proof::chains(&exceptions).map_err(|(i, what)| wrong(path(i), what))?;
        let mut mentions = BTreeSet::new();
        for rule in &rules {
            rule.when.each(&mut |fact, _| {
                mentions.insert(fact);
            });
            rule.then.anchors(&mut |fact| {
                mentions.insert(fact);
            });
        }
        Ok(Chapter { own: own.len(), rules, exceptions, mentions })
    }
}

fn known_article(known: &BTreeSet<&ArticleId>, id: &ArticleId, path: &str) -> Result<(), BookError> {
    if known.contains(id) { Ok(()) } else { Err(wrong(path, format!("there is no article {id}"))) }
}

fn check_rule(
    rule: &Rule,
    question: Question,
    known: &BTreeSet<&ArticleId>,
    path: &str,
) -> Result<(), BookError> {
    if rule.cites.is_empty() {
        return Err(wrong(format!("{path}.cites"), "a rule cites one or more articles"));
    }
    for (i, id) in rule.cites.iter().enumerate() {
        known_article(known, id, &format!("{path}.cites[{i}]"))?;
    }
    match rule.then.slots().find(|slot| !question.takes(*slot)) {
        Some(slot) => {
            let what = format!("{} does not answer this question", slot.name());
            Err(wrong(format!("{path}.then.{}", slot.name()), what))
        }
        None => Ok(()),
    }
}

fn read_rules(json: &Json, path: &str) -> Result<Vec<Rule>, BookError> {
    let Json::Array(items) = json else { return Err(wrong(path, "a list of rules is expected")) };
    let read = |(i, item): (usize, &Json)| {
        let path = format!("{path}[{i}]");
        let raw: RawRule = strict::shape(item, &path)?;
        let when = match &raw.when {
            Json::Null => When::All(Vec::new()),
            json => condition::read(json, &format!("{path}.when")).map_err(|e| {
                let (at, what) = e.split_once(": ").unwrap_or(("", &e));
                wrong(at, what)
            })?,
        };
        let RawRule { id, cites, says, reading, then, exception_to, replaces, .. } = raw;
        Ok(Rule { id, cites, says, reading, when, then, exception_to, replaces })
    };
    items.iter().enumerate().map(read).collect()
}

fn digest(text: &str) -> BookDigest {
    let hash = Sha256::digest(text.as_bytes());
    BookDigest(hash.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}
