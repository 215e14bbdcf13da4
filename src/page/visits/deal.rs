//! Recording a deal. Where a colleague closes, the book says how it is shared.

use super::answer::{Answer, Hand, Says, Tile, called};
use super::follow::{ByWhom, usual};
use crate::{
    desk::{Books, Trouble, use_desk},
    text::{I18n, t, t_string, use_i18n, word},
    widget::Dialog,
};
use counter::shares::{Shares, Whose};
use leptos::prelude::*;
use office::command::{Agreed, Dealing};
use office::ledger::Visit;
use office::{Command, Event};
use rulebook::measure::Share;
use rulebook::word::DealStage;

/// How a deal is shared, in words: names and per cent.
fn says_shares(i18n: I18n, books: &Books, shares: &Shares) -> String {
    let name = |whose: Whose| match whose {
        Whose::Person(person) => books.name(person),
        Whose::Party(party) => word(i18n, "party", party.word()),
    };
    if let Some(whose) = shares.whole() {
        return t_string!(i18n, visits.deal_whole, name = name(whose));
    }
    let each = shares.each.iter();
    let mut parts: Vec<String> =
        each.map(|(whose, share)| format!("{} {}", name(*whose), per_cent(*share))).collect();
    if shares.rest > 0 {
        parts.push(t_string!(i18n, visits.deal_rest, rest = percent(shares.rest)));
    }
    parts.join(" · ")
}

/// A share, or the range within which the parties agree.
fn per_cent(share: Share) -> String {
    match share {
        Share::Exact(share) => format!("{}%", percent(share)),
        Share::Range(low, high) => format!("{}–{}%", percent(low), percent(high)),
    }
}

/// Per mille as per cent, with a decimal only where there is one.
fn percent(share: u16) -> String {
    if share.is_multiple_of(10) { (share / 10).to_string() } else { format!("{}.{}", share / 10, share % 10) }
}

/// A deal with the customer of a visit.
#[component]
pub(super) fn DealDialog(
    /// The visit, as it stood when the dialog was opened.
    visit: StoredValue<Visit>,
    /// Called when it is done or left.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let visit = visit.get_value();
    let i18n = use_i18n();
    let desk = use_desk();
    let hand = Hand::new(on_close);
    let customer = visit.visitor.customer;
    let owner = desk
        .peek(|books| books.state.customers.get(&customer).and_then(|customer| customer.owner()))
        .flatten();
    let title = called(&visit);
    let stage = RwSignal::new(None::<DealStage>);
    let by = RwSignal::new(visit.receiver().or_else(|| usual(&visit)));
    let reachable = RwSignal::new(true);
    // The question only matters where somebody else than the owner closes, and nothing is given back.
    let shared = Memo::new(move |_| {
        owner.is_some() && by.get().is_some() && by.get() != owner && stage.get() != Some(DealStage::Returned)
    });
    let command = move || {
        let owner_reachable = shared.get().then(|| reachable.get());
        Some(Command::Deal(Dealing {
            customer,
            by: by.get()?,
            stage: stage.get()?,
            owner_reachable,
            sum: None,
            agreed: Agreed::default(),
        }))
    };
    let says = Signal::derive(move || {
        let Some((command, stage)) = command().zip(stage.get()) else {
            return Says::Open(t_string!(i18n, visits.deal_pick).to_owned());
        };
        let plain = word(i18n, "deal_stage", stage.word());
        match desk.foresee(&command) {
            Some(Err(refusal)) => Says::Refused(
                desk.peek(|books| Trouble::Refused(refusal).say(i18n, Some(books))).unwrap_or_default(),
            ),
            Some(Ok(events)) => match events.into_iter().next() {
                Some(Event::DealMade { law, by, .. }) => {
                    let rulings = desk.rulings(&law);
                    let shares = rulings.iter().find_map(|ruling| Shares::of(ruling, owner, by));
                    let said = shares.and_then(|shares| desk.peek(|books| says_shares(i18n, books, &shares)));
                    let text = said.unwrap_or(plain);
                    Says::Follows(text, rulings)
                }
                _ => Says::Follows(plain, Vec::new()),
            },
            None => Says::Open(String::new()),
        }
    });
    let send = move |()| {
        if let Some((command, stage)) = untrack(|| command().zip(stage.get())) {
            let done = t_string!(i18n, visits.dealt, stage = word(i18n, "deal_stage", stage.word()));
            hand.write(vec![command], Vec::new(), done, true);
        }
    };
    let tile = move |each: DealStage| {
        view! {
            <Tile
                group="stage"
                act=each.word()
                chosen=Signal::derive(move || stage.get() == Some(each))
                label=Signal::derive(move || word(i18n, "deal_stage", each.word()))
                on_pick=move |()| stage.set(Some(each))
            />
        }
    };
    let stages = DealStage::ALL.iter().copied().filter(|stage| *stage != DealStage::None);
    let owner_name = owner.and_then(|owner| desk.peek(|books| books.name(owner))).unwrap_or_default();
    let confirm = crate::text::t_signal!(i18n, visits.confirm);
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, visits.deal_title)
            sub=title
            on_close
            foot=move || view! { <Answer says confirm hand on_confirm=send/> }
        >
            <fieldset class="question">
                <legend>{t!(i18n, visits.deal_stage)}</legend>
                <div class="choices is-2">{stages.map(tile).collect_view()}</div>
            </fieldset>
            <ByWhom id="deal-by" by label=crate::text::t_signal!(i18n, visits.deal_by)/>
            {move || {
                let name = owner_name.clone();
                shared.get().then(|| view! {
                    <fieldset class="question">
                        <legend>{t_string!(i18n, visits.deal_owner, name = name)}</legend>
                        <div class="choices is-2">
                            <Tile
                                group="reachable"
                                act="reachable"
                                chosen=Signal::derive(move || reachable.get())
                                label=crate::text::t_signal!(i18n, visits.deal_reached)
                                on_pick=move |()| reachable.set(true)
                            />
                            <Tile
                                group="reachable"
                                act="unreachable"
                                chosen=Signal::derive(move || !reachable.get())
                                label=crate::text::t_signal!(i18n, visits.deal_not_reached)
                                on_pick=move |()| reachable.set(false)
                            />
                        </div>
                    </fieldset>
                })
            }}
        </Dialog>
    }
}
