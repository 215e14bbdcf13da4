//! A book: articles, parameters by date, declarations and rules, read from JSON and checked on the way in.

pub use crate::about::{About, BookDigest};
use crate::article::{Article, ArticleId, ArticleKind, Text};
use crate::case::{self, Case};
use crate::clause;
use crate::condition::{Test, When};
use crate::declare::Declarations;
use crate::effect::{Effects, Slot};
use crate::fact::Fact;
use crate::facts::Facts;
pub use crate::fault::BookError;
use crate::fault::{What, wrong};
use crate::glossary::Glossary;
use crate::measure::Deadline;
pub use crate::parameter::{AsOf, Dated, Parameter, ParameterKind, ParameterValue};
pub use crate::parts::{Parts, bundle};
use crate::period::Date;
use crate::question::Question;
use crate::rule::Chapter;
pub use crate::rule::{Rule, RuleId};
pub use crate::strict::LARGEST;
use crate::{proof, strict};
use paper::Read;
use paper::{OrderedMap, OrderedSet};
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A point at which the regulation itself contradicts itself or leaves a hole, and how the book reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
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

/// A complete book.
#[derive(Clone, Debug)]
pub struct Book {
    /// Its head.
    pub about: About,
    /// The articles in order.
    pub articles: Vec<Article>,
    /// The parameters.
    pub parameters: OrderedMap<String, Parameter>,
    /// What the book declares of its own.
    pub declares: Declarations,
    /// Where the regulation contradicts itself, and how it is read.
    pub known_issues: Vec<KnownIssue>,
    /// The cases written beside the rules.
    pub cases: Vec<Case>,
    /// The book that speaks where this one is silent.
    pub base: Option<Box<Book>>,
    /// The digest over everything, the extended book included.
    pub digest: BookDigest,
    pub(crate) chapters: OrderedMap<Question, Chapter>,
    own: OrderedMap<Question, Vec<Rule>>,
}

#[derive(Read)]
#[serde(deny_unknown_fields)]
struct Bundle {
    book: About,
    articles: Vec<Article>,
    parameters: OrderedMap<String, Parameter>,
    #[serde(default)]
    declares: Declarations,
    rules: OrderedMap<String, Json>,
    #[serde(default)]
    known_issues: Vec<Json>,
    #[serde(default)]
    cases: Vec<Json>,
    base: Option<Json>,
}

/// Looks through what a book declares; the articles are those of the book and of the one it extends.
type Declared = fn(Glossary<'_>, &dyn Fn(&ArticleId) -> bool) -> Result<(), BookError>;

/// Reads the known issues and the cases into a book, and looks it through.
type ReadRest = fn(&mut Book, &[Json], &[Json]) -> Result<(), BookError>;

/// What is looked through of a book that comes from a stranger, and not again of one that was adopted.
struct Proof {
    /// Of what is declared, against the articles.
    declared: Declared,
    /// Of the document, once its declarations are known to hold.
    document: fn(&Json, &Bundle) -> Result<(), BookError>,
    /// Of the book, with the rest of what it says read.
    book: ReadRest,
}

#[derive(Read)]
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

    /// Reads a book that an office has adopted, from its document: it was read with [`Self::from_json`] then, its digest says
    /// that it is the same, and what only its writers look at, its cases and known issues, stays closed.
    ///
    /// # Errors
    /// As [`Self::from_json`], for what the rules need.
    pub fn adopted(json: &Json) -> Result<Self, BookError> {
        Self::build(json, None)
    }

    /// Reads a book from a document that has been looked at.
    fn read(json: &Json) -> Result<Self, BookError> {
        let proof = Proof {
            declared: |glossary, article| glossary.check(article),
            document: |json, bundle| proof::proofread(json, &bundle.book, &bundle.articles),
            book: |book, known_issues, cases| {
                let issue = |(i, json)| strict::shape(json, &format!("known_issues[{i}]"));
                book.known_issues = known_issues.iter().enumerate().map(issue).collect::<Result<_, _>>()?;
                book.cases = case::read_all(cases)?;
                book.check()
            },
        };
        Self::build(json, Some(&proof))
    }

    fn build(json: &Json, proof: Option<&Proof>) -> Result<Self, BookError> {
        let bundle: Bundle = strict::shape(json, "")?;
        if bundle.book.format != "turnbook-rulebook" || bundle.book.version != 1 {
            return Err(wrong("book.format", What::Format));
        }
        let base = match &bundle.base {
            None | Some(Json::Null) => None,
            Some(json) => {
                if json.get("base").is_some_and(|base| !base.is_null()) {
                    return Err(wrong("base.base", What::BaseOfBase));
                }
                Some(Box::new(Self::build(json, proof).map_err(|e| e.below("base"))?))
            }
        };
        let extends = bundle.book.extends.as_deref();
        if extends != base.as_ref().map(|base| base.about.id.as_str()) {
            return Err(wrong("book.extends", What::BaseMissing));
        }
        let glossary = Glossary { own: &bundle.declares, below: base.as_deref().map(|base| &base.declares) };
        let known = |id: &ArticleId| {
            let below = base.iter().flat_map(|base| &base.articles);
            bundle.articles.iter().chain(below).any(|article| article.id == *id)
        };
        glossary.begin()?;
        if let Some(proof) = proof {
            (proof.declared)(glossary, &known)?;
        }
        let mut own = OrderedMap::new();
        for (name, rules) in &bundle.rules {
            let path = format!("rules.{name}");
            let question = Question::from_name(name)
                .ok_or_else(|| wrong(&path, What::NoQuestion { name: name.clone() }))?;
            own.insert(question, read_rules(rules, &path, glossary)?);
        }
        if let Some(proof) = proof {
            (proof.document)(json, &bundle)?;
        }
        let text =
            serde_json::to_string(json).map_err(|e| wrong("", What::Shape { detail: e.to_string() }))?;
        let mut book = Self {
            about: bundle.book,
            articles: bundle.articles,
            parameters: bundle.parameters,
            declares: bundle.declares,
            known_issues: Vec::new(),
            cases: Vec::new(),
            base,
            digest: digest(&text),
            chapters: OrderedMap::new(),
            own,
        };
        if let Some(proof) = proof {
            (proof.book)(&mut book, &bundle.known_issues, &bundle.cases)?;
        }
        book.chapters =
            Question::ALL.iter().map(|q| Ok((*q, book.chapter(*q)?))).collect::<Result<_, BookError>>()?;
        Ok(book)
    }

    /// What the vocabulary and the declarations of this book and of the extended one know together.
    pub fn glossary(&self) -> Glossary<'_> {
        Glossary { own: &self.declares, below: self.base.as_deref().map(|base| &base.declares) }
    }

    /// The book's own rules of a question, in order.
    pub fn rules(&self, question: Question) -> &[Rule] {
        self.own.get(&question).map_or(&[], Vec::as_slice)
    }

    /// The facts that any rule of a question looks at or counts from, those of the extended book included.
    pub fn mentions(&self, question: Question) -> impl Iterator<Item = Fact> + '_ {
        self.chapters.get(&question).into_iter().flat_map(|chapter| &chapter.mentions).copied()
    }

    /// Whether any rule of a question looks at a fact or counts from it, by a declared fact too; at `period.extended`, where
    /// one counts by a period that is a range.
    pub fn looks_at(&self, question: Question, fact: Fact) -> bool {
        let glossary = self.glossary();
        let counts = |mention: &Fact| {
            let source = glossary.fact(*mention).and_then(|declared| declared.source.as_ref());
            source.is_some_and(|source| source.marks().any(|mark| mark == fact))
        };
        self.chapters.get(&question).is_some_and(|chapter| {
            chapter.mentions.binary_search(&fact).is_ok()
                || chapter.mentions.iter().rev().take_while(|fact| matches!(fact, Fact::Own(_))).any(counts)
        })
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
    pub fn choices(&self, name: &str) -> Option<&OrderedMap<String, Text>> {
        let own = self.parameters.get(name).map(|p| &p.choices).filter(|choices| !choices.is_empty());
        own.or_else(|| self.base.as_ref().and_then(|base| base.choices(name)))
    }

    fn check(&self) -> Result<(), BookError> {
        let mut ids: OrderedMap<&ArticleId, usize> = OrderedMap::new();
        for (i, article) in self.articles.iter().enumerate() {
            let path = format!("articles[{i}]");
            if let Some(first) = ids.insert(&article.id, i) {
                let (id, first) = (article.id.to_string(), format!("articles[{first}]"));
                return Err(wrong(path, What::ArticleTwice { id, first }));
            }
            if (article.kind == ArticleKind::Conduct) != article.why_conduct.is_some() {
                return Err(wrong(path, What::WhyConduct));
            }
        }
        let below = self.base.iter().flat_map(|base| &base.articles).map(|article| &article.id);
        let known: OrderedSet<_> = below.chain(ids.into_keys()).collect();
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
                let what = What::NoSwitch { name: name.clone() };
                return Err(wrong(format!("known_issues[{i}].switch"), what));
            }
            self.check_facts(&issue.witness, &format!("known_issues[{i}].witness"))?;
        }
        for (i, case) in self.cases.iter().enumerate() {
            self.check_facts(&case.facts, &format!("cases[{i}].facts"))?;
        }
        let mut rules: OrderedMap<&RuleId, String> = OrderedMap::new();
        for (question, list) in &self.own {
            for (i, rule) in list.iter().enumerate() {
                let path = format!("rules.{}[{i}]", question.name());
                if let Some(first) = rules.insert(&rule.id, path.clone()) {
                    return Err(wrong(path, What::RuleTwice { id: rule.id.to_string(), first }));
                }
                self.check_rule(rule, *question, &known, &path)?;
            }
        }
        Ok(())
    }

    /// Facts written down beside the rules are ones the book may speak of.
    fn check_facts(&self, facts: &Facts, path: &str) -> Result<(), BookError> {
        let unknown = facts.iter().find(|(fact, value)| !self.glossary().takes(*fact, *value));
        match unknown {
            Some((fact, _)) => {
                let name = fact.name().to_owned();
                Err(wrong(format!("{path}.{name}"), What::Undeclared { name }))
            }
            None => Ok(()),
        }
    }

    fn check_rule(
        &self,
        rule: &Rule,
        question: Question,
        known: &OrderedSet<&ArticleId>,
        path: &str,
    ) -> Result<(), BookError> {
        if rule.cites.is_empty() {
            return Err(wrong(format!("{path}.cites"), What::Uncited));
        }
        for (i, id) in rule.cites.iter().enumerate() {
            known_article(known, id, &format!("{path}.cites[{i}]"))?;
        }
        if let Some(slot) = rule.then.slots().find(|slot| !question.takes(*slot)) {
            let what = What::NoAnswer { slot: slot.name().into() };
            return Err(wrong(format!("{path}.then.{}", slot.name()), what));
        }
        let glossary = self.glossary();
        let then = &rule.then;
        let at = |slot: &str| format!("{path}.then.{slot}");
        glossary.check_limits(then, &format!("{path}.then"))?;
        for duty in then.duties.iter().flatten() {
            glossary.check_duty(*duty).map_err(|what| wrong(at("duties"), what))?;
        }
        for deadline in then.deadlines.iter().flatten() {
            glossary.check_duty(deadline.task).map_err(|what| wrong(at("deadlines"), what))?;
        }
        if let Some(order) = then.order {
            glossary.check_order(order).map_err(|what| wrong(at("order"), what))?;
        }
        for term in then.terms.iter().flatten() {
            glossary.check_order(term.order).map_err(|what| wrong(at("terms"), what))?;
        }
        for (slot, columns) in
            [("required", &then.required), ("one_of", &then.one_of), ("waived", &then.waived)]
        {
            for column in columns.iter().flatten() {
                glossary.check_column(*column).map_err(|what| wrong(at(slot), what))?;
            }
        }
        Ok(())
    }

    /// Joins the rules of a question with those of the extended book and resolves the exceptions.
    fn chapter(&self, question: Question) -> Result<Chapter, BookError> {
        let own = self.rules(question);
        let path = |i: usize| format!("rules.{}[{i}]", question.name());
        let below = self.base.as_ref().map_or(&[][..], |base| base.rules(question));
        let ids: OrderedSet<_> = below.iter().map(|rule| &rule.id).collect();
        let mut replaced = OrderedSet::new();
        for (i, id) in
            own.iter().enumerate().flat_map(|(i, rule)| rule.replaces.iter().map(move |id| (i, id)))
        {
            if !ids.contains(id) {
                let what = What::Replaces { id: id.to_string() };
                return Err(wrong(format!("{}.replaces", path(i)), what));
            }
            replaced.insert(id);
        }
        let mut rules = own.to_vec();
        rules.extend(below.iter().filter(|rule| !replaced.contains(&rule.id)).cloned());
        // What is said of a word holds for the words declared under it.
        rules.iter_mut().for_each(|rule| rule.when.widen(self.glossary()));
        if question.takes(Slot::Deadlines) {
            rules.iter_mut().for_each(|rule| self.date_duties(&mut rule.then));
        }
        let mut places = OrderedMap::new();
        for (i, rule) in rules.iter().enumerate() {
            places.entry(&rule.id).or_insert(i);
        }
        let mut exceptions = vec![Vec::new(); rules.len()];
        for (i, rule) in rules.iter().enumerate() {
            for id in &rule.exception_to {
                let to = places.get(id).ok_or_else(|| {
                    let what = What::ExceptionTo { id: id.to_string() };
                    wrong(format!("{}.exception_to", path(i)), what)
                })?;
                exceptions[*to].push(i);
            }
        }
        proof::chains(&exceptions).map_err(|(i, what)| wrong(path(i), what))?;
        let own = own.len();
        Ok(Chapter::new(question, rules, own, exceptions, |test| self.is_range(test)))
    }

    /// Gives a duty the deadline of its declaration, unless the rule names one of its own.
    fn date_duties(&self, then: &mut Effects) {
        let (duties, glossary) = (then.duties.clone().unwrap_or_default(), self.glossary());
        for duty in duties {
            let limit = glossary.duty(duty).and_then(|declared| declared.deadline.as_ref());
            if let Some(limit) = limit
                && !then.deadlines.iter().flatten().any(|deadline| deadline.task == duty)
            {
                then.deadlines.get_or_insert_default().push(Deadline::of(duty, limit));
            }
        }
    }

    /// Whether a test counts by a period that is a range on some date: what lies between its ends a person decides.
    pub(crate) fn is_range(&self, test: &Test) -> bool {
        let (Test::Within(name) | Test::Over(name)) = test else { return false };
        let values = self.find_parameter(name).into_iter().flat_map(|parameter| parameter.values.values());
        values.into_iter().any(|dated| match dated.value {
            ParameterValue::Period(period) => period.up_to.is_some(),
            ParameterValue::Number(_) | ParameterValue::Range(..) | ParameterValue::Word(_) => false,
        })
    }
}

fn known_article(known: &OrderedSet<&ArticleId>, id: &ArticleId, path: &str) -> Result<(), BookError> {
    if known.contains(id) { Ok(()) } else { Err(wrong(path, What::NoArticle { id: id.to_string() })) }
}

fn read_rules(json: &Json, path: &str, glossary: Glossary<'_>) -> Result<Vec<Rule>, BookError> {
    let Json::Array(items) = json else { return Err(wrong(path, What::RulesExpected)) };
    let read = |(i, item): (usize, &Json)| {
        let path = format!("{path}[{i}]");
        let raw: RawRule = strict::shape(item, &path)?;
        let when = match &raw.when {
            Json::Null => When::All(Vec::new()),
            json => clause::read(json, &format!("{path}.when"), glossary)?,
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
