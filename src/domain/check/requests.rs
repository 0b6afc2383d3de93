//! Requests: who asks whom, about what, and who decided. What they are about may be gone by now.

use super::Check;
use crate::domain::change::Author;
use crate::domain::record::{Key, RequestKind, RequestState, StaffRequest};

impl Check<'_> {
    /// Checks a request.
    pub(super) fn request(&mut self, key: &Key, it: &StaffRequest) {
        self.did_so(key, "by", &it.by);
        if it.by == it.to.as_str() {
            let message = format!("`to`: `{}` asks already; name somebody else to be asked", it.to);
            self.say(key, "to", message);
        }
        if it.instead_of.as_ref() == Some(&it.to) {
            let message = format!("`instead_of`: `{}` is who is asked; name whose place it is", it.to);
            self.say(key, "instead_of", message);
        }
        self.items(key, "sessions", it.sessions.len());
        self.items(key, "days", it.days.len());
        self.request_is_about(key, it);
        if it.kind == RequestKind::Swap && it.by == Author::Owner.name() {
            self.say(key, "by", "`by`: two people swap; `owner` is the account that owns the store");
        }
        let Some(decided_by) = &it.decided_by else { return };
        self.did_so(key, "decided_by", decided_by);
        if !matches!(it.state, RequestState::Agreed | RequestState::Declined) {
            let message =
                format!("`decided_by` with state `{}`: only what was agreed is decided on", it.state);
            self.say(key, "decided_by", message);
        }
    }

    /// Checks what a request proposes: it stands by itself, each with its day, for the person who asks.
    fn request_proposes(&mut self, key: &Key, it: &StaffRequest) {
        self.items(key, "proposes", it.proposes.len());
        if it.kind != RequestKind::Session || !it.sessions.is_empty() || it.instead_of.is_some() {
            let message = "`proposes` goes with kind `session`, without `sessions` and `instead_of`: what is proposed is not on the rota yet";
            self.say(key, "proposes", message);
        }
        if it.asker().is_none() {
            self.say(key, "by", "`by`: a person proposes what they would do; `owner` is no person");
        }
        let of_each: Vec<_> = it.proposes.iter().map(|it| it.start.date()).collect();
        if it.days != of_each {
            self.say(key, "days", "`days`: write the day of each session in `proposes`, in order");
        }
        for proposed in &it.proposes {
            if !(1..=24 * 60).contains(&proposed.minutes.0) {
                let message = format!("`minutes` of `proposes` is {}: write 1 to 1440", proposed.minutes.0);
                self.say(key, "proposes", message);
            }
        }
    }

    fn request_is_about(&mut self, key: &Key, it: &StaffRequest) {
        let (sessions, days) = (it.sessions.len(), it.days.len());
        if it.is_proposal() {
            return self.request_proposes(key, it);
        }
        match (sessions, days) {
            (0, 0) => {
                self.say(key, "sessions", "`sessions` and `days` are both left out: say what it is about");
            }
            (0, days) if it.kind == RequestKind::Swap && days > 2 => {
                let message = format!(
                    "`days` has {days}; a swap is of one day, or of two: that of who asks, then that of who is asked"
                );
                self.say(key, "days", message);
            }
            (1.., 1..) if sessions != days => {
                let message = format!(
                    "`days` has {days} and `sessions` {sessions}: write the day of each session, in order"
                );
                self.say(key, "days", message);
            }
            _ => {}
        }
    }
}
