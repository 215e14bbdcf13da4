//! Entries of version 1, brought to the form of version 2.
//!
//! They have whole rulings in several fields, and part of what follows stands only in the ruling. The rulings go into
//! one field as they are written; what the state is derived from is taken out of them here, once, by the words of
//! version 1, which do not change any more.

use super::Kind;
use super::parts::UNSAID;
use serde_json::{Map, Value as Json, json};

/// The body of an entry of version 1 in the form of version 2.
pub(super) fn second(kind: Kind, body: &Json) -> Json {
    let Json::Object(mut body) = body.clone() else { return Json::Null };
    match kind {
        Kind::VisitorReceived | Kind::HandedOver | Kind::VisitorIdentified => {
            let made_up = body.get("giver").is_some_and(|giver| giver == "make_up");
            if let Some(Json::Object(reception)) = body.get_mut("reception") {
                received(reception, made_up);
            }
        }
        Kind::HelperJoined => {
            let turn = body.get("ruling").and_then(|ruling| ruling.get("verdict")?.get("turn")).cloned();
            body.insert("turn".into(), turn.unwrap_or_else(|| "none".into()));
        }
        Kind::DayClosed => {
            let granted = body.get("granted").and_then(Json::as_array).is_some_and(|all| !all.is_empty());
            cite(&mut body, granted);
        }
        Kind::Penalised => {
            let kept = ["skip_round", "filing_suspended", "suspended"];
            let kept = body.get("penalty").is_some_and(|penalty| kept.iter().any(|word| penalty == word));
            cite(&mut body, kept);
        }
        Kind::OriginSettled => {
            let lost = body.get("penalty").is_some_and(|penalty| penalty == "skip_round");
            let made_up = body.get("giver").is_some_and(|giver| giver == "make_up");
            cite(&mut body, lost || made_up);
        }
        Kind::HelpSettled => {
            let granted = body.get("helped").is_some_and(|helped| helped != "none");
            cite(&mut body, granted);
        }
        Kind::VisitRegistered | Kind::FollowedUp => {
            body.insert("saw".into(), UNSAID.into());
        }
        // Their fields said all that follows, or they are younger.
        Kind::OfficeFounded
        | Kind::OfficeChanged
        | Kind::PersonEnrolled
        | Kind::PersonChanged
        | Kind::RulebookAdopted
        | Kind::DayOpened
        | Kind::SignedIn
        | Kind::SignedOut
        | Kind::VisitorWaits
        | Kind::VisitorLeft
        | Kind::HelperLeft
        | Kind::ReceptionEnded
        | Kind::RegistrationWithdrawn
        | Kind::ClientPassed
        | Kind::ClientsLinked
        | Kind::ClientsParted
        | Kind::ClientsBroughtIn
        | Kind::ClientFiled
        | Kind::ClientGraded
        | Kind::DealMade
        | Kind::AbsenceStarted
        | Kind::AbsenceEnded
        | Kind::CallAnswered
        | Kind::CallEnded
        | Kind::CallOrderSet
        | Kind::OrderSet
        | Kind::DutySet
        | Kind::EventSet
        | Kind::CreditPlaced
        | Kind::Overruled
        | Kind::CaseBrought
        | Kind::ConflictSettled
        | Kind::CaseRuled
        | Kind::PersonDeparted
        | Kind::ProxySet
        | Kind::Voided => {}
    }
    let rulings = rulings(&mut body);
    if !rulings.is_empty() {
        body.insert("law".into(), rulings.into());
    }
    Json::Object(body)
}

/// What a reception grants and whether the visitor is a client anew stood only in its rulings.
fn received(reception: &mut Map<String, Json>, made_up: bool) {
    let all = rulings(reception);
    let owed =
        reception.get("turn").is_some_and(|turn| turn == "make_up") && !reception.contains_key("credit");
    if made_up || owed {
        let cites: Vec<&Json> = all.iter().flat_map(cites).collect();
        reception.insert("cites".into(), json!(cites));
    }
    let lapsed = |ruling: &Json| ruling["verdict"]["standing"] == "lapsed";
    if all.iter().any(lapsed) {
        reception.insert("anew".into(), true.into());
    }
    // Left out it is the receiver's from version 2 on; in version 1 it was nobody's.
    reception.entry("owner").or_insert_with(|| "nobody".into());
    // What was known of the client it did not say.
    reception.insert("saw".into(), UNSAID.into());
    reception.insert("law".into(), all.into());
}

/// Takes the rulings out of the fields in which version 1 has them, in the order in which they were asked for.
fn rulings(of: &mut Map<String, Json>) -> Vec<Json> {
    let fields = ["rulings", "ruling", "payout", "pool"];
    let list = |json| if let Json::Array(all) = json { all } else { vec![json] };
    fields.iter().filter_map(|field| of.remove(*field)).flat_map(list).collect()
}

/// Writes down the articles of the ruling where something that lasts rests on them.
fn cite(body: &mut Map<String, Json>, lasts: bool) {
    if let Some(ruling) = body.get("ruling").filter(|_| lasts) {
        let cites: Vec<Json> = cites(ruling).cloned().collect();
        body.insert("cites".into(), cites.into());
    }
}

fn cites(ruling: &Json) -> impl Iterator<Item = &Json> {
    ruling["cites"].as_array().into_iter().flatten()
}
