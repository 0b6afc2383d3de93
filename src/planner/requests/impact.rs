//! What carrying a request out would mean for whoever is asked, told before they answer: when and where it is, whether that is
//! time they are in for, what of theirs it clashes with, what their week would come to, and the flags it would bring.

use super::carry_out::carry_out;
use crate::domain::{Date, HowBusy, Minutes, Moment, PersonId, RequestKind, StaffRequest, Week};
use crate::planner::common::baseline::Baseline;
use crate::report::inbox::{RequestPicture, what_changes};
use crate::rota::{Booked, RotaWeek, Span, minutes_of, without};
use crate::rules::{Flag, RuleContext};
use crate::words::{day, in_a_row, mentioned, short_week, times};

/// What carrying a request out would mean for whoever is asked.
#[derive(Clone, Debug, Default)]
pub struct RequestImpact {
    /// When and where each session is, and what goes with it; of a proposal what would be otherwise. A sentence each.
    pub sessions: Vec<String>,
    /// What stands against it on their side: a day off, extra time, something else then, leave. A sentence each; none where
    /// they are in and free.
    pub against: Vec<String>,
    /// What their weeks would come to, a sentence for each.
    pub hours: Vec<String>,
    /// The flags that it would bring and that are about them or the sessions.
    pub adds: Vec<Flag>,
}

/// How whoever is asked is spoken of: as `you`, or by name.
struct Called<'a> {
    name: &'a str,
    is_reader: bool,
}

impl Called<'_> {
    fn does<'w>(&self, name: &'w str, you: &'w str) -> String {
        if self.is_reader { format!("You {you}") } else { format!("{} {name}", self.name) }
    }

    fn whose(&self) -> String {
        if self.is_reader { "Your".to_owned() } else { format!("{}'s", self.name) }
    }
}

impl RequestImpact {
    /// Looks at a request that is still open, at a moment, for a reader: a person's id, or `owner`. `None` where nothing can
    /// come of it any more, or a week is not loaded.
    #[must_use]
    pub fn of(rules: &RuleContext<'_>, request: &StaffRequest, me: &str, now: Moment) -> Option<Self> {
        let changes = carry_out(rules, request, now).ok()?;
        let picture = RequestPicture::of(rules, request, now);
        // What somebody proposes for themselves is theirs to do.
        let by = request.asker().filter(|_| request.is_proposal());
        let to = by.as_ref().unwrap_or(&request.to);
        let called = Called { name: rules.state.display_name(to), is_reader: to.as_str() == me };
        let mut weeks: Vec<Week> = picture.all().map(|it| it.start.week()).collect();
        weeks.extend(request.days.iter().map(|date| date.week()));
        weeks.sort_unstable();
        weeks.dedup();
        let baseline = Baseline::in_context(rules, weeks.clone());
        let tried = baseline.try_changes(&changes)?;
        let concerns = |flag: &Flag| {
            request.is_proposal()
                || flag.people.contains(to)
                || picture.all().any(|it| flag.is_about_session(&it.id))
        };
        let after = baseline.after(&changes);
        let after = after.rules();
        let hours = weeks.iter().filter_map(|week| hours(rules, &after, &called, to, *week)).collect();
        let taken: Vec<&Booked> = picture.all().filter(|it| !it.involves(to)).collect();
        let sessions =
            if request.is_proposal() { what_changes(rules, request) } else { told(rules, &picture, to) };
        let is_swap_of_days = request.is_of_days() && request.kind == RequestKind::Swap;
        let against = if is_swap_of_days { vec![] } else { against(rules, &called, to, &taken) };
        Some(Self { sessions, against, hours, adds: tried.adds.into_iter().filter(concerns).collect() })
    }
}

/// When and where each session is that they would come into; what goes with them in one line.
fn told(rules: &RuleContext<'_>, picture: &RequestPicture, to: &PersonId) -> Vec<String> {
    let line = |booked: &Booked| {
        let place = booked.place.as_ref().and_then(|id| rules.state.place(id));
        let place = match place {
            _ if booked.home => ", at their home".to_owned(),
            Some(place) => format!(", {}", place.name),
            None => String::new(),
        };
        let what = mentioned(booked.booking(), rules.state);
        format!("{} {} {what}{place}", day(booked.start.date(), rules.today), times(booked.start, booked.end))
    };
    let mut all: Vec<String> =
        picture.sessions.iter().filter(|it| !it.is_own_work() && !it.involves(to)).map(line).collect();
    if let Some(along) = picture.along_in_words() {
        let times: Vec<String> = picture.along.iter().map(|it| times(it.start, it.end)).collect();
        all.push(format!("With {along}: {}", in_a_row(&times)));
    }
    all
}

/// What stands against some sessions on somebody's side, day by day.
fn against(rules: &RuleContext<'_>, called: &Called<'_>, to: &PersonId, taken: &[&Booked]) -> Vec<String> {
    let mut days: Vec<Date> = taken.iter().map(|it| it.start.date()).collect();
    days.sort_unstable();
    days.dedup();
    let mut all = vec![];
    for date in days {
        let Some(rota) = rules.rota(date.week()) else { continue };
        let there: Vec<&Booked> = taken.iter().copied().filter(|it| it.start.date() == date).collect();
        let spans: Vec<Span> = there.iter().map(|it| it.span).collect();
        let on = day(date, rules.today);
        if let Some(absence) = rules.leave_of(to).iter().find(|it| spans.iter().any(|s| it.span.overlaps(*s)))
        {
            all.push(if absence.approved {
                format!("{} on leave then", called.does("is", "are"))
            } else {
                format!("{} asked for leave then, which is not decided", called.does("has", "have"))
            });
        }
        let taken = rota.busy_times(to).iter().filter(|it| spans.iter().any(|span| it.span.overlaps(*span)));
        all.extend(taken.map(|it| it.how).min().map(|how| busy_in_words(called, how)));
        all.extend(beyond(rules, &rota, called, to, (date, &spans)));
        let busy: Vec<String> = rota
            .worked_around(to)
            .filter(|it| it.counts() && !there.iter().any(|own| own.id == it.id))
            .filter(|it| spans.iter().any(|span| it.span.overlaps(*span)))
            .map(|it| format!("{} {}", mentioned(it.booking(), rules.state), times(it.start, it.end)))
            .collect();
        if !busy.is_empty() {
            all.push(format!("{} {} on {on}", called.does("already has", "already have"), in_a_row(&busy)));
        }
    }
    all
}

/// That somebody's calendar has them busy, in words that never say what for: nobody here knows.
fn busy_in_words(called: &Called<'_>, how: HowBusy) -> String {
    let whose = if called.is_reader { "your" } else { "their" };
    let is =
        if how == HowBusy::Tentative { called.does("may be", "may be") } else { called.does("is", "are") };
    format!("{is} busy then, by {whose} calendar")
}

/// That some time of a day is outside somebody's shifts; of whoever has none written down nothing is known.
fn beyond(
    rules: &RuleContext<'_>,
    rota: &RotaWeek,
    called: &Called<'_>,
    to: &PersonId,
    (date, spans): (Date, &[Span]),
) -> Option<String> {
    if !rules.staff().contains(to) {
        return None;
    }
    let present: Vec<Span> =
        rota.shifts_around(to).flat_map(|shift| &shift.pieces).map(|piece| piece.span).collect();
    let extra = minutes_of(without(spans.iter().copied(), present));
    let on = day(date, rules.today);
    if extra == Minutes::ZERO {
        return None;
    }
    let is_off = rota.shifts_of_on(to, date).next().is_none();
    Some(if is_off {
        format!("{} not in on {on}: it would be {extra} of extra time", called.does("is", "are"))
    } else {
        let whose = if called.is_reader { "your".to_owned() } else { called.whose() };
        format!("{extra} of it on {on} is outside {whose} hours")
    })
}

/// What somebody's week would come to, where that is otherwise than it is.
fn hours(
    before: &RuleContext<'_>,
    after: &RuleContext<'_>,
    called: &Called<'_>,
    to: &PersonId,
    week: Week,
) -> Option<String> {
    let worked =
        |rules: &RuleContext<'_>| rules.hours(week)?.person(to).map(|hours| (hours.worked(), hours.contract));
    let (was, contract) = worked(before)?;
    let (is, _) = worked(after)?;
    let label = short_week(week, before.today);
    (was != is).then(|| {
        format!("{} hours in {label} would be {is}, not {was}; the contract is {contract}", called.whose())
    })
}
