//! Records that may be of one person as rows: both, what they have in common, and the way to both visits.

use crate::alike::{Match, Pair};
use crate::books::Books;
use crate::row::{Cell, Column, Doing, Id, Row, Said, Stands, Table};
use office::CustomerId;

/// The pairs.
pub static PAIRS: Table = Table {
    key: "pairs",
    of: "pair",
    columns: &[
        Column::of("one", Stands::Name),
        Column::of("other", Stands::Name),
        Column::of("common", Stands::Text),
    ],
    cites: false,
    paper: &[],
};

/// How many pairs are shown at once.
const MOST: usize = 50;

/// It is said what the two are to each other.
const JOIN: Doing = Doing { key: "join", name: "pairs.join" };

/// What the two have in common.
pub(crate) fn common(pair: &Pair) -> Said {
    let phone = pair.phone.map(|agrees| match agrees {
        Match::Same => "pairs.phone",
        Match::Perhaps => "pairs.masked",
    });
    let all = [phone, pair.id_number.then_some("pairs.paper"), pair.name.then_some("pairs.name")];
    Said::Listed(all.into_iter().flatten().map(Said::Key).collect())
}

impl Books {
    /// The pairs that are shown, and how many there are.
    pub fn pair_rows(&self) -> (Vec<Row>, usize) {
        let pairs = self.pairs();
        let row = |pair: &Pair| {
            let cells = vec![self.half(pair.one), self.half(pair.other), Cell::of(common(pair))];
            Row { acts: &[JOIN], ..Row::of(Id::Pair(pair.one, pair.other), cells) }
        };
        (pairs.iter().take(MOST).map(row).collect(), pairs.len())
    }

    /// One of two: his name, his telephone, who is his agent, and when he was here last.
    fn half(&self, customer: CustomerId) -> Cell {
        let visit = self.state.customers.get(&customer).and_then(|customer| customer.visits.last());
        let visit = visit.and_then(|visit| self.state.visits.get(visit));
        let agent = self.agent_of(customer).map_or(Said::Key("arrival.nobodys"), Said::Person);
        let besides = [
            self.customer_field(customer, "phone").map(Said::Phone),
            Some(agent),
            visit.map(|visit| Said::Visit(visit.id, visit.at)),
        ];
        let name = self.customer_name(customer).map_or(Said::Key("arrival.unregistered"), Said::Text);
        Cell { besides: besides.into_iter().flatten().collect(), ..Cell::of(name) }
    }
}
