//! The drawer of one visit: who, whose, what is registered, what happened, and what can be done.

use super::opened::Opened;
use super::story::Story;
use crate::{
    act::{ActDialog, Acts},
    desk::{Books, use_desk},
    dialog::{claims::Claims, phone::Phone},
    list::{Chip, says},
    said,
    text::{Dates, I18n, instant, t, t_signal, t_string, use_i18n, word},
    widget::{Cites, Dialog, Icon, Line, article_text},
};
use counter::act::{Act, CORRECTIONS, DEAL, FOLLOW, OF_CLIENT, Subject};
use counter::cited::Cited;
use counter::ledger::{self, Visit};
use counter::register::Registered;
use counter::struck::latest_entry;
use counter::{CustomerId, VisitId};
use leptos::prelude::*;

/// The act that is open above the drawer.
type Above = RwSignal<Option<&'static Act>>;

fn sub(i18n: I18n, books: &Books, visit: &Visit) -> String {
    let moment = Dates::of_office(i18n.get_locale()).moment(instant(visit.at));
    format!("#{} · {moment} · {}", visit.number, says(i18n, books, &books.identity(visit)))
}

/// The drawer.
#[component]
pub(super) fn Detail(
    /// The visit.
    visit: VisitId,
    /// What is open on the page.
    opened: Opened,
    /// Called when it is closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let found = Memo::new(move |_| desk.read(|books| books.state.visits.get(&visit).cloned()).flatten());
    let shown: Signal<Option<Visit>> = found.into();
    // A visit that is struck out is gone, and its drawer with it.
    Effect::new(move |_| {
        if found.with(Option::is_none) {
            on_close.run(());
        }
    });
    let above: Above = RwSignal::new(None);
    let customer = of(shown);
    let title = Signal::derive(move || {
        let name = |visit: &Visit| desk.read(|books| said::visitor(i18n, books, &visit.visitor));
        found.with(|visit| visit.as_ref().and_then(name)).unwrap_or_default()
    });
    let sub = Signal::derive(move || {
        let sub = |visit: &Visit| desk.read(|books| sub(i18n, books, visit));
        found.with(|visit| visit.as_ref().and_then(sub)).unwrap_or_default()
    });
    let foot = move || view! { <Foot visit=shown opened above/> };
    let close = move |()| above.set(None);
    view! {
        <Dialog title sub class="is-side" on_close foot>
            <Facts visit=shown/>
            <Law visit=shown opened/>
            <Claims customer why=opened.why/>
            <section>
                <h3>{t!(i18n, visits.story)}</h3>
                <Story visit=shown why=opened.why/>
            </section>
            <More title=t_signal!(i18n, visits.more) acts=&OF_CLIENT visit=shown above/>
            <More title=t_signal!(i18n, visits.corrections) acts=&CORRECTIONS visit=shown above/>
            {move || above.get().map(|act| view! { <ActDialog act subject=Subject::Visit(visit) on_close=close/> })}
        </Dialog>
    }
}

/// Whose visit it was.
fn of(visit: Signal<Option<Visit>>) -> Signal<Option<CustomerId>> {
    Memo::new(move |_| visit.with(|visit| visit.as_ref().map(|visit| visit.visitor.customer))).into()
}

/// Whose, by whom, how registered.
#[component]
fn Facts(visit: Signal<Option<Visit>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let customer = of(visit);
    let part_of = move |part: fn(I18n, &Books, &Visit) -> String| {
        move || {
            visit
                .with(|visit| desk.read(|books| visit.as_ref().map(|visit| part(i18n, books, visit))))
                .flatten()
        }
    };
    // Whose he is now, as the claims below say; the visit itself says whose he was then.
    let owner = move || {
        let (now, customer) = (desk.now(), customer.get()?);
        desk.read(|books| match books.claim_now(customer, now) {
            Some(claim) => books.name(claim.person),
            None => t_string!(i18n, visits.nobodys).to_owned(),
        })
    };
    let receiver = part_of(|i18n, books, visit| {
        let name = visit.receiver().map(|person| books.name(person));
        let parts = name
            .into_iter()
            .chain(ledger::role(visit).map(|role| says(i18n, books, &role)))
            .chain([says(i18n, books, &ledger::turn(visit).said)]);
        parts.collect::<Vec<_>>().join(" · ")
    });
    let contact = part_of(|i18n, books, visit| {
        let customer = books.state.whole(visit.visitor.customer);
        let date = customer.and_then(|customer| customer.last_reached());
        let dates = Dates::of_office(i18n.get_locale());
        date.map_or_else(|| "—".into(), |date| dates.day(instant(date.and_time(Default::default()))))
    });
    let deal = move || {
        let customer = customer.get()?;
        let stage = desk.read(|books| books.deal_of(customer).map(|stage| says(i18n, books, &stage)));
        stage.flatten().map(|stage| {
            view! {
                <dt>{t!(i18n, visits.deal)}</dt>
                <dd>{stage}</dd>
            }
        })
    };
    let registered = move || {
        let visit = visit.get()?;
        let registered = desk.read(|books| books.registered(&visit))?;
        let missing = |books: &Books| books.state.registration(&visit).map(|entry| entry.missing.clone());
        let fields = desk.read(missing).flatten().unwrap_or_default();
        let fields: Vec<String> = fields.iter().map(|field| word(i18n, "field", field.word())).collect();
        let fields = said::list(i18n, &fields);
        let lacks = match registered {
            // The chip says that something lacks.
            Registered::Missing => Some(fields),
            _ => (!fields.is_empty()).then(|| t_string!(i18n, visits.lacks, fields = fields)),
        };
        let state = ledger::state(registered, &visit);
        let text = desk.read(|books| says(i18n, books, &state.said));
        Some(view! { <Chip tone=state.tone>{text}</Chip> " " {lacks} })
    };
    view! {
        <dl class="kv">
            <dt>{t!(i18n, visits.phone)}</dt>
            <dd class="num"><Phone customer/></dd>
            <dt>{t!(i18n, visits.belongs_to)}</dt>
            <dd>{owner}</dd>
            <dt>{t!(i18n, visits.received_by)}</dt>
            <dd>{receiver}</dd>
            <dt>{t!(i18n, visits.registered)}</dt>
            <dd>{registered}</dd>
            <dt>{t!(i18n, visits.last_contact)}</dt>
            <dd>{contact}</dd>
            {deal}
        </dl>
    }
}

/// The article that decided it, in full.
#[component]
fn Law(visit: Signal<Option<Visit>>, opened: Opened) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    move || {
        let entry = latest_entry(&visit.get()?);
        let Cited { book, articles } =
            desk.read(|books| books.cited(&books.recorded(entry)?.event)).flatten()?;
        let first = articles.first()?.clone();
        let text = desk
            .read(|books| books.article(&book, &first).map(|article| article_text(i18n, &article.text)))
            .flatten();
        Some(view! {
            <div class="drawer-law">
                <Cites book cites=articles on_press=move |()| opened.why.set(Some(entry))/>
                <p>{text}</p>
            </div>
        })
    }
}

/// What else can be done, or put right.
#[component]
fn More(
    /// The heading.
    title: Signal<String>,
    /// What may be offered.
    acts: &'static [&'static Act],
    /// The visit.
    visit: Signal<Option<Visit>>,
    /// The act that is chosen.
    above: Above,
) -> impl IntoView {
    let subject =
        Signal::derive(move || visit.with(|visit| visit.as_ref().map(|visit| Subject::Visit(visit.id))));
    view! {
        <section class="no-print">
            <h3>{move || title.get()}</h3>
            <div class="btn-row"><Acts acts subject chosen=above danger=&["void"]/></div>
        </section>
    }
}

/// What can be done.
#[component]
fn Foot(visit: Signal<Option<Visit>>, opened: Opened, above: Above) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let begun = Memo::new(move |_| {
        let entered = |books: &Books, visit: &Visit| books.state.registration(visit).is_some();
        visit.with(|visit| visit.as_ref().and_then(|visit| desk.read(|books| entered(books, visit))))
            == Some(true)
    });
    let received =
        Memo::new(move |_| visit.with(|visit| visit.as_ref().is_some_and(|visit| !visit.stints.is_empty())));
    let blocked = move || !desk.may_write() || !received.get();
    let register =
        move |_| opened.register.set(visit.with_untracked(|visit| visit.as_ref().map(|visit| visit.id)));
    view! {
        <footer class="dialog-foot">
            <button class="btn" type="button" data-act="follow" disabled=blocked on:click=move |_| above.set(Some(&FOLLOW))>
                <Icon line=Line::Phone/>
                {t!(i18n, visits.do_follow)}
            </button>
            <button class="btn" type="button" data-act="deal" disabled=blocked on:click=move |_| above.set(Some(&DEAL))>
                <Icon line=Line::Gavel/>
                {t!(i18n, visits.do_deal)}
            </button>
            <button class="btn is-jade" type="button" data-act="register" disabled=blocked on:click=register>
                <Icon line=Line::Pen/>
                {move || if begun.get() { t_string!(i18n, visits.do_complete) } else { t_string!(i18n, visits.do_register) }}
            </button>
        </footer>
    }
}
