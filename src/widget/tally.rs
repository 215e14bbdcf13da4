//! Ticks as strokes of 正, five to a character. A lost turn is a red stroke; tenths of a turn are written after them.

use leptos::prelude::*;
use rulebook::Turns;

const STROKES: [&str; 5] = ["M3 4H23", "M13 4V22", "M13 12H21", "M7 12V22", "M2 22H24"];

/// So many strokes are drawn; a day with more has no sheet of paper either.
const MOST: u32 = 50;

/// The strokes that are drawn, and what is written after them in figures.
fn drawn(ticks: Turns) -> (u32, Turns) {
    let strokes = ticks.floor().min(MOST);
    (strokes, ticks - Turns::whole(strokes))
}

/// The turns of one person today.
#[component]
pub fn Tally(
    /// Turns used, with or without a client.
    ticks: Turns,
    /// Of these, lost.
    lost: u32,
    /// What it says in words.
    label: String,
) -> impl IntoView {
    let (ticks, rest) = drawn(ticks);
    let kept = ticks.saturating_sub(lost);
    let characters = ticks.div_ceil(5).max(1);
    let stroke = move |n: u32| {
        if n < kept {
            "is-on"
        } else if n < ticks {
            "is-lost"
        } else {
            ""
        }
    };
    view! {
        <span class="tally" role="img" aria-label=label>
            {(0..characters)
                .map(|character| {
                    view! {
                        <svg class="zheng" viewBox="0 0 26 26" aria-hidden="true">
                            {(0u32..)
                                .zip(STROKES)
                                .map(|(n, path)| view! { <path d=path class=stroke(character * 5 + n)></path> })
                                .collect_view()}
                        </svg>
                    }
                })
                .collect_view()}
            {(!rest.is_none()).then(|| view! { <small class="num">{format!("+{rest}")}</small> })}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_have_an_end() {
        let check = |tenths: u32, strokes: u32, rest: u32| {
            assert_eq!(drawn(Turns::tenths(tenths)), (strokes, Turns::tenths(rest)), "{tenths}");
        };
        check(0, 0, 0);
        check(5, 0, 5);
        check(25, 2, 5);
        check(500, 50, 0);
        check(507, 50, 7);
        check(u32::MAX, 50, u32::MAX - 500);
    }
}
