//! One writer at a time, and the news between tabs.
//!
//! INVARIANT (single writer): the tab that holds the Web Lock `turnbook-desk` is the only one that appends. The lock is
//! held for the life of the page; the browser releases it when the page closes, crashes or is frozen for good, and the
//! next tab in line is promoted.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{
    JsCast, JsValue,
    prelude::{Closure, wasm_bindgen},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

const LOCK: &str = "turnbook-desk";
const CHANNEL: &str = "turnbook";

/// What this tab may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It holds the lock and may append.
    Writer,
    /// Another tab holds the lock; this one waits in line and only looks.
    Follower,
    /// The browser has no Web Locks (not a secure context); it may append, and nobody guards it.
    Unguarded,
}

impl Role {
    /// Whether this tab may append.
    pub(crate) fn may_write(self) -> bool {
        self != Self::Follower
    }
}

/// Takes the lock, or stands in line for it; `promoted` is called when the line has moved up to this tab.
pub(crate) async fn enter(promoted: impl FnOnce() + 'static) -> Role {
    let Some(locks) = manager() else { return Role::Unguarded };
    let options = Object::new();
    if Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).is_err() {
        return Role::Unguarded;
    }
    match first_answer(&locks, &options).await {
        Some(true) => Role::Writer,
        Some(false) => {
            let granted = Closure::once_into_js(move |_lock: JsValue| {
                promoted();
                for_ever()
            });
            match locks.request(LOCK, &Object::new(), granted.unchecked_ref()) {
                Ok(_) => Role::Follower,
                Err(_) => Role::Unguarded,
            }
        }
        None => Role::Unguarded,
    }
}

/// Asks for the lock without waiting: whether it was granted. Granted, it is held for ever.
async fn first_answer(locks: &LockManager, options: &Object) -> Option<bool> {
    let answered = Promise::new(&mut |resolve, reject| {
        let granted = Closure::once_into_js(move |lock: JsValue| {
            let got = !lock.is_null();
            let _ = resolve.call1(&JsValue::NULL, &JsValue::from_bool(got));
            if got { for_ever() } else { Promise::resolve(&JsValue::NULL) }
        });
        let refused = Closure::once(move |error: JsValue| {
            let _ = reject.call1(&JsValue::NULL, &error);
        });
        match locks.request(LOCK, options, granted.unchecked_ref()) {
            // The request itself settles only when it is refused, or when the answer above was no.
            Ok(request) => drop(request.catch(&refused)),
            Err(error) => drop(Promise::reject(&error).catch(&refused)),
        }
        refused.forget();
    });
    JsFuture::from(answered).await.ok()?.as_bool()
}

fn for_ever() -> Promise {
    Promise::new(&mut |_, _| {})
}

#[wasm_bindgen]
extern "C" {
    // `web-sys` has these only behind a flag for the whole build.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// What one tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// This was appended; if nothing is said, it is to be read.
    Appended(Option<String>),
    /// Everything was erased, or replaced: start again.
    Replaced,
}

const APPENDED: &str = "appended";
const REPLACED: &str = "replaced";

impl News {
    fn to_text(&self) -> String {
        match self {
            Self::Appended(None) => APPENDED.to_owned(),
            Self::Appended(Some(what)) => [APPENDED, what].join("\n"),
            Self::Replaced => REPLACED.to_owned(),
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        match text.split_once('\n') {
            Some((APPENDED, what)) => Some(Self::Appended(Some(what.to_owned()))),
            Some(_) => None,
            None => [Self::Appended(None), Self::Replaced].into_iter().find(|news| news.to_text() == text),
        }
    }
}

/// The channel between the tabs of this browser. It is silent where the browser has none.
pub(crate) struct Channel {
    inner: Option<BroadcastChannel>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Joins the channel; `heard` is called with what the other tabs tell, never with this tab's own news.
    pub(crate) fn join(mut heard: impl FnMut(News) + 'static) -> Self {
        let heard = Closure::new(move |event: MessageEvent| {
            if let Some(news) = event.data().as_string().as_deref().and_then(News::from_text) {
                heard(news);
            }
        });
        let inner = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &inner {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Self { inner, _heard: heard }
    }

    /// Tells the other tabs.
    pub(crate) fn tell(&self, news: &News) {
        if let Some(channel) = &self.inner {
            // Only a closed channel refuses, and this one closes with the page.
            let _ = channel.post_message(&news.to_text().into());
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.inner {
            channel.close();
        }
    }
}
