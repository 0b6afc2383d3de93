//! Leave in an inbox: what a lead decides on, what is with a lead, and what was decided.

use super::item::{InboxItem, InboxKind, InboxPart, InboxSubject};
use super::reader::Reader;
use super::told::{days_of, done_on, who, with_reminder};
use crate::domain::{Date, Decision, Entity as _, Key, Leave, LeaveAsked, LeaveState};
use crate::rota::needs_cover_without;

/// How many weeks of a leave are looked at.
const LEAVE_WEEKS: usize = 4;

impl Reader<'_, '_> {
    /// Finds what there is of leave.
    pub(super) fn leave(&mut self) {
        let rows: Vec<_> = self.state().records.leave.values().cloned().collect();
        for row in rows {
            let leave = &row.item;
            let key = Key::Leave(leave.key());
            let is_told = !leave.is_over(self.rules.today) || self.is_lately(leave.span.last_day());
            if leave.state == LeaveState::Requested && self.leads(&leave.person) && is_told {
                let item = self.to_decide(leave, key.clone());
                self.add(row.rev, item);
            }
            if self.me.person() != Some(&leave.person) {
                continue;
            }
            let decided = self.state().records.decisions.get(&leave.key()).cloned();
            match decided.filter(|it| it.item.state == leave.state && it.item.by != self.me.name()) {
                Some(decision) => {
                    let on = self.state().zone().moment(decision.item.at).date();
                    if self.is_lately(on) {
                        let item = self.decided(leave, &decision.item, on);
                        self.add(decision.rev, item);
                    }
                }
                None if leave.state == LeaveState::Requested && !leave.is_over(self.rules.today) => {
                    let item = InboxItem {
                        part: InboxPart::Others,
                        kind: InboxKind::Leave,
                        what: format!(
                            "your {}, {}",
                            leave.kind.in_public(),
                            days_of(leave, self.rules.today)
                        ),
                        more: "a team lead decides".to_owned(),
                        standing: self.since_asked("no answer yet from a team lead", leave),
                        since: self.asked(leave).and_then(|it| it.on),
                        subject: InboxSubject::Record(key),
                        is_agreed: false,
                        fault: None,
                    };
                    self.add(row.rev, item);
                }
                None => {}
            }
        }
    }

    /// Since when leave has been asked for, and when somebody was last reminded of it.
    fn asked(&self, leave: &Leave) -> Option<&LeaveAsked> {
        self.state().records.leave_asked.get(&leave.key()).map(|row| &*row.item)
    }

    /// How leave that is asked for stands: `asked for on Fri 27 Nov, reminded on Wed 2 Dec`.
    fn since_asked(&self, standing: &str, leave: &Leave) -> String {
        let asked = self.asked(leave);
        let day = asked.and_then(|it| it.on);
        let on = done_on("asked for", day, self.rules.today);
        let first = match standing {
            "" => on,
            standing if day.is_none() => standing.to_owned(),
            standing => format!("{standing}, {on}"),
        };
        with_reminder(first, asked.and_then(|it| it.reminded), self.rules.today)
    }

    fn to_decide(&self, leave: &Leave, key: Key) -> InboxItem {
        let (state, today) = (self.state(), self.rules.today);
        let weeks = leave.span.first_day().week().to(leave.span.last_day().week()).take(LEAVE_WEEKS);
        let rotas: Vec<_> = weeks.filter_map(|week| self.rules.rota(week)).collect();
        let touched = rotas.iter().flat_map(|rota| rota.sessions_of(&leave.person)).filter(|it| {
            let is_in = leave.span.touches(it.start.date()) && it.start > self.now;
            is_in && needs_cover_without(state, it, &leave.person)
        });
        let many = touched.count();
        let is_over = leave.is_over(today);
        InboxItem {
            part: if is_over { InboxPart::Information } else { InboxPart::Answer },
            kind: InboxKind::Leave,
            what: format!("{}, {}, {}", state.display_name(&leave.person), days_of(leave, today), leave.kind),
            more: match (is_over, many) {
                (true, _) => "for the record it can still be decided on the Leave screen".to_owned(),
                (false, 0) => String::new(),
                (false, many) => format!("{many} to cover if it is agreed"),
            },
            standing: self.since_asked(if is_over { "not decided, and over" } else { "" }, leave),
            since: self.asked(leave).and_then(|it| it.on),
            subject: InboxSubject::Record(key),
            is_agreed: false,
            fault: None,
        }
    }

    fn decided(&self, leave: &Leave, decision: &Decision, on: Date) -> InboxItem {
        let verb = match leave.state {
            LeaveState::Approved => "agreed",
            LeaveState::Declined => "declined",
            LeaveState::Cancelled => "called off",
            LeaveState::Requested => "open again",
        };
        InboxItem {
            part: InboxPart::Information,
            kind: InboxKind::Leave,
            what: format!("your {}, {}", leave.kind.in_public(), days_of(leave, self.rules.today)),
            more: decision.reason.clone(),
            standing: format!(
                "{} by {}",
                done_on(verb, Some(on), self.rules.today),
                who(self.state(), &decision.by, self.me.name())
            ),
            since: Some(on),
            subject: InboxSubject::Record(Key::Leave(leave.key())),
            is_agreed: leave.state == LeaveState::Approved,
            fault: None,
        }
    }
}
