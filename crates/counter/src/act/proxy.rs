//! A standing deputy (代理人): who receives somebody's clients while he is away.

use super::at::has_worker;
use super::shape::Act;
use office::{Command, PersonId, Reason};

/// Appointing one, or another.
pub static PROXY: Act = Act {
    key: "proxy",
    offered: has_worker,
    fill: |form| {
        let person = form.at.worker()?;
        let now = form.at.books.state.proxies.get(&person);
        let mut others: Vec<PersonId> = form.at.workers(Some(person));
        others.retain(|other| Some(other) != now);
        let proxy = form.person("proxy", others, None);
        Some(Command::SetProxy { person, proxy: Some(proxy?) })
    },
};

/// Having none any more.
pub static END_PROXY: Act = Act {
    key: "end_proxy",
    offered: |at| {
        let proxy = at.worker().and_then(|person| at.books.state.proxies.get(&person));
        proxy.map(|_| ()).ok_or(Reason::NothingChanges)
    },
    fill: |form| Some(Command::SetProxy { person: form.at.worker()?, proxy: None }),
};
