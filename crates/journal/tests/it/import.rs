//! Importing: the preview, the two steps, cards and documents on their way.

use journal::{Cards, DeviceId, Documents, Entry, EntryId, Stamp, Stamped, wire};
use serde_json::json;

use crate::tablet::{HOUR, MORNING, Tablet, YEAR, card, cover, device, draft, entry_id, face, office};

fn ids(entries: &[Entry]) -> Vec<EntryId> {
    entries.iter().map(|entry| entry.id).collect()
}

#[test]
fn the_preview_says_what_the_import_will_do() {
    let mut stand = Tablet::new(2);
    let known = stand.write(2, MORNING);
    let mut desk = Tablet::new(1);
    desk.journal.merge(known);
    let late = stand.write(3, MORNING.plus(HOUR));
    let drafts = vec![draft(2, 90, "invented_later", json!({})), draft(2, 91, "visit_received", json!({}))];
    let ahead = stand.journal.stamp(drafts, MORNING.plus(YEAR)).expect("good drafts");
    stand.journal.admit(ahead.clone());
    let ahead: Vec<Entry> = ahead.into_iter().map(Stamped::into_entry).collect();
    let bundle = wire::read(stand.export(), &wire::Limits::default()).expect("a good file");
    let before = face(&desk.journal);
    let preview = desk.journal.preview(&bundle, &desk.cards, MORNING.plus(2 * HOUR)).expect("our office");
    assert_eq!(preview.new, [ids(&late), ids(&ahead)].concat());
    assert_eq!((preview.same, preview.held.len(), preview.refused.len()), (2, 0, 0));
    assert_eq!(preview.clock_ahead, ids(&ahead));
    let kinds: Vec<_> = preview.kinds.iter().map(|((kind, v), count)| (kind.as_str(), *v, *count)).collect();
    assert_eq!(kinds, [("invented_later", 1, 1), ("visit_received", 1, 4)]);
    assert_eq!(face(&desk.journal), before);
}

#[test]
fn a_plan_gives_what_must_be_durable_and_nothing_else() {
    let mut stand = Tablet::new(2);
    stand.cards.insert(card("Lima")).expect("sealed");
    let rulebook =
        stand.documents.insert(json!({"id": "torre-norte", "articles": [1, 2]})).expect("whole numbers");
    let written = stand.write(2, MORNING);
    let mut desk = Tablet::new(1);
    let bundle = wire::read(stand.export(), &wire::Limits::default()).expect("a good file");
    let plan = |desk: &Tablet, bundle: wire::Bundle| {
        desk.journal.plan(bundle, &desk.cards, &desk.documents, MORNING).expect("our office")
    };
    let import = plan(&desk, bundle.clone());
    assert_eq!(import.entries().map(|entry| entry.id).collect::<Vec<_>>(), ids(&written));
    assert_eq!((import.cards(), import.documents().get(&rulebook).is_some()), (&[card("Lima")][..], true));
    assert!(desk.journal.is_empty() && desk.cards.is_empty() && desk.documents.is_empty());
    // The desk goes on writing while the import is made durable.
    desk.write(1, MORNING);
    let merged = import.admit(&mut desk.journal, &mut desk.cards, &mut desk.documents);
    assert_eq!(
        (merged.new, desk.journal.len(), desk.cards.len(), desk.documents.len()),
        (ids(&written), 3, 1, 1)
    );
    assert!(plan(&desk, bundle).is_empty());
}

#[test]
fn an_erased_card_is_erased_everywhere_and_does_not_come_back() {
    let lima = card("Lima");
    let mut desk = Tablet::new(1);
    desk.cards.insert(lima.clone()).expect("sealed");
    desk.write(1, MORNING);
    let old_file = desk.export();
    let mut stand = Tablet::new(2);
    stand.import(&old_file, MORNING);
    desk.cards.erase(lima.digest);
    let preview = stand.import(&desk.export(), MORNING);
    assert_eq!(preview.cards_to_erase, [lima.digest]);
    assert!(stand.cards.get(&lima.digest).is_none());
    for tablet in [&mut desk, &mut stand] {
        assert_eq!(tablet.import(&old_file, MORNING).cards_erased_here, 1);
        assert!(tablet.cards.is_empty() && tablet.cards.is_erased(&lima.digest));
    }
    assert_eq!(desk.journal.digest(), stand.journal.digest());
}

#[test]
fn an_erasure_is_seen_can_be_left_out_and_can_come_alone() {
    let mut desk = Tablet::new(1);
    for name in ["Lima", "Reis"] {
        desk.cards.insert(card(name)).expect("sealed");
    }
    desk.write(1, MORNING);
    let mut stand = Tablet::new(2);
    stand.import(&desk.export(), MORNING);
    let absent = card("Never here").digest;
    desk.cards.erase(card("Lima").digest);
    desk.cards.erase(absent);
    let bundle = wire::read(desk.export(), &wire::Limits::default()).expect("a good file");
    let plan = |stand: &Tablet| {
        stand.journal.plan(bundle.clone(), &stand.cards, &stand.documents, MORNING).expect("our office")
    };
    for (leave_out, erased, names) in [(true, 0, 2), (false, 2, 1)] {
        let mut import = plan(&stand);
        let preview = import.preview();
        assert_eq!((preview.new.len(), preview.cards_to_erase.len(), import.is_empty()), (0, 1, false));
        if leave_out {
            import.leave_erasures();
        }
        assert_eq!((import.erased().len(), import.is_empty()), (erased, leave_out));
        import.admit(&mut stand.journal, &mut stand.cards, &mut stand.documents);
        assert_eq!((stand.cards.len(), stand.cards.is_erased(&absent)), (names, !leave_out));
    }
    assert!(plan(&stand).is_empty());
}

#[test]
fn another_office_is_refused() {
    let bundle = wire::read(Tablet::new(1).export(), &wire::Limits::default()).expect("a good file");
    let other = journal::Journal::new(office(2), device(1));
    let refused = other.preview(&bundle, &Cards::new(), MORNING).expect_err("foreign");
    assert_eq!(refused, wire::WireError::ForeignOffice { ours: office(2), theirs: office(1) });
    assert!(other.plan(bundle, &Cards::new(), &Documents::new(), MORNING).is_err());
}

#[test]
fn spaces_and_a_byte_order_mark_do_no_harm() {
    let mut tablet = Tablet::new(1);
    tablet.cards.insert(card("Lima")).expect("sealed");
    tablet.write(3, MORNING);
    let text = tablet.export();
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON").replace('\n', "\r\n");
    let read = |text: &str| wire::read(text, &wire::Limits::default()).expect("a good file");
    assert_eq!(read(&pretty), read(&text));
    assert_eq!(read(&format!("\u{feff}{pretty}\n")), read(&text));
}

#[test]
fn an_export_since_some_heads_brings_only_the_rest() {
    let mut stand = Tablet::new(2);
    stand.write(3, MORNING);
    let mut desk = Tablet::new(1);
    desk.import(&stand.export(), MORNING);
    let since = desk.journal.heads().into_iter().map(|(device, head)| (device, head.seq)).collect();
    let late = stand.write(2, MORNING.plus(1));
    let part =
        wire::export(&stand.journal, &stand.cards, &stand.documents, &wire::Cover { since, ..cover() });
    let mut stranger = Tablet::new(3);
    assert_eq!(stranger.import(&part, MORNING).held, ids(&late));
    let preview = desk.import(&part, MORNING);
    assert_eq!((preview.new, preview.same), (ids(&late), 0));
    stranger.import(&desk.export(), MORNING);
    assert_eq!(stranger.journal.digest(), stand.journal.digest());
    let all = paper::OrderedMap::from([(device(2), u64::MAX)]);
    let nothing =
        wire::export(&stand.journal, &stand.cards, &stand.documents, &wire::Cover { since: all, ..cover() });
    assert!(desk.import(&nothing, MORNING).new.is_empty());
}

#[test]
fn a_bundle_tells_about_itself() {
    let mut tablet = Tablet::new(1);
    let written = tablet.write(2, MORNING);
    let text = tablet.export();
    let bundle = wire::read(&text, &wire::Limits::default()).expect("a good file");
    assert_eq!((bundle.office(), bundle.name(), bundle.made_by()), (office(1), "云栖苑", device(1)));
    assert_eq!(bundle.made_at(), MORNING.plus(HOUR));
    assert_eq!(bundle.entries().cloned().collect::<Vec<_>>(), written);
    let record = &bundle.devices()[0];
    assert_eq!((record.id, record.from, record.head), (device(1), 1, tablet.journal.head(device(1))));
    assert!(text.contains(&bundle.digest().to_string()));
}

#[test]
fn ids_have_one_spelling() {
    let good = device(1).to_string();
    assert_eq!(good.parse(), Ok(device(1)));
    assert_eq!(serde_json::from_str::<DeviceId>(&format!("\"{good}\"")).ok(), Some(device(1)));
    let bad = [
        good.replace('-', ""),
        good.replace('d', "D"),
        good.replace('-', "_"),
        format!("{good}0"),
        String::new(),
    ];
    for text in bad {
        assert_eq!(text.parse::<DeviceId>().expect_err(&text).expected, "uuid");
    }
    let mut sorted = [entry_id(2, 1), entry_id(1, 300), entry_id(1, 2)];
    sorted.sort();
    assert!(sorted.is_sorted_by_key(|id| id.to_string()));
    assert!(serde_json::from_str::<Stamp>("\"now\"").is_err());
}
