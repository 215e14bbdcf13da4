//! The bar above every page of the studio: the way back to the desk, the open book, what is done with it.

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    address::{PAGE, Tab, to, use_address},
    bench::{Kind, use_bench},
    hand_over::HandOver,
    open::use_open,
};
use crate::{
    desk::save_document,
    later::{later_on_top, part},
    route::{Going, Place, use_way},
    text::{LocaleSwitch, t, t_string, use_i18n},
    theme::ThemeSwitch,
    widget::{Icon, Line, article_text, use_toasts},
};

/// The bar and the page.
#[component]
pub fn Frame(
    /// Whether a book is open.
    #[prop(optional)]
    book: bool,
    /// The page.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_toasts();
    let bench = use_bench();
    let toast = move || {
        let toast = toasts.now()?;
        Some(view! {
            <div class="toast" class:is-bad=toast.bad data-toast=if toast.bad { "trouble" } else { "done" }>
                <span>{toast.text}</span>
            </div>
        })
    };
    view! {
        <a class="skip" href="#page" rel="external">{t!(i18n, shell.skip)}</a>
        <div class="studio">
            <header class="studio-bar">
                <a class="btn is-quiet" href=Place::Rulebook.path() data-act="desk">
                    <Icon line=Line::Forward class="is-flip"/>
                    <span>{t!(i18n, studio.to_desk)}</span>
                </a>
                {if book {
                    view! { <Head/> }.into_any()
                } else {
                    view! {
                        <h1 class="studio-title">{t!(i18n, studio.title)}</h1>
                        <div class="studio-acts"><LocaleSwitch/><ThemeSwitch/></div>
                    }
                        .into_any()
                }}
                {book.then(|| view! { <Tabs/> })}
            </header>
            <div class="studio-said" role="status">
                {toast}
                {move || {
                    bench
                        .unsaved()
                        .then(|| view! { <p class="notice is-seal"><Icon line=Line::Alert/>{t!(i18n, studio.unsaved)}</p> })
                }}
            </div>
            <main class="page" id="page" tabindex="0">{children()}</main>
        </div>
    }
}

part!(studio_hand: fn hand_over(on_close: Callback<()>) { view! { <HandOver on_close/> } });

/// The name of the book, where it comes from, and what can be done with the whole of it.
#[component]
fn Head() -> impl IntoView {
    let i18n = use_i18n();
    let bench = use_bench();
    let toasts = use_toasts();
    let volume = use_open().get_value();
    let about = volume.book.about.clone();
    let kind = volume.kind;
    let key = StoredValue::new(volume.key.clone());
    let (title, edition) = (about.title, about.edition);
    let chip = move || match kind {
        Kind::Draft => ("chip is-amber", t_string!(i18n, studio.draft)),
        Kind::Adopted => ("chip is-seal", t_string!(i18n, studio.adopted)),
        Kind::Shipped => ("chip is-line", t_string!(i18n, studio.shipped)),
    };
    // An edition that has a name is called by it, not counted.
    let edition_said = move || match edition.parse::<u32>() {
        Ok(_) => t_string!(i18n, studio.edition, edition = edition),
        Err(_) => edition.clone(),
    };
    let handing = RwSignal::new(false);
    let export = {
        let name = format!("{}.json", volume.key);
        let document = StoredValue::new_local(volume.document.clone());
        move |_| match save_document(&name, &document.get_value()) {
            Ok(()) => toasts.done(t_string!(i18n, studio.exported, name = name.clone()), false),
            Err(trouble) => toasts.trouble(trouble.say(i18n, None)),
        }
    };
    let way = use_way();
    let open = use_open();
    let revise = move |_| {
        if let Some(key) = open.with_value(|volume| bench.revise(volume)) {
            way.go(&to(&key, Tab::Rules, &[]), Going::ON);
            toasts.done(t_string!(i18n, studio.revised).to_owned(), false);
        }
    };
    let step = move |back: bool| {
        // The page that is pressed is made anew by it.
        spawn_local(async move { bench.step(&key.get_value(), back) });
    };
    let may = Memo::new(move |_| bench.may(&key.get_value()));
    let digest = volume.book.digest.0.clone();
    let of_draft = move || {
        view! {
            <button class="btn is-icon is-quiet" type="button" data-act="undo" title=t_string!(i18n, studio.undo)
                aria-label=t!(i18n, studio.undo) disabled=move || !may.get().0 on:click=move |_| step(true)>
                <Icon line=Line::Undo/>
            </button>
            <button class="btn is-icon is-quiet" type="button" data-act="redo" title=t_string!(i18n, studio.redo)
                aria-label=t!(i18n, studio.redo) disabled=move || !may.get().1 on:click=move |_| step(false)>
                <Icon line=Line::Undo class="is-mirror"/>
            </button>
        }
    };
    view! {
        <div class="studio-head" data-book=volume.key data-digest=digest>
            <h1 class="studio-title">{move || article_text(i18n, &title)}</h1>
            <p>
                <span class=move || chip().0>{move || chip().1}</span>
                <small>{edition_said}</small>
            </p>
        </div>
        <div class="studio-acts">
            {(kind == Kind::Draft).then(of_draft)}
            <button class="btn is-quiet" type="button" data-act="export" on:click=export>
                <Icon line=Line::Export/>
                <span>{t!(i18n, studio.export)}</span>
            </button>
            {if kind == Kind::Draft {
                view! {
                    <button class="btn is-primary" type="button" data-act="hand-over" on:click=move |_| handing.set(true)>
                        {t!(i18n, studio.hand_over)}
                    </button>
                }
                    .into_any()
            } else {
                view! {
                    <button class="btn is-primary" type="button" data-act="revise" on:click=revise>
                        <Icon line=Line::Pen/>
                        {t!(i18n, studio.revise)}
                    </button>
                }
                    .into_any()
            }}
        </div>
        {move || {
            handing
                .get()
                .then(|| {
                    let on_close = Callback::new(move |()| handing.set(false));
                    later_on_top(hand_over, on_close, on_close)
                })
        }}
    }
}

/// What is done with the book.
#[component]
fn Tabs() -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    // Where they do not all fit, the one that is open is in sight.
    let tabs = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        address.tab.track();
        let Some(tabs) = tabs.get() else { return };
        request_animation_frame(move || {
            if let Ok(Some(here)) = tabs.query_selector("[aria-current]")
                && let Ok(here) = here.dyn_into::<HtmlElement>()
            {
                let middle = here.offset_left() - (tabs.client_width() - here.offset_width()) / 2;
                tabs.set_scroll_left(middle);
            }
        });
    });
    let tab = move |tab: Tab| {
        view! {
            <a
                href=address.to(tab, &[])
                data-act=tab.word()
                aria-current=move || (address.tab.get() == tab).then_some("page")
            >
                {move || tab.name(i18n)}
            </a>
        }
    };
    view! {
        <nav class="studio-tabs" node_ref=tabs aria-label=t!(i18n, studio.tabs)>
            <a class="studio-all" href=PAGE data-act="all-books">{t!(i18n, studio.all_books)}</a>
            {Tab::ALL.map(tab).into_iter().collect_view()}
        </nav>
    }
}
