//! The index over the cards: whom a card is like. It is made of the cards as they come, holds no more than is compared,
//! and may be thrown away. What it answers are customers; no name and no number leaves it.

use super::letters::fold;
use super::names::Names;
use super::numbers::Numbers;
use super::{Identity, Match, Name, Telephone, Wanted};
use crate::column::{Columns, Shape};
use office::CustomerId;
use office::command::Alike;
use office::event::Same;
use paper::OrderedSet;
use rulebook::declare::Form;
use rulebook::word::Field;
use std::collections::{BTreeMap, BTreeSet};

/// With more digits than these a number is found in its midst, with as many or fewer by its end.
const TAIL: usize = 4;

/// What of a card is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    name: Name,
    telephones: Vec<Telephone>,
    identity: Option<Identity>,
    /// How he is addressed, folded: it is looked for and not compared.
    called: String,
}

impl Written {
    /// What of these columns is compared. Every column that is for a telephone is looked at, and each may hold several.
    pub fn of<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>, columns: &Columns) -> Self {
        let mut written = Self::default();
        for (column, text) in texts {
            let Some(column) = Field::from_word(column).filter(|_| !text.is_empty()) else { continue };
            if column == Field::Salutation {
                written.called = fold(text);
            }
            match columns.shape(column) {
                Shape::Name => written.name = Name::read(text),
                Shape::Of(Form::Telephone) => {
                    let new = Telephone::read(text);
                    written.telephones.extend(
                        new.iter()
                            .filter(|new| !written.telephones.contains(new))
                            .copied()
                            .collect::<Vec<_>>(),
                    );
                }
                Shape::Of(Form::IdNumber) => written.identity = Identity::read(text).or(written.identity),
                Shape::Of(Form::Text | Form::Number | Form::Day)
                | Shape::Address
                | Shape::Signature
                | Shape::Tick
                | Shape::ByItself => {}
            }
        }
        written
    }

    /// How any telephone of one agrees with any of the other, best first.
    fn telephones_agree(&self, other: &Self) -> Option<Match> {
        let pairs =
            self.telephones.iter().flat_map(|one| other.telephones.iter().map(|other| one.agrees(*other)));
        pairs.max().flatten()
    }
}

/// Two customers who are probably one person, and what says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The one who was known first.
    pub one: CustomerId,
    /// The other.
    pub other: CustomerId,
    /// Whether they are called the same.
    pub name: bool,
    /// How their telephones agree.
    pub phone: Option<Match>,
    /// Whether their identity numbers are the same.
    pub id_number: bool,
}

/// The cards, by what is compared.
#[derive(Clone, Debug, Default)]
pub struct Index {
    cards: BTreeMap<CustomerId, Written>,
    /// By the last four digits: all numbers that agree share them, hidden ones too.
    tails: BTreeMap<u16, Vec<(Telephone, CustomerId)>>,
    names: BTreeMap<Box<str>, Vec<CustomerId>>,
    identities: BTreeMap<Identity, Vec<CustomerId>>,
    /// What each is called, and his numbers, as they are looked for.
    called: Names,
    numbers: Numbers,
}

impl Index {
    /// Takes the latest card of a customer in, in place of an earlier one.
    pub fn put(&mut self, customer: CustomerId, written: Written) {
        self.remove(customer);
        if let Some(key) = written.name.key() {
            self.names.entry(key.into()).or_default().push(customer);
        }
        for telephone in &written.telephones {
            self.tails.entry(telephone.tail()).or_default().push((*telephone, customer));
        }
        if let Some(identity) = &written.identity {
            self.identities.entry(identity.clone()).or_default().push(customer);
        }
        let numbers = written.telephones.iter().map(|telephone| telephone.digits());
        self.numbers.put(customer, numbers);
        self.called.put(customer, [written.name.all(), &written.called]);
        self.cards.insert(customer, written);
    }

    /// Forgets a customer, whose card was erased.
    pub fn remove(&mut self, customer: CustomerId) {
        let Some(written) = self.cards.remove(&customer) else { return };
        if let Some(key) = written.name.key() {
            forget(&mut self.names, key, |other| *other == customer);
        }
        for telephone in &written.telephones {
            forget(&mut self.tails, &telephone.tail(), |(_, other)| *other == customer);
        }
        if let Some(identity) = &written.identity {
            forget(&mut self.identities, identity, |other| *other == customer);
        }
        self.called.remove(customer);
        self.numbers.remove(customer);
    }

    /// How many customers are in it.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// The customers a card is like, but for the one whose it is.
    pub fn alike(&self, but: Option<CustomerId>, written: &Written) -> Alike {
        let (mut phone, mut masked) = (OrderedSet::new(), OrderedSet::new());
        for telephone in &written.telephones {
            for (other, customer) in self.tails.get(&telephone.tail()).into_iter().flatten() {
                match telephone.agrees(*other) {
                    Some(Match::Same) => phone.insert(*customer),
                    Some(Match::Perhaps) => masked.insert(*customer),
                    None => continue,
                };
            }
        }
        masked.retain(|customer| !phone.contains(customer));
        let name = written.name.key().and_then(|key| self.names.get(key));
        let id_number = written.identity.as_ref().and_then(|identity| self.identities.get(identity));
        let others = |found: Option<&Vec<CustomerId>>| {
            found.into_iter().flatten().copied().filter(|found| Some(*found) != but).collect::<Vec<_>>()
        };
        let but =
            |found: OrderedSet<CustomerId>| found.into_iter().filter(|found| Some(*found) != but).collect();
        Alike { name: others(name), phone: but(phone), masked: but(masked), id_number: others(id_number) }
    }

    /// The customers a search means, in order: by a part of the name or by how that is read, or by the end of a telephone
    /// number or more of it.
    pub fn sought(&self, wanted: &Wanted) -> Vec<CustomerId> {
        if wanted.is_empty() {
            return self.cards.keys().copied().collect();
        }
        let mut found = self.called.holding(wanted);
        match &wanted.digits {
            Some(digits) if digits.len() <= TAIL => found.extend(self.ending(digits)),
            Some(digits) => found.extend(self.numbers.holding(digits)),
            None => {}
        }
        for telephone in &wanted.telephones {
            let tail = self.tails.get(&telephone.tail()).into_iter().flatten();
            found.extend(
                tail.filter(|(other, _)| telephone.agrees(*other).is_some()).map(|(_, customer)| *customer),
            );
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The others who have one of the numbers of a customer.
    pub fn of_one_number(&self, customer: CustomerId) -> Vec<CustomerId> {
        let own = self.cards.get(&customer).into_iter().flat_map(|written| &written.telephones);
        let alike = own.flat_map(|own| {
            let tail = self.tails.get(&own.tail()).into_iter().flatten();
            tail.filter(|(other, _)| own.agrees(*other) == Some(Match::Same)).map(|(_, other)| *other)
        });
        alike.filter(|other| *other != customer).collect()
    }

    /// Those with a number that ends with these digits, four at most.
    fn ending(&self, digits: &str) -> impl Iterator<Item = CustomerId> {
        let last = |tail: u16| {
            digits
                .bytes()
                .rev()
                .zip(0..)
                .all(|(digit, n)| tail / 10_u16.pow(n) % 10 == u16::from(digit - b'0'))
        };
        let telephones = self.tails.iter().filter(move |(tail, _)| last(**tail)).flat_map(|(_, all)| all);
        telephones.filter(|(telephone, _)| telephone.ends_with(digits)).map(|(_, customer)| *customer)
    }

    /// The customers who are probably one person, each pair once, in order: same number or same paper, or the same name
    /// and a number that may be the same. Where many are the same, each stands with the first.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut together = BTreeSet::new();
        let mut add = |one: CustomerId, other: CustomerId| {
            if one != other {
                together.insert((one.min(other), one.max(other)));
            }
        };
        for identical in self.identities.values().filter(|customers| customers.len() > 1) {
            let first = identical.iter().min().copied();
            first.into_iter().for_each(|first| identical.iter().for_each(|other| add(first, *other)));
        }
        for telephones in self.tails.values().filter(|telephones| telephones.len() > 1) {
            let mut telephones = telephones.clone();
            telephones.sort_unstable();
            for same in telephones.chunk_by(|(one, _), (other, _)| one.agrees(*other) == Some(Match::Same)) {
                same.iter().for_each(|(_, other)| add(same[0].1, *other));
            }
        }
        for namesakes in self.names.values().filter(|customers| customers.len() > 1) {
            self.perhaps(namesakes, &mut add);
        }
        together.into_iter().filter_map(|(one, other)| self.pair(one, other)).collect()
    }

    /// Those of one name whose numbers may be the same.
    fn perhaps(&self, namesakes: &[CustomerId], add: &mut impl FnMut(CustomerId, CustomerId)) {
        let mut tails: BTreeMap<u16, Vec<CustomerId>> = BTreeMap::new();
        for customer in namesakes {
            for telephone in self.cards.get(customer).into_iter().flat_map(|written| &written.telephones) {
                tails.entry(telephone.tail()).or_default().push(*customer);
            }
        }
        for customers in tails.values() {
            for (at, one) in customers.iter().enumerate() {
                let agrees = |other: &&CustomerId| {
                    let written = self.cards.get(one).zip(self.cards.get(other));
                    written.is_some_and(|(one, other)| one.telephones_agree(other).is_some())
                };
                customers[at + 1..].iter().filter(agrees).for_each(|other| add(*one, *other));
            }
        }
    }

    /// What the cards of two customers have in common; `None`, where one of them has none.
    pub fn same(&self, one: CustomerId, other: CustomerId) -> Option<Same> {
        let Pair { name, phone, id_number, .. } = self.pair(one, other)?;
        let (same, masked) = (phone == Some(Match::Same), phone == Some(Match::Perhaps));
        Some(Same { name, phone: same, masked, id_number })
    }

    fn pair(&self, one: CustomerId, other: CustomerId) -> Option<Pair> {
        let (first, second) = (self.cards.get(&one)?, self.cards.get(&other)?);
        let same = |one: Option<&str>, other: Option<&str>| one.is_some() && one == other;
        Some(Pair {
            one,
            other,
            name: same(first.name.key(), second.name.key()),
            phone: first.telephones_agree(second),
            id_number: first.identity.is_some() && first.identity == second.identity,
        })
    }
}

/// Takes what is meant out of a list, and the list out of the map when nothing is left in it.
fn forget<K: Ord + Clone + std::borrow::Borrow<Q>, Q: Ord + ?Sized, V>(
    lists: &mut BTreeMap<K, Vec<V>>,
    key: &Q,
    meant: impl Fn(&V) -> bool,
) {
    if let Some(list) = lists.get_mut(key) {
        list.retain(|one| !meant(one));
        if list.is_empty() {
            lists.remove(key);
        }
    }
}
