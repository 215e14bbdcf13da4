//! The app put together: contexts, language and theme, the way, and the life stages of the page.

use leptos::{mount::mount_to_body, prelude::*};

use crate::{
    desk::{Books, Desk, Phase, Setting, bring, settings, use_desk},
    dress::{self, dress},
    keeping::Keeping,
    later::{CameAfterAll, later, later_beside, later_first, later_on_top, part},
    page::{
        Ask, Cases, Clients, NotFound, People, Reception, Reports, Rulebook, Setup, Transfer, Visits,
        clients::badge::DueBadge, visits::missing_today,
    },
    route::{Going, Place, Way, use_way},
    shell::{self, Broken, Opening, Shell, lived::Lived},
    studio::Studio,
    text::{self, Locale, t_string, use_i18n},
    theme,
    widget::{Numbers, Toasts},
};

/// Begins the desk.
pub fn begin() {
    dress::begin(|locale| mount_to_body(move || view! { <App locale/> }));
}

/// The whole page.
#[component]
fn App(
    /// The language, which can be spoken.
    locale: Locale,
) -> impl IntoView {
    let i18n = text::provide(locale, bring);
    let theme = theme::provide(settings::read(Setting::Theme).as_deref());
    let desk = Desk::provide();
    Numbers::provide(move |book, id| {
        desk.peek(|books| books.article(book, id).map(|article| article.number.clone())).flatten()
    });
    Toasts::provide();
    CameAfterAll::provide();
    Keeping::provide();

    dress(i18n, theme);

    Way::provide();
    let asked = Memo::new(move |_| desk.asks());
    let unanswered = Callback::new(move |()| desk.answer(None));

    view! {
        <Frame/>
        {move || asked.get().then(|| later_on_top(ask, (), unanswered))}
    }
}

part!(desk_dialogs: fn ask(_: ()) { view! { <Ask/> } });

/// Setting up stands alone the first time; everything else stands in the shell.
#[component]
fn Frame() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let way = use_way();
    let here = way.place();
    let phase = Memo::new(move |_| desk.phase());
    Effect::new(move |_| {
        let app = t_string!(i18n, shell.app_name);
        document().set_title(&here.get().map_or_else(
            || format!("{} · {app}", t_string!(i18n, shell.not_found)),
            |place| format!("{} · {app}", shell::name(i18n, place)),
        ));
    });
    Effect::new(move |_| {
        if let Some(place) = here.get().filter(|place| *place != Place::Studio) {
            settings::write(Setting::Place, place.path());
        }
    });
    // Without books there is nothing to do but to begin some, or to take some in from a file.
    Effect::new(move |_| {
        if phase.get() == Phase::Fresh
            && !matches!(here.get(), Some(Place::Setup | Place::Transfer | Place::Studio))
        {
            way.go(Place::Setup.path(), Going::INSTEAD);
        }
    });
    // The books open while the last step of setting up still runs: it stays alone until it leads somewhere else.
    let alone = Memo::new(move |before: Option<&Option<Alone>>| match here.get() {
        Some(Place::Studio) => Some(Alone::Studio),
        Some(Place::Setup) if phase.get() == Phase::Fresh || before == Some(&Some(Alone::Setup)) => {
            Some(Alone::Setup)
        }
        _ => None,
    });
    // A device without an office goes to setting up: nothing of the desk is fetched on the way there.
    let lived = settings::read(Setting::Lived).is_some();
    let begun = Memo::new(move |_| match phase.get() {
        Phase::Opening => lived,
        Phase::Fresh => here.get() == Some(Place::Transfer),
        Phase::Failed(_) | Phase::Open => true,
    });
    let badge = Callback::new(move |place| match place {
        Place::Clients => (move || begun.get().then(|| later_beside(due_badge, ()))).into_any(),
        Place::Visits | Place::Transfer => {
            (move || begun.get().then(|| later_beside(badge, place))).into_any()
        }
        _ => ().into_any(),
    });
    move || match alone.get() {
        Some(Alone::Setup) => later_first(setup, ()),
        Some(Alone::Studio) => later(studio, ()),
        None => view! { <Shell badge begun><Here here phase/></Shell> }.into_any(),
    }
}

part!(desk_board: fn badge(place: Place) { view! { <Badge place/> } });
part!(desk_due: fn due_badge(_: ()) { view! { <DueBadge/> } });
part!(desk_closed: fn not_found(_: ()) { view! { <NotFound/> } });
part!(desk_closed: fn broken(key: &'static str) { view! { <Broken key/> } });
part!(office_visits: fn visits(_: ()) { view! { <Visits/> } });
part!(office_clients: fn clients(_: ()) { view! { <Clients/> } });
part!(office_cases: fn cases(_: ()) { view! { <Cases/> } });
part!(office_people: fn people(_: ()) { view! { <People/> } });
part!(office_reports: fn reports(_: ()) { view! { <Reports/> } });
part!(office_rulebook: fn rulebook(_: ()) { view! { <Rulebook/> } });
part!(office_transfer: fn transfer(_: ()) { view! { <Transfer/> } });
part!(first: fn setup(_: ()) { view! { <Lived/><Setup/> } });
part!(studio: fn studio(_: ()) { view! { <Studio/> } });

/// What waits at a place: how many, and what they are.
#[component]
fn Badge(place: Place) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let waiting = Memo::new(move |_| {
        let now = desk.now();
        let waits = |books: &Books| match place {
            Place::Visits => {
                let count = missing_today(books, now);
                Some((count, t_string!(i18n, shell.to_register, count = count)))
            }
            Place::Transfer => {
                let count = books.clashes();
                Some((count, t_string!(i18n, shell.conflicts, count = count)))
            }
            _ => None,
        };
        desk.read(waits).flatten().filter(|(count, _)| *count > 0)
    });
    move || {
        let (count, label) = waiting.get()?;
        Some(view! { <span class="badge" role="img" aria-label=label>{count}</span> })
    }
}

/// What stands without the shell around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alone {
    Setup,
    Studio,
}

/// What stands in the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Nothing,
    Trouble(&'static str),
    Page,
}

/// The page of the place in the address bar, once the books are open.
#[component]
fn Here(here: Memo<Option<Place>>, phase: Memo<Phase>) -> impl IntoView {
    let stands = Memo::new(move |_| match phase.get() {
        Phase::Opening => Stands::Nothing,
        Phase::Failed(key) => Stands::Trouble(key),
        Phase::Fresh if here.get() != Some(Place::Transfer) => Stands::Nothing,
        Phase::Fresh | Phase::Open => Stands::Page,
    });
    move || match stands.get() {
        Stands::Nothing => view! { <Opening/> }.into_any(),
        Stands::Trouble(key) => later(broken, key),
        Stands::Page => match here.get() {
            None => later(not_found, ()),
            Some(Place::Reception) => view! { <Reception/> }.into_any(),
            Some(Place::Visits) => later(visits, ()),
            Some(Place::Cases) => later(cases, ()),
            Some(Place::Clients) => later(clients, ()),
            Some(Place::People) => later(people, ()),
            Some(Place::Reports) => later(reports, ()),
            Some(Place::Rulebook) => later(rulebook, ()),
            Some(Place::Transfer) => later(transfer, ()),
            Some(Place::Setup) => later(setup, ()),
            // It stands alone.
            Some(Place::Studio) => ().into_any(),
        },
    }
}
