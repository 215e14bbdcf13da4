//! What a line does, as a command.

use super::outcome::Outcome;
use super::{Play, cast};
use crate::scenario::{Act, Fault, Line};
use journal::EntryId;
use office::Command;
use office::asking::takes;
use office::command::{Agreed, Dealing, Objection, Penalising};
use paper::OrderedMap;
use rulebook::name::OWN;
use rulebook::share::Cents;
use rulebook::word::Office;
use rulebook::{Fact, Name};

impl Play<'_> {
    pub(super) fn perform(&mut self, line: &Line) -> Result<Outcome, Fault> {
        let number = line.number;
        match &line.act {
            Act::Look => Ok(Outcome::Nothing),
            Act::Book { name, from } => self.adopt(number, name, *from),
            Act::With { name, value } => self.with(number, name, value),
            Act::People { names, office } => self.enrol(number, names, *office),
            Act::Hours { from, to } => self.found(number, *from, *to),
            Act::Roster { name, from, to } => {
                let person = self.cast.person(number, name)?;
                self.rosters.insert(person, (*from, *to));
                Ok(Outcome::Nothing)
            }
            Act::Client(given) => self.know(number, given),
            Act::Open { day, names, without } => self.open(number, *day, names, without),
            Act::Close { ends, all } => self.close(number, ends, *all),
            Act::On { date, left_open } => self.pass_to(number, *date, *left_open),
            Act::New { visitor, about } => {
                self.cast.meet(number, visitor)?;
                self.cast.like(number, visitor, &about.like)?;
                self.arrive(number, visitor, about)
            }
            Act::Arrive { visitor, about } => {
                self.cast.like(number, visitor, &about.like)?;
                self.arrive(number, visitor, about)
            }
            Act::Seat { visitor, about } => self.seat(number, visitor, about),
            Act::Leave { visitor } => self.leave(number, visitor),
            Act::End { name } => self.end(number, name),
            Act::EndAll => self.end_all(number),
            Act::Ask { question, facts } => self.ask(number, question, facts),
            Act::Claim { by, client } => self.claim(number, by, client),
            Act::File { by, client, minutes } => {
                let by = self.cast.person(number, by)?;
                let customer = self.cast.hear_of(number, client)?;
                self.act(number, &Command::FileClient { customer, by, minutes: *minutes })
            }
            Act::Do { what } => Ok(Outcome::NotYet(format!("{what:?} is nothing the engine can do"))),
            Act::Device { name } => self.add_device(number, name),
            Act::Merge { names } => self.merge(number, names),
            act => self.at_desk(number, act),
        }
    }

    /// What is one command and nothing besides.
    fn at_desk(&mut self, line: usize, act: &Act) -> Result<Outcome, Fault> {
        let cast = &self.cast;
        let command = match act {
            Act::Out { name, reason, told, approved_by } => Command::GoOut {
                person: cast.person(line, name)?,
                reason: *reason,
                notified: *told,
                approved_by: cast.some(line, approved_by.as_ref())?,
            },
            Act::SignIn { name } => Command::SignIn { place: self.place(cast.person(line, name)?) },
            Act::SignOut { name } => Command::SignOut { person: cast.person(line, name)? },
            Act::Back { name } => Command::ComeBack { person: cast.person(line, name)? },
            Act::CallOrder { names } => {
                let order = names.iter().map(|name| cast.person(line, name)).collect::<Result<_, _>>()?;
                Command::SetCallOrder { order }
            }
            Act::Order { name, people, by } => self.order(line, name, people, by.as_ref())?,
            Act::Phone { called, purpose, taken_by, caller, stays } => {
                let (called, by) = (cast.some(line, called.as_ref())?, cast.some(line, taken_by.as_ref())?);
                let caller = caller.as_ref().map(|caller| self.cast.hear_of(line, caller)).transpose()?;
                return self.phone(
                    line,
                    &Command::Answer { called, by, purpose: *purpose, caller, card: None },
                    *stays,
                );
            }
            Act::HangUp { name } => Command::EndCall { by: cast.person(line, name)? },
            Act::Help { helper, visitor, by } => Command::Help {
                visit: cast.visit(line, visitor)?,
                helper: cast.person(line, helper)?,
                by: cast.some(line, by.as_ref())?,
            },
            Act::HandOver { visitor, to, cause, found, by } => {
                let (to, by) = (cast.some(line, to.as_ref())?, cast.some(line, by.as_ref())?);
                return self.hand_over(line, visitor, to, *cause, found.as_deref(), by);
            }
            Act::Identify { visitor, purpose, declared, minutes, verified, by } => {
                let (visit, purpose) = (cast.visit(line, visitor)?, *purpose);
                let (declared, minutes, by) = (*declared, *minutes, cast.some(line, by.as_ref())?);
                let identify = Command::Identify { visit, purpose, declared, minutes, by };
                // Who writes that somebody is found out has verified it, unless he says otherwise.
                let book = self.book(line)?;
                if takes(&book, &identify, Fact::Verified) && self.told.facts.get(Fact::Verified).is_none() {
                    self.told.facts.set(Fact::Verified, *verified);
                }
                return self.act(line, &identify);
            }
            Act::Settle { helper, visitor } => {
                Command::SettleHelp { visit: cast.visit(line, visitor)?, helper: cast.person(line, helper)? }
            }
            Act::Overrule { by, visitor, to, turn } => Command::Overrule {
                visit: cast.visit(line, visitor)?,
                to: cast.person(line, to)?,
                turn: *turn,
                by: cast.person(line, by)?,
                because: cast::card("because"),
            },
            Act::Duty { name } => Command::SetDuty { person: cast.some(line, name.as_ref())? },
            Act::FollowUp { by, client, kind, reached, recorded } => {
                let (customer, by) = (cast.guest(line, client)?.customer, cast.person(line, by)?);
                if !recorded {
                    self.told.facts.set(Fact::ContactRecorded, false);
                }
                return self.act(
                    line,
                    &Command::FollowUp { customer, by, kind: *kind, reached: *reached, note: None },
                );
            }
            Act::Event { on } => Command::SetEvent { on: *on },
            Act::Place { by, whose } => return self.place_credit(line, by, whose),
            Act::Undo { what } => {
                Command::Void { target: self.target(line, what.as_deref())?, because: None }
            }
            Act::Register(entry) => self.register(line, entry)?,
            other => self.in_ledger(line, other)?,
        };
        self.act(line, &command)
    }

    /// An order by its name, with or without `own.`; set by a supervisor, if it is not said by whom.
    fn order(
        &self,
        line: usize,
        name: &str,
        people: &[String],
        by: Option<&String>,
    ) -> Result<Command, Fault> {
        let full = if name.starts_with(OWN) { name.to_owned() } else { format!("{OWN}{name}") };
        let order = Name::read(&full).map_err(|what| Fault::new(line, what.to_string()))?;
        let people = people.iter().map(|name| self.cast.person(line, name)).collect::<Result<_, _>>()?;
        let staff = &self.device(line)?.state.people;
        let leads = || staff.iter().find(|(_, person)| person.active && person.holds(Office::Supervisor));
        let by = match self.cast.some(line, by)? {
            Some(by) => by,
            None => *leads().ok_or_else(|| Fault::new(line, "nobody here may set an order"))?.0,
        };
        Ok(Command::SetOrder { order, people, by })
    }

    /// What is written in the ledger.
    fn in_ledger(&self, line: usize, act: &Act) -> Result<Command, Fault> {
        let cast = &self.cast;
        Ok(match act {
            Act::Grade { by, client, grade } => Command::GradeClient {
                customer: cast.guest(line, client)?.customer,
                grade: *grade,
                by: cast.person(line, by)?,
            },
            Act::Deal { by, client, stage, owner_reachable, sum, agreed } => {
                let guest = cast.guest(line, client)?;
                let owner = || self.device(line).ok()?.state.whole(guest.customer)?.owner();
                let by = if by == client { owner() } else { Some(cast.person(line, by)?) };
                let by = by.ok_or_else(|| Fault::new(line, format!("{client} is nobody's client")))?;
                let shares = agreed.shares.iter().copied().collect::<OrderedMap<_, _>>();
                Command::Deal(Dealing {
                    customer: guest.customer,
                    by,
                    stage: *stage,
                    owner_reachable: *owner_reachable,
                    sum: sum.map(|yuan| Cents(i64::from(yuan) * 100)),
                    agreed: Agreed {
                        shares: Some(shares).filter(|shares| !shares.is_empty()),
                        payout: agreed.payout,
                        by: cast.some(line, agreed.by.as_ref())?,
                    },
                })
            }
            Act::Penalise { name, breach, by, amount, until } => Command::Penalise(Penalising {
                person: cast.person(line, name)?,
                breach: *breach,
                by: cast.person(line, by)?,
                note: None,
                amount: amount.map(i64::from),
                until: *until,
            }),
            Act::Prove { by, client } => {
                Command::Prove { customer: cast.guest(line, client)?.customer, by: cast.person(line, by)? }
            }
            Act::Object { by, client, with, given, otherwise } => Command::RuleCase(Objection {
                customer: cast.guest(line, client)?.customer,
                claimant: cast.person(line, by)?,
                with: with.as_ref().map(|with| cast.guest(line, with)).transpose()?.map(|with| with.customer),
                same: with.as_ref().map(|with| self.compared(line, client, with)).transpose()?.flatten(),
                because: otherwise.then(|| cast::card("because")),
                to: cast.some(line, given.as_ref().map(|(to, _)| to))?,
                by: cast.some(line, given.as_ref().map(|(_, by)| by))?,
            }),
            Act::Depart { name, by, to } => Command::Depart {
                person: cast.person(line, name)?,
                by: cast.person(line, by)?,
                to: cast.some(line, to.as_ref())?,
            },
            Act::Link { one, other, relation, by } => Command::Link {
                one: cast.guest(line, one)?.customer,
                other: cast.guest(line, other)?.customer,
                relation: *relation,
                same: self.compared(line, one, other)?,
                by: cast.person(line, by)?,
            },
            Act::Part { one, other, by } => Command::Part {
                one: cast.guest(line, one)?.customer,
                other: cast.guest(line, other)?.customer,
                by: cast.person(line, by)?,
            },
            Act::ShareOut { from, plan, by } => {
                let plan = plan
                    .iter()
                    .map(|(client, to)| Ok((cast.guest(line, client)?.customer, cast.person(line, to)?)));
                let plan = plan.collect::<Result<_, Fault>>()?;
                Command::ShareOut { from: cast.person(line, from)?, plan, by: cast.person(line, by)? }
            }
            Act::Withdraw { by, visitor } => {
                let (visit, by) = (cast.visit(line, visitor)?, cast.person(line, by)?);
                let state = &self.device(line)?.state;
                let found = state.visits.get(&visit);
                let customer = found.and_then(|found| state.customers.get(&found.visitor.customer));
                let entries = customer.into_iter().flat_map(|customer| &customer.registrations);
                // His own, if he made one.
                let mut own = entries.filter(|entry| entry.visit == visit && entry.by == by);
                let last = found.and_then(|found| state.registration(found));
                let entry = own.rfind(|entry| entry.withdrawn.is_none()).or(last);
                let entry = entry.ok_or_else(|| Fault::new(line, format!("{visitor} is not registered")))?;
                Command::Withdraw { visit, registration: entry.written.entry, by }
            }
            Act::Proxy { of, proxy } => {
                Command::SetProxy { person: cast.person(line, of)?, proxy: cast.some(line, proxy.as_ref())? }
            }
            Act::Unfound { client } => Command::Unfound { customer: cast.guest(line, client)?.customer },
            _ => return Err(Fault::new(line, "this cannot be played")),
        })
    }

    /// The oldest make-up of a person that waits to be placed; if there is none, one that is not there.
    fn place_credit(&mut self, line: usize, by: &str, whose: &str) -> Result<Outcome, Fault> {
        let (by, whose) = (self.cast.person(line, by)?, self.cast.person(line, whose)?);
        let oldest = {
            let mut open = self.device(line)?.state.open_credits();
            open.find(|credit| credit.id.person == whose && !credit.placed).map(|credit| credit.id)
        };
        let none = office::CreditId { by: EntryId::from_bytes([0; 16]), person: whose };
        self.act(line, &Command::PlaceCredit { credit: oldest.unwrap_or(none), by })
    }

    /// The entry to strike out: that of a visit, or the last one written here.
    fn target(&self, line: usize, what: Option<&str>) -> Result<EntryId, Fault> {
        if let Some(visitor) = what {
            return self.cast.visit(line, visitor).map(|visit| visit.0);
        }
        let last = self.written.iter().rev().find(|(device, _)| *device == self.here);
        last.map(|(_, entry)| *entry).ok_or_else(|| Fault::new(line, "nothing was written yet"))
    }
}
