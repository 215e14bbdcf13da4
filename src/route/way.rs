//! Where one is, and the way to another place: the address bar, without loading the page anew.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, Url, UrlSearchParams};

use super::Place;

/// How one goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Going {
    /// Whether the place before is left for good: going back does not lead there.
    pub replace: bool,
    /// Whether one begins at the top.
    pub scroll: bool,
}

impl Going {
    /// To another place.
    pub const ON: Self = Self { replace: false, scroll: true };
    /// To another place, instead of the one before.
    pub const INSTEAD: Self = Self { replace: true, scroll: true };
    /// Another look at the same thing is no new place to come back to.
    pub const STAYING: Self = Self { replace: true, scroll: false };
}

/// What stands behind the question mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(String);

impl Query {
    /// The word of a name.
    pub fn get(&self, name: &str) -> Option<String> {
        // A browser reads any text as a query.
        UrlSearchParams::new_with_str(&self.0).ok()?.get(name)
    }
}

/// Where one is. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Way {
    /// The path.
    pub path: RwSignal<String>,
    /// What stands behind the question mark.
    pub query: RwSignal<Query>,
    /// What stands behind the `#`, and the sign itself.
    pub hash: RwSignal<String>,
}

/// Where one is.
pub fn use_way() -> Way {
    expect_context()
}

impl Way {
    /// Follows the address bar, and the links of the page that lead within the app. Others are left to the browser, and so
    /// are those that say `rel="external"`, such as into the other program.
    pub fn provide() -> Self {
        let way = Self { path: RwSignal::default(), query: RwSignal::default(), hash: RwSignal::default() };
        way.look();
        provide_context(way);
        // The program lives as long as the window.
        let _ = window_event_listener(ev::popstate, move |_| way.look());
        let _ = window_event_listener(ev::click, move |event| way.follow(&event));
        way
    }

    /// The place one is at; nothing where there is none.
    pub fn place(self) -> Memo<Option<Place>> {
        Memo::new(move |_| Place::at(&self.path.read()))
    }

    /// Goes to an address of this site.
    pub fn go(self, to: &str, how: Going) {
        let Ok(history) = window().history() else { return };
        let here = format!(
            "{}{}{}",
            self.path.get_untracked(),
            self.query.get_untracked().0,
            self.hash.get_untracked()
        );
        // A browser refuses addresses of other sites, and more of them at once than a person can ask for.
        let _ = match how.replace || to == here {
            true => history.replace_state_with_url(&JsValue::NULL, "", Some(to)),
            false => history.push_state_with_url(&JsValue::NULL, "", Some(to)),
        };
        self.look();
        // Once what stands there is drawn.
        request_animation_frame(move || self.scroll(how));
    }

    fn scroll(self, how: Going) {
        let named = self.hash.get_untracked();
        let found = named.strip_prefix('#').and_then(|id| document().get_element_by_id(id));
        match found {
            Some(element) => element.scroll_into_view(),
            None if how.scroll => window().scroll_to_with_x_and_y(0.0, 0.0),
            None => {}
        }
    }

    /// Takes over what the address bar says, and tells what has changed of it once all of it is taken over: a page that is drawn
    /// for its path finds its own query.
    fn look(self) {
        let location = window().location();
        // They are missing only where there is no document.
        let path = changes(self.path, location.pathname().unwrap_or_default());
        let query = changes(self.query, Query(location.search().unwrap_or_default()));
        let hash = changes(self.hash, location.hash().unwrap_or_default());
        if path {
            self.path.notify();
        }
        if query {
            self.query.notify();
        }
        if hash {
            self.hash.notify();
        }
    }

    fn follow(self, event: &MouseEvent) {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if event.default_prevented() || !plain {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(to) = target.and_then(|target| within(&target)) else { return };
        event.prevent_default();
        self.go(&to.0, Going { replace: false, scroll: to.1 });
    }
}

/// Takes a value over without telling it; says whether it is another one.
fn changes<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, now: T) -> bool {
    let other = signal.with_untracked(|before| *before != now);
    if other {
        signal.update_untracked(|before| *before = now);
    }
    other
}

/// Where the link around an element leads within the app, and whether one begins at the top there.
fn within(target: &Element) -> Option<(String, bool)> {
    // The selector is well formed.
    let link: HtmlAnchorElement = target.closest("a[href]").ok().flatten()?.dyn_into().ok()?;
    let external = link.rel().split_ascii_whitespace().any(|word| word == "external");
    if !link.target().is_empty() || link.has_attribute("download") || external {
        return None;
    }
    // What is no address leads nowhere.
    let to = Url::new(&link.href()).ok().filter(|to| Ok(to.origin()) == window().location().origin())?;
    Some((format!("{}{}{}", to.pathname(), to.search(), to.hash()), !link.has_attribute("data-noscroll")))
}
