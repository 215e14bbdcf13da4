//! Edits of a book's document. Each takes the document as it is and gives the document as it shall be; whether it reads
//! is for [`rulebook::Book::from_json`] to say, so nothing here refuses.

use chrono::NaiveDate;
use rulebook::book::ParameterValue;
use serde_json::{Map, Value as Json, json};

/// A parameter as the form has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Its name in the document.
    pub name: String,
    /// The value.
    pub value: ParameterValue,
    /// The article that says so.
    pub article: String,
    /// From when: `None` for the whole edition, which drops every earlier value.
    pub from: Option<NaiveDate>,
}

/// Puts a value into the document. A parameter that only the extended book has becomes the book's own.
pub fn with_value(document: &Json, value: &Value) -> Json {
    let mut document = document.clone();
    let known = |book: &Json| book.pointer(&format!("/parameters/{}", value.name)).cloned();
    let parameter = known(&document).or_else(|| known(document.get("base")?));
    let mut parameter =
        parameter.unwrap_or_else(|| json!({"title": {"zh": value.name, "en": value.name}, "values": {}}));
    let first =
        document.pointer("/book/in_force_from").and_then(Json::as_str).unwrap_or("2000-01-01").to_owned();
    let dated = json!({"value": value.value, "article": value.article});
    match value.from {
        Some(from) => parameter["values"][from.to_string()] = dated,
        None => {
            let mut values = Map::new();
            values.insert(first, dated);
            parameter["values"] = Json::Object(values);
        }
    }
    document["parameters"][&value.name] = parameter;
    document
}

/// Puts a rule of a question in the place of the one with its id, or at the end.
pub fn with_rule(document: &Json, question: &str, rule: &Json) -> Json {
    let mut document = document.clone();
    if !document["rules"][question].is_array() {
        document["rules"][question] = json!([]);
    }
    if let Some(rules) = document["rules"][question].as_array_mut() {
        match rules.iter_mut().find(|known| known["id"] == rule["id"]) {
            Some(known) => *known = rule.clone(),
            None => rules.push(rule.clone()),
        }
    }
    document
}

/// Takes a rule out, and its name out of the exceptions that were made to it.
pub fn without_rule(document: &Json, question: &str, id: &str) -> Json {
    let mut document = document.clone();
    if let Some(rules) = document["rules"][question].as_array_mut() {
        rules.retain(|rule| rule["id"] != id);
        for rule in rules {
            if let Some(exceptions) = rule.get_mut("exception_to").and_then(Json::as_array_mut) {
                exceptions.retain(|to| to != id);
            }
        }
    }
    document
}

/// The rule of this id as it is written, with its question.
pub fn rule<'a>(document: &'a Json, id: &str) -> Option<(&'a str, &'a Json)> {
    document["rules"].as_object()?.iter().find_map(|(question, rules)| {
        let rule = rules.as_array()?.iter().find(|rule| rule["id"] == id)?;
        Some((question.as_str(), rule))
    })
}

/// An article as the form has it, in the manager's own language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewArticle {
    /// The number as it is printed.
    pub number: String,
    /// The heading.
    pub title: String,
    /// What it says.
    pub text: String,
}

/// Adds an article at the end, under an id of its own. Gives the id with the document. The other language repeats the
/// texts until somebody translates them.
pub fn with_article(document: &Json, article: &NewArticle) -> (String, Json) {
    let mut document = document.clone();
    let ids: Vec<&str> = document["articles"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|known| known["id"].as_str())
        .collect();
    let id = free("own-", &ids);
    let both = |text: &str| json!({"zh": text.trim(), "en": text.trim()});
    let fresh = json!({
        "id": id,
        "number": both(&article.number),
        "chapter": {"zh": "本案场增订", "en": "Added by the office"},
        "title": both(&article.title),
        "text": both(&article.text),
        "source": "",
        "kind": "rule",
    });
    if let Some(articles) = document["articles"].as_array_mut() {
        articles.push(fresh);
    }
    (id, document)
}

/// A name for a new rule that no rule of the document has.
pub fn fresh_rule(document: &Json) -> String {
    let books = [Some(document), document.get("base")];
    let rules = books.into_iter().flatten().filter_map(|book| book["rules"].as_object());
    let ids: Vec<&str> = rules
        .flat_map(Map::values)
        .filter_map(Json::as_array)
        .flatten()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    free("own-", &ids)
}

fn free(prefix: &str, taken: &[&str]) -> String {
    let name = |n: usize| format!("{prefix}{n}");
    (1..).map(name).find(|name| !taken.contains(&name.as_str())).unwrap_or_default()
}

/// The copy that a manager works on: an id and an edition of its own, so that nobody takes it for the original.
pub fn revision(document: &Json, id: &str) -> Json {
    let mut document = document.clone();
    document["book"]["id"] = json!(id);
    document["book"]["edition"] = json!("本案场修订");
    for (part, language, mark) in [
        ("title", "zh", "（本案场修订）"),
        ("title", "en", " (own revision)"),
        ("short", "zh", "·修订"),
        ("short", "en", ", revised"),
    ] {
        let known = document["book"][part][language].as_str().unwrap_or_default().to_owned();
        if !known.ends_with(mark) {
            document["book"][part][language] = json!(format!("{known}{mark}"));
        }
    }
    document
}

/// A book that says nothing yet: the office defaults answer everything.
pub fn blank(base: &Json, id: &str) -> Json {
    json!({
        "book": {
            "format": "turnbook-rulebook",
            "version": 1,
            "id": id,
            "edition": "1",
            "title": {"zh": "本案场接待制度", "en": "The office's own regulation"},
            "short": {"zh": "本案场", "en": "Own"},
            "language": "zh-Hans",
            "in_force_from": "2000-01-01",
            "extends": base["book"]["id"],
            "about": {"zh": "从门店默认规则起步，逐条写明本案场的做法。", "en": "Begins with the office defaults; what the office does otherwise is written article by article."},
        },
        "articles": [],
        "parameters": {},
        "rules": {},
        "base": base,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulebook::period::{Period, Unit};

    fn document() -> Json {
        json!({
            "book": {"id": "x", "in_force_from": "2000-01-01", "title": {"zh": "甲", "en": "A"}, "short": {"zh": "甲", "en": "A"}},
            "articles": [{"id": "own-1"}],
            "parameters": {"validity": {"title": {"zh": "有效期", "en": "Validity"}, "values": {"2000-01-01": {"value": 7, "article": "a"}}}},
            "rules": {"turn": [{"id": "r1"}, {"id": "r2", "exception_to": ["r1", "b1"]}]},
            "base": {"rules": {"turn": [{"id": "own-1"}]}, "parameters": {"cap": {"title": {"zh": "上限", "en": "Cap"}, "values": {}}}},
        })
    }

    fn ten_days(name: &str, from: Option<&str>) -> Value {
        let period =
            Period { n: 10, up_to: None, unit: Unit::Day, start_day_counted: true, last_day_included: true };
        Value {
            name: name.into(),
            value: ParameterValue::Period(period),
            article: "a".into(),
            from: from.map(|day| day.parse().unwrap()),
        }
    }

    fn check_value(name: &str, from: Option<&str>, days: &[&str]) {
        let after = with_value(&document(), &ten_days(name, from));
        let values = after["parameters"][name]["values"].as_object().unwrap();
        assert_eq!(values.keys().collect::<Vec<_>>(), days, "{after}");
        assert_eq!(values[*days.last().unwrap()]["value"]["n"], 10);
    }

    #[test]
    fn a_value_for_the_edition_or_from_a_day() {
        check_value("validity", None, &["2000-01-01"]);
        check_value("validity", Some("2025-03-01"), &["2000-01-01", "2025-03-01"]);
        check_value("cap", Some("2025-03-01"), &["2025-03-01"]);
        check_value("fresh", None, &["2000-01-01"]);
    }

    #[test]
    fn a_rule_is_replaced_added_and_taken_out() {
        let ids = |document: &Json, question: &str| -> Vec<String> {
            document["rules"][question]
                .as_array()
                .into_iter()
                .flatten()
                .map(|rule| rule["id"].as_str().unwrap().to_owned())
                .collect()
        };
        let after = with_rule(&document(), "turn", &json!({"id": "r1", "says": "new"}));
        assert_eq!(ids(&after, "turn"), ["r1", "r2"]);
        assert_eq!(rule(&after, "r1").unwrap().1["says"], "new");
        assert_eq!(ids(&with_rule(&document(), "claim", &json!({"id": "r3"})), "claim"), ["r3"]);
        let after = without_rule(&document(), "turn", "r1");
        assert_eq!(ids(&after, "turn"), ["r2"]);
        assert_eq!(after["rules"]["turn"][0]["exception_to"], json!(["b1"]));
    }

    #[test]
    fn fresh_names_are_free() {
        assert_eq!(fresh_rule(&document()), "own-2");
        let (id, after) =
            with_article(&document(), &NewArticle { number: "补一".into(), ..NewArticle::default() });
        assert_eq!((id.as_str(), after["articles"].as_array().unwrap().len()), ("own-2", 2));
    }

    #[test]
    fn a_revision_is_marked_once() {
        let once = revision(&document(), "x-1");
        assert_eq!(once["book"]["title"]["zh"], "甲（本案场修订）");
        assert_eq!(revision(&once, "x-1"), once);
    }
}
