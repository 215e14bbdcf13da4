//! The protection calendar: which claims end on which day, and what puts that off.

use crate::office::{Device, card, customer, person, rb_i};
use chrono::{Duration, NaiveDate};
use counter::clients::{LAPSES, Lapse, Month, Renews};
use counter::filter::Chosen;
use counter::row::{Id, Said, Tone};
use office::Command;
use rulebook::word::{ContactKind, Field};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A client is registered with name and number.
fn registered(desk: &mut Device, n: u32, name: &str) {
    let visit = desk.served(n);
    desk.register(visit, &[(Field::Name, name), (Field::Phone, &format!("1380013{n:04}"))], true);
}

fn lapses(desk: &Device, month: Month, wanted: &Chosen<()>) -> Vec<Lapse> {
    desk.books.lapses(month, wanted, desk.now)
}

fn all() -> Chosen<()> {
    Chosen::on(NaiveDate::default())
}

#[test]
fn a_month_is_weeks_from_monday_to_sunday() {
    let check = |month: &str, weeks: usize, first: &str, last: &str| {
        let month = Month::of(day(month));
        let grid = month.weeks();
        assert_eq!(grid.len(), weeks);
        let days: Vec<NaiveDate> = grid.iter().flatten().copied().flatten().collect();
        assert_eq!((days.first(), days.last()), (Some(&day(first)), Some(&day(last))));
        assert!(days.windows(2).all(|pair| pair[0].succ_opt() == Some(pair[1])));
        // Every day stands below its own.
        for week in &grid {
            for (nth, day) in week.iter().enumerate() {
                let below = day.map(|day| chrono::Datelike::weekday(&day).num_days_from_monday() as usize);
                assert!(below.is_none_or(|below| below == nth), "{day:?}");
            }
        }
    };
    check("2025-03-15", 6, "2025-03-01", "2025-03-31");
    check("2027-02-01", 4, "2027-02-01", "2027-02-28");
    check("2024-02-29", 5, "2024-02-01", "2024-02-29");
    check("2025-12-31", 5, "2025-12-01", "2025-12-31");
    let month = Month::of(day("2025-12-31"));
    assert_eq!((month.after().first(), month.before().first()), (day("2026-01-01"), day("2025-11-01")));
    assert_eq!(month.after().before(), month);
}

#[test]
fn a_claim_stands_on_its_last_day_with_its_article_and_what_renews_it() {
    let mut desk = Device::open(&rb_i());
    registered(&mut desk, 1, "张三");
    registered(&mut desk, 2, "李四");
    let month = Month::of(desk.now.date());
    let found = lapses(&desk, month, &all());
    assert_eq!(found.iter().map(|lapse| lapse.client).collect::<Vec<_>>(), [customer(1), customer(2)]);
    for lapse in &found {
        let kept = desk.books.kept(lapse.client, desk.now).unwrap();
        assert_eq!(Some(lapse.until), kept.until.map(|(until, ..)| until));
        assert_ne!(lapse.renews, Renews::Nothing);
        assert!(!lapse.over);
    }
    let rows = desk.books.lapse_rows(&found, desk.now);
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [1, 2].map(|n| Id::Client(customer(n))));
    assert!(rows.iter().all(|row| row.cite.is_some() && row.acts.len() == 1));
    assert_eq!(LAPSES.name(&rows[0]), Some(&Said::Text("张三".to_owned())));
    // A follow-up puts it off.
    desk.next_day();
    let note = card("note", 3, &[("text", "约了再看")]);
    let (customer_of, by, digest) = (customer(1), person(0), Some(note.digest));
    let follow =
        Command::FollowUp { customer: customer_of, by, kind: ContactKind::Call, reached: true, note: digest };
    desk.sent(&[follow], vec![note], Vec::new()).unwrap();
    let later = lapses(&desk, month, &all());
    assert_eq!(later.iter().map(|lapse| lapse.client).collect::<Vec<_>>(), [customer(2), customer(1)]);
    // Of one agent, and as it is sought.
    let of = |n| Chosen { person: Some(person(n)), ..all() };
    let count = |wanted: &Chosen<()>| lapses(&desk, month, wanted).len();
    assert_eq!(later.len(), (0..4).map(|n| count(&of(n))).sum::<usize>());
    assert_eq!(count(&Chosen { query: "ls".to_owned(), ..all() }), 1);
    assert_eq!(lapses(&desk, month.after(), &all()), []);
}

#[test]
fn what_is_over_is_not_to_come() {
    let mut desk = Device::open(&rb_i());
    registered(&mut desk, 1, "张三");
    let month = Month::of(desk.now.date());
    let until = lapses(&desk, month, &all())[0].until;
    let over = |lapse: &Lapse| Lapse { over: true, ..lapse.clone() };
    let rows = desk.books.lapse_rows(&[over(&lapses(&desk, month, &all())[0])], desk.now);
    assert_eq!((rows[0].acts.len(), rows[0].cells[3].tone), (0, Tone::Idle));
    assert_eq!(rows[0].cells[3].said, Said::Key("lapses.over"));
    desk.now.0 = until.date().and_hms_opt(9, 0, 0).unwrap();
    assert_eq!(lapses(&desk, month, &all()).len(), 1);
    desk.now.0 += Duration::days(1);
    assert_eq!(lapses(&desk, month, &all()), []);
}
