//! What there is of a person's day.

use super::super::super::asked;
use super::super::super::text::width;
use super::fill::{Forms, filled};
use super::{families, flags};
use crate::app::WeekView;
use crate::domain::{ActivityKind, Date, FamilyRef, LeaveState, Minutes, Moment, PersonId, State, Status};
use crate::rota::{AwayReason, Booked, needs_cover_without};
use crate::words::{brief, mentioned, people};

/// What there is of a person's day.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Content {
    /// When they are in: `9–15`, `9:30–12+13–15`.
    pub times: Option<String>,
    /// When they work outside that, as they do who cover for somebody: `9:45–14:25`.
    pub extra: Option<String>,
    /// That they are away, or have asked to be: `LEAVE`, `LEAVE asked`, `holiday`.
    pub away: Option<&'static str>,
    /// How many sessions are to be covered, or would be if leave that is asked for is agreed, in forms: `2 to cover`.
    pub left: Forms,
    /// What is told, in order of worth: families, groups, meetings and supervision.
    pub things: Vec<Forms>,
    /// Which of them are the families one to one.
    pub families: Option<usize>,
    /// Those families with some of them counted, for where not even they alone fit.
    pub fewer: Forms,
    /// What is asked about the day, then each session that is more than their own work, on a line of its own, in forms.
    pub sessions: Vec<Forms>,
    /// How many sessions are their own work.
    pub own: usize,
    /// How many sessions there are that count.
    pub booked: usize,
    /// Whether all of it is done.
    pub is_done: bool,
}

impl Content {
    /// What there is of a day; `sign` stands before a family that somebody is alone with.
    pub(in crate::ui) fn of(
        view: &WeekView,
        state: &State,
        person: &PersonId,
        day: Date,
        sign: &str,
        now: Moment,
    ) -> Self {
        let all: Vec<&Booked> =
            view.sessions(person, day).filter(|booked| booked.counts() && booked.works(person)).collect();
        let told: Vec<&Booked> = all.iter().copied().filter(|booked| !booked.is_own_work()).collect();
        let (contacts, others): (Vec<&Booked>, Vec<&Booked>) =
            told.iter().copied().partition(|booked| booked.kind == Some(ActivityKind::Contact));
        let (groups, meetings): (Vec<&Booked>, Vec<&Booked>) =
            others.into_iter().partition(|booked| booked.kind == Some(ActivityKind::Group));
        let mut with: Vec<FamilyRef> = vec![];
        for family in contacts.iter().flat_map(|booked| &booked.booking().families) {
            if !with.contains(family) || family.is_stand_in() {
                with.push(family.clone());
            }
        }
        let is_lone = |booked: &&&Booked| flags::is_alone(view, booked);
        let alone: Vec<FamilyRef> = contacts
            .iter()
            .filter(is_lone)
            .flat_map(|booked| booked.booking().families.iter().cloned())
            .collect();
        // What is left while somebody is away comes before what it is.
        let away = away(view, state, person, day, now.date());
        let left = match away {
            Some("LEAVE asked") => if_agreed(view, state, person, day, now),
            _ => left(view, person, day, now),
        };
        let mut things: Vec<Forms> = vec![];
        let is_read = sign.is_empty();
        let asked = asked::day(state, person, day, is_read);
        things.extend(asked.clone());
        things.extend(told.iter().find_map(|booked| asked::session(state, booked, is_read)));
        let of_families = families::forms(&with, &alone, sign);
        let families = (!of_families.is_empty()).then_some(things.len());
        let of_families = match contacts.as_slice() {
            [only] => doing(only, state, &of_families),
            _ => of_families,
        };
        things.extend(families.map(|_| of_families));
        // A contact with nobody's reference is told by its name.
        let nameless = contacts.iter().filter(|booked| booked.booking().families.is_empty());
        things.extend(nameless.map(|booked| named(booked, state)));
        things.extend(groups.iter().map(|booked| with_families(booked, state)));
        things.extend(meetings.iter().map(|booked| named(booked, state)));
        let is_over = |booked: &&Booked| booked.booking().status == Status::Done;
        Self {
            times: times(view, person, day),
            extra: extra(view, person, day),
            away,
            left,
            things,
            families,
            fewer: families::fewer(&with, &alone, sign),
            sessions: asked
                .into_iter()
                .chain(told.iter().map(|booked| line(booked, state, person, is_lone(&booked), sign)))
                .collect(),
            own: all.len() - told.len(),
            booked: all.len(),
            is_done: !all.is_empty() && all.iter().all(is_over),
        }
    }
}

impl Content {
    /// What is told, in one line of so many columns.
    pub(in crate::ui) fn in_line(&self, columns: usize) -> String {
        self.in_lines(1, columns).rows.concat()
    }

    /// What is told, in so many lines of so many columns. Families are named before anything beside them is, and counted only
    /// where they do not fit alone.
    pub(super) fn in_lines(&self, lines: usize, columns: usize) -> Told {
        let all = filled(&self.things, lines, columns);
        let Some(at) = self.families.filter(|at| all.told <= *at) else {
            return Told { rows: all.rows, left: 0 };
        };
        let with = |(left, form): (usize, &String)| {
            let mut things = self.things.clone();
            *things.get_mut(at)? = vec![form.clone()];
            let filled = filled(&things, lines, columns);
            (filled.told > at).then_some(Told { rows: filled.rows, left })
        };
        let fewer = (1..).zip(&self.fewer).find_map(with);
        fewer.unwrap_or(Told { rows: all.rows, left: usize::MAX })
    }
}

/// What is told of a day.
pub(super) struct Told {
    /// The lines.
    pub(super) rows: Vec<String>,
    /// How far the families are counted: none of them at 0, and then more and more.
    pub(super) left: usize,
}

/// How many sessions of a day somebody who is away leaves to be covered; of those that have begun, how many are to be marked.
fn left(view: &WeekView, person: &PersonId, day: Date, now: Moment) -> Forms {
    let (ahead, begun): (Vec<&Booked>, Vec<&Booked>) =
        view.to_cover(person, day).partition(|booked| booked.start > now);
    match (ahead.len(), begun.len()) {
        (0, 0) => vec![],
        (0, many) => vec![format!("{many} to mark"), format!("mark {many}")],
        (many, _) => to_cover(many),
    }
}

/// How many sessions of a day would be to cover if the leave that is asked for is agreed.
fn if_agreed(view: &WeekView, state: &State, person: &PersonId, day: Date, now: Moment) -> Forms {
    let ahead = view.sessions(person, day).filter(|booked| booked.start > now);
    match ahead.filter(|booked| needs_cover_without(state, booked, person)).count() {
        0 => vec![],
        many => to_cover(many),
    }
}

fn to_cover(many: usize) -> Forms {
    vec![format!("{many} to cover"), format!("cover {many}")]
}

/// A team's name in so many columns: its first word where there is no room for all of it.
pub(in crate::ui) fn short_team(name: &str, columns: usize) -> &str {
    if width(name) <= columns { name } else { name.split_whitespace().next().unwrap_or_default() }
}

/// When a person is in, or that they are away, in few words; `None` where they are neither.
pub(in crate::ui) fn presence(
    view: &WeekView,
    state: &State,
    person: &PersonId,
    (day, today): (Date, Date),
) -> Option<String> {
    let away = away(view, state, person, day, today).map(str::to_owned);
    let extra = extra(view, person, day).map(|extra| format!("extra {extra}"));
    let parts: Vec<String> = [away, times(view, person, day), extra].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A gap that nobody goes home for.
const SHORT_GAP: Minutes = Minutes(30);

/// When a person works outside their shifts, what they are down for without a longer gap told as one.
fn extra(view: &WeekView, person: &PersonId, day: Date) -> Option<String> {
    let pieces: Vec<_> = view.rota.shifts_of_on(person, day).flat_map(|shift| &shift.pieces).collect();
    let is_outside = |booked: &&Booked| {
        let works = booked.counts() && booked.works(person) && !booked.away.contains(person);
        works && !pieces.iter().any(|piece| piece.start < booked.end && booked.start < piece.end)
    };
    let mut spans: Vec<(Moment, Moment)> = vec![];
    for booked in view.sessions(person, day).filter(is_outside) {
        match spans.last_mut() {
            Some((_, end)) if booked.start <= end.plus_wall(SHORT_GAP) => *end = booked.end.max(*end),
            _ => spans.push((booked.start, booked.end)),
        }
    }
    let spans: Vec<String> =
        spans.into_iter().map(|(start, end)| format!("{}–{}", hour(start), hour(end))).collect();
    (!spans.is_empty()).then(|| spans.join("+"))
}

/// When a person is in, whole hours as such: `9–15`, `9–14:54`.
fn times(view: &WeekView, person: &PersonId, day: Date) -> Option<String> {
    let pieces = view.rota.shifts_of_on(person, day).flat_map(|shift| &shift.pieces);
    let pieces: Vec<String> =
        pieces.map(|piece| format!("{}–{}", hour(piece.start), hour(piece.end))).collect();
    (!pieces.is_empty()).then(|| pieces.join("+"))
}

/// That a person is away on a day, or has asked to be and it is not over, as anybody may read it.
fn away(view: &WeekView, state: &State, person: &PersonId, day: Date, today: Date) -> Option<&'static str> {
    let mut taken = view.rota.shifts_of_on(person, day).flat_map(|shift| &shift.taken);
    let taken = taken.next().map(|taken| match taken.by {
        AwayReason::Holiday => "holiday",
        AwayReason::Leave(kind) if kind.in_public() == "holiday" => "holiday",
        AwayReason::Leave(_) => "LEAVE",
    });
    let mut leave = state.records.leave.values().map(|row| &row.item);
    // What nobody decided on while there was time is no longer something to act on.
    let mut is_asked = || {
        leave.any(|it| {
            let is_open = it.state == LeaveState::Requested && !it.is_over(today);
            is_open && it.person == *person && it.span.touches(day)
        })
    };
    taken.or_else(|| is_asked().then_some("LEAVE asked"))
}

fn hour(moment: Moment) -> String {
    let time = moment.time();
    if time.minute() == 0 { time.hour().to_string() } else { format!("{}:{:02}", time.hour(), time.minute()) }
}

/// Families with what is done with them, where that is one thing and out of the ordinary: `C6 outing`.
fn doing(booked: &Booked, state: &State, families: &[String]) -> Forms {
    let what = brief(booked.booking(), state);
    let is_usual = booked.booking().activity.as_str() == "one-to-one";
    let told = families.first().filter(|told| !is_usual && !told.ends_with("alone"));
    told.map(|told| format!("{told} {what}")).into_iter().chain(families.iter().cloned()).collect()
}

/// What a session is, and then in a word.
fn named(booked: &Booked, state: &State) -> Forms {
    let booking = booked.booking();
    let families = families::forms(&booking.families, &[], "");
    let names = [mentioned(booking, state), brief(booking, state)];
    let [name, _] = &names;
    let mut forms: Forms = families.first().map(|with| format!("{name} {with}")).into_iter().collect();
    forms.extend(names);
    forms.dedup();
    forms
}

/// A group with its families, without them, and then in a word.
fn with_families(booked: &Booked, state: &State) -> Forms {
    let booking = booked.booking();
    let of_families = families::forms(&booking.families, &[], "");
    let (name, word) = (mentioned(booking, state), brief(booking, state));
    let mut forms: Forms = of_families.iter().take(1).map(|with| format!("{name} {with}")).collect();
    forms.extend([name, word]);
    forms.dedup();
    forms
}

/// A session on a line of its own: `09:30 A1`, `10:15 A2 walk`, `13:20 C9 home visit with Ruth`.
fn line(booked: &Booked, state: &State, person: &PersonId, is_alone: bool, sign: &str) -> Forms {
    let booking = booked.booking();
    let time = booked.start.time();
    let beside: Vec<&PersonId> = booked.attendance().filter(|id| *id != person).collect();
    let with = if beside.is_empty() {
        String::new()
    } else {
        format!(" with {}", people(beside.iter().copied(), state))
    };
    let of_families = families::forms(&booking.families, &[], "");
    let (name, word) = (mentioned(booking, state), brief(booking, state));
    let alone = if is_alone { format!(" alone {sign}") } else { String::new() };
    let told: Vec<String> = if booked.kind == Some(ActivityKind::Contact) {
        let families = of_families.first().cloned().unwrap_or_default();
        let fewer = families::fewer(&booking.families, &[], "");
        let is_usual = booking.activity.as_str() == "one-to-one" && !families.is_empty();
        let what = |name: &str| if is_usual { String::new() } else { format!(" {name}") };
        vec![
            format!("{families}{}{with}{alone}", what(&name)),
            format!("{families}{}{with}{alone}", what(&word)),
            format!("{families}{}{alone}", what(&name)),
            format!("{families}{}{alone}", what(&word)),
            format!("{families}{alone}"),
        ]
        .into_iter()
        .chain(fewer.into_iter().map(|families| format!("{families}{alone}")))
        .collect()
    } else {
        let with_families = of_families.first().map(|families| {
            [
                format!("{name} {families}{with}"),
                format!("{name} {families}"),
                format!("{word} {families}{with}"),
                format!("{word} {families}"),
            ]
        });
        let alone = [format!("{name}{with}"), name.clone(), format!("{word}{with}"), word.clone()];
        with_families.into_iter().flatten().chain(alone).collect()
    };
    let told = told.into_iter().map(|told| format!("{time} {}", told.trim()));
    match asked::session(state, booked, sign.is_empty()) {
        Some(asked) => {
            let told: Forms = told.collect();
            let with = |asked: &String| told.iter().map(|told| format!("{told} {asked}")).collect::<Forms>();
            asked.iter().flat_map(with).chain(told.iter().cloned()).collect()
        }
        None => told.collect(),
    }
}
