//! What somebody is told as they sit down: what others did to the keys that come in as them, since they were last here in
//! the same way. Whoever comes in by a key that somebody else added is not told in place of them.

use super::ServerContext;
use super::visit::Credential;
use crate::domain::{Author, Edit, Entry, Instant, PersonId, PublicKey, Record, Rev, SignInEvent, State};
use crate::words::date;

/// How many entries are looked through at a time, and how often.
const PAGE: usize = 500;
const PAGES: usize = 40;
/// How many lines of who came in are looked through.
const LINES: usize = 20_000;

impl ServerContext {
    /// What others did to the keys of somebody since they last came in by this proof; `None` where it is nothing.
    pub(super) async fn told_of_keys(&self, author: &Author, credential: &Credential) -> Option<String> {
        let me = author.person()?;
        let state = self.desk.state();
        let own = match credential {
            Credential::Key(fingerprint) => state.key(fingerprint),
            Credential::Account(_) => None,
            Credential::Owner => return None,
        };
        let since = self.last_in(me, &credential.words()).await.or(own.map(|key| key.added))?;
        let mut told: Vec<String> = vec![];
        let mut before = Rev::MAX;
        for _ in 0..PAGES {
            let page = self.desk.look_back(before, PAGE).await.ok()?;
            for entry in page.iter().filter(|it| it.at >= since && it.by != me.as_str()) {
                let of_mine = entry.edits.iter().filter_map(|edit| touched(edit, me));
                told.extend(of_mine.filter(|(_, key)| Some(*key) != own).map(|it| words(it, entry, &state)));
            }
            match page.last().filter(|it| it.at >= since) {
                Some(oldest) => before = oldest.rev,
                None => break,
            }
        }
        // The newest, and how many there are before it, which the history tells of.
        let more = match told.len().saturating_sub(1) {
            0 => String::new(),
            more => format!(" Before that, {more} more: see the history."),
        };
        told.first().map(|newest| format!("{newest}{more}"))
    }

    /// When somebody last came in by a proof.
    async fn last_in(&self, me: &PersonId, credential: &str) -> Option<Instant> {
        let lines = self.desk.sign_ins(LINES).await.ok()?;
        let mut theirs = lines.iter().rev().filter(|it| it.what == SignInEvent::In && it.who == me.as_str());
        theirs.find(|it| it.words == credential).map(|it| Instant(it.at.div_euclid(60)))
    }
}

/// The key of somebody that an edit is about, and whether it was added.
fn touched<'a>(edit: &'a Edit, me: &PersonId) -> Option<(bool, &'a PublicKey)> {
    let key = match edit.after.as_ref().or(edit.before.as_ref()) {
        Some(Record::PublicKey(key)) if key.person == *me => key,
        _ => return None,
    };
    Some((edit.after.is_some(), key))
}

fn words((is_added, key): (bool, &PublicKey), entry: &Entry, state: &State) -> String {
    let by = match entry.by.parse::<PersonId>().ok().filter(|id| state.person(id).is_some()) {
        Some(person) => state.display_name(&person).to_owned(),
        None => "The owner of the store".to_owned(),
    };
    let at = state.zone().moment(entry.at);
    let at = format!("{} at {}", date(at.date()), at.time());
    let fingerprint = &key.fingerprint;
    if is_added {
        format!("{by} let a key in as you on {at}. Not asked for? Tell the owner. ({fingerprint})")
    } else {
        format!("{by} took away a key of yours on {at}. Not asked for? Tell the owner. ({fingerprint})")
    }
}
