//! What number it is, and how two agree.

use super::plan::{Plan, plans};

/// A run of digits, with the noughts it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    value: u64,
    count: u8,
}

/// As many digits as a run holds.
const LONGEST: usize = 18;
/// As many digits as a number has at most, its country included.
const FULL: usize = 15;
/// With fewer digits nobody can be called but the fire brigade.
const SHORTEST: usize = 7;
/// As many digits as a number has at most that is dialled within a town.
const WITHIN_TOWN: usize = 8;

impl Run {
    /// Reads a run; nothing where it is longer than one.
    pub(super) fn read(digits: &str) -> Option<Self> {
        let value = if digits.len() > LONGEST { None } else { digits.parse().ok() };
        value.map(|value| Self { value, count: digits.len() as u8 })
    }

    /// The digits again.
    fn digits(self) -> String {
        format!("{:0count$}", self.value, count = usize::from(self.count))
    }

    fn ends_with(self, tail: Self) -> bool {
        tail.count <= self.count && self.value % 10_u64.pow(u32::from(tail.count)) == tail.value
    }
}

/// What number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Number {
    /// With its country, so many digits of it; 0 where the country is not told apart.
    Full { run: Run, country: u8 },
    /// As it is dialled within a town: of which, nobody wrote.
    Local(Run),
    /// So many digits, which are no number; one too few or too many.
    Odd(Run),
    /// Only the first and the last digits.
    Masked { head: Option<Run>, tail: Run },
}

/// A telephone number as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Telephone {
    pub(super) number: Number,
    pub(super) extension: Option<u32>,
}

/// How two numbers agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Perhaps: of one of them digits are hidden, or the town or the extension is not written.
    Perhaps,
    /// They are the same.
    Same,
}

impl Telephone {
    /// Whether it may be a number at which somebody is reached.
    pub fn possible(self) -> bool {
        match self.number {
            Number::Full { run, .. } | Number::Local(run) => {
                let digits = run.digits();
                !made_up(self.within_country(&digits))
            }
            Number::Odd(_) | Number::Masked { .. } => false,
        }
    }

    /// How it agrees with another, if it does.
    pub fn agrees(self, other: Self) -> Option<Match> {
        let number = self.number_agrees(other)?;
        match (self.extension, other.extension) {
            (Some(one), Some(other)) if one != other => None,
            (Some(_), None) | (None, Some(_)) => Some(Match::Perhaps),
            (Some(_), Some(_)) | (None, None) => Some(number),
        }
    }

    fn number_agrees(self, other: Self) -> Option<Match> {
        match (self.number, other.number) {
            (Number::Masked { head, tail }, _) => other.shows(head, tail).then_some(Match::Perhaps),
            (_, Number::Masked { head, tail }) => self.shows(head, tail).then_some(Match::Perhaps),
            (one, another) if one == another => Some(Match::Same),
            (Number::Full { run, .. }, Number::Local(local))
            | (Number::Local(local), Number::Full { run, .. }) => {
                run.ends_with(local).then_some(Match::Perhaps)
            }
            (Number::Full { .. } | Number::Local(_) | Number::Odd(_), _) => None,
        }
    }

    /// Whether it begins and ends with these digits, however its beginning may have been written.
    fn shows(self, head: Option<Run>, tail: Run) -> bool {
        match self.number {
            Number::Masked { head: own, tail: other } => {
                let tails = other.ends_with(tail) || tail.ends_with(other);
                tails && own.zip(head).is_none_or(|(own, head)| own == head)
            }
            Number::Full { run, .. } | Number::Local(run) | Number::Odd(run) => {
                let begins = |head: Run| {
                    let (number, head) = (run.digits(), head.digits());
                    // Something is hidden between the two ends.
                    let ends = head.len() + usize::from(tail.count);
                    let within = self.within_country(&number);
                    let dialled = [format!("00{number}"), format!("0{within}")];
                    let mut ways =
                        [number.as_str(), within].into_iter().chain(dialled.iter().map(String::as_str));
                    ways.any(|way| way.len() > ends && way.starts_with(&head))
                };
                run.ends_with(tail) && head.is_none_or(begins)
            }
        }
    }

    fn within_country(self, number: &str) -> &str {
        match self.number {
            Number::Full { country, .. } => &number[usize::from(country)..],
            Number::Local(_) | Number::Odd(_) | Number::Masked { .. } => number,
        }
    }

    /// The digits with which it ends, as many as are written.
    const fn end(self) -> Run {
        let (Number::Full { run, .. }
        | Number::Local(run)
        | Number::Odd(run)
        | Number::Masked { tail: run, .. }) = self.number;
        run
    }

    /// The last four digits, by which numbers are looked up: any two that agree share them.
    pub(crate) fn tail(self) -> u16 {
        (self.end().value % 10_000) as u16
    }

    /// Whether these digits are its last ones.
    pub(crate) fn ends_with(self, digits: &str) -> bool {
        Run::read(digits).is_some_and(|tail| self.end().ends_with(tail))
    }

    /// Its digits, those of the country first, as far as they are written.
    pub(crate) fn digits(self) -> String {
        self.end().digits()
    }
}

/// Whether digits are put where a number should stand: one of them again and again, or all in a row.
fn made_up(digits: &str) -> bool {
    let step = |pair: &[u8]| (10 + pair[1] - pair[0]) % 10;
    let mut steps = digits.as_bytes().windows(2).map(step);
    let first = steps.next();
    matches!(first, Some(0 | 1 | 9)) && steps.all(|step| Some(step) == first)
}

impl Number {
    /// What number these digits are. `abroad` says that a plus stands before them, so that they begin with the country.
    pub(super) fn of(digits: &str, abroad: bool) -> Option<Self> {
        if digits.len() < SHORTEST {
            return None;
        }
        let home = plans().first()?;
        let found = match home.beyond(digits) {
            _ if abroad => Self::with_country(digits),
            Some(beyond) => Self::with_country(beyond).or_else(|| Self::at_home(home, digits)),
            None => Self::at_home(home, digits),
        };
        found.or_else(|| Run::read(digits).map(Self::Odd))
    }

    /// With the country written before it.
    fn with_country(digits: &str) -> Option<Self> {
        match plans().iter().find_map(|plan| Some((plan, digits.strip_prefix(plan.country)?))) {
            Some((plan, number)) => {
                let number = plan.without_trunk(number);
                plan.may_give(number).then(|| Self::full(plan, number)).flatten()
            }
            None if (SHORTEST..=FULL).contains(&digits.len()) => {
                Run::read(digits).map(|run| Self::Full { run, country: 0 })
            }
            None => None,
        }
    }

    /// As it is dialled at the office; or as somebody from a region near by writes his own number.
    fn at_home(home: &Plan, digits: &str) -> Option<Self> {
        let bare = home.bare(digits);
        let within_town = (SHORTEST..=WITHIN_TOWN).contains(&digits.len()) && !digits.starts_with('0');
        if within_town {
            return Run::read(digits).map(Self::Local);
        }
        if home.gives(bare) {
            return Self::full(home, bare);
        }
        let near = plans().iter().skip(1).find_map(|plan| {
            let number = digits.strip_prefix(plan.country).unwrap_or_else(|| plan.without_trunk(digits));
            let number = (number.len() < digits.len()).then(|| plan.without_trunk(number))?;
            plan.gives(number).then(|| Self::full(plan, number)).flatten()
        });
        near.or_else(|| home.may_give(bare).then(|| Self::full(home, bare)).flatten())
    }

    fn full(plan: &Plan, number: &str) -> Option<Self> {
        let run = Run::read(&format!("{}{number}", plan.country))?;
        Some(Self::Full { run, country: plan.country.len() as u8 })
    }
}
