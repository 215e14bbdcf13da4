//! 依据: what a ruling rests on, for a recorded entry or for one that is foreseen.

pub mod case;
pub mod laws;
pub mod others;

pub(crate) use others::book_of;
pub use others::why_not_me;

use crate::desk::{Books, use_desk};
use crate::text::{I18n, t, use_i18n, word};
use crate::widget::{Dialog, Icon, Line, article_text};
use counter::{
    EntryId,
    book::{BookDigest, Date, Ruling},
    event::{Event, Reception, Recorded, duties},
};
use leptos::prelude::*;
use others::Others;
use std::sync::Arc;

/// Everything on one sheet.
#[derive(Clone, PartialEq, Eq)]
struct Sheet {
    sub: String,
    title: String,
    notes: Vec<String>,
    reception: Option<Reception>,
    rulings: Vec<Ruling>,
    /// The day on which the book was asked.
    on: Date,
    /// Where it is written, unless it is only foreseen.
    entry: Option<EntryId>,
}

/// What is explained.
#[derive(Clone, PartialEq)]
pub enum Why {
    /// A recorded entry.
    Entry(EntryId),
    /// A reception as it is foreseen, with the line above its heading.
    Foreseen(Box<Reception>, String),
    /// An event as it is foreseen, with the line above its heading.
    Event(Arc<Event>, String),
    /// Rulings that belong to no event, with their heading.
    Rulings(Vec<Ruling>, String),
}

impl Why {
    /// What stands on the sheet; nothing where the entry is not here.
    fn sheet(&self, i18n: I18n, books: &Books, today: Date) -> Option<Sheet> {
        let foreseen = |sub: &String, title, reception: Option<&Reception>, rulings| Sheet {
            sub: sub.clone(),
            title,
            notes: Vec::new(),
            reception: reception.cloned(),
            rulings,
            on: today,
            entry: None,
        };
        Some(match self {
            Self::Entry(entry) => recorded(i18n, books, books.recorded(*entry)?),
            Self::Foreseen(reception, sub) => {
                let rulings = reception.law.rulings(books).into_owned();
                foreseen(sub, case::receives(i18n, books, reception), Some(reception), rulings)
            }
            Self::Event(event, sub) => {
                let rulings = books.rulings_of(event);
                foreseen(sub, case::title(i18n, books, event), event.reception(), rulings)
            }
            Self::Rulings(rulings, title) => foreseen(&String::new(), title.clone(), None, rulings.clone()),
        })
    }
}

fn recorded(i18n: I18n, books: &Books, recorded: &Recorded) -> Sheet {
    Sheet {
        sub: case::sub(i18n, books, recorded),
        title: case::title(i18n, books, &recorded.event),
        notes: case::notes(i18n, books, recorded),
        reception: recorded.event.reception().cloned(),
        rulings: books.rulings_of(&recorded.event),
        on: recorded.at.date(),
        entry: Some(recorded.entry),
    }
}

/// Why it is so, or would be.
#[component]
pub fn WhySheet(
    /// What is explained.
    why: Why,
    /// Called when the person closes it.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let sheet = Memo::new(move |_| {
        let today = desk.now().date();
        desk.read(|books| why.sheet(i18n, books, today)).flatten()
    });
    let part = move |part: fn(&Sheet) -> &String| {
        sheet.with(|sheet| sheet.as_ref().map(part).cloned().unwrap_or_default())
    };
    let stamp = move || {
        let word = sheet
            .with(|sheet| sheet.as_ref()?.reception.as_ref().map(|reception| case::stamp(i18n, reception)));
        word.map(|word| view! { <div class="stamp" role="img" aria-label=word><span>{word}</span></div> })
    };
    let body = move || {
        let sheet = sheet.get()?;
        let laws = desk.peek(|books| laws::laws(i18n, books, &sheet.rulings, sheet.on)).unwrap_or_default();
        let bare = laws.is_empty();
        let duties = duties(&sheet.rulings);
        let duties: Vec<String> = duties.iter().map(|duty| word(i18n, "duty", duty.word())).collect();
        let clash = sheet.rulings.iter().any(|ruling| !ruling.clash.is_empty());
        Some(view! {
            {sheet
                .notes
                .into_iter()
                .map(|note| view! { <div><p class="notice is-amber"><Icon line=Line::Gavel/><span>{note}</span></p></div> })
                .collect_view()}
            {clash.then(|| view! { <div><p class="notice is-seal"><Icon line=Line::Alert/><span>{t!(i18n, why.clash)}</span></p></div> })}
            {laws::decided(i18n, &laws)}
            {bare.then(|| view! { <p class="empty">{t!(i18n, why.no_ruling)}</p> })}
            {(!duties.is_empty()).then(|| view! {
                <h3 class="ruling-h">{t!(i18n, why.duties)}<small>{duties.join(" · ")}</small></h3>
            })}
            {laws::besides(&laws)}
            {sheet.reception.map(|reception| view! { <Others reception/> })}
            <p class="ruling-id">{book_line(i18n, sheet.rulings.first().map(|ruling| &ruling.book))}{entry_line(i18n, sheet.entry)}</p>
        })
    };
    view! {
        <Dialog
            title=Signal::derive(move || part(|sheet| &sheet.title))
            sub=Signal::derive(move || part(|sheet| &sheet.sub))
            class="is-wide ruling"
            head=stamp
            on_close
        >
            {body}
        </Dialog>
    }
}

/// The book it was decided by.
fn book_line(i18n: I18n, digest: Option<&BookDigest>) -> Option<impl IntoView + use<>> {
    let digest = digest?;
    let about = use_desk().peek(|books| books.book(digest).map(|book| book.about.clone())).flatten()?;
    let (title, edition) = (article_text(i18n, &about.title), about.edition);
    Some(view! { <span>{t!(i18n, why.book, title = title, edition = edition)}</span> })
}

/// Where it is written: the number of the entry in this device's journal, and the end of its hash.
fn entry_line(i18n: I18n, entry: Option<EntryId>) -> impl IntoView {
    let written = entry.and_then(|entry| {
        use_desk().peek(|books| books.journal.get(&entry).map(|entry| entry.seq)).flatten()
    });
    match (entry, written) {
        (Some(entry), Some(seq)) => {
            let id = entry.to_string();
            let tail = id.get(id.len().saturating_sub(8)..).unwrap_or_default().to_owned();
            view! {
                <span>{t!(i18n, why.written, seq = seq)}</span>
                <code>{tail}</code>
            }
            .into_any()
        }
        _ => view! { <span>{t!(i18n, why.foreseen)}</span> }.into_any(),
    }
}
