//! How much of a list lies below the edge of its box.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// How many lines of a list that scrolls are out of sight below.
#[derive(Clone, Copy)]
pub struct Below {
    list: NodeRef<html::Ul>,
    count: RwSignal<usize>,
}

impl Below {
    /// Of a list, which is looked at again whenever `lines` changes, when it scrolls (call [`Below::look`]), and when
    /// the window changes.
    pub fn of(list: NodeRef<html::Ul>, lines: Signal<usize>) -> Self {
        let below = Self { list, count: RwSignal::new(0) };
        Effect::new(move |_| {
            lines.track();
            list.track();
            request_animation_frame(move || below.look());
        });
        let resized = window_event_listener(ev::resize, move |_| below.look());
        on_cleanup(move || resized.remove());
        below
    }

    /// How many; tracked.
    pub fn count(self) -> usize {
        self.count.get()
    }

    /// Looks again. A line of which the greater part is to be seen is seen.
    pub fn look(self) {
        // The frame may come when the page has gone.
        let Some(list) = self.list.try_get_untracked().flatten() else { return };
        let edge = list.get_bounding_client_rect().bottom();
        let Ok(lines) = list.query_selector_all(":scope > li") else { return };
        let hidden = |n: &u32| {
            let line = lines.get(*n).and_then(|line| line.dyn_into::<web_sys::Element>().ok());
            line.is_some_and(|line| {
                let at = line.get_bounding_client_rect();
                at.top() + at.height() / 2.0 > edge
            })
        };
        let count = (0..lines.length()).filter(hidden).count();
        if self.count.try_get_untracked().is_some_and(|known| known != count) {
            self.count.set(count);
        }
    }
}
