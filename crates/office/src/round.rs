//! The round that is going on, and with what count somebody enters it who comes late.
//!
//! On paper a round is one line of ticks. Most people stand in it, with its turn used or not; some are far behind it, whose
//! turn is kept or who make something up, and some ahead, who were counted out of order. Neither of those is the round.

use crate::day::Day;
use crate::id::PersonId;
use rulebook::Turns;
use rulebook::word::Latecomer;

/// Where somebody enters the table of the day who was not on it, or was not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// With how many turns used.
    pub ticks: Turns,
    /// Before whom in the day's order; at its end, if before nobody.
    pub before: Option<PersonId>,
}

/// A round: the whole turns that are behind everybody in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Round(u32);

impl Round {
    /// The round in which most stand, with its turn used or not; of two that hold as many the later.
    fn of(counts: &[Turns]) -> Self {
        let standing =
            |round: u32| counts.iter().filter(move |count| (round..=round + 1).contains(&count.floor()));
        let most =
            counts.iter().map(|count| count.floor()).max_by_key(|round| (standing(*round).count(), *round));
        Self(most.unwrap_or(0))
    }

    /// The count of the last of those who have not used its turn.
    fn last(self, counts: &[Turns]) -> Turns {
        let within = counts.iter().filter(|count| count.floor() == self.0);
        within.max().copied().unwrap_or(Turns::whole(self.0))
    }
}

/// What those have used who take turns now, but for one person. Who has a turn kept stands outside the round.
fn counts(day: &Day, but: PersonId) -> Vec<Turns> {
    let others: Vec<PersonId> = day.queue().into_iter().filter(|person| *person != but).collect();
    let plain: Vec<_> = others.iter().filter(|person| !day.holding.contains(person)).collect();
    let plain = if plain.is_empty() { others.iter().collect() } else { plain };
    plain.into_iter().map(|person| day.ticks(*person)).collect()
}

/// How many turns somebody is behind the last of the round: what he takes along when he goes.
pub(crate) fn behind(day: &Day, person: PersonId) -> Turns {
    let counts = counts(day, person);
    Round::of(&counts).last(&counts).less(day.ticks(person))
}

/// Where somebody enters by the book's word. `place` is before whom his own place is. Who was here before has his ticks; what
/// went by while he was away is not made up, and what he was behind when he went he is behind again.
pub(crate) fn entry(day: &Day, person: PersonId, word: Latecomer, place: Option<PersonId>) -> Entry {
    let counts = counts(day, person);
    let round = Round::of(&counts);
    let last = round.last(&counts);
    let gone = day.gone.get(&person);
    let ticks = match (word, gone) {
        (Latecomer::Last, _) => last,
        (Latecomer::Kept, _) if went_by(day, round, place) => Turns::whole(round.0 + 1),
        (Latecomer::Kept, _) => {
            counts.iter().filter(|count| count.floor() == round.0).min().copied().unwrap_or(last)
        }
        (Latecomer::OneRound | Latecomer::AllRounds, Some(gone)) => last.less(gone.behind),
        (Latecomer::OneRound, None) => last.less(Turns::ONE),
        (Latecomer::AllRounds, None) => Turns::NONE,
    };
    let stays = word == Latecomer::Kept || (gone.is_some() && word != Latecomer::Last);
    Entry { ticks: ticks.max(day.ticks(person)), before: place.filter(|_| stays) }
}

/// Whether the turn of a place went by in a round: somebody behind it has used his.
fn went_by(day: &Day, round: Round, place: Option<PersonId>) -> bool {
    let after = day.order.iter().map(|place| place.person).skip_while(|person| Some(*person) != place);
    place.is_some()
        && after.filter(|person| day.on_table(*person)).any(|person| day.ticks(person).floor() > round.0)
}

#[cfg(test)]
mod tests {
    use super::Round;
    use rulebook::Turns;

    /// The counts of those on the table, in tenths, and with what count who comes stands last of the round.
    #[test]
    fn the_last_of_the_round() {
        let check = |counts: &[u32], last: u32| {
            let turns: Vec<Turns> = counts.iter().map(|tenths| Turns::tenths(*tenths)).collect();
            assert_eq!(Round::of(&turns).last(&turns).in_tenths(), last, "{counts:?}");
        };
        check(&[], 0);
        check(&[0, 0, 0], 0);
        check(&[10, 0, 0], 0);
        check(&[30, 30, 20], 20);
        check(&[30, 30, 30], 30);
        // Counted out of order twice: the round is that of the others.
        check(&[20, 0, 0], 0);
        // Somebody who makes up three rounds is no round.
        check(&[0, 30, 30, 30], 30);
        check(&[0, 30], 30);
        // Tenths: behind who has used half of this round's turn.
        check(&[5, 7, 10], 7);
        check(&[15, 10, 10], 15);
    }
}
