//! The context of a flag: the flag, its week worked out, and which sessions it is about.

use std::ops::Deref;

use crate::domain::{PersonId, SessionId, TableName};
use crate::planner::common::Requester;
use crate::planner::common::week_context::WeekContext;
use crate::rota::Booked;
use crate::rules::{Flag, RuleContext, When};

/// A flag, with its week worked out.
pub(super) struct FlagContext<'r, 'a> {
    context: WeekContext<'r, 'a>,
    pub flag: &'r Flag,
}

impl<'r, 'a> Deref for FlagContext<'r, 'a> {
    type Target = WeekContext<'r, 'a>;
    fn deref(&self) -> &Self::Target {
        &self.context
    }
}

impl<'r, 'a> FlagContext<'r, 'a> {
    /// `None` where nothing can be changed: its week is not loaded, or of a flag of a week it is over or closed.
    pub(super) fn of(rules: &'r RuleContext<'a>, flag: &'r Flag, asked: Requester<'r>) -> Option<Self> {
        let of_week = flag.rule().is_of_week();
        let context = if of_week {
            WeekContext::of(rules, flag.week, asked)?
        } else {
            WeekContext::as_it_is(rules, flag.week, asked)?
        };
        (!flag.has_passed(asked.now)).then_some(Self { context, flag })
    }

    /// The person it is about, where it names one.
    pub(super) fn person(&self) -> Option<&'r PersonId> {
        self.flag.people.first()
    }

    /// The sessions it is about that can still be changed: the one it names, and what clashes with that; else those of
    /// its person in its time.
    pub(super) fn sessions(&self) -> Vec<&Booked> {
        if self.flag.subject.kind == TableName::Session {
            let named = SessionId::parse(&self.flag.subject.id).ok();
            let Some(named) = named.and_then(|id| self.rota.session(&id)) else { return vec![] };
            let mut about = vec![named];
            if self.flag.rule == "clash.double_booked" {
                let of_person = self.person().into_iter().flat_map(|person| self.rota.worked_by(person));
                about.extend(of_person.filter(|it| it.id != named.id && it.span.overlaps(named.span)));
            }
            about.retain(|booked| self.is_ahead(booked));
            return about;
        }
        let (Some(person), Some(from), Some(to)) = (self.person(), self.flag.start, self.flag.end) else {
            return vec![];
        };
        let inside = |booked: &&Booked| {
            from.date() <= booked.start.date()
                && booked.start.date() <= to.date()
                && match (from, to) {
                    (When::Moment(from), When::Moment(to)) => from <= booked.start && booked.start < to,
                    _ => true,
                }
        };
        self.rota.sessions_of(person).filter(inside).filter(|booked| self.is_ahead(booked)).collect()
    }

    /// The first of those, where it is about one.
    pub(super) fn session(&self) -> Option<&Booked> {
        self.sessions().into_iter().next().filter(|_| self.flag.subject.kind == TableName::Session)
    }
}
