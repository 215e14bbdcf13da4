//! Patterns over digits, as the telephone library writes them.

/// A number being looked at: for each digit, the places at which it stands, a place being a bit.
pub(super) struct Digits {
    places: [u32; 10],
    count: usize,
}

/// More digits than these no number has; a place must fit into the bits.
const MOST: usize = 24;

impl Digits {
    /// Takes a text of digits apart; nothing where it is longer than any number.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut places = [0; 10];
        for (place, digit) in text.bytes().enumerate().take(MOST) {
            *places.get_mut(usize::from(digit.wrapping_sub(b'0')))? |= 1 << place;
        }
        (text.len() <= MOST).then_some(Self { places, count: text.len() })
    }

    fn standing(&self, digits: u16) -> u32 {
        let standing = self.places.iter().enumerate().filter(|(digit, _)| digits >> digit & 1 == 1);
        standing.fold(0, |all, (_, places)| all | places)
    }
}

/// A pattern. It is followed at all places at once, so no number takes longer than another.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// One of these digits, a digit being a bit.
    Digit(u16),
    /// One after the other.
    Row(Vec<Pattern>),
    /// One or another.
    OneOf(Vec<Pattern>),
    /// So many times, from and to.
    Times(Box<Pattern>, usize, usize),
}

impl Pattern {
    /// Reads a pattern. What it cannot read fits nothing.
    pub(super) fn read(text: &str) -> Self {
        if text.is_empty() {
            return Self::OneOf(Vec::new());
        }
        Reader { rest: text }.one_of()
    }

    /// Whether it fits the whole number.
    pub(super) fn fits(&self, digits: &Digits) -> bool {
        match self {
            // The first that fits is enough.
            Self::OneOf(ways) => ways.iter().any(|way| way.fits(digits)),
            Self::Digit(_) | Self::Row(_) | Self::Times(..) => self.ends(digits, 1) >> digits.count & 1 == 1,
        }
    }

    /// With how many digits it fits the beginning of the number, at most; 0 where it does not.
    pub(super) fn fits_head(&self, digits: &Digits) -> usize {
        self.ends(digits, 1).checked_ilog2().map_or(0, |last| last as usize)
    }

    /// Where it may end, begun at one of these places.
    fn ends(&self, digits: &Digits, begun: u32) -> u32 {
        if begun == 0 {
            return 0;
        }
        match self {
            Self::Digit(one) => (begun & digits.standing(*one)) << 1,
            Self::Row(parts) => parts.iter().fold(begun, |at, part| part.ends(digits, at)),
            Self::OneOf(ways) => ways.iter().fold(0, |ends, way| ends | way.ends(digits, begun)),
            Self::Times(part, least, most) => {
                let (mut at, mut ends) = (begun, if *least == 0 { begun } else { 0 });
                for times in 1..=*most {
                    at = part.ends(digits, at);
                    if times >= *least {
                        ends |= at;
                    }
                }
                ends
            }
        }
    }
}

/// What of a pattern is still to be read.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn takes(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn one_of(&mut self) -> Pattern {
        let mut ways = vec![self.row()];
        while self.takes("|") {
            ways.push(self.row());
        }
        if ways.len() == 1 { ways.remove(0) } else { Pattern::OneOf(ways) }
    }

    fn row(&mut self) -> Pattern {
        let mut parts = Vec::new();
        while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
            let part = self.part();
            parts.push(self.times(part));
        }
        if parts.len() == 1 { parts.remove(0) } else { Pattern::Row(parts) }
    }

    fn part(&mut self) -> Pattern {
        if self.takes("(?:") || self.takes("(") {
            let inner = self.one_of();
            self.takes(")");
            return inner;
        }
        if self.takes(r"\d") {
            return Pattern::Digit(0x3ff);
        }
        if self.takes("[") {
            return self.digits();
        }
        let first = self.rest.chars().next();
        self.rest = &self.rest[first.map_or(0, char::len_utf8)..];
        Pattern::Digit(first.and_then(|c| c.to_digit(10)).map_or(0, |digit| 1 << digit))
    }

    /// The digits in brackets, one by one or from one to another.
    fn digits(&mut self) -> Pattern {
        let (inside, rest) = self.rest.split_once(']').unwrap_or((self.rest, ""));
        self.rest = rest;
        let digits: Vec<Option<u32>> = inside.chars().map(|c| c.to_digit(10)).collect();
        let digit = |at: usize| digits.get(at).copied().flatten();
        let mut all = 0;
        for (at, one) in inside.chars().enumerate() {
            if one == '-' {
                let between = digit(at.wrapping_sub(1)).zip(digit(at + 1));
                all |= between.map_or(0, |(from, to)| (from..=to).fold(0, |all, digit| all | 1 << digit));
            } else {
                all |= digit(at).map_or(0, |digit| 1 << digit);
            }
        }
        Pattern::Digit(all)
    }

    fn times(&mut self, part: Pattern) -> Pattern {
        if self.takes("?") {
            return Pattern::Times(Box::new(part), 0, 1);
        }
        if !self.takes("{") {
            return part;
        }
        let (inside, rest) = self.rest.split_once('}').unwrap_or((self.rest, ""));
        self.rest = rest;
        let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
        match (least.parse(), most.parse()) {
            (Ok(least), Ok(most)) => Pattern::Times(Box::new(part), least, most),
            (Err(_), _) | (_, Err(_)) => Pattern::OneOf(Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_numbers_and_their_beginnings() {
        let check = |pattern: &str, number: &str, whole: bool, head: usize| {
            let (pattern, digits) = (Pattern::read(pattern), Digits::of(number).expect("a short number"));
            assert_eq!(
                (pattern.fits(&digits), pattern.fits_head(&digits)),
                (whole, head),
                "{pattern:?} {number}"
            );
        };
        check("12", "12", true, 2);
        check("12", "123", false, 2);
        check("1[2-4]", "13", true, 2);
        check("1[2-4]", "15", false, 0);
        check("[02-46]", "6", true, 1);
        check("[02-46]", "1", false, 0);
        check(r"1\d{3}", "1999", true, 4);
        check(r"1\d{2,3}", "19", false, 0);
        check(r"1\d?", "1", true, 1);
        check("(?:1|22)3", "223", true, 3);
        check("(1(?:[12]\\d|79)\\d\\d)|0", "0755", false, 1);
        check("(1(?:[12]\\d|79)\\d\\d)|0", "17951138", false, 5);
        check("", "1", false, 0);
        check("1x", "1", false, 0);
        check("1{a}", "1", false, 0);
    }

    #[test]
    fn what_is_longer_than_any_number_is_none() {
        assert!(Digits::of(&"1".repeat(MOST)).is_some());
        assert!(Digits::of(&"1".repeat(MOST + 1)).is_none());
        assert!(Digits::of("12a").is_none());
    }
}
