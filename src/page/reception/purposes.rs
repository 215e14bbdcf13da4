//! What a visitor may have come for, as it is offered.

use super::front::Front;
use crate::text::t_string;
use counter::word::Purpose;
use leptos::prelude::*;

/// The tiles of the purposes, in groups; a group without any is left out.
pub(super) fn tiles<V: IntoView + 'static>(
    front: Front,
    all: &[Purpose],
    tile: impl Fn(Purpose) -> V + Copy,
) -> AnyView {
    let group = |(said, of): (Said, Vec<Purpose>)| {
        (!of.is_empty()).then(|| {
            view! {
                <div class="question is-close">
                    <h3>{move || said(front.i18n)}</h3>
                    <div class="choices is-4">{of.into_iter().map(tile).collect_view()}</div>
                </div>
            }
        })
    };
    grouped(all).into_iter().map(group).collect_view().into_any()
}

/// What a group of purposes is called.
type Said = fn(crate::text::I18n) -> &'static str;

/// The purposes in groups, each with its heading: who looks at the house, who has something to do with the office, who wants to
/// sell something. What a book declares lies under one of the vocabulary's words and stands last of all.
fn grouped(all: &[Purpose]) -> [(Said, Vec<Purpose>); 4] {
    use Purpose::{
        Affiliate, AfterSale, AskWay, Browse, Business, Buy, Complaint, Fee, FindPerson, Job, LeaseInquiry,
        MarketSurvey, Media, OfferProperty, OfficialTour, PassBy, Peddle, Reorder, TakeMaterial, Vendor,
    };
    let looks = [MarketSurvey, OfficialTour, Affiliate, Media, Browse, TakeMaterial, PassBy, AskWay];
    let affairs = [AfterSale, FindPerson, Fee, Complaint, LeaseInquiry, OfferProperty, Business];
    let offers = [Vendor, Peddle, Job];
    let among = |some: &[Purpose]| some.iter().copied().filter(|one| all.contains(one)).collect::<Vec<_>>();
    let rest = |one: &Purpose| {
        let told = [&looks[..], &affairs, &offers, &[Buy, Reorder]];
        !told.iter().any(|some| some.contains(one))
    };
    [
        (|i18n| t_string!(i18n, arrival.purposes_look), among(&looks)),
        (|i18n| t_string!(i18n, arrival.purposes_affairs), among(&affairs)),
        (|i18n| t_string!(i18n, arrival.purposes_offers), among(&offers)),
        (|i18n| t_string!(i18n, arrival.purposes_more), all.iter().copied().filter(rest).collect()),
    ]
}
