//! `turnbook schema`: the JSON Schema of a rulebook document, made from the vocabulary.

use rulebook::declare::{FactKind, Form};
use rulebook::fact::Domain;
use rulebook::measure::Kind;
use rulebook::period::Unit;
use rulebook::term::Each;
use rulebook::word::{Breach, Duty, Expense, Field, Lexicon, Matter, Party, Recorded, WIDENED, Whose};
use rulebook::{Fact, Question, Slot};
use serde_json::{Map, Value as Json, json};

/// The schema, of draft 2020-12. It says what a document may look like; that articles, parameters and rules that are
/// named are there, and that the rules agree, only reading and linting it can say.
pub fn schema() -> Json {
    let mut defs: Map<String, Json> = [
        ("document", document()),
        ("text", object(&[("zh", text()), ("en", text())], &[])),
        ("id", json!({"type": "string", "minLength": 1, "maxLength": 64})),
        ("name", json!({"type": "string", "pattern": "^\\$.+"})),
        ("date", json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})),
        ("moment", json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"})),
        ("count", json!({"type": "integer", "minimum": 0, "maximum": 1_000_000})),
        ("measure", json!({"anyOf": [{"type": "integer", "minimum": 0, "maximum": 1_000_000_000}, range(), def("name")]})),
        ("share", json!({"anyOf": [per_mille(), {"type": "array", "items": per_mille(), "minItems": 2, "maxItems": 2}]})),
        ("shares", keyed(Party::WORDS, "share")),
        ("turns", json!({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 9}, {"type": "string", "pattern": "^[0-8]\\.[1-9]$"}, def("name")]})),
        ("budget", keyed(Expense::WORDS, "measure")),
        ("limit", limit()),
        ("deadlines", deadlines()),
        ("order", json!({"type": "string", "pattern": "^own\\.[a-z0-9_.]+$"})),
        ("term", term()),
        ("period", period()),
        ("article", article()),
        ("parameter", parameter()),
        ("condition", condition()),
        ("own", own()),
        ("facts", facts()),
        ("declares", declares()),
        ("effects", effects(Slot::ALL)),
        ("known_issue", known_issue()),
        ("case", case()),
    ]
    .map(|(name, json)| (name.to_owned(), json))
    .into_iter()
    .collect();
    defs.extend(tests());
    defs.extend(lexicons().into_iter().map(|lexicon| (lexicon.name.to_owned(), words_of(lexicon))));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Turnbook rulebook",
        "description": "One regulation as data: articles, parameters by date, rules by question. See rulebook-format.md.",
        "$ref": "#/$defs/document",
        "$defs": defs
    })
}

/// Every lexicon that a fact or an effect takes its words from.
fn lexicons() -> Vec<Lexicon> {
    let of_facts = Fact::ALL.iter().filter_map(|fact| match fact.domain() {
        Domain::Words(lexicon) => Some(lexicon),
        _ => None,
    });
    let of_slots = Slot::ALL.iter().filter_map(|slot| match slot.kind() {
        Kind::Word(lexicon) | Kind::Words(lexicon) => Some(lexicon),
        _ => None,
    });
    of_facts.chain(of_slots).collect()
}

fn known_issue() -> Json {
    object(
        &[
            ("id", def("id")),
            ("cites", cites()),
            ("says", def("text")),
            ("reading", def("text")),
            ("question", words(&question_names())),
            ("witness", def("facts")),
        ],
        &[("switch", text())],
    )
}

fn case() -> Json {
    object(
        &[
            ("id", def("id")),
            ("question", words(&question_names())),
            ("on", def("date")),
            ("facts", def("facts")),
        ],
        &[
            ("verdict", json!({"type": "object"})),
            ("cites", list(def("id"))),
            ("steps", list(def("id"))),
            ("asks", or_own(&words(&Fact::ALL.iter().map(|fact| fact.name()).collect::<Vec<_>>()))),
            ("switches", json!({"type": "object", "additionalProperties": {"type": "string"}})),
        ],
    )
}

fn document() -> Json {
    let question = |q: &Question| {
        let slots: Vec<Slot> = q.needs().iter().chain(q.may()).copied().collect();
        (q.name(), list(rule_of(&effects(&slots))))
    };
    let questions: Vec<(&str, Json)> = Question::ALL.iter().map(question).collect();
    object(
        &[
            ("book", about()),
            ("articles", list(def("article"))),
            ("parameters", json!({"type": "object", "additionalProperties": def("parameter")})),
            ("rules", object(&[], &questions)),
            ("base", json!({"anyOf": [{"type": "null"}, def("document")]})),
        ],
        &[
            ("declares", def("declares")),
            ("known_issues", list(def("known_issue"))),
            ("cases", list(def("case"))),
        ],
    )
}

fn about() -> Json {
    object(
        &[
            ("format", json!({"const": "turnbook-rulebook"})),
            ("version", json!({"const": 1})),
            ("id", def("id")),
            ("edition", text()),
            ("title", def("text")),
            ("short", def("text")),
            ("language", text()),
            ("in_force_from", def("date")),
            ("extends", json!({"type": ["string", "null"]})),
            ("about", def("text")),
        ],
        &[("matter", words(Matter::WORDS))],
    )
}

fn article() -> Json {
    let mut article = object(
        &[
            ("id", def("id")),
            ("number", def("text")),
            ("chapter", def("text")),
            ("title", def("text")),
            ("text", def("text")),
            ("source", text()),
            ("kind", words(&["rule", "record", "frame", "conduct"])),
        ],
        &[("why_conduct", def("text")), ("note", def("text"))],
    );
    article["if"] = json!({"properties": {"kind": {"const": "conduct"}}});
    article["then"] = json!({"required": ["why_conduct"]});
    article["else"] = json!({"not": {"required": ["why_conduct"]}});
    article
}

fn parameter() -> Json {
    let value = json!({"anyOf": [{"type": "integer"}, range(), def("period"), {"type": "string"}]});
    let dated = object(&[("value", value), ("article", def("id"))], &[]);
    object(
        &[
            ("title", def("text")),
            (
                "values",
                json!({"type": "object", "propertyNames": def("date"), "additionalProperties": dated}),
            ),
        ],
        &[
            ("unit", text()),
            ("as_of", words(&["today", "anchor"])),
            ("choices", json!({"type": "object", "additionalProperties": def("text")})),
        ],
    )
}

fn period() -> Json {
    let units: Vec<Json> = Unit::ALL.iter().filter_map(|unit| serde_json::to_value(unit).ok()).collect();
    object(
        &[
            ("n", json!({"type": "integer", "minimum": 1, "maximum": 10_000})),
            ("unit", json!({"enum": units})),
        ],
        &[
            ("up_to", json!({"type": "integer", "minimum": 2, "maximum": 10_000})),
            ("start_day_counted", json!({"type": "boolean"})),
            ("last_day_included", json!({"type": "boolean"})),
        ],
    )
}

fn rule_of(effects: &Json) -> Json {
    object(
        &[("id", def("id")), ("cites", cites()), ("says", def("text")), ("then", effects.clone())],
        &[
            ("when", def("condition")),
            ("reading", def("text")),
            ("exception_to", list(def("id"))),
            ("replaces", list(def("id"))),
        ],
    )
}

fn condition() -> Json {
    let mut properties = Map::new();
    let several = json!({"type": "array", "items": def("condition"), "minItems": 1});
    properties.insert("any".into(), several.clone());
    properties.insert("all".into(), several);
    properties.insert("not".into(), def("condition"));
    for fact in Fact::ALL {
        properties.insert(fact.name().into(), def(&test_name(*fact)));
    }
    let one =
        json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]});
    let switch = json!({"anyOf": [one, object(&[("is_not", one.clone())], &[])]});
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": {"^\\$.+": switch, OWN: def("test_own")},
        "additionalProperties": false
    })
}

/// The definitions of the tests a fact may be put to, one for each kind of value.
fn tests() -> impl Iterator<Item = (String, Json)> {
    let own = ("test_own".to_owned(), json!(true));
    Fact::ALL.iter().map(|fact| (test_name(*fact), test(*fact))).chain([own])
}

fn test_name(fact: Fact) -> String {
    match fact.domain() {
        Domain::Words(lexicon) => format!("test_{}", lexicon.key()),
        Domain::Flag => "test_flag".into(),
        Domain::Count => "test_count".into(),
        Domain::Day => "test_day".into(),
        Domain::Moment => "test_moment".into(),
        Domain::Amount => "test_amount".into(),
        Domain::Own => "test_own".into(),
    }
}

fn test(fact: Fact) -> Json {
    let value = value(fact);
    let values = json!({"anyOf": [value, {"type": "array", "items": value, "minItems": 1}]});
    let number = json!({"anyOf": [{"type": "integer"}, def("name")]});
    let mut tests = vec![("is_not", values.clone())];
    match fact.domain() {
        Domain::Count | Domain::Amount => tests.extend([("at_least", number.clone()), ("at_most", number)]),
        Domain::Day => tests.extend([("within", def("name")), ("over", def("name"))]),
        Domain::Moment => tests.extend([
            ("within", def("name")),
            ("over", def("name")),
            ("from_hour", hour()),
            ("before_hour", hour()),
        ]),
        Domain::Words(_) | Domain::Flag | Domain::Own => {}
    }
    let mut tested = object(&[], &tests);
    tested["minProperties"] = json!(1);
    json!({"anyOf": [values, tested]})
}

fn value(fact: Fact) -> Json {
    match fact.domain() {
        Domain::Words(lexicon) => def(lexicon.name),
        Domain::Flag => json!({"type": "boolean"}),
        Domain::Count => def("count"),
        Domain::Day => def("date"),
        Domain::Moment => def("moment"),
        Domain::Amount => json!({"type": "string", "pattern": "^¥[0-9]{1,12}([.][0-9]{2})?$"}),
        Domain::Own => json!(true),
    }
}

fn effects(slots: &[Slot]) -> Json {
    object(&[], &slots.iter().map(|slot| (slot.name(), effect(slot.kind()))).collect::<Vec<_>>())
}

fn effect(kind: Kind) -> Json {
    match kind {
        Kind::Word(lexicon) => def(lexicon.name),
        Kind::Words(lexicon) => list(def(lexicon.name)),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Number => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
        Kind::Measure => def("measure"),
        Kind::Turns => def("turns"),
        Kind::Shares(_) => def("shares"),
        Kind::Budget(_) => def("budget"),
        Kind::Limit => def("limit"),
        Kind::Deadlines => def("deadlines"),
        Kind::Order => def("order"),
        Kind::Terms => list(def("term")),
    }
}

fn term() -> Json {
    let each = Each::ALL.map(Each::name);
    let must = [("order", def("order")), ("each", words(&each)), ("office", def("Office"))];
    object(&must, &[("from", def("date"))])
}

fn keyed(words: &[&str], of: &str) -> Json {
    object(&[], &words.iter().map(|word| (*word, def(of))).collect::<Vec<_>>())
}

/// The facts that a limit may be counted from.
fn anchors() -> Json {
    let dated = |fact: &&Fact| matches!(fact.domain(), Domain::Day | Domain::Moment);
    or_own(&words(&Fact::ALL.iter().filter(dated).map(|fact| fact.name()).collect::<Vec<_>>()))
}

/// How the names that a book gives are written.
const OWN: &str = "^own[.][a-z0-9_.]{1,44}$";

fn own() -> Json {
    json!({"type": "string", "pattern": OWN})
}

fn or_own(known: &Json) -> Json {
    json!({"anyOf": [known, def("own")]})
}

/// The words of a list, and those a book declares where it may.
fn words_of(lexicon: Lexicon) -> Json {
    let columns = [Duty::LEXICON.name, Field::LEXICON.name];
    let open = WIDENED.iter().any(|open| open.name == lexicon.name) || columns.contains(&lexicon.name);
    if open { or_own(&words(lexicon.words)) } else { words(lexicon.words) }
}

fn facts() -> Json {
    let value = |fact: &Fact| json!({"anyOf": [{"type": "null"}, value(*fact)]});
    let mut facts = object(&[], &Fact::ALL.iter().map(|fact| (fact.name(), value(fact))).collect::<Vec<_>>());
    facts["patternProperties"] = json!({OWN: {"type": ["boolean", "integer", "string", "null"]}});
    facts
}

fn range() -> Json {
    let end = json!({"type": "integer", "minimum": 0, "maximum": 1_000_000_000});
    json!({"type": "array", "items": end, "minItems": 2, "maxItems": 2})
}

fn hour() -> Json {
    json!({"anyOf": [def("name"), {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}]})
}

fn named(of: &Json) -> Json {
    json!({"type": "object", "patternProperties": {OWN: of}, "additionalProperties": false})
}

/// What a book declares of its own.
fn declares() -> Json {
    let kinds = FactKind::ALL.map(FactKind::name);
    let forms = Form::ALL.map(Form::name);
    let says = || ("says", def("text"));
    let marks = object(&[("from", anchors()), ("to", anchors())], &[]);
    let records = object(
        &[("of", words(Recorded::WORDS)), ("whose", words(Whose::WORDS))],
        &[("within", def("name")), ("since", anchors()), ("before", anchors()), ("only", def("facts"))],
    );
    let source = json!({"anyOf": [
        object(&[("count", records.clone())], &[]),
        object(&[("first", records.clone())], &[]),
        object(&[("last", records)], &[]),
        object(&[("minutes", marks.clone())], &[]),
        object(&[("days", marks)], &[])
    ]});
    let word = json!({"type": "string", "pattern": "^[a-z0-9_.]{1,48}$"});
    let fact = object(
        &[says(), ("kind", words(&kinds))],
        &[
            ("asks", def("text")),
            ("words", list(object(&[("word", word), says()], &[]))),
            ("source", source),
            ("cites", list(def("id"))),
        ],
    );
    let widened: Vec<String> = WIDENED.iter().map(Lexicon::key).collect();
    let keys: Vec<&str> = widened.iter().map(String::as_str).collect();
    let deadline = object(&[("from", anchors())], &[("within", def("name")), ("before", def("name"))]);
    object(
        &[],
        &[
            ("facts", named(&fact)),
            ("words", named(&object(&[("of", words(&keys)), ("under", text()), says()], &[]))),
            ("columns", named(&object(&[says()], &[("form", words(&forms))]))),
            ("duties", named(&object(&[says()], &[("deadline", deadline)]))),
            ("breaches", named(&object(&[says()], &[("under", def(Breach::LEXICON.name))]))),
            ("orders", named(&object(&[says()], &[]))),
        ],
    )
}

fn limit() -> Json {
    object(&[("from", anchors())], &[("within", def("name")), ("before", def("name"))])
}

fn deadlines() -> Json {
    let may = [("within", def("name")), ("before", def("name")), ("earliest", def("name"))];
    list(object(&[("task", def(Duty::LEXICON.name)), ("from", anchors())], &may))
}

fn question_names() -> Vec<&'static str> {
    Question::ALL.iter().map(|question| question.name()).collect()
}

fn object(needs: &[(&str, Json)], may: &[(&str, Json)]) -> Json {
    let properties: Map<String, Json> =
        needs.iter().chain(may).map(|(name, json)| ((*name).to_owned(), json.clone())).collect();
    let required: Vec<&str> = needs.iter().map(|(name, _)| *name).collect();
    let mut object = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

fn def(name: &str) -> Json {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn list(items: Json) -> Json {
    let mut list = json!({"type": "array"});
    list["items"] = items;
    list
}

fn cites() -> Json {
    json!({"type": "array", "items": def("id"), "minItems": 1})
}

fn text() -> Json {
    json!({"type": "string"})
}

fn words(words: &[&str]) -> Json {
    json!({"enum": words})
}

fn per_mille() -> Json {
    json!({"type": "integer", "minimum": 0, "maximum": 1000})
}
