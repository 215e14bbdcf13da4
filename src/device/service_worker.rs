//! The service worker: offline start, and new versions on the person's terms.
//!
//! A new version waits until [`Updates::apply`] is called; nothing reloads by itself, so a draft is never lost. Debug
//! builds have no service worker, because it would serve yesterday's build.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Object, Reflect};
use wasm_bindgen::{
    JsCast, JsValue,
    prelude::{Closure, wasm_bindgen},
};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

const SCRIPT: &str = "/sw.js";
const HOUR_MS: i32 = 60 * 60 * 1000;

#[wasm_bindgen(module = "/src/device/build.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = build)]
    async fn ask_build() -> Result<JsValue, JsValue>;
}

/// The build that runs here; nothing where no service worker keeps one.
pub(crate) async fn build() -> Option<String> {
    ask_build().await.ok()?.as_string().filter(|build| !build.is_empty())
}

/// The handle on updates. Without a service worker it never reports one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Updates {
    registration: Rc<RefCell<Option<ServiceWorkerRegistration>>>,
}

impl Updates {
    /// Registers the service worker and watches it; `ready` is called each time a new version is waiting.
    pub(crate) fn watch(ready: impl Fn() + 'static) -> Self {
        let updates = Self::default();
        if let Some(container) = container() {
            follow(&container);
            let registration = updates.registration.clone();
            spawn_local(async move {
                if let Some(found) = register(&container).await {
                    observe(&container, &found, Rc::new(ready));
                    ask_hourly(&found);
                    registration.replace(Some(found));
                }
            });
        }
        updates
    }

    /// Lets the waiting version take over; every page reloads once it has. `false`: nothing is waiting.
    pub(crate) fn apply(&self) -> bool {
        let waiting = self.registration.borrow().as_ref().and_then(ServiceWorkerRegistration::waiting);
        let Some(waiting) = waiting else { return false };
        let message = Object::new();
        Reflect::set(&message, &"type".into(), &"SKIP_WAITING".into()).is_ok()
            && waiting.post_message(&message).is_ok()
    }
}

/// `None` in debug builds and outside secure contexts, where service workers do not exist.
fn container() -> Option<ServiceWorkerContainer> {
    if cfg!(debug_assertions) {
        return None;
    }
    let navigator = web_sys::window()?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    container.is_object().then(|| container.unchecked_into())
}

/// Reloads this page when another version takes over, in whichever tab that was asked for: no page may run on with the
/// files of two builds. The first worker of all takes over a page it belongs to, and nothing is reloaded. Nor is it when the
/// worker is gone because the site's data were cleared: then memory holds the last copy of the books.
fn follow(container: &ServiceWorkerContainer) {
    let controlled = Cell::new(container.controller().is_some());
    let workers = container.clone();
    let on_change = Closure::<dyn FnMut()>::new(move || {
        if workers.controller().is_none() {
            controlled.set(false);
            return;
        }
        let window = controlled.replace(true).then(web_sys::window).flatten();
        if let Some(window) = window {
            let _ = window.location().reload();
        }
    });
    container.set_oncontrollerchange(Some(on_change.as_ref().unchecked_ref()));
    on_change.forget();
}

async fn register(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let registration = JsFuture::from(container.register_with_options(SCRIPT, &options)).await.ok()?;
    Some(registration.unchecked_into())
}

/// Calls `ready` for a version that waits now and for each that comes to wait. The first version of all is not news:
/// it takes over a page that no worker controlled.
fn observe(
    container: &ServiceWorkerContainer,
    registration: &ServiceWorkerRegistration,
    ready: Rc<dyn Fn()>,
) {
    if registration.waiting().is_some() && container.controller().is_some() {
        ready();
    }
    let (container, found) = (container.clone(), registration.clone());
    let on_found = Closure::<dyn FnMut()>::new(move || {
        if let Some(installing) = found.installing() {
            when_installed(&installing, container.clone(), ready.clone());
        }
    });
    registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
    on_found.forget();
}

fn when_installed(worker: &ServiceWorker, container: ServiceWorkerContainer, ready: Rc<dyn Fn()>) {
    let watched = worker.clone();
    let on_change = Closure::<dyn FnMut()>::new(move || {
        if watched.state() == ServiceWorkerState::Installed && container.controller().is_some() {
            ready();
        }
    });
    worker.set_onstatechange(Some(on_change.as_ref().unchecked_ref()));
    on_change.forget();
}

/// A tablet at the door stays on one page for weeks, so the browser's own check at navigation never comes.
fn ask_hourly(registration: &ServiceWorkerRegistration) {
    let registration = registration.clone();
    let ask = Closure::<dyn FnMut()>::new(move || {
        if let Ok(asked) = registration.update() {
            // Offline this fails, which is the normal state of a stand.
            spawn_local(async move {
                let _: Result<JsValue, JsValue> = JsFuture::from(asked).await;
            });
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window
            .set_interval_with_callback_and_timeout_and_arguments_0(ask.as_ref().unchecked_ref(), HOUR_MS);
    }
    ask.forget();
}
