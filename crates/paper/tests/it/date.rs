use chrono::{NaiveDate, NaiveDateTime};
use paper::date::{read, read_minute, read_time, write_minute, write_time};
use proptest::prelude::*;

#[test]
fn days_and_times_are_read_as_by_the_library() {
    let check = |text: &str| {
        assert_eq!(read(text), text.parse::<NaiveDate>().ok(), "{text}");
        assert_eq!(read_time(text), text.parse::<NaiveDateTime>().ok(), "{text}");
        assert_eq!(read_minute(text), NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok(), "{text}");
    };
    let days = [
        "2025-06-01",
        "2025-6-1",
        "2024-02-29",
        "2025-02-29",
        "2025-13-01",
        "2025-00-01",
        "2025-06-31",
        "1-01-01",
        "0000-01-01",
        "-0044-03-15",
        "+2025-06-01",
        "+12025-06-01",
        "-12025-06-01",
        "12025-06-01",
        "+262142-12-31",
        "+262143-01-01",
        "2025-06-001",
        "2025-06",
        "2025-06-",
        "2025/06/01",
        "20250601",
        "today",
        "",
        "-",
        "+",
        "2025-06-01x",
        "２０２５-06-01",
        "2025--6-01",
        "2025-+6-01",
    ];
    let times = [
        "10:30",
        "10:30:00",
        "10:30:05.25",
        "10:30:05.123456789",
        "10:30:60",
        "10:30:61",
        "24:00",
        "24:00:00",
        "9:5",
        "9:5:7",
        "10",
        "10:60",
        "",
        "10:30Z",
        "10:30:00+08:00",
        "10:30:",
    ];
    for day in days {
        check(day);
        times.iter().for_each(|time| check(&format!("{day}T{time}")));
    }
    for text in ["T", "2025-06-01 10:30:00", "2025-06-01t10:30:00", "2025-06-01TT10:30"] {
        check(text);
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(seconds in -60_000_000_000_i64..250_000_000_000) {
        let at = chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        prop_assert_eq!(write_time(at), at.format("%Y-%m-%dT%H:%M:%S").to_string());
        prop_assert_eq!(write_minute(at), at.format("%Y-%m-%dT%H:%M").to_string());
        prop_assert_eq!(read_time(&write_time(at)), Some(at));
        prop_assert_eq!(read(&at.date().to_string()), Some(at.date()));
        let minute = read_minute(&write_minute(at));
        prop_assert_eq!(minute.map(|minute| minute.and_utc().timestamp().div_euclid(60)), Some(seconds.div_euclid(60)));
    }
}
