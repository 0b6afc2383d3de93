//! What the values of the plain records may be: dates in order, lengths and numbers within reason, nobody their own.

use super::Check;
use crate::domain::calendar::{Date, Minutes};
use crate::domain::parts::MOST_ITEMS;
use crate::domain::record::{Key, LeaveSpan, Record, TableName};

/// The longest stretch that one piece of work can be.
const DAY: Minutes = Minutes(24 * 60);
/// The most hours of a week.
const WEEK: Minutes = Minutes(168 * 60);
/// The most leave that can be carried over: more than any year's entitlement.
const MOST_CARRIED: Minutes = Minutes(1000 * 60);
/// The longest interval of contacts and supervision: ten years of days.
const LONGEST_INTERVAL: u32 = 3660;
/// The most last contacts that an ending is planned with.
const MOST_LAST_CONTACTS: u32 = 100;

impl Check<'_> {
    /// Checks a record of a kind that has no file of its own here.
    pub(super) fn limits(&mut self, key: &Key, record: &Record) {
        match record {
            Record::Service(it) => self.named(key, "name", &it.name),
            Record::Place(it) => self.named(key, "name", &it.name),
            Record::Travel(it) => {
                if it.from == it.to {
                    self.say(key, "to", format!("`to` and `from` are both `{}`: name two places", it.to));
                }
                self.within(key, "minutes", it.minutes, Minutes::ZERO, DAY);
            }
            Record::Team(it) => {
                self.named(key, "name", &it.name);
                self.number(key, "beds", it.beds, 0, 10_000);
                self.number(key, "peers_wanted", Some(it.peers_wanted), 0, 1000);
                self.items(key, "open", it.open.len());
            }
            Record::Person(it) => self.person(key, it),
            Record::Post(it) => {
                self.named(key, "title", &it.title);
                // None before the first day of its hours, where it is new.
                self.within(key, "hours", it.hours, Minutes::ZERO, WEEK);
            }
            Record::Course(it) => {
                self.named(key, "title", &it.title);
                self.number(key, "valid_months", it.valid_months, 1, 1200);
            }
            Record::Training(it) => self.in_order(key, ("on", it.on), ("expires", it.expires)),
            Record::Refresher(it) => self.refresher(key, &it.0),
            Record::PostHours(it) => self.hours(key, it.hours),
            Record::KeptApart(it) => self.kept_apart(key, it),
            Record::PublicTitle(it) => self.named(key, "public_title", &it.title),
            Record::Activity(it) => {
                self.named(key, "title", &it.title);
                self.items(key, "needs", it.needs.len());
                if let Some(minutes) = it.minutes {
                    self.within(key, "minutes", minutes, Minutes(1), DAY);
                }
            }
            Record::Family(it) => self.family(key, it),
            Record::Group(it) => self.group(key, it),
            Record::Supervision(it) => {
                if it.person == it.supervisor {
                    let message = format!(
                        "`supervisor`: `{}` cannot supervise themselves; name somebody else",
                        it.person
                    );
                    self.say(key, "supervisor", message);
                }
                self.number(key, "every_days", it.every_days, 1, LONGEST_INTERVAL);
            }
            Record::Leave(it) => self.leave(key, it.span),
            Record::Toil(it) => self.within(key, "minutes", it.minutes, Minutes(1), DAY),
            Record::Carry(it) => self.within(key, "minutes", it.minutes, -MOST_CARRIED, MOST_CARRIED),
            Record::Holiday(it) => self.named(key, "name", &it.name),
            Record::Organisation(it) => {
                self.named(key, "name", &it.name);
                self.items(key, "offers", it.offers.len());
            }
            Record::CallNote(it) => self.named(key, "words", &it.words),
            Record::Measure(it) => self.measure(key, it),
            Record::Sheet(it) => self.items(key, "overrides", it.overrides.len()),
            Record::TeamMark(it) => self.items(key, "overrides", it.mark.overrides.len()),
            Record::Case(it) => {
                self.items(key, "steps", it.steps.len());
                self.number(key, "last_contacts", it.last_contacts, 0, MOST_LAST_CONTACTS);
            }
            Record::AcceptedRisk(it) => self.accepted_risk(key, it),
            Record::StaffRequest(it) => self.request(key, it),
            Record::Busy(it) => self.busy(key, it),
            Record::Policy(_)
            | Record::Share(_)
            | Record::Series(_)
            | Record::Session(_)
            | Record::Shift(_)
            | Record::Edition(_)
            | Record::Amendment(_)
            | Record::TeamEdition(_)
            | Record::PublicKey(_)
            | Record::Account(_)
            | Record::Feed(_)
            | Record::Decision(_)
            | Record::HandoverMark(_)
            | Record::ReminderSent(_)
            | Record::LastContact(_)
            | Record::Succession(_)
            | Record::HolidayTime(_)
            | Record::CarryLapse(_)
            | Record::LeaveAsked(_)
            | Record::KeptWords(_)
            | Record::ImportSource(_)
            | Record::Purge(_) => {}
        }
    }

    fn person(&mut self, key: &Key, it: &super::super::Person) {
        self.named(key, "name", &it.name);
        if it.buddy.as_ref() == Some(&it.id) {
            self.say(
                key,
                "buddy",
                format!("`buddy`: `{}` cannot be their own buddy; name somebody else", it.id),
            );
        }
        let (first, last) = (("wtr_opt_out", it.wtr_opt_out), ("wtr_opt_out_until", it.wtr_opt_out_until));
        self.in_order(key, first, last);
        for (field, list) in
            [("boundaries", &it.boundaries), ("ask_first", &it.ask_first), ("experience", &it.experience)]
        {
            self.items(key, field, list.len());
        }
    }

    /// Checks that there is what an accepted risk speaks of, when it is accepted; what is gone later takes nothing with it.
    fn accepted_risk(&mut self, key: &Key, it: &super::super::AcceptedRisk) {
        self.named(key, "reason", &it.reason);
        self.did_so(key, "by", &it.by);
        let (kind, id) = &it.subject;
        let Ok(table) = kind.parse::<TableName>() else { return };
        if let Some(none) = super::subject::lacks(self.state, table, id) {
            self.say_lacking(key, "subject", format!("`subject`: {none}"), (table, id.clone()));
        }
    }

    /// Checks that whoever did something is a person, or the owner.
    pub(super) fn did_so(&mut self, key: &Key, field: &'static str, by: &str) {
        let is_person = super::near::is_there(self.state, TableName::Person, by);
        if by != crate::domain::change::Author::Owner.name() && !is_person {
            let near = super::near::nearest_in(self.state, TableName::Person, by);
            let message = format!("`{field}`: {}", super::near::not_there(TableName::Person, by, near));
            self.say_lacking(key, field, message, (TableName::Person, by.to_owned()));
        }
    }

    /// Checks what is booked or waited for beside a certificate.
    fn refresher(&mut self, key: &Key, it: &super::super::Training) {
        self.in_order(key, ("on", it.on), ("expires", it.expires));
        let held = self.state.records.training.get(&(it.person.clone(), it.course.clone()));
        if it.is_done() || held.is_none_or(|row| !row.item.is_done()) {
            let message = format!(
                "`state`: a course is twice there for somebody only if one is done and the other booked, \
                 requested or no-place; `{}` is neither for `{}`",
                it.state, it.course
            );
            self.say(key, "state", message);
        }
    }

    /// Checks that what somebody is kept apart from is there, when it is said.
    fn kept_apart(&mut self, key: &Key, it: &super::super::KeptApart) {
        self.items(key, "conflict_with", it.from.len());
        let tables = [TableName::Team, TableName::Place, TableName::Family];
        for (index, id) in it.from.iter().enumerate() {
            if tables.iter().any(|table| super::near::is_there(self.state, *table, id)) {
                continue;
            }
            let near = tables.iter().find_map(|table| super::near::nearest_in(self.state, *table, id));
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let message = format!("`conflict_with`: there is no team, place or family `{id}`{near}");
            self.say_at(key, "conflict_with", Some(index), message);
        }
    }

    fn family(&mut self, key: &Key, it: &super::super::Family) {
        self.number(key, "every_days", it.every_days, 1, LONGEST_INTERVAL);
        if let Some(minutes) = it.minutes {
            self.within(key, "minutes", minutes, Minutes(1), DAY);
        }
        for (field, list) in [("needs", &it.needs), ("themes", &it.themes)] {
            self.items(key, field, list.len());
        }
        self.items(key, "formats", it.formats.len());
    }

    fn measure(&mut self, key: &Key, it: &super::super::Measure) {
        let (least, most) = it.scale.bounds();
        let title = it.scale.title();
        if it.score.is_none_or(|score| !(least..=most).contains(&score)) {
            self.say(key, "score", format!("`score`: {title} goes from {least} to {most}"));
        }
        match (it.scale.is_goal(), &it.words) {
            (true, None) => self.say(key, "words", "`words`: write her goal in a few words"),
            (false, Some(_)) => self.say(
                key,
                "words",
                format!(
                    "`words`: {title} is a score only: leave this \
                out"
                ),
            ),
            (_, Some(words)) if words.chars().count() > super::super::LONGEST_GOAL => {
                let most = super::super::LONGEST_GOAL;
                self.say(key, "words", format!("`words`: a few words, at most {most} letters"));
            }
            _ => {}
        }
    }

    fn group(&mut self, key: &Key, it: &super::super::Group) {
        self.named(key, "title", &it.title);
        self.within(key, "setup", it.setup, Minutes::ZERO, DAY);
        self.within(key, "length", it.length, Minutes(1), DAY);
        self.within(key, "debrief", it.debrief, Minutes::ZERO, DAY);
        self.number(key, "facilitators", it.facilitators, 1, 100);
        if it.capacity.least > it.capacity.most {
            let (least, most) = (it.capacity.least, it.capacity.most);
            let message =
                format!("`capacity`: the least, {least}, is over the most, {most}; write the smaller first");
            self.say(key, "capacity", message);
        }
        self.number(key, "capacity", Some(it.capacity.most), 1, 1000);
        self.items(key, "invited", it.invited.len());
        self.items(key, "checklist", it.checklist.len());
        for (index, invitation) in it.invited.iter().enumerate() {
            if it.invited.iter().take(index).any(|earlier| earlier.family == invitation.family) {
                let message = format!("`invited`: family `{}` is in it twice", invitation.family);
                self.say_at(key, "invited", Some(index), message);
            }
        }
    }

    fn leave(&mut self, key: &Key, span: LeaveSpan) {
        match span {
            LeaveSpan::Days { from, to } if to < from => {
                self.say(key, "to", format!("`to` {to} is before `from` {from}; write the last day"));
            }
            LeaveSpan::Times { from, to } if to <= from => {
                self.say(key, "to", format!("`to` {to} is not after `from` {from}"));
            }
            _ => {}
        }
    }

    fn busy(&mut self, key: &Key, it: &super::super::Busy) {
        if it.end <= it.start {
            self.say(key, "end", format!("`end` {} is not after `start` {}", it.end, it.start));
        }
    }

    /// Checks that a name is there.
    fn named(&mut self, key: &Key, field: &'static str, name: &str) {
        if name.trim().is_empty() {
            self.say(key, field, format!("`{field}` is empty: give it a name that people know"));
        }
    }

    /// Checks that a last day is not before the first.
    pub(super) fn in_order(
        &mut self,
        key: &Key,
        (first_name, first): (&'static str, Option<Date>),
        (last_name, last): (&'static str, Option<Date>),
    ) {
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            self.say(key, last_name, format!("`{last_name}` {last} is before `{first_name}` {first}"));
        }
    }

    /// Checks the weekly hours of a share, or of a post from a day on.
    pub(super) fn hours(&mut self, key: &Key, hours: Minutes) {
        self.within(key, "hours", hours, Minutes(1), WEEK);
    }

    /// Checks that a length lies between two others, both allowed.
    pub(super) fn within(
        &mut self,
        key: &Key,
        field: &'static str,
        found: Minutes,
        least: Minutes,
        most: Minutes,
    ) {
        if found < least || found > most {
            self.say(key, field, format!("`{field}` is {found}; it can be {least} to {most}"));
        }
    }

    fn number(&mut self, key: &Key, field: &'static str, found: Option<u32>, least: u32, most: u32) {
        if let Some(found) = found.filter(|found| !(least..=most).contains(found)) {
            self.say(key, field, format!("`{field}` is {found}; it can be {least} to {most}"));
        }
    }

    /// Checks that a list is not longer than anybody would read.
    pub(super) fn items(&mut self, key: &Key, field: &'static str, found: usize) {
        if found > MOST_ITEMS {
            self.say(key, field, format!("`{field}` has {found} items; at most {MOST_ITEMS} fit"));
        }
    }
}
