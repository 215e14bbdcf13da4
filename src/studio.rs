//! The rulebook studio: a book is read, changed, checked, tried and compared here, and handed over to the desk.
//!
//! It is a part that is fetched when it is opened, and stands alone. It writes no journal: the finished document goes to the
//! desk, which adopts it. Reading order: [`address`], [`bench`], [`draft`], then the pages.

pub mod address;
pub mod bench;
pub mod cases;
pub mod cases_page;
pub mod check;
pub mod compare;
pub mod cover;
pub mod differences;
pub mod draft;
pub mod fault;
pub mod finding;
pub mod findings;
pub mod form;
pub mod frame;
pub mod ground;
pub mod hand_over;
pub mod home;
pub mod inquire;
pub mod keep;
pub mod open;
pub mod own;
pub mod progress;
pub mod read;
pub mod rules;
pub mod story;
pub mod survey;
pub mod tale;
pub mod try_out;
pub mod values;

use leptos::prelude::*;

use crate::{
    text::{self, t, t_string, use_i18n},
    widget::{Icon, Line},
};
use address::{Address, PAGE, Tab, use_address};
use bench::{Bench, Volume, use_bench};
use frame::Frame;
use open::Open;

/// The whole of it; it stands alone.
#[component]
pub fn Studio() -> impl IntoView {
    Bench::provide();
    view! { <Rooms/> }
}

/// All books, or the one the address names.
#[component]
fn Rooms() -> impl IntoView {
    let i18n = use_i18n();
    let address = Address::provide();
    let bench = use_bench();
    let open = Memo::new(move |_| {
        let key = address.book.get()?;
        bench.volume(&key).map(|volume| (key, volume.book.digest.clone()))
    });
    Effect::new(move |_| {
        let name = t_string!(i18n, studio.title);
        let app = t_string!(i18n, shell.app_name);
        document().set_title(&format!("{name} · {app}"));
    });
    move || match (address.book.get(), open.get()) {
        (None, _) => view! { <home::Home/> }.into_any(),
        (Some(_), Some((key, _))) => {
            let volume = untrack(|| bench.volume(&key));
            volume.map(|volume| view! { <Book volume/> }).into_any()
        }
        (Some(_), None) if !bench.complete() => view! { <Frame>""</Frame> }.into_any(),
        (Some(_), None) => view! { <Missing/> }.into_any(),
    }
}

#[component]
fn Missing() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Frame>
            <div class="page-in">
                <div class="notice is-amber" role="alert">
                    <Icon line=Line::Alert/>
                    <p>{t!(i18n, studio.missing)}</p>
                    <a class="btn" href=PAGE>{t!(i18n, studio.all_books)}</a>
                </div>
            </div>
        </Frame>
    }
}

#[component]
fn Book(volume: Volume) -> impl IntoView {
    let address = use_address();
    text::know(&volume.book);
    let open: Open = StoredValue::new_local(volume);
    provide_context(open);
    let page = move || match address.tab.get() {
        Tab::Read => view! { <read::Read/> }.into_any(),
        Tab::Rules => view! { <rules::Rules/> }.into_any(),
        Tab::Values => view! { <values::Values/> }.into_any(),
        Tab::Own => view! { <own::Own/> }.into_any(),
        Tab::Cases => view! { <cases_page::CasesPage/> }.into_any(),
        Tab::Check => view! { <check::Check/> }.into_any(),
        Tab::Try => view! { <try_out::TryOut/> }.into_any(),
        Tab::Compare => view! { <compare::Compare/> }.into_any(),
    };
    view! { <Frame book=true>{page}</Frame> }
}
