//! The inbox of one reader: what waits for them, what is with others, what they are told.

use super::item::{InboxItem, InboxKind, InboxPart, InboxSubject};
use super::picture::RequestPicture;
use super::reader::{Age, Reader};
use super::staff::{keys_of_leavers, starters};
use super::told::{asked_in_words, done_on, goes_along, kind_of, who, with_reminder};
use crate::domain::rights::decides_on;
use crate::domain::{
    Author, Family, Key, Moment, PublicKey, RequestKind, RequestStep, Rev, Role, StaffRequest, Supervision,
};
use crate::rota::caseload::waits;
use crate::rules::{Rhythm, RuleContext};
use crate::words::day;

/// How many weeks ahead the inbox looks, this one with them.
pub const WEEKS_READ: i32 = 4;
/// How many days before it is due supervision that is not booked waits to be.
const SOON: i32 = 7;

/// The inbox of one reader.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    /// What is in it: part by part, the oldest first.
    pub items: Vec<InboxItem>,
}

impl Inbox {
    /// Reads it at a moment; what stands in weeks that are not loaded is told as far as it is known.
    #[must_use]
    pub fn of(rules: &RuleContext<'_>, me: &Author, now: Moment) -> Self {
        let mut reader = Reader { rules, me, now, found: vec![] };
        reader.leave();
        reader.requests();
        reader.supervision();
        reader.families();
        reader.handover();
        reader.keys();
        reader.staff();
        let mut found = reader.found;
        found.sort_by(|(age, a), (other, b)| {
            (a.part, age, a.kind, &a.what).cmp(&(b.part, other, b.kind, &b.what))
        });
        Self { items: found.into_iter().map(|(_, item)| item).collect() }
    }

    /// How many things of a part there are.
    #[must_use]
    pub fn count(&self, part: InboxPart) -> usize {
        self.items.iter().filter(|item| item.part == part).count()
    }
}

impl Reader<'_, '_> {
    fn requests(&mut self) {
        let rows: Vec<_> = self.state().records.requests.values().cloned().collect();
        for row in rows {
            if let Some(item) = self.request(&row.item) {
                self.add(row.rev, item);
            }
        }
    }

    /// A request as the reader has it before them; `None` where it is none of theirs, or long over.
    fn request(&self, it: &StaffRequest) -> Option<InboxItem> {
        let (state, today, me) = (self.state(), self.rules.today, self.me.name());
        let (is_asker, is_asked) = (it.by == me, it.to.as_str() == me);
        let decides = decides_on(state, self.me, it);
        let step = it.step();
        let picture = if it.is_open() {
            RequestPicture::of(self.rules, it, self.now)
        } else {
            RequestPicture { fault: None, ..RequestPicture::of(self.rules, it, self.now) }
        };
        let is_stale = picture.fault.is_some();
        let last = it.answered.or(it.asked).or(it.last_day());
        let is_told =
            last.is_none_or(|on| self.is_lately(on) || it.last_day().is_some_and(|day| day >= today));
        let part = match step {
            RequestStep::Asked if is_asked && !is_stale => InboxPart::Answer,
            RequestStep::Agreed if decides && !is_stale => InboxPart::Answer,
            RequestStep::Asked if decides && it.is_proposal() && !is_stale => InboxPart::Answer,
            // What nobody decided in time is told once, to whoever might have.
            RequestStep::Agreed if decides && picture.has_passed && is_told => InboxPart::Information,
            RequestStep::Asked | RequestStep::Agreed if is_asker && !is_stale => InboxPart::Others,
            RequestStep::Agreed if is_asked && !is_stale => InboxPart::Others,
            RequestStep::Asked | RequestStep::Agreed if (is_asker || is_asked) && is_told => {
                InboxPart::Information
            }
            RequestStep::Declined | RequestStep::Refused if is_asker && is_told => InboxPart::Information,
            RequestStep::Refused | RequestStep::Withdrawn if is_asked && is_told => InboxPart::Information,
            RequestStep::CarriedOut
                if is_told && it.decided_by.as_deref() != Some(me) && (is_asker || is_asked || decides) =>
            {
                InboxPart::Information
            }
            _ => return None,
        };
        let (by, to) = (who(state, &it.by, me), who(state, it.to.as_str(), me));
        let about = asked_in_words(state, it, &picture, today);
        let whose = it.instead_of.as_ref().map(|id| format!(", for {}", state.display_name(id)));
        let along = if it.is_of_days() {
            goes_along(state, &picture)
        } else {
            picture.along_in_words().map(|along| format!("with {along}")).unwrap_or_default()
        };
        let said = it.reason.as_ref().filter(|_| !it.is_open()).or(it.note.as_ref());
        let asked = if it.is_proposal() { format!("{by} proposed it") } else { format!("{by} asked {to}") };
        let more = [Some(asked), Some(along).filter(|it| !it.is_empty()), said.cloned()];
        let decider = it.decided_by.as_deref().map(|by| who(state, by, me)).unwrap_or_default();
        let is_by_themselves = it.is_proposal() && it.decided_by.as_deref() == Some(it.by.as_str());
        let standing = match (&picture.fault, step) {
            (Some(_), RequestStep::Agreed) if picture.has_passed => {
                format!("agreed by {to}, and passed before a lead decided")
            }
            (Some(_), _) if picture.has_passed => "passed without an answer".to_owned(),
            (None, RequestStep::CarriedOut) if is_by_themselves => {
                format!("{}, to let you know", done_on("done", it.answered, today))
            }
            (None, RequestStep::CarriedOut) if self.is_otherwise(it) => {
                format!("{}; the rota now has it otherwise", done_on("agreed", it.answered, today))
            }
            (Some(fault), _) => format!("nothing to answer: {fault}"),
            (None, RequestStep::Asked) if is_asked || part == InboxPart::Answer => {
                done_on("asked", it.asked, today)
            }
            (None, RequestStep::Asked) => {
                done_on(&format!("no answer yet from {to}, asked"), it.asked, today)
            }
            (None, RequestStep::Agreed) if decides => "agreed: yours to decide".to_owned(),
            (None, RequestStep::Agreed) => format!("agreed by {to}, a team lead decides"),
            (None, RequestStep::CarriedOut) if decider == to => {
                done_on("agreed and done", it.answered, today)
            }
            (None, RequestStep::CarriedOut) => {
                format!("{} by {decider}", done_on("agreed", it.answered, today))
            }
            (None, RequestStep::Declined) => done_on("declined", it.answered, today),
            (None, RequestStep::Refused) => {
                format!("{} by {decider}", done_on("declined", it.answered, today))
            }
            (None, RequestStep::Withdrawn) => done_on("taken back", it.answered, today),
        };
        Some(InboxItem {
            part,
            kind: kind_of(it),
            what: format!("{about}{}", whose.unwrap_or_default()),
            more: more.into_iter().flatten().collect::<Vec<_>>().join("; "),
            standing: with_reminder(standing, it.reminded.filter(|_| it.is_open()), today),
            since: it.asked,
            subject: InboxSubject::Record(Key::StaffRequest(it.id.clone())),
            is_agreed: matches!(step, RequestStep::Agreed | RequestStep::CarriedOut),
            fault: picture.fault,
        })
    }

    /// Whether a session that is still to come does not have whoever agreed to be in it: it was changed since, or a file said so.
    fn is_otherwise(&self, it: &StaffRequest) -> bool {
        if it.is_proposal() || it.is_of_days() || it.kind == RequestKind::Swap {
            return false;
        }
        let days = it.days.iter().filter(|day| **day >= self.rules.today);
        let rotas: Vec<_> = days.filter_map(|day| self.rules.rota(day.week())).collect();
        let booked = it.sessions.first().and_then(|id| rotas.iter().find_map(|rota| rota.session(id)));
        booked.is_some_and(|booked| booked.start > self.now && !booked.involves(&it.to))
    }

    fn supervision(&mut self) {
        let rows: Vec<_> = self.state().records.supervision.values().cloned().collect();
        for row in rows {
            let named = &row.item;
            let supervises = self.me.person() == Some(&named.supervisor);
            if !(supervises || self.leads(&named.person))
                || self.rules.has_left(&named.person, self.rules.today)
            {
                continue;
            }
            let Some(rhythm) = Rhythm::of(self.rules, named) else { continue };
            if rhythm.next.is_none() && rhythm.due <= self.rules.today.plus_days(SOON) {
                let item = self.to_book(named, &rhythm);
                self.add(Rev::MAX, item);
            }
        }
    }

    fn to_book(&self, named: &Supervision, rhythm: &Rhythm) -> InboxItem {
        let (state, today) = (self.state(), self.rules.today);
        let due = match rhythm.due {
            due if due < today => format!("due since {}", day(due, today)),
            due if due == today => "due today".to_owned(),
            due => format!("due {}", day(due, today)),
        };
        InboxItem {
            part: InboxPart::Answer,
            kind: InboxKind::Supervision,
            what: format!("{}, {}", state.display_name(&named.person), named.track),
            more: format!("with {}; none is booked", who(state, named.supervisor.as_str(), self.me.name())),
            standing: due,
            since: Some(rhythm.due),
            subject: InboxSubject::Record(Key::Supervision((named.person.clone(), named.track))),
            is_agreed: false,
            fault: None,
        }
    }

    fn families(&mut self) {
        let leads_team = |family: &Family| match self.me {
            Author::Owner => true,
            Author::Person(me) => {
                self.state().person(me).is_some_and(|me| me.role == Role::TeamLead && me.team == family.team)
            }
        };
        let waiting = self.state().known_families().filter(|family| waits(family) && leads_team(family));
        let items: Vec<(Age, InboxItem)> = waiting
            .map(|family| {
                let item = InboxItem {
                    part: InboxPart::Answer,
                    kind: InboxKind::Family,
                    what: format!("{} has no worker", family.reference.called()),
                    more: String::new(),
                    standing: format!("referred {}", day(family.referred, self.rules.today)),
                    since: Some(family.referred),
                    subject: InboxSubject::Record(Key::Family(family.reference.clone())),
                    is_agreed: false,
                    fault: None,
                };
                ((item.since, Rev::MAX), item)
            })
            .collect();
        self.found.extend(items);
    }

    /// A sheet that was ticked on an earlier day, where something was done since.
    fn handover(&mut self) {
        let Author::Person(me) = self.me else { return };
        let Some(mark) = self.state().handover_mark(me) else { return };
        let read = self.state().zone().moment(mark.at).date();
        if read >= self.rules.today || self.state().rev() <= mark.rev {
            return;
        }
        let (rev, today) = (mark.rev, self.rules.today);
        let item = InboxItem {
            part: InboxPart::Information,
            kind: InboxKind::Handover,
            what: "what others did since you last read it".to_owned(),
            more: String::new(),
            standing: format!("read on {}", day(read, today)),
            since: Some(read),
            subject: InboxSubject::Handover,
            is_agreed: false,
            fault: None,
        };
        self.add(rev, item);
    }

    /// What is not ready for whoever starts, and who has left and can still sign in.
    fn staff(&mut self) {
        let (state, today) = (self.rules.state, self.rules.today);
        let mut items = starters(state, |person| self.leads(person), today);
        items.extend(keys_of_leavers(state, |person| self.leads(person), today));
        self.found.extend(items.into_iter().map(|item| ((item.since, Rev::MAX), item)));
    }

    /// Keys that were added lately and let somebody in as the reader.
    fn keys(&mut self) {
        let Author::Person(me) = self.me else { return };
        let rows: Vec<_> =
            self.state().records.keys.values().filter(|row| row.item.person == *me).cloned().collect();
        for row in rows {
            let key: &PublicKey = &row.item;
            let on = self.state().zone().moment(key.added).date();
            if !self.is_lately(on) {
                continue;
            }
            let item = InboxItem {
                part: InboxPart::Information,
                kind: InboxKind::Key,
                what: format!("a key lets somebody sign in as you: {}", key.comment),
                more: "not yours? tell your lead".to_owned(),
                standing: done_on("added", Some(on), self.rules.today),
                since: Some(on),
                subject: InboxSubject::Record(Key::PublicKey(key.fingerprint.clone())),
                is_agreed: false,
                fault: None,
            };
            self.add(row.rev, item);
        }
    }
}
