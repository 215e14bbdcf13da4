//! The first run: a new office, or a sample one.

use super::device::indexed_db::Batch;
use super::device::storage_state::request_persist;
use super::shelf::{FIRST_BOOK, Shipped, fetch};
use super::{Books, Desk, Phase, Setting, Trouble, fresh_device, fresh_entry, settings};
use journal::{Card, Cards, Documents, Journal, OfficeId};
use leptos::prelude::*;
use office::event::Place;
use office::{Command, Minute, PersonId};
use rulebook::word::Office;

/// Somebody to enrol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// The name.
    pub name: String,
    /// The offices held.
    pub roles: Vec<Office>,
}

impl Desk {
    /// Sets an office up: name, hours, people and book, in one transaction after the device's own ids.
    ///
    /// # Errors
    /// As [`Desk::send`]; the office can be set up again then.
    pub async fn found(
        self,
        name: String,
        hours: (Minute, Minute),
        people: &[NewPerson],
        book: &str,
    ) -> Result<Vec<PersonId>, Trouble> {
        let shipped = fetch(book).await?;
        self.begin_books(None).await?;
        let written = self.write_office(name, hours, people, shipped).await;
        if written.is_err() {
            self.drop_unwritten();
        }
        let ids = written?;
        self.phase.set(Phase::Open);
        request_persist().await;
        Ok(ids)
    }

    async fn write_office(
        self,
        name: String,
        hours: (Minute, Minute),
        people: &[NewPerson],
        shipped: Shipped,
    ) -> Result<Vec<PersonId>, Trouble> {
        let today = self.now.get_untracked().date();
        let (opens, closes) = hours;
        let mut commands = vec![Command::FoundOffice { name, opens, closes }];
        let about = shipped.book.about.clone();
        commands.push(Command::AdoptRulebook {
            book: shipped.book.digest.clone(),
            id: about.id,
            edition: about.edition,
            from: today,
        });
        let (cards, ids) = self.enrolments(people, &mut commands)?;
        self.send_all(commands, cards, vec![shipped.document]).await?;
        Ok(ids)
    }

    /// Adds people.
    ///
    /// # Errors
    /// As [`Desk::send`].
    pub async fn enrol(self, people: &[NewPerson]) -> Result<Vec<PersonId>, Trouble> {
        let mut commands = Vec::new();
        let (cards, ids) = self.enrolments(people, &mut commands)?;
        self.send_all(commands, cards, Vec::new()).await?;
        Ok(ids)
    }

    fn enrolments(
        self,
        people: &[NewPerson],
        commands: &mut Vec<Command>,
    ) -> Result<(Vec<Card>, Vec<PersonId>), Trouble> {
        let (mut cards, mut ids) = (Vec::new(), Vec::new());
        for new in people {
            if new.name.trim().is_empty() {
                return Err(Trouble::Refused(office::Reason::NameMissing.into()));
            }
            let person = self.fresh_person()?;
            let card = self.seal("person", &[("name", new.name.clone())])?;
            commands.push(Command::EnrolPerson { person, card: card.digest, roles: new.roles.clone() });
            cards.push(card);
            ids.push(person);
        }
        Ok((cards, ids))
    }

    /// Loads the sample office and opens its day.
    ///
    /// # Errors
    /// As [`Desk::found`].
    pub async fn found_sample(self, office: &str, names: &[&str]) -> Result<(), Trouble> {
        let agent = |name: &&str| NewPerson { name: (*name).to_owned(), roles: vec![Office::Agent] };
        let mut people: Vec<NewPerson> = names.iter().map(agent).collect();
        let leaders = [Office::Supervisor, Office::ProjectManager];
        for (person, office) in people.iter_mut().rev().zip(leaders) {
            person.roles = vec![office];
        }
        let hours = Minute::new(9, 0).zip(Minute::new(18, 0)).ok_or(Trouble::NO_OFFICE)?;
        let ids = self.found(office.to_owned(), hours, &people, FIRST_BOOK).await?;
        self.mark_sample(office).await?;
        let agents = ids.iter().take(ids.len().saturating_sub(leaders.len()));
        let on_shift = agents.map(|person| Place { person: *person, from: hours.0, to: hours.1 }).collect();
        self.send(Command::OpenDay { on_shift, by_hand: false }, Vec::new()).await.map(|_| ())
    }

    /// Gives this device its ids and empty books, of a new office or of one that is joined.
    pub(super) async fn begin_books(self, joined: Option<OfficeId>) -> Result<(), Trouble> {
        let office: OfficeId = match joined {
            Some(office) => office,
            None => fresh_entry()?.to_string().parse().map_err(|_| Trouble::NO_OFFICE)?,
        };
        let device = fresh_device()?;
        let meta = vec![("office".to_owned(), office.to_string()), ("device".to_owned(), device.to_string())];
        self.commit(&Batch { meta, ..Batch::default() }).await?;
        let books = Books::new(Journal::new(office, device), Cards::new(), Documents::new());
        // Whoever used the device before has another id in this office, if he works there at all.
        settings::forget(Setting::Operator);
        let inner = self.inner();
        inner.odd.borrow_mut().clear();
        inner.renew.set(false);
        *inner.books.borrow_mut() = Some(books);
        Ok(())
    }

    /// Forgets books in which nothing was ever written, so that the device can begin again.
    pub(super) fn drop_unwritten(self) {
        let inner = self.inner();
        let mut books = inner.books.borrow_mut();
        if books.as_ref().is_some_and(|books| books.journal.is_empty()) {
            *books = None;
        }
    }
}
