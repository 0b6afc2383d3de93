//! Sessions and series: how long, who leads, which occurrence, and what is never put in a peer's hands.

use super::near::title_of;
use super::{Check, Problem};
use crate::domain::calendar::Minutes;
use crate::domain::id::{PersonId, SeriesId};
use crate::domain::parts::MOST_ITEMS;
use crate::domain::record::{Booking, Boundary, Key, LONGEST_SERIES_ID, Series, Session, Status, TableName};

impl Check<'_> {
    /// Checks a session, or what replaces an occurrence.
    pub(super) fn session(&mut self, key: &Key, it: &Session) {
        self.booking(key, &it.booking);
        match &it.series {
            Some(series) if series.rule_date(&it.id).is_none() => {
                let message = format!(
                    "`id` `{}` is not an occurrence of series `{series}`: it must be `{series}-` and the \
                     date the rule \
                     gives, such as `{series}-20261130`",
                    it.id
                );
                self.say(key, "id", message);
            }
            None => {
                let named = it.id.as_str().rsplit_once('-').and_then(|(series, _)| {
                    let (known, row) =
                        self.state.records.series.get_key_value(&SeriesId::parse(series).ok()?)?;
                    row.item.id.rule_date(&it.id).map(|_| known)
                });
                if let Some(series) = named {
                    let message = format!(
                        "`id` `{}` is that of an occurrence of series `{series}`: add series = \"{series}\" to \
                         replace the occurrence, or choose another id",
                        it.id
                    );
                    self.say(key, "id", message);
                }
            }
            Some(_) => self.is_given(key, it),
        }
    }

    /// Checks a series.
    pub(super) fn series(&mut self, key: &Key, it: &Series) {
        self.booking(key, &it.booking);
        if it.id.as_str().len() > LONGEST_SERIES_ID {
            let message = format!(
                "`id` `{}` is too long for a series: at most {LONGEST_SERIES_ID} characters, so that a date can follow",
                it.id
            );
            self.say(key, "id", message);
        }
        let start = it.booking.start;
        if !it.repeat.is_instant(start) {
            let message = format!(
                "`start` {start} does not fit the rule {}: start on the first date that the rule gives",
                it.repeat
            );
            self.say(key, "start", message);
        }
        self.items(key, "except", it.except.len());
        self.exceptions_are_given(key, it);
        self.keeps_its_occurrences(key, it);
        for (index, date) in it.except.iter().enumerate() {
            if it.except.iter().take(index).any(|earlier| earlier == date) {
                self.say_at(key, "except", Some(index), format!("`except`: {date} is in it twice"));
            }
        }
    }

    fn booking(&mut self, key: &Key, it: &Booking) {
        self.within(key, "minutes", it.minutes, Minutes(1), Minutes::hours(24));
        self.once_in_it(key, it);
        self.once_each(key, "families", &it.families);
        if let Some(lead) =
            it.lead.as_ref().filter(|lead| !it.people.contains(lead) && !it.with.contains(lead))
        {
            let message =
                format!("`lead`: `{lead}` is in neither `people` nor `with`; add them to one of the two");
            self.say(key, "lead", message);
        }
        if it.status != Status::Cancelled {
            self.peers_work(key, it);
        }
    }

    /// Refuses what is not a peer's to do (RULES.md, `boundary.never` and `boundary.not_peer`).
    fn peers_work(&mut self, key: &Key, it: &Booking) {
        let Some(activity) = self.state.activity(&it.activity) else {
            return;
        };
        let words = match activity.boundary {
            Boundary::Peer | Boundary::Joint => return,
            Boundary::NotPeer => {
                "is clinical work and not part of a peer role. You can show a colleague this: “I am here as a peer \
                 supporter. This one belongs to a clinical colleague; I am glad to be there for the family before \
                 and after.”"
            }
            Boundary::Never => {
                "is never done by anyone in a peer role. You can show a colleague this: “As a peer supporter I take \
                 no part in this, whatever the situation; my part is to be with the person afterwards.”"
            }
        };
        let lists = [("people", &it.people), ("with", &it.with), ("shadow", &it.shadow)];
        for (field, list) in lists {
            for (index, person) in list.iter().enumerate() {
                if self.state.person(person).is_some_and(|person| person.role.is_peer()) {
                    let title = title_of(self.state, &it.activity);
                    let who = self.state.display_name(person).to_owned();
                    let role = self.state.person(person).map_or("peer", |person| person.role.title());
                    let message = format!(
                        "{title} {words} {who} is a {role}: give it to a colleague, or mark it cancelled"
                    );
                    self.problems.push(Problem {
                        key: key.clone(),
                        field,
                        index: Some(index),
                        message,
                        lacks: None,
                    });
                }
            }
        }
    }

    /// Checks that nobody is in it twice: nobody is their own company, and nobody works and is along to learn.
    fn once_in_it(&mut self, key: &Key, it: &Booking) {
        let lists = [("people", &it.people), ("with", &it.with), ("shadow", &it.shadow)];
        for (n, (field, list)) in lists.into_iter().enumerate() {
            self.once_each(key, field, list);
            for (index, person) in list.iter().enumerate().take(MOST_ITEMS) {
                let earlier = lists.iter().take(n).find(|(_, earlier)| earlier.contains(person));
                if let Some((earlier, _)) = earlier {
                    let message = format!(
                        "`{field}`: `{person}` is in `{earlier}` already; take them out of one of the two"
                    );
                    self.say_at(key, field, Some(index), message);
                }
            }
        }
    }

    fn once_each<T: PartialEq + std::fmt::Display>(&mut self, key: &Key, field: &'static str, list: &[T]) {
        self.items(key, field, list.len());
        for (index, item) in list.iter().enumerate().take(MOST_ITEMS) {
            if list.iter().take(index).any(|earlier| earlier == item) {
                self.say_at(key, field, Some(index), format!("`{field}`: `{item}` is in it twice"));
            }
        }
    }

    /// Says that somebody has no share of a post on a day.
    pub(super) fn no_share(&mut self, key: &Key, person: &PersonId, message: String) {
        let lacks = Some((TableName::Share, person.to_string()));
        self.problems.push(Problem { key: key.clone(), field: "post", index: None, message, lacks });
    }
}
