//! Edits of a book's document. Each takes the document as it is and gives the document as it shall be; whether it reads
//! is for [`rulebook::Book::from_json`] to say, so nothing here refuses.

use serde_json::{Map, Value as Json, json};

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

/// The part of a list of the document that has this id: an article, a known issue, a case.
pub fn part<'a>(document: &'a Json, list: &str, id: &str) -> Option<&'a Json> {
    document[list].as_array()?.iter().find(|part| part["id"] == id)
}

/// Puts a part in the place of the one with its id, or at the end of the list.
pub fn with_part(document: &Json, list: &str, part: &Json) -> Json {
    let mut document = document.clone();
    if !document[list].is_array() {
        document[list] = json!([]);
    }
    if let Some(parts) = document[list].as_array_mut() {
        match parts.iter_mut().find(|known| known["id"] == part["id"]) {
            Some(known) => *known = part.clone(),
            None => parts.push(part.clone()),
        }
    }
    document
}

/// Takes a part out of a list.
pub fn without_part(document: &Json, list: &str, id: &str) -> Json {
    let mut document = document.clone();
    if let Some(parts) = document[list].as_array_mut() {
        parts.retain(|part| part["id"] != id);
    }
    document
}

/// An id that no part of a list has.
pub fn fresh_id(document: &Json, list: &str) -> String {
    let parts = document[list].as_array().into_iter().flatten();
    let ids: Vec<&str> = parts.filter_map(|part| part["id"].as_str()).collect();
    free("own-", &ids)
}

/// An article of the office's own of which nothing is written yet.
pub fn fresh_article(document: &Json) -> Json {
    json!({
        "id": fresh_id(document, "articles"),
        "chapter": {"zh": "本案场增订", "en": "Added by the office"},
        "source": "",
        "kind": "rule",
    })
}

/// Puts what the book declares under a name in its place, in the part of its kind: `facts`, `words` …
pub fn with_declared(document: &Json, kind: &str, name: &str, declared: &Json) -> Json {
    let mut document = document.clone();
    document["declares"][kind][name] = declared.clone();
    document
}

/// Takes what is declared under a name out.
pub fn without_declared(document: &Json, kind: &str, name: &str) -> Json {
    let mut document = document.clone();
    if let Some(declared) = document["declares"][kind].as_object_mut() {
        declared.remove(name);
    }
    document
}

/// A name that the book and the one it extends do not declare yet, made of what it says in English.
pub fn fresh_name(document: &Json, says: &str, fallback: &str) -> String {
    let kinds = [document, &document["base"]].into_iter().filter_map(|book| book["declares"].as_object());
    let taken: Vec<&str> = kinds
        .flat_map(Map::values)
        .filter_map(Json::as_object)
        .flat_map(Map::keys)
        .map(String::as_str)
        .collect();
    let words = says.to_lowercase();
    let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() > 28 {
            break;
        }
        if !slug.is_empty() {
            slug.push('_');
        }
        slug.push_str(word);
    }
    let slug = if slug.is_empty() { fallback.to_owned() } else { slug };
    let plain = format!("own.{slug}");
    match taken.contains(&plain.as_str()) || slug == fallback {
        true => free(&format!("{plain}_"), &taken),
        false => plain,
    }
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

    fn document() -> Json {
        json!({
            "book": {"id": "x", "in_force_from": "2000-01-01", "title": {"zh": "甲", "en": "A"}, "short": {"zh": "甲", "en": "A"}},
            "articles": [{"id": "own-1"}],
            "parameters": {"validity": {"title": {"zh": "有效期", "en": "Validity"}, "values": {"2000-01-01": {"value": 7, "article": "a"}}}},
            "rules": {"turn": [{"id": "r1"}, {"id": "r2", "exception_to": ["r1", "b1"]}]},
            "base": {"rules": {"turn": [{"id": "own-1"}]}, "parameters": {"cap": {"title": {"zh": "上限", "en": "Cap"}, "values": {}}}},
        })
    }

    #[test]
    fn a_rule_is_replaced_added_and_taken_out() {
        let ids = |document: &Json, question: &str| -> Vec<String> {
            document["rules"][question]
                .as_array()
                .into_iter()
                .flatten()
                .map(|rule| rule["id"].as_str().expect("an id").to_owned())
                .collect()
        };
        let after = with_rule(&document(), "turn", &json!({"id": "r1", "says": "new"}));
        assert_eq!(ids(&after, "turn"), ["r1", "r2"]);
        assert_eq!(rule(&after, "r1").expect("the rule").1["says"], "new");
        assert_eq!(ids(&with_rule(&document(), "claim", &json!({"id": "r3"})), "claim"), ["r3"]);
        let after = without_rule(&document(), "turn", "r1");
        assert_eq!(ids(&after, "turn"), ["r2"]);
        assert_eq!(after["rules"]["turn"][0]["exception_to"], json!(["b1"]));
    }

    #[test]
    fn fresh_names_are_free() {
        assert_eq!(fresh_rule(&document()), "own-2");
        assert_eq!(fresh_article(&document())["id"], "own-2");
    }

    #[test]
    fn parts_are_replaced_added_and_taken_out() {
        let ids = |document: &Json| document["articles"].as_array().map_or(0, Vec::len);
        let after = with_part(&document(), "articles", &json!({"id": "own-1", "kind": "conduct"}));
        assert_eq!(
            (ids(&after), &part(&after, "articles", "own-1").expect("the article")["kind"]),
            (1, &json!("conduct"))
        );
        let after = with_part(&after, "articles", &json!({"id": "own-2"}));
        assert_eq!(ids(&after), 2);
        assert_eq!(ids(&without_part(&after, "articles", "own-1")), 1);
        assert_eq!(ids(&with_part(&json!({}), "articles", &json!({"id": "a"}))), 1);
    }

    #[test]
    fn names_are_made_of_what_they_say() {
        let check = |says: &str, expected: &str| assert_eq!(fresh_name(&declaring(), says, "fact"), expected);
        check("Only took a brochure", "own.only_took_a_brochure");
        check("Brochure", "own.brochure_1");
        check("只拿了楼书", "own.fact_2");
        check("", "own.fact_2");
        let long = fresh_name(&declaring(), "left and came back after a quarter of an hour", "fact");
        assert!(rulebook::Name::find(&long).is_some(), "{long}");
    }

    fn declaring() -> Json {
        json!({"declares": {"facts": {"own.brochure": {}, "own.fact_1": {}}}, "base": {}})
    }

    #[test]
    fn what_is_declared_is_put_and_taken_out() {
        let after = with_declared(&json!({}), "facts", "own.a", &json!({"kind": "flag"}));
        assert_eq!(after["declares"]["facts"]["own.a"]["kind"], "flag");
        assert_eq!(without_declared(&after, "facts", "own.a")["declares"]["facts"], json!({}));
    }

    #[test]
    fn a_revision_is_marked_once() {
        let once = revision(&document(), "x-1");
        assert_eq!(once["book"]["title"]["zh"], "甲（本案场修订）");
        assert_eq!(revision(&once, "x-1"), once);
    }
}
