//! Views that are fetched when they are first wanted, so that the first load is the desk alone.
//!
//! [`part!`] declares a function whose body, with all that only it reaches, goes into a file of its own when the release
//! is split (`build/split.mjs`). It answers with a function that makes the view and not with the view itself: the view
//! is made where it stands, so that it belongs to the right owner and finds its contexts.
//!
//! Each page of the office is a part, and so are what stands on the desk beside who is next (`desk_board`), what opens on top of it
//! (`desk_dialogs`, fetched once the desk stands), the sheet that says why, and the desk of a day that is not open. The first word of
//! a name says to whom a part belongs; what several parts share is put into files by what it weighs
//! (`build/bindery/split.patch`). `first` is the page of a device that has nothing yet, and weighs most there: nobody waits for
//! another part with an empty store and a slow network.

use std::{future::Future, pin::Pin, sync::Arc};

use futures::{
    TryFutureExt,
    future::{join4, try_join, try_join3},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{
    desk::{Desk, NoPen, Trouble, use_desk},
    text::{I18n, NotThere, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// Makes the view of a part.
pub type Make<P> = fn(P) -> AnyView;

/// A part could not be fetched; the browser's console says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

impl From<NoPen> for NotFetched {
    fn from(NoPen: NoPen) -> Self {
        Self
    }
}

impl From<NotThere> for NotFetched {
    fn from(_: NotThere) -> Self {
        Self
    }
}

#[wasm_bindgen(module = "/src/later/sheet.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn wear() -> Result<(), JsValue>;
}

impl From<NotFetched> for Trouble {
    fn from(NotFetched: NotFetched) -> Self {
        NoPen.into()
    }
}

impl From<JsValue> for NotFetched {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Declares what is fetched later: `part!(pages: fn setup(at: Step) { view! { <Setup at/> } })` is an `async fn setup()` that
/// brings what makes the view. `part!(pages: fn sum() -> fn(u8) -> u8 = |n| n + 1)` brings any other function.
///
/// The developer's loop serves what the compiler made, which nobody has split: there the function is a plain one.
macro_rules! part {
    ($part:ident: fn $name:ident($given:tt: $type:ty) $view:block) => {
        $crate::later::part!($part: fn $name() -> $crate::later::Make<$type> = |$given: $type| {
            let view = $view;
            ::leptos::prelude::IntoAny::into_any(view)
        });
    };
    ($part:ident: fn $name:ident() -> $brought:ty = $made:expr) => {
        #[cfg(debug_assertions)]
        async fn $name() -> Result<$brought, $crate::later::NotFetched> {
            Ok($made)
        }
        #[cfg(not(debug_assertions))]
        #[::leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<$brought, $crate::later::NotFetched> {
            Ok($made)
        }
    };
}
pub(crate) use part;

type View = Arc<dyn Fn() -> AnyView + Send + Sync>;
type Fetching = Pin<Box<dyn Future<Output = Result<View, NotFetched>>>>;
type Fetch = Arc<dyn Fn() -> Fetching + Send + Sync>;

/// What is given to the view of a part, each time it is drawn.
pub trait Given: Clone + Send + Sync + 'static {}

impl<P: Clone + Send + Sync + 'static> Given for P {}

/// What `part!` declares: it can be fetched, and again.
pub trait Brings<P>: Send + Sync + 'static {
    /// Fetches what makes the view.
    fn brings(&self) -> impl Future<Output = Result<Make<P>, NotFetched>> + 'static;
}

impl<P, F, W> Brings<P> for F
where
    F: Fn() -> W + Send + Sync + 'static,
    W: Future<Output = Result<Make<P>, NotFetched>> + 'static,
{
    fn brings(&self) -> impl Future<Output = Result<Make<P>, NotFetched>> + 'static {
        self()
    }
}

/// Where a part stands.
#[derive(Clone)]
enum Part {
    Fetching,
    There(View),
    Missing,
}

/// Counts the parts that came when they were asked for again: what came with them and was missing too comes back with them.
#[derive(Clone, Copy)]
pub struct CameAfterAll(RwSignal<usize>);

impl CameAfterAll {
    /// Begins to count.
    pub fn provide() {
        provide_context(Self(RwSignal::new(0)));
    }
}

/// What stands where a part could not be fetched.
#[derive(Clone, Copy)]
enum Else {
    /// A page that says so.
    Page,
    /// A notice that says so.
    Notice,
    /// Nothing: what came with it says so.
    Nothing,
    /// Nothing; the bar says so, and this closes what was to be opened.
    Closed(Callback<()>),
}

/// What is there before a part is shown, beside what it wears.
#[derive(Clone, Copy)]
enum With {
    /// The pen, with the decisions, and the texts of the parts.
    All,
    /// Nothing else.
    Nothing,
}

/// Shows a part as a page, once it is there.
pub fn later<P: Given>(part: impl Brings<P>, given: P) -> AnyView {
    shown(fetch(part, given), Else::Page, With::All)
}

/// Shows `first`, the page of a device that has nothing yet, as soon as it is there: it decides nothing, what it says is among the
/// first texts (`build/texts.mjs`), and it has the rest fetched once it stands.
pub fn later_first<P: Given>(part: impl Brings<P>, given: P) -> AnyView {
    shown(fetch(part, given), Else::Page, With::Nothing)
}

/// Shows a part in its place on a page.
pub fn later_here<P: Given>(part: impl Brings<P>, given: P) -> AnyView {
    shown(fetch(part, given), Else::Notice, With::All)
}

/// Shows a part beside others of the same file, which say it when that could not be fetched.
pub fn later_beside<P: Given>(part: impl Brings<P>, given: P) -> AnyView {
    shown(fetch(part, given), Else::Nothing, With::All)
}

/// Shows a part that opens on top of the page. `on_close` closes it again when it could not be fetched: the same tap asks
/// for it once more.
pub fn later_on_top<P: Given>(part: impl Brings<P>, given: P, on_close: Callback<()>) -> AnyView {
    shown(fetch(part, given), Else::Closed(on_close), With::All)
}

/// Fetches a part, and the texts of the parts, before they are wanted.
pub fn ahead<P: 'static>(
    desk: Desk,
    i18n: I18n,
    part: impl Future<Output = Result<Make<P>, NotFetched>> + 'static,
) {
    spawn_local(async move {
        // What fails is fetched again when it is wanted, and it is said then.
        let _ = join4(part, desk.fetch_pen(), i18n.complete(), wear()).await;
        desk.keep_offline();
    });
}

/// Hides the types of a part: all that follows is compiled once.
fn fetch<P: Given>(part: impl Brings<P>, given: P) -> Fetch {
    Arc::new(move || {
        let (fetching, given) = (part.brings(), given.clone());
        Box::pin(async move {
            let make = fetching.await?;
            Ok(Arc::new(move || make(given.clone())) as View)
        })
    })
}

/// Fetches what must be there with a part.
async fn beside(desk: Desk, i18n: I18n, with: With) -> Result<(), NotFetched> {
    if let With::Nothing = with {
        return Ok(());
    }
    let texts = i18n.complete().map_err(NotFetched::from);
    let pen = desk.fetch_pen().map_err(NotFetched::from);
    try_join(texts, pen).await.map(drop)
}

fn shown(fetch: Fetch, or_else: Else, with: With) -> AnyView {
    let (desk, i18n, toasts) = (use_desk(), use_i18n(), use_toasts());
    let CameAfterAll(came) = expect_context();
    let part = RwSignal::new(Part::Fetching);
    let missed = StoredValue::new(false);
    let again = Callback::new(move |()| {
        part.set(Part::Fetching);
        let fetching = fetch();
        spawn_local(async move {
            let there = try_join3(fetching, beside(desk, i18n, with), wear().map_err(NotFetched::from)).await;
            // The person may have gone elsewhere meanwhile: then nothing is set.
            match there {
                Ok((view, (), ())) => {
                    part.try_set(Part::There(view));
                    if missed.try_get_value() == Some(true) && !matches!(or_else, Else::Nothing) {
                        came.update(|came| *came += 1);
                    }
                }
                Err(NotFetched) => {
                    missed.try_set_value(true);
                    part.try_set(Part::Missing);
                }
            }
            if let With::All = with {
                desk.keep_offline();
            }
        });
    });
    again.run(());
    if matches!(or_else, Else::Nothing) {
        Effect::new(move |_| {
            if came.get() > 0 && missed.get_value() {
                missed.set_value(false);
                again.run(());
            }
        });
    }
    let view = move || match (part.get(), or_else) {
        (Part::There(view), _) => view(),
        (Part::Fetching, Else::Page | Else::Closed(_)) => view! { <Fetching/> }.into_any(),
        (Part::Fetching, Else::Notice | Else::Nothing) | (Part::Missing, Else::Nothing) => ().into_any(),
        (Part::Missing, Else::Page) => view! { <MissingPage again/> }.into_any(),
        (Part::Missing, Else::Notice) => view! { <Missing again/> }.into_any(),
        (Part::Missing, Else::Closed(on_close)) => {
            toasts.trouble(t_string!(i18n, shell.part_missing_hint).to_owned());
            // Not while this is being drawn: closing takes it away.
            request_animation_frame(move || on_close.run(()));
            ().into_any()
        }
    };
    view.into_any()
}

/// What stands meanwhile. The style shows it only when it takes long.
#[component]
fn Fetching() -> impl IntoView {
    let i18n = use_i18n();
    view! { <p class="part-waits" role="status">{t!(i18n, shell.part_waits)}</p> }
}

/// That nothing was lost, and what to do.
#[component]
fn Missing(again: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="notice is-seal" role="alert" data-notice="part">
            <Icon line=Line::Alert/>
            <p>{t!(i18n, shell.part_missing_hint)}</p>
            <button class="btn" type="button" data-act="retry" on:click=move |_| again.run(())>
                {t!(i18n, shell.retry)}
            </button>
        </div>
    }
}

#[component]
fn MissingPage(again: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.part_missing)}</h1>
            </header>
            <Missing again/>
        </div>
    }
}
