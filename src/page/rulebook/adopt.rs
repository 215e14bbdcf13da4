//! Adopting a book from a day on: what would change, and the button that does it.

use paper::OrderedSet;

use chrono::{Days, NaiveDate};
use counter::{
    Command,
    book::{Book, BookDigest, Question},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    doubts::Doubts,
    library::{Standing, use_library},
};
use crate::{
    book::{
        silence::{silences, silent_slots},
        words::{amount, day, known},
    },
    desk::{Trouble, drafts, use_desk},
    dialog::doer::{Doer, decider},
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Dialog, Icon, Line, article_text, use_toasts},
};

/// The dialog.
#[component]
pub fn Adopt(
    /// The book.
    digest: BookDigest,
    /// Called when it is adopted or put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let library = use_library();
    let shipped = untrack(move || library.shipped(&digest));
    shipped.map(|shipped| view! { <Ask shipped on_close/> })
}

#[component]
fn Ask(shipped: crate::desk::Shipped, on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let library = use_library();
    let toasts = use_toasts();
    let today = untrack(|| desk.now().date());
    let book = shipped.book.clone();
    let present = untrack(|| library.in_force());
    let old = present.as_ref().and_then(|volume| untrack(|| library.book(&volume.digest)));
    let open = desk.peek(|books| books.state.open_day().map(|day| day.date)).flatten();
    let first = open.map_or(today, |open| open.max(today).checked_add_days(Days::new(1)).unwrap_or(open));
    let first = first.max(book.about.in_force_from);
    let typed = RwSignal::new(first.to_string());
    let from = Memo::new(move |_| typed.get().parse::<NaiveDate>().ok());
    let (by, sending) = (decider(), RwSignal::new(false));
    let failed = RwSignal::new(None::<String>);
    let doubt = untrack(|| library.doubt(&book.digest));
    let sure = RwSignal::new(doubt.is_none_or(|doubt| doubt.clashes + doubt.gaps == 0));
    let studio = untrack(|| library.in_studio(&book.digest));
    let doubts = doubt.map(|doubt| view! { <Doubts doubt studio sure/> });
    let about = StoredValue::new(book.about.clone());
    let digest = StoredValue::new(book.digest.clone());
    // What the desk would answer on that day.
    let refused = Memo::new(move |_| {
        let Some(from) = from.get() else { return Some(t_string!(i18n, rulebook.bad_day).to_owned()) };
        let command = about.with_value(|about| Command::AdoptRulebook {
            book: digest.get_value(),
            id: about.id.clone(),
            edition: about.edition.clone(),
            from,
        });
        let refusal = desk.foresee(&command)?.err()?;
        desk.peek(|books| Trouble::Refused(refusal).say(i18n, Some(books)))
    });
    let title = move || about.with_value(|about| article_text(i18n, &about.title));
    let shipped = StoredValue::new_local(shipped);
    let adopt = move |_| {
        let Some(from) = from.get_untracked() else { return };
        sending.set(true);
        spawn_local(async move {
            match desk.adopt(shipped.get_value(), from, by.get_untracked()).await {
                Ok(()) => {
                    drafts::clear_handed_over();
                    let day = day(i18n, from, today);
                    toasts.done(t_string!(i18n, rulebook.adopted_toast, day = day, title = title()), false);
                    on_close.run(());
                }
                Err(trouble) => {
                    let said = desk.peek(|books| trouble.say(i18n, Some(books)));
                    failed.try_set(Some(said.unwrap_or_else(|| trouble.say(i18n, None))));
                }
            }
            sending.try_set(false);
        });
    };
    let now = present.and_then(|volume| match volume.standing {
        Standing::InForce(from) => Some(from),
        Standing::Coming(_) | Standing::Free => None,
    });
    let silent = silences(&book).iter().map(|(_, slots)| slots.len()).sum::<usize>();
    let (old, book) = (StoredValue::new_local(old), StoredValue::new_local(book));
    let foot = move || {
        view! {
            <div class="dialog-foot">
                <button class="btn" type="button" data-act="cancel" on:click=move |_| on_close.run(())>
                    {t!(i18n, shell.cancel)}
                </button>
                <button
                    class="btn is-primary"
                    type="button"
                    data-act="confirm"
                    disabled=move || sending.get() || refused.get().is_some() || !sure.get() || by.get().is_none() || !desk.may_write()
                    on:click=adopt
                >
                    {move || match from.get() {
                        Some(from) => t_string!(i18n, rulebook.adopt_from_day, day = day(i18n, from, today)),
                        None => t_string!(i18n, rulebook.adopt).to_owned(),
                    }}
                </button>
            </div>
        }
    };
    let old_side = move || {
        let title = old.with_value(|old| old.as_ref().map(|old| article_text(i18n, &old.about.title)));
        match (title, now) {
            (Some(title), Some(now)) => {
                let since = t_string!(i18n, rulebook.adopt_now, day = day(i18n, now, today));
                view! { <small>{since}</small> <b>{title}</b> }.into_any()
            }
            _ => view! { <small>{t!(i18n, rulebook.adopt_none)}</small> }.into_any(),
        }
    };
    let changed = move || {
        let changes =
            old.with_value(|old| book.with_value(|book| changes(i18n, old.as_deref(), book, today)));
        let line = |(name, old, new): (String, String, String)| {
            view! { <li><span>{name}</span> <del>{old}</del> <ins>{new}</ins></li> }
        };
        (!changes.is_empty()).then(|| {
            view! {
                <section>
                    <h3>{t!(i18n, rulebook.adopt_changes)}</h3>
                    <ul class="diff">{changes.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, rulebook.adopt_title)
            sub=crate::text::t_signal!(i18n, rulebook.title)
            class="is-wide"
            foot=foot
            on_close=on_close
        >
            <div class="adopt">
                <div>{old_side}</div>
                <Icon line=Line::Forward/>
                <div class="is-new"><small>{t!(i18n, rulebook.adopt_new)}</small> <b>{title}</b></div>
            </div>
            <div class="form">
                <div class="field is-full">
                    <label for="adopt-from">
                        {t!(i18n, rulebook.adopt_from)} " " <span class="req">{t!(i18n, shell.required)}</span>
                    </label>
                    <input
                        class="input"
                        id="adopt-from"
                        type="date"
                        required
                        aria-describedby="adopt-hint"
                        aria-invalid=move || refused.get().map(|_| "true")
                        data-act="from"
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <p class="hint" id="adopt-hint">
                        {t!(i18n, rulebook.adopt_hint)}
                        {open.is_some().then(|| view! { " " {t!(i18n, rulebook.adopt_open)} })}
                    </p>
                    {move || refused.get().or_else(|| failed.get()).map(|text| view! { <p class="error" role="alert">{text}</p> })}
                </div>
            </div>
            <Doer id="adopt-by" label=crate::text::t_signal!(i18n, rulebook.adopt_by) by decides=true/>
            {doubts}
            {changed}
            {(silent > 0)
                .then(|| {
                    view! {
                        <p class="notice is-amber">
                            <Icon line=Line::Alert/>
                            <span>{move || t_string!(i18n, rulebook.adopt_silent, count = silent)}</span>
                        </p>
                    }
                })}
        </Dialog>
    }
}

/// The parameters whose value changes, and the questions that one book answers and the other leaves to the office.
fn changes(i18n: I18n, old: Option<&Book>, new: &Book, today: NaiveDate) -> Vec<(String, String, String)> {
    let Some(old) = old else { return Vec::new() };
    let none = || t_string!(i18n, rulebook.none).to_owned();
    let value = |book: &Book, name: &String| {
        let shown = known(book, name).zip(book.parameter(name, today));
        shown.map_or_else(none, |(parameter, dated)| amount(i18n, parameter, &dated.value))
    };
    let names: OrderedSet<&String> = old.parameters.keys().chain(new.parameters.keys()).collect();
    let values = names.into_iter().filter_map(|name| {
        let title = article_text(i18n, &known(new, name).or_else(|| known(old, name))?.title);
        let (before, after) = (value(old, name), value(new, name));
        (before != after).then_some((title, before, after))
    });
    let points =
        Question::ALL.iter().flat_map(|question| question.needs().iter().map(move |slot| (*question, *slot)));
    let silences = points.filter_map(|(question, slot)| {
        let silent = |book: &Book| silent_slots(book, question).contains(&slot);
        let word_of = |silent: bool| match silent {
            true => t_string!(i18n, rulebook.silent).to_owned(),
            false => t_string!(i18n, rulebook.adopt_written).to_owned(),
        };
        let (before, after) = (silent(old), silent(new));
        (before != after).then(|| {
            let name =
                format!("{} · {}", word(i18n, "question", question.name()), word(i18n, "slot", slot.name()));
            (name, word_of(before), word_of(after))
        })
    });
    values.chain(silences).collect()
}
