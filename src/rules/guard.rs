//! What is refused unless a lead gives a reason: the flags of such rules that an edit would bring, and the reasons given.

use crate::domain::{
    Booking, Date, Instant, Override, Record, SessionId, SheetMark, State, TableName, TeamId, TeamMark, Week,
};
use crate::rota::Landing;

use super::{Flag, Known, REGISTRY, Room, Severity, Strength};

/// The flags that a change would bring of rules that ask a lead for a reason, where none was given: of week rules in the
/// weeks that it lands in and that are here, and of standing rules. It starts from what is known of the state before.
#[must_use]
pub fn guarded(before: &State, after: &State, today: Date, known: Known) -> Vec<Flag> {
    let lands = Landing::of(before, after, today.week()).all();
    let weeks: Vec<Week> = lands.into_iter().filter(|week| after.is_loaded(*week)).collect();
    let before = Room::knowing(before, today, known);
    let after = Room::knowing(after, today, before.known());
    let mut new = vec![];
    for rule in REGISTRY.iter().filter(|rule| rule.strength == Strength::Override) {
        let weeks = if rule.is_of_week() { weeks.as_slice() } else { &[today.week()] };
        for week in weeks {
            let (mut was, mut is) = (vec![], vec![]);
            rule.find(&after, *week, None, &mut is);
            is.retain(|flag| reason_for(after.state, flag).is_none() && !flag.subject.is_kept_back());
            if !is.is_empty() {
                rule.find(&before, *week, None, &mut was);
            }
            new.extend(is.into_iter().filter(|flag| !was.iter().any(|other| other.is_same(flag))));
        }
    }
    new
}

/// Whether a record is one that such rules look at: work that is booked, and who is invited.
#[must_use]
pub fn is_guarded(record: &Record) -> bool {
    matches!(record, Record::Session(_) | Record::Series(_) | Record::Group(_))
}

/// What is said of a week with more reasons for leaving flags as they are: of one team's part of it where that has something
/// said of it, else of the week as a whole.
#[must_use]
pub fn with_reasons(state: &State, teams: &[TeamId], week: Week, reasons: Vec<Override>) -> Record {
    let sheet = state.sheet(week);
    let own = match teams {
        [team] => sheet.and_then(|sheet| sheet.team_marks.get(team)),
        _ => None,
    };
    if let Some(own) = own {
        let mut own = TeamMark::clone(&own.item);
        own.mark.overrides.extend(reasons);
        return own.into();
    }
    let there = sheet.and_then(|sheet| sheet.mark.as_ref());
    let mut mark = there.map_or_else(|| SheetMark::draft(week), |row| SheetMark::clone(&row.item));
    mark.overrides.extend(reasons);
    mark.into()
}

/// The reason that was last given for leaving a red flag as it is: of a week rule in its week, else in any that is here.
pub(super) fn reason_for<'s>(state: &'s State, flag: &Flag) -> Option<&'s Override> {
    if flag.severity != Severity::Red {
        return None;
    }
    let answers = |given: &&Override| {
        given.rule == flag.rule
            && given.subject.0 == flag.subject.kind.word()
            && given.subject.1 == flag.subject.id
            && (given.people.is_empty() || given.people == flag.people)
    };
    let of_week = flag.rule().is_of_week();
    let weeks = state.sheets().filter(|(week, _)| !of_week || *week == flag.week);
    let marks = weeks.flat_map(|(_, sheet)| sheet.marks());
    marks.flat_map(|mark| &mark.overrides).filter(answers).max_by_key(|given| given.at)
}

impl Flag {
    /// Whether a session or a series is what it came with: it is about that itself, or about a family that is with it in
    /// something for babies.
    #[must_use]
    pub fn comes_with(&self, record: &Record, state: &State) -> bool {
        let id = self.subject.id.as_str();
        let has = |booking: &Booking| {
            let group = booking.group.as_ref().and_then(|group| state.group(group));
            let invited = group.into_iter().flat_map(|group| &group.invited).map(|it| &it.family);
            let is_for_babies = state.activity(&booking.activity).is_some_and(|it| it.baby);
            let is_with = booking.families.iter().chain(invited).any(|it| it.as_str() == id);
            self.subject.kind == TableName::Family && is_for_babies && is_with
        };
        match record {
            Record::Session(it) => it.id.as_str() == id || has(&it.booking),
            Record::Series(it) => {
                let is_occurrence = SessionId::parse(id).is_ok_and(|id| it.id.rule_date(&id).is_some());
                is_occurrence || has(&it.booking)
            }
            _ => false,
        }
    }

    /// The reason that somebody gives for leaving it as it is.
    #[must_use]
    pub fn let_stand(&self, by: &str, reason: &str, at: Instant) -> Override {
        Override {
            rule: self.rule.to_owned(),
            subject: (self.subject.kind.word().to_owned(), self.subject.id.to_string()),
            people: self.people.clone(),
            by: by.to_owned(),
            reason: reason.to_owned(),
            at,
        }
    }
}
