//! Stamps, their text, and the clock that makes them.

use std::cmp::Ordering;

use journal::{Clock, MAX_DRIFT_MS, Stamp, WallMs};
use proptest::prelude::*;

use crate::tablet::{MORNING, YEAR, device};

fn any_stamp() -> impl Strategy<Value = Stamp> {
    let wall = prop_oneof![0..=WallMs::MAX.0, MORNING.0..MORNING.0 + 3];
    (wall, any::<u16>(), 0..4u8).prop_map(|(wall, count, n)| Stamp::new(WallMs(wall), count, device(n)))
}

proptest! {
    #[test]
    fn the_order_of_stamps_is_the_order_of_their_texts(a in any_stamp(), b in any_stamp()) {
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn a_stamp_survives_its_text(stamp in any_stamp()) {
        prop_assert_eq!(stamp.to_string().parse::<Stamp>(), Ok(stamp));
        let json = serde_json::to_string(&stamp).unwrap();
        prop_assert_eq!(serde_json::from_str::<Stamp>(&json).unwrap(), stamp);
    }

    #[test]
    fn stamps_rise_whatever_the_wall_clock_does(
        steps in proptest::collection::vec((0..MORNING.0 * 2, proptest::option::of(any_stamp())), 1..200),
    ) {
        let mut clock = Clock::new(device(1));
        let mut last: Option<Stamp> = None;
        for (now, foreign) in steps {
            let believed = foreign.filter(|foreign| clock.observe(foreign, WallMs(now)));
            let stamp = clock.tick(WallMs(now));
            prop_assert!(last.is_none_or(|last| stamp > last));
            if let Some(foreign) = believed {
                prop_assert!((stamp.wall(), stamp.count()) > (foreign.wall(), foreign.count()));
            }
            last = Some(stamp);
        }
    }
}

#[test]
fn known_moments_have_known_texts() {
    let moments = [
        (0, "1970-01-01T00:00:00.000Z"),
        (MORNING.0, "2025-03-03T01:02:03.004Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (1_735_689_599_999, "2024-12-31T23:59:59.999Z"),
        (WallMs::MAX.0, "9999-12-31T23:59:59.999Z"),
    ];
    for (ms, text) in moments {
        assert_eq!(WallMs(ms).to_string(), text);
        assert_eq!(text.parse(), Ok(WallMs(ms)));
    }
    assert_eq!(WallMs(u64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
}

#[test]
fn a_stamp_reads_as_documented() {
    let stamp = Stamp::new(MORNING, 0x1f, device(2));
    assert_eq!(stamp.to_string(), "2025-03-03T01:02:03.004Z-001f-02000000-0000-7000-8000-00000000000d");
}

#[test]
fn other_spellings_are_refused() {
    let bad = [
        "",
        "2025-03-03T01:02:03.004Z",
        "2025-03-03T01:02:03.004Z-001F-02000000-0000-7000-8000-00000000000d",
        "2025-03-03T01:02:03.004Z-001f-02000000-0000-7000-8000-00000000000D",
        "2025-03-03T01:02:03.004Z-01f-02000000-0000-7000-8000-00000000000d",
        "2025-03-03T01:02:03.004Z_001f-02000000-0000-7000-8000-00000000000d",
        "2025-03-03t01:02:03.004Z-001f-02000000-0000-7000-8000-00000000000d",
        "2025-02-30T01:02:03.004Z-001f-02000000-0000-7000-8000-00000000000d",
        "2025-13-03T01:02:03.004Z-001f-02000000-0000-7000-8000-00000000000d",
        "2025-03-03T24:00:00.000Z-001f-02000000-0000-7000-8000-00000000000d",
        "2025-03-03T01:02:60.004Z-001f-02000000-0000-7000-8000-00000000000d",
        "1969-12-31T23:59:59.999Z-001f-02000000-0000-7000-8000-00000000000d",
        "+025-03-03T01:02:03.004Z-001f-02000000-0000-7000-8000-00000000000d",
        "2025-03-03T01:02:03.004Z-001f-02000000-0000-7000-8000-00000000000d ",
        "2025-03-03T01:02:03.004Z-001f-0200000000007000800000000000000d",
        "２025-03-03T01:02:03.004Z-001f-02000000-0000-7000-8000-00000000000d",
    ];
    for text in bad {
        let refused = text.parse::<Stamp>().expect_err(text);
        assert_eq!((refused.key(), refused.expected), ("journal-bad-text", "stamp"));
    }
}

#[test]
fn a_full_count_carries_into_the_next_millisecond() {
    let mut clock = Clock::new(device(1));
    clock.observe(&Stamp::new(MORNING, u16::MAX, device(2)), MORNING);
    let stamp = clock.tick(MORNING);
    assert_eq!((stamp.wall(), stamp.count()), (MORNING.plus(1), 0));
}

#[test]
fn a_clock_that_goes_back_is_counted_on() {
    let mut clock = Clock::new(device(1));
    let first = clock.tick(MORNING);
    let second = clock.tick(WallMs(0));
    assert_eq!((second.wall(), second.count()), (MORNING, first.count() + 1));
}

#[test]
fn a_clock_too_far_ahead_does_not_drag_ours() {
    for (ahead, believed) in [(MAX_DRIFT_MS, true), (MAX_DRIFT_MS + 1, false), (YEAR, false)] {
        let mut clock = Clock::new(device(1));
        assert_eq!(clock.observe(&Stamp::new(MORNING.plus(ahead), 0, device(2)), MORNING), believed);
        let expected = if believed { Ordering::Greater } else { Ordering::Equal };
        assert_eq!(clock.tick(MORNING).wall().cmp(&MORNING), expected);
    }
}
