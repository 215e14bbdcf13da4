//! What a file would do as rows, each with its reason; the counts, and what must be known before anything else.

use super::Arriving;
use crate::row::{Cell, Column, Id, Row, Said, Stands, Table, Tone};
use journal::{EntryId, Reason};

/// The preview.
pub static PREVIEW: Table = Table {
    key: "preview",
    of: "line",
    columns: &[
        Column::of("result", Stands::State),
        Column::of("what", Stands::Name),
        Column::of("why", Stands::Text),
    ],
    cites: false,
    paper: &[],
};

/// So many refused entries are listed one by one.
const LISTED: usize = 12;

/// A line before it has its place: what becomes of it, what it is, and why.
type Written = (Tone, &'static str, Said, Said);

/// The same for so many of something; nothing where there are none.
fn counted(
    tone: Tone,
    result: &'static str,
    count: usize,
    what: &'static str,
    why: &'static str,
) -> Option<Written> {
    (count > 0).then(|| (tone, result, Said::many(what, count), Said::Key(why)))
}

fn refusal((entry, reason): &(EntryId, Reason)) -> Written {
    let args = reason.args().into_iter().map(|(name, text)| (name, Said::Text(text)));
    let why = vec![Said::Of(reason.key(), args.collect()), Said::Key("preview.refused_hint")];
    let what = Said::Of("preview.nth", vec![("code", Said::Code(*entry))]);
    (Tone::Wants, "preview.refused", what, Said::Several(why))
}

impl Arriving {
    /// The lines.
    pub fn rows(&self) -> Vec<Row> {
        const ENTRIES: &str = "preview.entries";
        const CARDS: &str = "preview.cards";
        let new = |count, what, why| counted(Tone::Good, "preview.new", count, what, why);
        let kept = |count, why| counted(Tone::Waits, "preview.kept", count, ENTRIES, why);
        let settle = |count, what, why| counted(Tone::Waits, "preview.settle", count, what, why);
        let erased = |tone, count, why| counted(tone, "preview.erases", count, CARDS, why);
        let before = [
            new(self.new, ENTRIES, "preview.why_new"),
            new(self.cards, CARDS, "preview.why_cards"),
            new(self.documents, "preview.books", "preview.why_books"),
            erased(Tone::Wants, self.names_to_erase, "preview.why_erases"),
            erased(Tone::Waits, self.names_to_bar, "preview.why_bars"),
            kept(self.parted, "preview.why_parted"),
            settle(self.usurping, ENTRIES, "preview.why_usurping"),
            settle(self.conflicts, "preview.places", "preview.why_conflicts"),
            counted(Tone::Waits, "preview.held", self.held, ENTRIES, "preview.why_held"),
            kept(self.clock_ahead, "preview.why_clock"),
            kept(self.unknown, "preview.why_unknown"),
        ];
        let more = self.refused.len().saturating_sub(LISTED);
        let after = [
            (more > 0).then(|| {
                let why = Said::many("preview.refused_more", more);
                (Tone::Wants, "preview.refused", Said::many(ENTRIES, more), why)
            }),
            counted(Tone::Idle, "preview.same", self.same, ENTRIES, "preview.why_same"),
        ];
        let refused = self.refused.iter().take(LISTED).map(refusal);
        let all = before.into_iter().flatten().chain(refused).chain(after.into_iter().flatten());
        let row = |(n, (tone, result, what, why)): (usize, Written)| {
            let result = Cell { tone, ..Cell::of(Said::Key(result)) };
            Row::of(Id::Nth(n), vec![result, Cell::of(what), Cell::of(why)])
        };
        all.enumerate().map(row).collect()
    }

    /// The counts, each by its name; what is new and what is here already are always told.
    pub fn sums(&self) -> Vec<(&'static str, Tone, usize)> {
        let sums = [
            ("new", Tone::Good, self.new),
            ("same", Tone::Plain, self.same),
            ("held", Tone::Waits, self.held),
            ("conflicts", Tone::Waits, self.conflicts),
            ("erases", Tone::Wants, self.erases()),
            ("refused", Tone::Wants, self.refused.len()),
        ];
        sums.into_iter().filter(|(name, _, count)| *count > 0 || matches!(*name, "new" | "same")).collect()
    }

    /// What must be known before anything else, each by its name: what is not taken in, that a device was set back, that there is
    /// nothing new.
    pub fn heads(&self) -> Vec<(&'static str, Tone, Said)> {
        let refused = self.refused.len();
        let head = |name, tone, count, key| (count > 0).then(|| (name, tone, Said::many(key, count)));
        let nothing = (!self.brings() && refused == 0).then_some((
            "nothing-new",
            Tone::Good,
            Said::Key("preview.nothing_new"),
        ));
        let heads = [
            head("refused", Tone::Wants, refused, "preview.head_refused"),
            head("parted", Tone::Waits, self.parted, "preview.head_parted"),
            head("own", Tone::Waits, self.own, "preview.head_own"),
            nothing,
        ];
        heads.into_iter().flatten().collect()
    }

    /// Whether the file adds anything.
    pub fn adds(&self) -> bool {
        self.new + self.held + self.cards + self.documents > 0
    }

    /// How many cards the file asks to erase or to keep away.
    pub fn erases(&self) -> usize {
        self.names_to_erase + self.names_to_bar
    }

    /// Whether the file brings anything at all.
    pub fn brings(&self) -> bool {
        self.adds() || self.erases() > 0
    }
}
