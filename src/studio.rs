//! The rulebook studio: a book is read, changed, checked, tried and compared here, and handed over to the desk.
//!
//! Each tab is a part, fetched when it is opened; the studio stands alone. It writes no journal: the finished document goes to the
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
    later::{later, part},
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

part!(studio_read: fn read(_: ()) { view! { <read::Read/> } });
part!(studio_rules: fn rules(_: ()) { view! { <rules::Rules/> } });
part!(studio_values: fn values(_: ()) { view! { <values::Values/> } });
part!(studio_own: fn own(_: ()) { view! { <own::Own/> } });
part!(studio_cases: fn cases(_: ()) { view! { <cases_page::CasesPage/> } });
part!(studio_check: fn check(_: ()) { view! { <check::Check/> } });
part!(studio_try: fn try_out(_: ()) { view! { <try_out::TryOut/> } });
part!(studio_compare: fn compare(_: ()) { view! { <compare::Compare/> } });

#[component]
fn Book(volume: Volume) -> impl IntoView {
    let address = use_address();
    text::know(&volume.book);
    let open: Open = StoredValue::new_local(volume);
    provide_context(open);
    let page = move || match address.tab.get() {
        Tab::Read => later(read, ()),
        Tab::Rules => later(rules, ()),
        Tab::Values => later(values, ()),
        Tab::Own => later(own, ()),
        Tab::Cases => later(cases, ()),
        Tab::Check => later(check, ()),
        Tab::Try => later(try_out, ()),
        Tab::Compare => later(compare, ()),
    };
    view! { <Frame book=true>{page}</Frame> }
}
