//! How numbers are given out: what the telephone library knows of the regions that visitors come from, cut out of it by
//! `build/alike.mjs`. Of every other country it is enough that its numbers begin with `+` or with what leads abroad.

use super::pattern::{Digits, Pattern};
use std::sync::LazyLock;

/// The numbers of a region.
pub(super) struct Plan {
    /// What stands before them from abroad.
    pub(super) country: &'static str,
    abroad: Pattern,
    trunk: Pattern,
    /// How many digits a mobile number has: new ones are given out every year, so their beginnings are not looked at.
    mobile: usize,
    number: Pattern,
    given: Pattern,
}

/// The plans, the one of the office first.
static PLANS: LazyLock<Vec<Plan>> =
    LazyLock::new(|| include_str!("../../../data/telephones.txt").split("\n\n").map(Plan::read).collect());

/// The plans, the one of the office first.
pub(super) fn plans() -> &'static [Plan] {
    &PLANS
}

impl Plan {
    fn read(lines: &'static str) -> Self {
        let said = |name: &str| {
            let lines = lines.lines().filter_map(|line| line.split_once(' '));
            lines.into_iter().find(|(key, _)| *key == name).map_or("", |(_, said)| said)
        };
        Self {
            country: said("country"),
            abroad: Pattern::read(said("abroad")),
            trunk: Pattern::read(said("trunk")),
            mobile: said("mobile").parse().unwrap_or_default(),
            number: Pattern::read(said("number")),
            given: Pattern::read(said("given")),
        }
    }

    /// Whether such numbers have been given out.
    pub(super) fn gives(&self, number: &str) -> bool {
        Digits::of(number).is_some_and(|digits| self.given.fits(&digits))
    }

    /// Whether it may be a number: one that was given out, or a mobile number that may have been since.
    pub(super) fn may_give(&self, number: &str) -> bool {
        let digits = Digits::of(number);
        let mobile = number.len() == self.mobile && !self.service(number);
        digits.is_some_and(|digits| self.given.fits(&digits) || mobile && self.number.fits(&digits))
    }

    /// Whether it begins like the numbers of services (`110`, `12306`), with which at home no mobile number does.
    fn service(&self, number: &str) -> bool {
        self.country == "86" && ["10", "11", "12"].iter().any(|begins| number.starts_with(begins))
    }

    fn looks_like_one(&self, number: &str) -> bool {
        Digits::of(number).is_some_and(|digits| self.number.fits(&digits))
    }

    /// What is left behind the digits that lead abroad, if it begins with them.
    pub(super) fn beyond<'a>(&self, number: &'a str) -> Option<&'a str> {
        let led = self.abroad.fits_head(&Digits::of(number)?);
        let rest = &number[led..];
        (led > 0 && !rest.starts_with('0')).then_some(rest)
    }

    /// The number without what is dialled before it within the country, and without the country, if it has them.
    pub(super) fn bare<'a>(&self, number: &'a str) -> &'a str {
        let inner = number.strip_prefix(self.country).map(|rest| self.without_trunk(rest));
        match inner {
            Some(inner) if !self.looks_like_one(number) && self.looks_like_one(inner) => inner,
            Some(_) | None => self.without_trunk(number),
        }
    }

    /// The number without what is dialled before it within the country. What is a number only with it keeps it.
    pub(super) fn without_trunk<'a>(&self, number: &'a str) -> &'a str {
        let Some(digits) = Digits::of(number) else { return number };
        let rest = &number[self.trunk.fits_head(&digits)..];
        if self.number.fits(&digits) && !self.looks_like_one(rest) { number } else { rest }
    }
}
