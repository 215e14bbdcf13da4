//! One line for a thing that happened, as a person at the desk would say it.

use crate::desk::{Books, device_name};
use crate::text::{Dates, I18n, instant, message, t_string, tail, word};
use chrono::NaiveDateTime;
use counter::{
    CustomerId, DeviceId, Now, PersonId, VisitId,
    event::{Event, Reception, Visitor},
    word::{Purpose, Turn},
};

/// The time of day, `10:47`.
pub fn clock(at: NaiveDateTime) -> String {
    Now(at).minute().to_string()
}

/// Milliseconds for [`crate::text::Dates`] of an office at no distance from UTC: local times are shown as they are.
pub fn local_ms(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp_millis()
}

/// Words one after the other, as the language separates them.
pub fn list(i18n: I18n, words: &[String]) -> String {
    words.join(t_string!(i18n, reception.between))
}

/// A device: as somebody named it here, else by its code.
pub fn device(i18n: I18n, device: DeviceId) -> String {
    let code = || t_string!(i18n, devices.code, code = tail(&device.to_string()));
    device_name(device).unwrap_or_else(code)
}

/// A visitor: his name, else what he came for, else what kind of client he is.
pub fn visitor(i18n: I18n, books: &Books, visitor: &Visitor) -> String {
    books.customer_name(visitor.customer).unwrap_or_else(|| match visitor.purpose {
        Purpose::Buy => word(i18n, "visit_kind", visitor.kind.word()),
        purpose => word(i18n, "purpose", purpose.word()),
    })
}

/// The visitor of a visit.
pub fn visitor_of(i18n: I18n, books: &Books, visit: VisitId) -> String {
    books.state.visits.get(&visit).map_or_else(|| "—".into(), |visit| visitor(i18n, books, &visit.visitor))
}

/// What a reception does to the receiver's turn.
pub fn turn(i18n: I18n, reception: &Reception) -> String {
    match (reception.turn, reception.credit) {
        (_, Some(_)) => t_string!(i18n, arrival.turn_make_up).to_owned(),
        (Turn::Count, None) => t_string!(i18n, arrival.turn_counts).to_owned(),
        (Turn::None, None) => t_string!(i18n, arrival.turn_free).to_owned(),
        (Turn::MakeUp, None) => word(i18n, "turn", Turn::MakeUp.word()),
    }
}

/// The event in one line. Empty for kinds the desk does not speak of.
pub fn sentence(i18n: I18n, books: &Books, event: &Event) -> String {
    let name = |person: &PersonId| books.name(*person);
    let receiver = |visit: &VisitId| {
        let receiver = books.receiver(*visit);
        receiver.map_or_else(|| "—".into(), |person| books.name(person))
    };
    let of = |visit: &VisitId| visitor_of(i18n, books, *visit);
    let client = |id: &CustomerId| books.customer_name(*id).unwrap_or_else(|| "—".into());
    let by_order = |by: &Option<PersonId>, said: String| match by {
        Some(by) => format!("{said}{}", t_string!(i18n, handover.by_order, by = name(by))),
        None => said,
    };
    match event {
        Event::VisitorReceived { visitor: who, by, reception, .. } => {
            let (name, visitor, turn) =
                (name(&reception.receiver), visitor(i18n, books, who), turn(i18n, reception));
            by_order(by, t_string!(i18n, reception.did_received, name = name, visitor = visitor, turn = turn))
        }
        Event::VisitorWaits { visitor: who, .. } => {
            t_string!(i18n, reception.did_waits, visitor = visitor(i18n, books, who))
        }
        Event::VisitorLeft { visit, .. } => t_string!(i18n, reception.did_left, visitor = of(visit)),
        Event::HelperJoined { visit, helper, by, .. } => {
            by_order(by, t_string!(i18n, reception.did_help, name = name(helper), other = receiver(visit)))
        }
        Event::HelperLeft { helper, .. } => t_string!(i18n, reception.did_end_help, name = name(helper)),
        Event::HandedOver { from, cause, by, reception, .. } => {
            let (from, to, cause) =
                (name(from), name(&reception.receiver), word(i18n, "cause", cause.word()));
            if from == to {
                t_string!(i18n, reception.did_go_on, name = to, cause = cause)
            } else {
                by_order(by, t_string!(i18n, reception.did_hand_over, from = from, to = to, cause = cause))
            }
        }
        Event::VisitorIdentified { purpose, by, reception, .. } => {
            let (name, purpose) = (name(&reception.receiver), word(i18n, "purpose", purpose.word()));
            by_order(by, t_string!(i18n, reception.did_identify, name = name, purpose = purpose))
        }
        Event::ReceptionEnded { visit, .. } => {
            t_string!(i18n, reception.did_end, name = receiver(visit), visitor = of(visit))
        }
        Event::VisitRegistered { visit, by, .. } => {
            t_string!(i18n, reception.did_register, name = name(by), visitor = of(visit))
        }
        Event::AbsenceStarted { person, reason, .. } => {
            let (name, reason) = (name(person), word(i18n, "absence_reason", reason.word()));
            t_string!(i18n, reception.did_go_out, name = name, reason = reason)
        }
        Event::AbsenceEnded { person, .. } => t_string!(i18n, reception.did_come_back, name = name(person)),
        Event::CallAnswered { by, called, then, .. } => match called {
            Some(called) => {
                let (by, called, then) = (name(by), name(called), word(i18n, "call_then", then.word()));
                t_string!(i18n, reception.did_answer_for, name = by, called = called, then = then)
            }
            None => t_string!(i18n, reception.did_answer, name = name(by)),
        },
        Event::CallEnded { by, .. } => t_string!(i18n, reception.did_end_call, name = name(by)),
        Event::DutySet { person: Some(person) } => t_string!(i18n, reception.did_duty, name = name(person)),
        Event::DutySet { person: None } => t_string!(i18n, reception.did_duty_end).to_owned(),
        Event::EventSet { on: true } => t_string!(i18n, reception.did_event).to_owned(),
        Event::EventSet { on: false } => t_string!(i18n, reception.did_event_end).to_owned(),
        Event::CreditPlaced { credit, by, .. } => {
            t_string!(i18n, reception.did_place, name = name(&credit.person), by = name(by))
        }
        Event::Overruled { from, to, by, .. } => {
            t_string!(i18n, reception.did_overrule, from = name(from), to = name(to), by = name(by))
        }
        Event::DayOpened { order, .. } => t_string!(i18n, reception.did_open_day, count = order.len()),
        Event::DayClosed { late: true, date, .. } => {
            let day = Dates::of_office(i18n.get_locale()).month_day(instant((*date).into()));
            t_string!(i18n, reception.did_close_late, day = day)
        }
        Event::DayClosed { .. } => t_string!(i18n, reception.did_close_day).to_owned(),
        Event::Voided { target, .. } => {
            let undone = books.recorded(*target).map(|undone| sentence(i18n, books, &undone.event));
            t_string!(i18n, reception.did_undo, what = undone.unwrap_or_default())
        }
        Event::SignedIn { place, stands, .. } => {
            let (name, stands) = (name(&place.person), word(i18n, "latecomer", stands.word()));
            t_string!(i18n, reception.did_sign_in_where, name = name, stands = stands)
        }
        Event::SignedOut { person, .. } => t_string!(i18n, reception.did_sign_out, name = name(person)),
        Event::ClientGraded { customer, grade, by } => {
            let visitor = client(customer);
            let (name, grade) = (name(by), word(i18n, "grade", grade.word()));
            t_string!(i18n, reception.did_grade, name = name, visitor = visitor, grade = grade)
        }
        Event::ClientFiled { customer, by, .. } => {
            let visitor = client(customer);
            t_string!(i18n, reception.did_file, name = name(by), visitor = visitor)
        }
        Event::FollowedUp { customer, by, .. } => {
            t_string!(i18n, reception.did_follow_up, name = name(by), visitor = client(customer))
        }
        Event::DealMade { customer, by, stage, .. } => {
            let (name, stage) = (name(by), word(i18n, "deal_stage", stage.word()));
            t_string!(i18n, reception.did_deal, name = name, visitor = client(customer), stage = stage)
        }
        Event::Penalised { person, breach, penalty, by, .. } => {
            let (breach, penalty) =
                (word(i18n, "breach", breach.word()), word(i18n, "penalty", penalty.word()));
            let (by, name) = (name(by), name(person));
            t_string!(i18n, reception.did_penalise, by = by, name = name, breach = breach, penalty = penalty)
        }
        Event::OriginSettled { visit, owner, .. } => match owner {
            Some(owner) => {
                t_string!(i18n, reception.did_settle_origin, visitor = of(visit), name = name(owner))
            }
            None => t_string!(i18n, reception.did_settle_origin_nobody, visitor = of(visit)),
        },
        Event::HelpSettled { visit, helper, .. } => {
            t_string!(i18n, reception.did_settle_help, name = name(helper), visitor = of(visit))
        }
        Event::CallOrderSet { order } => {
            let names: Vec<String> = order.iter().map(name).collect();
            t_string!(i18n, reception.did_call_order, names = list(i18n, &names))
        }
        Event::OrderSet(set) => {
            let names: Vec<String> = set.people.iter().map(name).collect();
            let (by, order, names) =
                (name(&set.by), word(i18n, "order", set.order.word()), list(i18n, &names));
            t_string!(i18n, reception.did_set_order, by = by, order = order, names = names)
        }
        Event::CaseBrought { customer, claimant: Some(claimant), .. } => {
            t_string!(i18n, reception.did_bring_claim, name = name(claimant), visitor = client(customer))
        }
        Event::CaseBrought { customer, step, .. } => {
            let step = message(i18n, &format!("acts.bring_step_{}", step.word()), &[] as &[(&str, String)]);
            t_string!(i18n, reception.did_bring, visitor = client(customer), step = step)
        }
        Event::ConflictSettled { by, .. } => t_string!(i18n, reception.did_settle_conflict, name = name(by)),
        Event::CaseRuled { customer, owner, by, .. } => {
            let visitor = client(customer);
            // Where nobody decided, it was the book.
            let book = || t_string!(i18n, reception.by_book).to_owned();
            let by = by.as_ref().map_or_else(book, name);
            match owner {
                Some(owner) => {
                    t_string!(i18n, reception.did_rule_case, by = by, visitor = visitor, name = name(owner))
                }
                None => t_string!(i18n, reception.did_rule_case_nobody, by = by, visitor = visitor),
            }
        }
        Event::RegistrationWithdrawn { visit, by, .. } => {
            t_string!(i18n, reception.did_withdraw, name = name(by), visitor = of(visit))
        }
        Event::ClientPassed { customer, from, to, .. } => {
            let visitor = client(customer);
            t_string!(i18n, reception.did_pass, from = name(from), visitor = visitor, to = name(to))
        }
        Event::ClientsLinked { one, other, relation, .. } => {
            let (one, other) = (client(one), client(other));
            match relation {
                None => t_string!(i18n, reception.did_join, one = one, other = other),
                Some(relation) => {
                    let relation = word(i18n, "relation", relation.word());
                    t_string!(i18n, reception.did_link, one = one, other = other, relation = relation)
                }
            }
        }
        Event::ClientsParted { one, other, .. } => {
            t_string!(i18n, reception.did_part, one = client(one), other = client(other))
        }
        Event::ClientsBroughtIn { clients, .. } => {
            t_string!(i18n, reception.did_bring_in, count = clients.len())
        }
        Event::PersonDeparted { person, successor, .. } => match successor {
            Some(to) => t_string!(i18n, reception.did_depart, name = name(person), to = name(to)),
            None => t_string!(i18n, reception.did_depart_nobody, name = name(person)),
        },
        Event::ProxySet { person, proxy } => match proxy {
            Some(to) => t_string!(i18n, reception.did_proxy, name = name(person), to = name(to)),
            None => t_string!(i18n, reception.did_proxy_end, name = name(person)),
        },
        Event::OfficeFounded { .. }
        | Event::OfficeChanged { .. }
        | Event::PersonEnrolled { .. }
        | Event::PersonChanged { .. }
        | Event::RulebookAdopted { .. } => String::new(),
    }
}
