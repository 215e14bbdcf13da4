//! The file, row after row, with the turn given to the page in between.

use super::leaf::Page;
use super::writer::new_file;
use crate::{desk::Desk, later::NotFetched, text::I18n};
use js_sys::Promise;
use leptos::prelude::window;
use spreadsheet::{Cell, Unwritten};
use wasm_bindgen_futures::JsFuture;

/// So long, in milliseconds, rows are written before the page has its turn. A browser makes whoever pauses often wait for four.
const TURN: f64 = 40.0;

/// Why there is no file.
pub(super) enum Not {
    /// Nobody wants it any more.
    Stopped,
    /// What writes it could not be fetched, or did not write it.
    Failed,
}

impl From<NotFetched> for Not {
    fn from(NotFetched: NotFetched) -> Self {
        Self::Failed
    }
}

impl From<Unwritten> for Not {
    fn from(_: Unwritten) -> Self {
        Self::Failed
    }
}

/// Milliseconds since the page was opened. Without a stopwatch the page waits for the file.
fn elapsed() -> f64 {
    window().performance().map_or(0.0, |watch| watch.now())
}

/// Lets the page have its turn.
async fn breathe() {
    let promise = Promise::new(&mut |done, _| {
        // A window that cannot wait is being closed.
        let _ = window().set_timeout_with_callback(&done);
    });
    // It is never refused.
    let _ = JsFuture::from(promise).await;
}

/// Writes the file. `progress` is told how many per cent of the rows are written, and says whether it is still wanted.
pub(super) async fn written(
    i18n: I18n,
    desk: Desk,
    pages: &[Page],
    progress: impl Fn(usize) -> bool,
) -> Result<Vec<u8>, Not> {
    let mut file = new_file().await?;
    let all: usize = pages.iter().map(|page| page.rows.len()).sum();
    let (mut done, mut since) = (0, elapsed());
    for page in pages {
        file.begin(&page.name, &page.head(i18n))?;
        for row in &page.rows {
            file.line(&page.line(i18n, desk, row))?;
            done += 1;
            if elapsed() - since > TURN {
                if !progress(done * 100 / all) {
                    return Err(Not::Stopped);
                }
                breathe().await;
                since = elapsed();
            }
        }
        let sums: Option<Vec<Cell>> = page.sums(i18n, desk);
        file.end(sums.as_deref())?;
    }
    Ok(file.bytes()?)
}
