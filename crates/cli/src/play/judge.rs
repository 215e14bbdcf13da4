//! Whether what happened is what was expected.

use super::Play;
use super::outcome::Outcome;
use crate::scenario::{Column, Expect, Fault, Wish};
use office::command::Arrival;
use office::ledger::Registration;
use office::rotation::Floor;
use office::{Event, Now, PersonId, Reason};
use rulebook::word::{Missed, RegistrationState, VisitKind};
use rulebook::{Fact, Turns, Value};

/// Nothing to say, or what happened instead.
pub(super) type Verdict = Result<(), String>;

pub(super) fn met(holds: bool, got: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(got()) }
}

pub(super) fn listed(items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.as_ref().to_owned()).collect();
    if items.is_empty() { "none".into() } else { items.join(" ") }
}

impl Play<'_> {
    /// Judges one expectation. The outer error is a word the scenario does not explain.
    pub(super) fn judge(&self, wish: &Wish, outcome: &Outcome) -> Result<Verdict, Fault> {
        let line = wish.number;
        let cited = || outcome.cites().into_iter().map(|article| article.0.clone()).collect::<Vec<_>>();
        Ok(match &wish.what {
            Expect::Receiver(name) => self.receiver(line, name, outcome)?,
            Expect::Waits => met(matches!(outcome.event(), Some(Event::VisitorWaits { .. })), || {
                self.what_happened(outcome)
            }),
            Expect::Refused { key, about } => {
                self.refused(line, key.as_deref(), about.as_deref(), outcome)?
            }
            Expect::Asks(fact) => asks(fact, outcome),
            Expect::Cites { articles, exactly } => {
                let all = articles.iter().all(|article| cited().contains(article));
                met(all && (!exactly || cited().len() == articles.len()), || {
                    format!("cites {}", listed(cited()))
                })
            }
            Expect::NotCites(articles) => {
                met(!articles.iter().any(|article| cited().contains(article)), || {
                    format!("cites {}", listed(cited()))
                })
            }
            Expect::Cited(articles) => {
                let all = articles.iter().all(|article| self.cited.contains(article));
                met(all, || format!("cited {}", listed(&self.cited)))
            }
            Expect::Rules(rules) => {
                let rulings = outcome.rulings();
                let held: Vec<&str> = rulings
                    .iter()
                    .flat_map(|ruling| &ruling.steps)
                    .map(|step| step.rule.0.as_str())
                    .collect();
                met(rules.iter().all(|rule| held.contains(&rule.as_str())), || {
                    format!("rules {}", listed(&held))
                })
            }
            Expect::Passed { name, missed, cites } => self.passed(line, name, *missed, cites, outcome)?,
            Expect::PassedNobody => met(outcome.passed().is_empty(), || {
                format!("passed {}", self.cast.names(outcome.passed().iter().map(|passed| passed.person)))
            }),
            Expect::Credit(used) => {
                let found = match outcome.event() {
                    Some(Event::CallAnswered { credit, .. }) => credit.is_some(),
                    _ => outcome.reception().is_some_and(|reception| reception.credit.is_some()),
                };
                met(found == *used, || format!("credit {}", if found { "used" } else { "unused" }))
            }
            Expect::Word { of, word } => word_of(of, word, outcome),
            Expect::Silent(slots) => {
                let rulings = outcome.rulings();
                let silent: Vec<&str> =
                    rulings.iter().flat_map(|r| &r.silent).map(|slot| slot.name()).collect();
                let wanted = slots != &["nothing"];
                let all = if wanted {
                    slots.iter().all(|slot| silent.contains(&slot.as_str()))
                } else {
                    silent.is_empty()
                };
                met(all, || format!("silent {}", listed(&silent)))
            }
            Expect::Duties(duties) => {
                duties_of(outcome, |found| duties.iter().all(|duty| found.contains(&duty.as_str())))
            }
            Expect::NotDuties(duties) => {
                duties_of(outcome, |found| !duties.iter().any(|duty| found.contains(&duty.as_str())))
            }
            Expect::Valid(_) | Expect::Missing(_) | Expect::Late(_) => registered(&wish.what, outcome),
            Expect::Shares { .. }
            | Expect::Due { .. }
            | Expect::NotDue(_)
            | Expect::Budget(_)
            | Expect::Steps(_)
            | Expect::SilentBook
            | Expect::Slot { .. } => self.answered(&wish.what, outcome),
            look => self.look(line, look, outcome)?,
        })
    }

    /// Expectations on the state rather than on the line.
    fn look(&self, line: usize, what: &Expect, outcome: &Outcome) -> Result<Verdict, Fault> {
        let state = &self.device(line)?.state;
        let day = || state.day.as_ref().ok_or_else(|| Fault::new(line, "no day was opened yet"));
        Ok(match what {
            Expect::Queue(names) => self.same(line, "queue", names, day()?.queue())?,
            Expect::Order(names) => {
                self.same(line, "order", names, day()?.order.iter().map(|place| place.person))?
            }
            Expect::Next(names) => self.same(line, "next", names, day()?.closed.iter().flatten().copied())?,
            Expect::Count { column, of } => self.count(line, *column, of)?,
            Expect::Calls(names) => self.same(line, "calls", names, day()?.call_queue())?,
            Expect::Suspended(wanted) => {
                let now =
                    |(person, _): &(&PersonId, _)| state.suspended(**person, self.clock.date()).is_some();
                let found: Vec<String> = state
                    .suspensions
                    .iter()
                    .filter(now)
                    .map(|(person, suspension)| {
                        format!("{} until {}", self.cast.name(*person), suspension.until)
                    })
                    .collect();
                let holds = match wanted {
                    None => found.is_empty(),
                    Some((name, until)) => found.contains(&format!("{name} until {until}")),
                };
                met(holds, || format!("suspended {}", listed(&found)))
            }
            Expect::Waiting(names) => {
                let waiting: Vec<String> =
                    day()?.waiting.iter().map(|visit| self.cast.visitor_of(*visit)).collect();
                met(*names == waiting, || format!("waiting {}", listed(&waiting)))
            }
            Expect::Serving { name, visitor } => {
                let person = self.cast.person(line, name)?;
                let open = day()?.open.iter().filter_map(|id| state.visits.get(id));
                let visits = open.filter(|visit| visit.receiver() == Some(person));
                let found: Vec<String> = visits.map(|visit| self.cast.visitor_of(visit.id)).collect();
                let holds = visitor.as_ref().map_or(found.is_empty(), |visitor| found.contains(visitor));
                met(holds, || format!("serving {name} {}", listed(&found)))
            }
            Expect::Owner { client, owner } => {
                self.owner(line, client.as_deref(), owner.as_ref(), outcome)?
            }
            Expect::Serves { client, by } => {
                let wanted = self.cast.some(line, by.as_ref())?;
                let whole = state.whole(self.cast.guest(line, client)?.customer);
                let found = whole.and_then(office::ledger::Customer::server);
                met(found == wanted, || format!("serves {client} {}", self.cast.names(found)))
            }
            Expect::Claims { client, claims } => {
                let customer = self.cast.guest(line, client)?.customer;
                let book = self.book(line)?;
                let found = office::decide::claims(state, &book, customer, self.clock);
                let found: Vec<String> = found.iter().flat_map(|claim| self.in_words(claim)).collect();
                met(*claims == found, || format!("claims {client} {}", found.join(" ")))
            }
            Expect::Filings { client, filings } => {
                let customer = self.cast.guest(line, client)?.customer;
                let book = self.book(line)?;
                let found = office::decide::filings(state, &book, customer, self.clock);
                let found: Vec<String> = found.iter().flat_map(|filed| self.filed_in_words(filed)).collect();
                met(*filings == found, || format!("filings {client} {}", found.join(" ")))
            }
            Expect::Kind { client, kind } => self.kind(line, client.as_deref(), *kind, outcome)?,
            Expect::Registration { visitor, state: wanted } => {
                let visit = self.cast.visit(line, visitor)?;
                let customer = state.visits.get(&visit).map(|visit| visit.visitor.customer);
                let customer = customer.and_then(|customer| state.customers.get(&customer));
                let entry = customer.and_then(|customer| customer.registration(visit));
                let found = entry.map_or(RegistrationState::None, Registration::state);
                let invalid = wanted == "invalid" && entry.is_some_and(|entry| !entry.valid);
                met(invalid || wanted == found.word(), || format!("registration {visitor} {}", found.word()))
            }
            Expect::Held { client, what, day } => {
                let customer = self.cast.guest(line, client)?.customer;
                let book = self.book(line)?;
                let held = office::decide::held(state, &book, self.clock.date(), customer);
                let found =
                    held.and_then(|held| if what == "until" { held.until } else { held.follow_up_by });
                let found = found.map(|point| point.to_string());
                met(*day == found, || format!("{what} {client} {}", found.as_deref().unwrap_or("nothing")))
            }
            Expect::Conflicts(kinds) => {
                let found: Vec<String> =
                    state.conflicts.iter().map(|conflict| word(&conflict.kind)).collect();
                met(*kinds == found, || format!("conflicts {}", listed(&found)))
            }
            _ => Err("nothing that can be looked at".into()),
        })
    }

    fn receiver(&self, line: usize, name: &str, outcome: &Outcome) -> Result<Verdict, Fault> {
        let wanted = self.cast.person(line, name)?;
        let found = match outcome.event() {
            Some(Event::CallAnswered { by, .. }) => Some(*by),
            Some(Event::Overruled { to, .. }) => Some(*to),
            _ => outcome.reception().map(|reception| reception.receiver),
        };
        Ok(met(found == Some(wanted), || self.what_happened(outcome)))
    }

    fn what_happened(&self, outcome: &Outcome) -> String {
        match (outcome, outcome.event()) {
            (_, Some(Event::VisitorWaits { .. })) => "waits".into(),
            (_, Some(Event::CallAnswered { by, .. })) => format!("receiver {}", self.cast.name(*by)),
            (_, Some(Event::Overruled { to, .. })) => format!("receiver {}", self.cast.name(*to)),
            (Outcome::Refused(refusal), _) => format!("refused: {refusal}"),
            (Outcome::NotYet(what), _) => format!("not yet answered: {what}"),
            _ => outcome.reception().map_or_else(
                || "nobody received anybody".into(),
                |reception| format!("receiver {}", self.cast.name(reception.receiver)),
            ),
        }
    }

    fn refused(
        &self,
        line: usize,
        key: Option<&str>,
        about: Option<&str>,
        outcome: &Outcome,
    ) -> Result<Verdict, Fault> {
        let Outcome::Refused(refusal) = outcome else { return Ok(Err("not refused".into())) };
        let holds = key.is_none_or(|key| refusal.reason.key() == key);
        let people: Vec<String> =
            refusal.reason.people().into_iter().map(|person| self.cast.name(person)).collect();
        let argument = refusal.reason.argument();
        let fits = about.is_none_or(|about| argument == about || people.iter().any(|name| name == about));
        if let Some(about) = about.filter(|_| !people.is_empty()) {
            self.cast.person(line, about)?;
        }
        Ok(met(holds && fits, || format!("refused {} {argument}{}", refusal.reason.key(), people.join(" "))))
    }

    fn passed(
        &self,
        line: usize,
        name: &str,
        missed: Option<Missed>,
        cites: &[String],
        outcome: &Outcome,
    ) -> Result<Verdict, Fault> {
        let person = self.cast.person(line, name)?;
        let Some(found) = outcome.passed().iter().find(|passed| passed.person == person) else {
            let names = self.cast.names(outcome.passed().iter().map(|passed| passed.person));
            return Ok(Err(format!("passed {names}")));
        };
        let cited: Vec<&str> = found.cites.iter().map(|article| article.0.as_str()).collect();
        let holds = missed.is_none_or(|missed| missed == found.missed);
        Ok(met(holds && cites.iter().all(|article| cited.contains(&article.as_str())), || {
            format!("passed {name} {} cites {}", found.missed.word(), listed(&cited))
        }))
    }

    fn same(
        &self,
        line: usize,
        what: &str,
        names: &[String],
        found: impl IntoIterator<Item = PersonId>,
    ) -> Result<Verdict, Fault> {
        let wanted = names.iter().map(|name| self.cast.person(line, name)).collect::<Result<Vec<_>, _>>()?;
        let found: Vec<PersonId> = found.into_iter().collect();
        Ok(met(wanted == found, || format!("{what} {}", self.cast.names(found.iter().copied()))))
    }

    fn column(&self, line: usize, column: Column, person: PersonId) -> Result<Turns, Fault> {
        let state = &self.device(line)?.state;
        let account =
            state.day.as_ref().and_then(|day| day.accounts.get(&person)).cloned().unwrap_or_default();
        let credits = |only: bool| {
            let own =
                state.open_credits().filter(|credit| credit.id.person == person && !(only && credit.placed));
            u32::try_from(own.count()).unwrap_or(u32::MAX)
        };
        Ok(match column {
            Column::Ticks => account.ticks,
            Column::Received => account.received,
            Column::Uncounted => Turns::whole(account.uncounted),
            Column::Lost => Turns::whole(account.lost),
            Column::Granted => Turns::whole(account.granted),
            Column::MadeUp => Turns::whole(account.made_up),
            Column::Held => Turns::whole(account.held),
            Column::Credits => Turns::whole(credits(false)),
            Column::Unplaced => Turns::whole(credits(true)),
            Column::CallCredits => {
                let day = state.day.iter().flat_map(|day| &day.call_credits);
                let own = day.filter(|credit| credit.id.person == person).count();
                Turns::whole(u32::try_from(own).unwrap_or(u32::MAX))
            }
        })
    }

    fn count(&self, line: usize, column: Column, of: &[(String, Turns)]) -> Result<Verdict, Fault> {
        let day =
            self.device(line)?.state.day.as_ref().ok_or_else(|| Fault::new(line, "no day was opened yet"))?;
        let found = |person| self.column(line, column, person);
        if of.is_empty() {
            let people: Vec<PersonId> = day.order.iter().map(|place| place.person).collect();
            let some: Vec<PersonId> =
                people.into_iter().filter(|person| found(*person) != Ok(Turns::NONE)).collect();
            return Ok(met(some.is_empty(), || format!("not none: {}", self.cast.names(some))));
        }
        let mut wrong = Vec::new();
        for (name, wanted) in of {
            let found = found(self.cast.person(line, name)?)?;
            if found != *wanted {
                wrong.push(format!("{name} {found}"));
            }
        }
        Ok(met(wrong.is_empty(), || wrong.join(" ")))
    }

    fn owner(
        &self,
        line: usize,
        client: Option<&str>,
        owner: Option<&String>,
        outcome: &Outcome,
    ) -> Result<Verdict, Fault> {
        let wanted = self.cast.some(line, owner)?;
        let found = match client {
            None => match (outcome.reception(), outcome.event()) {
                (Some(reception), _) => reception.owner,
                (_, Some(Event::CaseRuled { owner, .. } | Event::OriginSettled { owner, .. })) => *owner,
                _ => return Ok(Err(self.what_happened(outcome))),
            },
            Some(client) => {
                let customer = self.cast.guest(line, client)?.customer;
                self.device(line)?.state.whole(customer).and_then(|customer| customer.owner())
            }
        };
        Ok(met(found == wanted, || format!("owner {}", self.cast.names(found))))
    }

    /// A claim in words: `A 2025-03-03 until 2025-04-03 lapsed passed reception`.
    fn in_words(&self, claim: &office::decide::Claim) -> Vec<String> {
        let mut words = vec![self.cast.name(claim.person), claim.since.date().to_string()];
        if let Some(until) = claim.until {
            words.extend(["until".into(), until.to_string().replace(' ', "T")]);
        }
        if claim.lapsed {
            words.push("lapsed".into());
        }
        if let Some((_, basis)) = claim.passed {
            words.extend(["passed".into(), word(&basis)]);
        }
        words
    }

    /// A filing in words: `A 2025-03-03T10:00 valid until 2025-03-05`.
    fn filed_in_words(&self, filed: &office::decide::Filed) -> Vec<String> {
        let valid = match filed.valid {
            Some(true) => "valid",
            Some(false) => "invalid",
            None => "open",
        };
        let at = filed.at.format("%Y-%m-%dT%H:%M").to_string();
        let mut words = vec![self.cast.name(filed.by), at, valid.to_owned()];
        if let Some(until) = filed.until {
            words.extend(["until".into(), until.to_string()]);
        }
        words
    }

    fn kind(
        &self,
        line: usize,
        client: Option<&str>,
        kind: VisitKind,
        outcome: &Outcome,
    ) -> Result<Verdict, Fault> {
        let found = match (client, outcome.event()) {
            (None, Some(Event::VisitorReceived { visitor, .. } | Event::VisitorWaits { visitor, .. })) => {
                visitor.kind.word()
            }
            (None, _) => return Ok(Err(self.what_happened(outcome))),
            (Some(client), _) => {
                let customer = self.cast.guest(line, client)?.customer;
                let (state, book) = (&self.device(line)?.state, self.book(line)?);
                let refused = |refusal: office::Refusal| Fault::new(line, format!("refused: {refusal}"));
                let floor = Floor::new(state, Some(&book), Now(self.clock)).map_err(refused)?;
                let facts =
                    office::decide::visitor_facts(&floor, &Arrival::new(customer)).map_err(refused)?;
                match facts.get(Fact::VisitKind) {
                    Some(Value::Word(word)) => word,
                    _ => "unknown",
                }
            }
        };
        Ok(met(found == kind.word(), || format!("kind {found}")))
    }
}

/// The spelling of a word in the data.
fn word(of: &impl serde::Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|json| json.as_str().map(String::from)).unwrap_or_default()
}

fn asks(fact: &str, outcome: &Outcome) -> Verdict {
    let asked = match outcome {
        Outcome::Refused(refusal) if matches!(refusal.reason, Reason::Asks(_)) => {
            Some(refusal.reason.argument())
        }
        Outcome::Answered(rulings) => {
            rulings.iter().find_map(|ruling| ruling.asks).map(|fact| fact.name().to_owned())
        }
        _ => None,
    };
    met(asked.as_deref() == Some(fact), || format!("asks {}", asked.as_deref().unwrap_or("nothing")))
}

fn word_of(of: &str, wanted: &str, outcome: &Outcome) -> Verdict {
    let of_reception = outcome.reception().map(|reception| match of {
        "turn" => reception.turn.word(),
        _ => reception.role.word(),
    });
    let found = match (of, outcome.event()) {
        ("turn", Some(Event::HelperJoined { turn, .. } | Event::Overruled { turn, .. })) => Some(turn.word()),
        ("turn" | "role", _) => of_reception,
        ("giver", Some(Event::HandedOver { giver, .. } | Event::VisitorIdentified { giver, .. })) => {
            Some(giver.word())
        }
        ("then", Some(Event::CallAnswered { then, .. })) => Some(then.word()),
        _ => None,
    };
    met(found == Some(wanted), || format!("{of} {}", found.unwrap_or("none said")))
}

fn duties_of(outcome: &Outcome, holds: impl FnOnce(&[&str]) -> bool) -> Verdict {
    let found: Vec<&str> = outcome.duties().into_iter().map(|duty| duty.word()).collect();
    met(holds(&found), || format!("duties {}", listed(&found)))
}

fn registered(what: &Expect, outcome: &Outcome) -> Verdict {
    let Some(Event::VisitRegistered { missing, late, valid, .. }) = outcome.event() else {
        return Err("nothing was registered".into());
    };
    match what {
        Expect::Valid(wanted) => {
            met(wanted == valid, || format!("valid {}", if *valid { "yes" } else { "no" }))
        }
        Expect::Late(wanted) => met(wanted == late, || (if *late { "late" } else { "in time" }).into()),
        Expect::Missing(wanted) => {
            let found: Vec<&str> = missing.iter().map(|field| field.word()).collect();
            let all =
                wanted.len() == found.len() && wanted.iter().all(|field| found.contains(&field.as_str()));
            met(all, || format!("missing {}", listed(&found)))
        }
        _ => Err("nothing of a registration".into()),
    }
}
