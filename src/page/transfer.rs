//! Files in and out, how safely the books are kept, which devices write them, and what does not fit together.

pub mod aside;
mod check;
pub mod codes;
pub mod conflicts;
pub mod devices;
pub mod erase;
pub mod export;
pub mod import;
pub mod old_ledger;
pub mod preview;
mod settle;
pub mod storage;
mod words;

use counter::{
    CustomerId,
    act::{JOIN, Subject},
};
use leptos::prelude::*;

use crate::{
    act::ActDialog,
    desk::{Phase, use_desk},
    dialog::pairs::Pairs,
    keeping::use_keeping,
    later::{later_here, part},
    text::{t, use_i18n},
};
use aside::Aside;
use check::Check;
use codes::Codes;
use conflicts::Conflicts;
use devices::Devices;
use erase::Erase;
use export::Export;
use import::Import;
use old_ledger::OldLedgerCard;
use storage::Storage;

part!(office_old_ledger: fn old_ledger(_: ()) { view! { <OldLedgerCard/> } });
part!(office_import: fn import(_: ()) { view! { <Import/> } });

/// The data page. A device without books can only take some in here.
#[component]
pub fn Transfer() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let keeping = use_keeping();
    let joining = RwSignal::new(None::<(CustomerId, CustomerId)>);
    let open = Memo::new(move |_| desk.phase() == Phase::Open);
    let digest = Memo::new(move |_| desk.read(|books| books.digest().to_string()));
    Effect::new(move |_| {
        digest.track();
        keeping.ask();
    });
    view! {
        <div
            class="page-in"
            data-journal-digest=move || digest.get()
        >
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, transfer.title)}</h1>
                <p class="page-sub">{t!(i18n, transfer.sub)}</p>
            </header>
            <div class="transfer">
                {move || open.get().then(|| view! { <Export/> })}
                {later_here(import, ())}
                {move || {
                    open.get()
                        .then(|| {
                            view! {
                                {later_here(old_ledger, ())}
                                <Aside/>
                                <Conflicts/>
                                <Pairs on_join=move |two| joining.set(Some(two))/>
                                {move || joining.get().map(|(one, other)| {
                                    let subject = Subject::Pair(one, other);
                                    view! { <ActDialog act=&JOIN subject on_close=move |()| joining.set(None)/> }
                                })}
                                <Storage/>
                                <Devices/>
                                <Codes/>
                                <Check/>
                                <Erase/>
                            }
                        })
                }}
            </div>
        </div>
    }
}
