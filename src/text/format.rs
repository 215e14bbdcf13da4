//! Dates, times and numbers as the language of the screen writes them, through the browser's `Intl`.

use paper::OrderedMap;
use std::cell::RefCell;

use chrono::NaiveDateTime;
use js_sys::{Array, Function, Intl, Object, Reflect};
use rulebook::period::Point;
use wasm_bindgen::JsValue;

use super::tongue::Locale;

const MINUTE_MS: i64 = 60_000;
const DAY_MINUTES: i64 = 24 * 60;

/// A time of the office as [`Dates::of_office`] takes it.
pub fn instant(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp_millis()
}

/// How one language shows instants of one office. Instants are milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    locale: Locale,
    offset_minutes: i32,
}

impl Dates {
    /// For a language, and an office at this distance from UTC.
    pub fn new(locale: Locale, offset_minutes: i32) -> Self {
        Self { locale, offset_minutes }
    }

    /// For times that are the office's own already; give them as [`instant`].
    pub fn of_office(locale: Locale) -> Self {
        Self::new(locale, 0)
    }

    /// `10:47`, everywhere the same.
    pub fn time(self, ms: i64) -> String {
        let minute = (self.local(ms).div_euclid(MINUTE_MS)).rem_euclid(DAY_MINUTES);
        format!("{:02}:{:02}", minute / 60, minute % 60)
    }

    /// `3月3日 周一`, `3月3日 週一`, `Mon 3 Mar`.
    pub fn day(self, ms: i64) -> String {
        match self.locale {
            Locale::En => self.show(ms, Shape::ShortDay),
            Locale::ZhHans | Locale::ZhHant => {
                format!("{} {}", self.show(ms, Shape::MonthDay), self.show(ms, Shape::Weekday))
            }
        }
    }

    /// `3月3日`, `3 March`.
    pub fn month_day(self, ms: i64) -> String {
        self.show(ms, Shape::MonthDay)
    }

    /// `2025年3月`, `March 2025`.
    pub fn month(self, ms: i64) -> String {
        self.show(ms, Shape::Month)
    }

    /// `2025年3月3日`, `3 March 2025`.
    pub fn date(self, ms: i64) -> String {
        self.show(ms, Shape::Date)
    }

    /// Day and time: `3月3日 10:47`, `3 March 10:47`.
    pub fn moment(self, ms: i64) -> String {
        format!("{} {}", self.show(ms, Shape::MonthDay), self.time(ms))
    }

    /// The last moment of a period: a day lasts until its midnight.
    pub fn until(self, until: Point) -> String {
        match until {
            Point::Day(day) => format!("{} 24:00", self.month_day(instant(day.and_time(Default::default())))),
            Point::Moment(at) => self.moment(instant(at)),
        }
    }

    /// A whole number with its digits grouped.
    pub fn number(self, number: i64) -> String {
        self.formatted(Shape::Number, number as f64)
    }

    /// An amount in cents, as yuan with two places.
    pub fn money(self, cents: i64) -> String {
        self.formatted(Shape::Money, cents as f64 / 100.0)
    }

    fn local(self, ms: i64) -> i64 {
        ms.saturating_add(i64::from(self.offset_minutes) * MINUTE_MS)
    }

    /// `Intl` works in UTC on the shifted instant, so the tablet's own time zone has no say.
    fn show(self, ms: i64, shape: Shape) -> String {
        self.formatted(shape, self.local(ms) as f64)
    }

    fn formatted(self, shape: Shape, value: f64) -> String {
        let format = FORMATS.with_borrow_mut(|formats| {
            formats.entry((self.tag(), shape)).or_insert_with(|| shape.format(self.tag())).clone()
        });
        // An instant beyond the calendar of the browser throws; show nothing rather than something wrong.
        format
            .call1(&JsValue::UNDEFINED, &value.into())
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }

    fn tag(self) -> &'static str {
        match self.locale {
            Locale::ZhHans => "zh-CN",
            Locale::ZhHant => "zh-TW",
            Locale::En => "en-GB",
        }
    }
}

thread_local! {
    /// Making a format costs far more than using it.
    static FORMATS: RefCell<OrderedMap<(&'static str, Shape), Function>> = const { RefCell::new(OrderedMap::new()) };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Date,
    Month,
    MonthDay,
    Weekday,
    ShortDay,
    Number,
    Money,
}

impl Shape {
    fn format(self, tag: &str) -> Function {
        let tags = Array::of1(&tag.into());
        let options = self.options();
        match self {
            Self::Number | Self::Money => Intl::NumberFormat::new(&tags, &options).format(),
            _ => Intl::DateTimeFormat::new(&tags, &options).format(),
        }
    }

    fn options(self) -> Object {
        let pairs: &[(&str, &str)] = match self {
            Self::Date => &[("year", "numeric"), ("month", "long"), ("day", "numeric")],
            Self::Month => &[("year", "numeric"), ("month", "long")],
            Self::MonthDay => &[("month", "long"), ("day", "numeric")],
            Self::Weekday => &[("weekday", "short")],
            Self::ShortDay => &[("weekday", "short"), ("month", "short"), ("day", "numeric")],
            Self::Number => &[],
            Self::Money => &[("style", "currency"), ("currency", "CNY"), ("currencyDisplay", "narrowSymbol")],
        };
        let options = Object::new();
        for (name, value) in [("timeZone", "UTC")].iter().chain(pairs) {
            // A plain object takes any property.
            let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
        }
        options
    }
}

/// Hides the middle of a telephone number: `138****5620`. Short numbers keep only their last two digits.
pub fn mask_phone(phone: &str) -> String {
    // As it may have been typed in full width.
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let digits: Vec<char> = phone.chars().map(narrow).filter(|c| !c.is_whitespace() && *c != '-').collect();
    let (head, tail) = match digits.len() {
        0..=2 => (0, 0),
        3..=7 => (0, 2),
        _ => (digits.len().saturating_sub(8).min(3), 4),
    };
    let hidden = digits.len() - head - tail;
    digits
        .iter()
        .enumerate()
        .map(|(i, c)| if (head..head + hidden).contains(&i) { '*' } else { *c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_phone_is_hidden() {
        for (phone, masked) in [
            ("13812345620", "138****5620"),
            ("138 1234 5620", "138****5620"),
            ("１３８－１２３４－５６２０", "138****5620"),
            ("+8613812345620", "+86*******5620"),
            ("02087654321", "020****4321"),
            ("87654321", "****4321"),
            ("65432", "***32"),
            ("12", "**"),
            ("", ""),
        ] {
            assert_eq!(mask_phone(phone), masked, "{phone}");
        }
    }

    #[test]
    fn time_is_the_offices() {
        let late = 1_741_019_400_000; // 2025-03-03T16:30:00Z
        assert_eq!(Dates::new(Locale::En, 480).time(late), "00:30");
        assert_eq!(Dates::new(Locale::ZhHans, 0).time(late), "16:30");
        assert_eq!(Dates::new(Locale::En, -30).time(0), "23:30");
    }
}
