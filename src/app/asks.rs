//! What something that is marked asks of whoever looks: each matter that concerns it in words, the gravest first, with the
//! commands that mend it as far as they are at hand. What is over, or was accepted, asks nothing.

use super::App;
use super::screen::leave::leave_on;
use super::words;
use crate::command::Command;
use crate::domain::{Date, LeaveState, PersonId, PostId, SessionId, TableName};
use crate::planner::caseload::CaseloadLine;
use crate::report::matters::Matter;
use crate::rules::{Flag, FlagCause, RemedyKind, Severity};

/// Something that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// How pressing it is.
    pub severity: Severity,
    /// What it is, in a sentence or a few words.
    pub words: String,
    /// What helps, the dearest first: only what has a key here, is possible now, and is for whoever sits here to do.
    pub steps: Vec<Command>,
}

/// What is marked.
#[derive(Clone, Copy, Debug, Default)]
struct Marked<'a> {
    /// Whose day, where it is somebody's.
    day: Option<(&'a PersonId, Date)>,
    /// Which session of it.
    session: Option<&'a SessionId>,
}

impl App {
    /// What a person's day asks; and after that, of what is as grave, what asks for them whatever the day.
    #[must_use]
    pub fn asked_of_day(&self, person: &PersonId, day: Date) -> Vec<Asked> {
        let mut asked = self.asked_on(person, day);
        asked.extend(self.asked_of_person(person));
        asked.sort_by_key(|it| it.severity);
        asked
    }

    /// The flags of what the selection rests on in the order in which what they ask is told, those first that are told first: of
    /// a session where one day is shown, else of a person's day.
    #[must_use]
    pub(in crate::app) fn asked_first(&self) -> Vec<Flag> {
        let Some(person) = &self.selection.person else { return vec![] };
        let day = self.selection.day;
        let is_of_day = |flag: &Flag| flag.people.contains(person) && flag.day() == Some(day);
        let session = self.selection.session.as_ref().filter(|_| self.screen.shows_one_day());
        let is_of_session = |flag: &Flag| session.is_some_and(|id| flag.is_about_session(id));
        let is_of_person = |flag: &Flag| flag.people.contains(person) && flag.day().is_none();
        let of_day = self.matters_about(|flag| is_of_session(flag) || is_of_day(flag));
        let of_person = self.matters_about(is_of_person);
        let mut parts: Vec<Matter> = of_day.into_iter().chain(of_person).collect();
        parts.sort_by_key(|part| (part.severity, !part.flags.iter().any(is_of_session)));
        parts.into_iter().flat_map(|part| part.flags).collect()
    }

    /// What a person's day asks and no other.
    #[must_use]
    pub fn asked_on(&self, person: &PersonId, day: Date) -> Vec<Asked> {
        let parts = self.matters_about(|flag| flag.people.contains(person) && flag.day() == Some(day));
        let marked = Marked { day: Some((person, day)), session: self.selection.session.as_ref() };
        let mut asked: Vec<Asked> = self.decision(&parts, person, day).into_iter().collect();
        asked.extend(parts.iter().map(|part| self.as_asked(part, marked)));
        asked.sort_by_key(|it| it.severity);
        asked
    }

    /// What asks for a person on no one day.
    #[must_use]
    pub fn asked_of_person(&self, person: &PersonId) -> Vec<Asked> {
        let parts = self.matters_about(|flag| flag.people.contains(person) && flag.day().is_none());
        parts.iter().map(|part| self.as_asked(part, Marked::default())).collect()
    }

    /// What the selected session asks, and its day of the selected person; of a time with nothing in it, what the day asks.
    #[must_use]
    pub fn asked_of_session(&self) -> Vec<Asked> {
        let Some(person) = &self.selection.person else { return vec![] };
        let day = self.selection.day;
        let session = self.selection.session.as_ref();
        let is_of_session = |flag: &Flag| session.is_some_and(|id| flag.is_about_session(id));
        let is_of_day = |flag: &Flag| flag.people.contains(person) && flag.day() == Some(day);
        let mut parts = self.matters_about(|flag| is_of_session(flag) || is_of_day(flag));
        parts.sort_by_key(|part| (part.severity, !part.flags.iter().any(is_of_session)));
        let marked = Marked { day: Some((person, day)), session };
        let mut asked: Vec<Asked> = self.decision(&parts, person, day).into_iter().collect();
        if !parts.iter().any(|part| part.severity == Severity::Red && part.flags.iter().any(is_of_session)) {
            asked.extend(self.cover(person, day));
        }
        asked.extend(parts.iter().map(|part| self.as_asked(part, marked)));
        asked.sort_by_key(|it| it.severity);
        asked
    }

    /// What a post asks.
    #[must_use]
    pub fn asked_of_post(&self, post: &PostId) -> Vec<Asked> {
        let is_of_post =
            |flag: &Flag| flag.subject.kind == TableName::Post && flag.subject.id == post.as_str();
        let parts = self.matters_about(is_of_post);
        parts.iter().map(|part| self.as_asked(part, Marked::default())).collect()
    }

    /// What a family asks: what was not marked, what is flagged, what is due and not booked.
    #[must_use]
    pub fn asked_of_family(&self, line: &CaseloadLine) -> Vec<Asked> {
        let today = self.today();
        let mut asked = vec![];
        let mut ask = |words: String, steps: &[Command]| {
            asked.push(Asked { severity: Severity::Amber, words, steps: self.at_hand(steps) });
        };
        if let Some(open) = &line.unmarked {
            let on = words::day(open.start.date(), today);
            ask(
                format!("{on} {} is over: did it happen, or was it missed?", open.start.time()),
                &[Command::ContactDone, Command::ContactMissed],
            );
        }
        if line.flags.is_empty() && line.wants_booking(today.week().sunday()) {
            ask("The next contact is due this week and not booked.".to_owned(), &[Command::BookContact]);
        }
        let parts = self.matters_about(|flag| line.flags.iter().any(|of_line| of_line.is_same(flag)));
        asked.extend(parts.iter().map(|part| self.as_asked(part, Marked::default())));
        asked.sort_by_key(|it| it.severity);
        asked
    }

    /// What there is to do about something, each matter with the flags of it that concern that, in order.
    fn matters_about(&self, concerns: impl Fn(&Flag) -> bool) -> Vec<Matter> {
        let matters = self.matters();
        let asks = |flag: &Flag| flag.severity != Severity::Note && concerns(flag);
        matters.to_do().filter_map(|matter| matter.part(asks, self.shown())).collect()
    }

    /// A part of a matter: a flag by itself in its sentence, several by what they are, and when where that is not marked.
    fn as_asked(&self, part: &Matter, marked: Marked) -> Asked {
        let words = match part.flags.as_slice() {
            [only] => only.message.to_string(),
            _ if marked.day.is_some_and(|(_, day)| part.days() == (Some(day), Some(day))) => {
                part.title.clone()
            }
            _ => [part.title.clone(), part.when(self.today(), self.selection.week())]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
        };
        Asked { severity: part.severity, words, steps: self.at_hand(&self.steps(part, marked)) }
    }

    /// That leave is asked for which nothing else tells of.
    fn decision(&self, told: &[Matter], person: &PersonId, day: Date) -> Option<Asked> {
        let leave = leave_on(self, person, day).filter(|it| it.state == LeaveState::Requested)?;
        if leave.span.last_day() < self.today() || told.iter().any(follows_leave) {
            return None;
        }
        Some(Asked {
            severity: Severity::Amber,
            words: words::capital(&self.leave_in_words(&leave)),
            steps: self.at_hand(&[Command::DecideHere]),
        })
    }

    /// That the selected session needs somebody, which is still to come.
    fn cover(&self, person: &PersonId, day: Date) -> Option<Asked> {
        let booked = self.selected()?;
        let mut left = self.view()?.to_cover(person, day).filter(|it| it.start > self.now);
        left.any(|it| it.id == booked.id).then(|| Asked {
            severity: Severity::Red,
            words: format!("This needs somebody: {} is away.", self.state.display_name(person)),
            steps: self.at_hand(&[Command::CoverSession]),
        })
    }

    /// What helps with a part of a matter, the dearest first.
    fn steps(&self, part: &Matter, Marked { day, session }: Marked) -> Vec<Command> {
        let is_away = day.is_some_and(|(person, day)| leave_on(self, person, day).is_some());
        let is_of_session = session.is_some_and(|id| part.flags.iter().any(|it| it.is_about_session(id)));
        if is_away && follows_leave(part) {
            let of_one = is_of_session && part.flags.len() == 1;
            let cover = if of_one { Command::CoverSession } else { Command::CoverDay };
            return vec![Command::DecideHere, cover, Command::Why];
        }
        let mut steps = vec![];
        for kind in part.head.rule().remedies {
            let step = match kind {
                RemedyKind::Reassign | RemedyKind::StandDown if is_of_session => Command::CoverSession,
                RemedyKind::Join | RemedyKind::Buddy if is_of_session => Command::Assign,
                RemedyKind::Move | RemedyKind::Pause if is_of_session => Command::PickUp,
                RemedyKind::Renew => Command::EndShare,
                RemedyKind::Shift if day.is_none() => Command::ChangeShare,
                RemedyKind::Match => Command::MatchFamily,
                RemedyKind::Step => Command::NextCaseStep,
                RemedyKind::Book if day.is_none() => Command::BookContact,
                _ => continue,
            };
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        steps.push(Command::Why);
        steps
    }

    /// Those of some commands that have a key on this screen and are possible where the selection rests.
    #[must_use]
    pub fn at_hand(&self, commands: &[Command]) -> Vec<Command> {
        let has_key = |command| self.keys.map.key_of(command, self.screen.scopes()).is_some();
        let situation = &self.following.rested.situation;
        let is_possible = |command| situation.reason_against(command).is_none();
        commands.iter().copied().filter(|command| has_key(*command) && is_possible(*command)).collect()
    }
}

/// Whether leave may have brought a part of a matter about.
fn follows_leave(part: &Matter) -> bool {
    let follows = part.flags.iter().map(|flag| flag.rule().folding.follows);
    follows.into_iter().any(|cause| matches!(cause, Some(FlagCause::AnyLeave | FlagCause::AgreedLeave)))
}
