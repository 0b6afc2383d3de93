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

    /// Checks what a request proposes: it stands by itself, with its days, for the person who asks.
    fn request_proposes(&mut self, key: &Key, it: &StaffRequest) {
        if it.asker().is_none() {
            self.say(key, "by", "`by`: a person proposes what they would do; `owner` is no person");
        }
        if it.instead_of.is_some() {
            self.say(
                key,
                "instead_of",
                "`instead_of` with what is proposed: who asks would do it themselves",
            );
        }
        let has = [!it.proposes.is_empty(), it.entry.is_some(), it.share.is_some()];
        let goes_with = [
            (RequestKind::Session, "proposes"),
            (RequestKind::Entry, "entry"),
            (RequestKind::Pattern, "share"),
        ];
        for ((kind, field), _) in
            goes_with.into_iter().zip(has).filter(|((kind, _), has)| *has && *kind != it.kind)
        {
            self.say(key, field, format!("`{field}` goes with kind `{kind}`, and this is a `{}`", it.kind));
        }
        match it.kind {
            RequestKind::Session => self.request_proposes_sessions(key, it),
            _ if !it.sessions.is_empty() => {
                self.say(key, "sessions", "`sessions` go with `proposes`: leave them out here");
            }
            RequestKind::Entry if !it.days.is_empty() => {
                self.say(
                    key,
                    "days",
                    "`days` with `entry`: an entry of the directory has no day; leave them out",
                );
            }
            RequestKind::Pattern if it.days != it.share.iter().map(|it| it.from).collect::<Vec<_>>() => {
                self.say(key, "days", "`days`: write the day `from` of `share`, and no other");
            }
            _ => {}
        }
    }

    fn request_proposes_sessions(&mut self, key: &Key, it: &StaffRequest) {
        self.items(key, "proposes", it.proposes.len());
        if !it.sessions.is_empty() && it.sessions.len() != it.proposes.len() {
            let message = format!(
                "`sessions` has {} and `proposes` {}: leave them out for new ones, or write what each one there would be, in order",
                it.sessions.len(),
                it.proposes.len()
            );
            self.say(key, "sessions", message);
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
            if it.asker().is_some_and(|by| proposed.along.contains(&by) || proposed.with.contains(&by)) {
                self.say(
                    key,
                    "proposes",
                    "`along` and `with` of `proposes` are who else would be in it: leave out who asks",
                );
            }
        }
    }

    fn request_is_about(&mut self, key: &Key, it: &StaffRequest) {
        let (sessions, days) = (it.sessions.len(), it.days.len());
        if it.is_proposal() {
            return self.request_proposes(key, it);
        }
        match it.kind {
            RequestKind::Entry => {
                return self.say(key, "entry", "`entry` is missing: say what the entry would be");
            }
            RequestKind::Pattern => {
                return self.say(key, "share", "`share` is missing: write its post, from when and the days");
            }
            _ => {}
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
