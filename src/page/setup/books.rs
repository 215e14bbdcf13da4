//! The third step: by which book the desk answers. Those that have turns come first; what a book must speak of, and a
//! search, make the list short; each can be read before it is chosen.

use super::{draft::Draft, question::Ask, reading::Reading};
use crate::{
    desk::{Listed, Trouble, book_index},
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};
use counter::{alike::fold, book::Question, word::Matter};
use leptos::{prelude::*, task::spawn_local};

/// So many are shown before one asks for all.
const SHORT: usize = 5;
/// What an office may want its book to speak of.
const POINTS: [Question; 5] =
    [Question::Passed, Question::Standing, Question::Collision, Question::Split, Question::Call];

/// What narrows the list.
#[derive(Clone, Copy, Default)]
struct Wanted {
    points: RwSignal<Vec<Question>>,
    search: RwSignal<String>,
    all: RwSignal<bool>,
}

impl Wanted {
    /// Whether a book is meant; tracked.
    fn means(self, i18n: I18n, listed: &Listed) -> bool {
        let sought = self.search.with(|search| fold(search));
        let texts = [&listed.about.title, &listed.about.short, &listed.about.about];
        let found = || texts.iter().any(|text| fold(&article_text(i18n, text)).contains(&sought));
        let speaks = self.points.with(|points| points.iter().all(|point| listed.answers(*point)));
        speaks && (sought.is_empty() || found())
    }

    /// The books to show, and how many more there are; tracked.
    fn of(self, i18n: I18n, books: &[Listed], chosen: Option<&str>) -> (Vec<Listed>, usize) {
        let meant: Vec<&Listed> = books.iter().filter(|listed| self.means(i18n, listed)).collect();
        let short = if self.all.get() { meant.len() } else { SHORT };
        let shown =
            meant.iter().enumerate().filter(|(at, listed)| *at < short || chosen == Some(listed.id.as_str()));
        let shown: Vec<Listed> = shown.map(|(_, listed)| (*listed).clone()).collect();
        let more = meant.len() - shown.len();
        (shown, more)
    }
}

/// Books about receptions, those that say who receives first. The schemes beside them are read later.
fn of_receptions(mut books: Vec<Listed>) -> Vec<Listed> {
    books.retain(|listed| listed.about.matter == Matter::Reception);
    books.sort_by_key(|listed| !listed.answers(Question::Receiver));
    books
}

/// Which book.
#[component]
pub(super) fn BookStep(
    draft: Draft,
    /// The form to which the choice belongs.
    form: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let books = RwSignal::new_local(None::<Result<Vec<Listed>, Trouble>>);
    let fetch = move || {
        books.set(None);
        spawn_local(async move {
            let index = book_index().await.map(of_receptions);
            let _ = books.try_set(Some(index));
        });
    };
    fetch();
    let wanted = Wanted::default();
    let reading = RwSignal::new(None::<Listed>);
    let shown = Memo::new(move |_| {
        let chosen = draft.book.get();
        books.with(|books| match books {
            Some(Ok(books)) => wanted.of(i18n, books, chosen.as_deref()),
            Some(Err(_)) | None => (Vec::new(), 0),
        })
    });
    let failed = move || {
        let why = books.with(|books| Some(books.as_ref()?.as_ref().err()?.say(i18n, None)))?;
        Some(view! {
            <p class="error">{why}</p>
            <button class="btn" type="button" data-act="retry" on:click=move |_| fetch()>
                {t!(i18n, shell.retry)}
            </button>
        })
    };
    let none = move || {
        let none =
            books.with(|books| matches!(books, Some(Ok(_)))) && shown.with(|(shown, _)| shown.is_empty());
        none.then(|| view! { <p class="muted">{t!(i18n, setup.books_none)}</p> })
    };
    view! {
        <Ask
            draft
            title=crate::text::t_signal!(i18n, setup.ask_book)
            hint=crate::text::t_signal!(i18n, setup.ask_book_hint)
        />
        <Narrow wanted/>
        <fieldset>
            <legend class="sr">{t!(i18n, setup.choose_book)}</legend>
            <div class="choices is-1">
                {move || shown.get().0.into_iter().map(|listed| view! { <BookChoice listed draft form reading/> }).collect_view()}
            </div>
        </fieldset>
        <div aria-live="polite">
            {move || {
                books.with(Option::is_none).then(|| view! { <p class="muted">{t!(i18n, setup.books_loading)}</p> })
            }}
            {failed}
            {none}
        </div>
        {move || {
            let more = shown.with(|(_, more)| *more);
            (more > 0).then(|| view! {
                <button class="btn" type="button" data-act="more-books" on:click=move |_| wanted.all.set(true)>
                    {t_string!(i18n, setup.more_books, count = more)}
                </button>
            })
        }}
        {move || reading.get().map(|listed| {
            let id = listed.id.clone();
            let choose = move |()| {
                draft.book.set(Some(id.clone()));
                reading.set(None);
            };
            view! { <Reading listed on_choose=choose on_close=move |()| reading.set(None)/> }
        })}
    }
}

/// What the book must speak of, and the search.
#[component]
fn Narrow(wanted: Wanted) -> impl IntoView {
    let i18n = use_i18n();
    let point = move |question: Question| {
        let chosen = move || wanted.points.with(|points| points.contains(&question));
        let press = move |_| {
            wanted.points.update(|points| match points.iter().position(|point| *point == question) {
                Some(at) => drop(points.remove(at)),
                None => points.push(question),
            });
        };
        view! {
            <button
                class="btn"
                type="button"
                data-act="point"
                data-question=question.name()
                aria-pressed=move || chosen().to_string()
                on:click=press
            >
                {move || word(i18n, "question", question.name())}
            </button>
        }
    };
    view! {
        <div class="field">
            <span class="label" id="book-points">{t!(i18n, setup.ask_points)}</span>
            <div class="btn-row" role="group" aria-labelledby="book-points">{POINTS.map(point).into_iter().collect_view()}</div>
        </div>
        <div class="search" role="search">
            <Icon line=Line::Search/>
            <input
                class="input"
                type="search"
                autocomplete="off"
                data-act="search"
                aria-label=t!(i18n, setup.search_books)
                placeholder=t!(i18n, setup.search_books)
                prop:value=move || wanted.search.get()
                on:input=move |event| wanted.search.set(event_target_value(&event))
            />
        </div>
    }
}

#[component]
fn BookChoice(
    listed: Listed,
    draft: Draft,
    form: &'static str,
    /// The book that is being read.
    reading: RwSignal<Option<Listed>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let this = listed.clone();
    let turns = listed.answers(Question::Receiver);
    let Listed { id, about, articles, .. } = listed;
    let (chosen, value, named) = (id.clone(), id.clone(), id.clone());
    let title = about.title.clone();
    view! {
        <div class="book-choice">
            <label class="choice" data-book=named>
                <input
                    type="radio"
                    name="book"
                    form=form
                    data-act="book"
                    value=value
                    prop:checked=move || draft.book.with(|book| book.as_ref() == Some(&chosen))
                    on:change=move |_| draft.book.set(Some(id.clone()))
                />
                <b>{move || article_text(i18n, &title)}</b>
                <small>
                    {t!(i18n, setup.book_articles, count = articles)}
                    {(!turns).then(|| view! { " · " {t!(i18n, setup.book_no_turns)} })}
                    " · "
                    {move || article_text(i18n, &about.about)}
                </small>
            </label>
            <button class="btn" type="button" data-act="read" on:click=move |_| reading.set(Some(this.clone()))>
                {t!(i18n, setup.read_book)}
            </button>
        </div>
    }
}
