//! What was counted, written beside what the rule says: only what differs. A deadline is written as its day.

use serde_json::{Map, Value as Json};

/// What must be said to make `said` into `meant`; nothing if they are the same. What takes a field away cannot be said so:
/// who writes holds it against [`together`].
pub(super) fn apart(said: &Json, meant: &Json) -> Option<Json> {
    if said == meant {
        return None;
    }
    match (said, meant) {
        (Json::Object(said), Json::Object(meant)) if said.keys().all(|key| meant.contains_key(key)) => {
            let differs = |(key, value): (&String, &Json)| {
                Some((key.clone(), apart(said.get(key).unwrap_or(&Json::Null), value)?))
            };
            Some(Json::Object(meant.iter().filter_map(differs).collect::<Map<_, _>>()))
        }
        (Json::Array(said), Json::Array(meant)) if said.len() == meant.len() => {
            let each = said.iter().zip(meant).map(|(said, meant)| apart(said, meant).unwrap_or_else(same));
            Some(each.collect())
        }
        _ => Some(meant.clone()),
    }
}

/// What stands for an item of a list that is the same.
fn same() -> Json {
    Json::Object(Map::new())
}

/// Makes `said` into what was meant.
pub(super) fn together(said: &Json, apart: &Json) -> Json {
    match (said, apart) {
        (Json::Object(said), Json::Object(apart)) => {
            let mut meant = said.clone();
            for (key, value) in apart {
                let before = said.get(key).unwrap_or(&Json::Null);
                meant.insert(key.clone(), together(before, value));
            }
            Json::Object(meant)
        }
        (Json::Array(said), Json::Array(apart)) if said.len() == apart.len() => {
            said.iter().zip(apart).map(|(said, apart)| together(said, apart)).collect()
        }
        (said, Json::Object(apart)) if apart.is_empty() && !said.is_null() => said.clone(),
        (_, apart) => apart.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{apart, together};
    use serde_json::{Value as Json, json};

    #[test]
    fn what_is_apart_comes_together_again() {
        let check = |said: Json, meant: Json, wanted: Json| {
            let written = apart(&said, &meant);
            assert_eq!(written.clone().unwrap_or(Json::Null), wanted, "{said} to {meant}");
            assert_eq!(
                written.map_or_else(|| said.clone(), |apart| together(&said, &apart)),
                meant,
                "{said}"
            );
        };
        check(json!("yes"), json!("yes"), Json::Null);
        check(json!("$days"), json!(3), json!(3));
        check(Json::Null, json!({"on": 1}), json!({"on": 1}));
        check(json!({"from": "a", "on": 1}), json!({"from": "a", "on": 2}), json!({"on": 2}));
        check(json!({"from": "a"}), json!({"from": "a", "on": {"at": 2}}), json!({"on": {"at": 2}}));
        check(
            json!([{"task": "a"}, {"task": "b"}]),
            json!([{"task": "a"}, {"task": "b", "on": 2}]),
            json!([{}, {"on": 2}]),
        );
        check(json!(["a"]), json!(["a", "b"]), json!(["a", "b"]));
        check(json!(["a", "b"]), json!(["a", "c"]), json!([{}, "c"]));
    }
}
