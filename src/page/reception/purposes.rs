//! What a visitor may have come for, as it is offered.

use crate::text::t_string;
use counter::word::Purpose;

/// What a group of purposes is called.
pub(super) type Said = fn(crate::text::I18n) -> &'static str;

/// The purposes in groups, each with its heading: who looks at the house, who has something to do with the office, who wants to
/// sell something. What a book declares lies under one of the vocabulary's words and stands last of all.
pub(super) fn grouped(all: &[Purpose]) -> [(Said, Vec<Purpose>); 4] {
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
