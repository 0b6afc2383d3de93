//! The form of the fortnight of Christmas and new year: who is in, off, or asks to be; whose leave is agreed to, and leave that is
//! put down for somebody.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::told::drafted;
use crate::app::App;
use crate::app::form::name_list::NameList;
use crate::app::form::value::{FieldValue as _, at};
use crate::app::form::values::{if_any, number};
use crate::app::form::{Context, Field, FieldKind, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::screen::leave::error_in_words;
use crate::app::words;
use crate::domain::{
    Change, Date, Decision, Entity as _, Leave, LeaveKind, LeaveSpan, LeaveState, PersonId, Record, State,
    TeamId, Week, counted,
};
use crate::planner::bulk::{BulkPlan, FestiveDay, FestiveLine, FestiveRequest, Fortnight, year_meant};
use crate::rota::absence::absence_error;
use crate::rota::holidays::is_whole_day;

impl App {
    /// Opens the form of the fortnight of Christmas and new year.
    pub(in crate::app) fn open_fortnight(&mut self) {
        let year = year_meant(self.today());
        let team = if self.me.person().is_some() { self.team_in_view() } else { None };
        let start = Values { year, team, grant: None, whose: None, days: None };
        self.open_form("Christmas and new year".to_owned(), FortnightForm { start, reads: year });
    }
}

/// The form of the fortnight.
struct FortnightForm {
    start: Values,
    /// The year of the Christmas that is looked at.
    reads: i32,
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    year: i32,
    team: Option<TeamId>,
    /// Whose leave is agreed to; nothing while nobody wrote any.
    grant: Option<Vec<PersonId>>,
    /// For whom leave is put down, and on which days.
    whose: Option<PersonId>,
    days: Option<(Date, Date)>,
}

static GRANT: Field<FortnightForm> = Field::<FortnightForm>::new(
    "Agree to",
    |_, _| String::new(),
    |it, written, at| {
        it.grant = match written {
            "" => None,
            "fair" => Some(fair(at, it)),
            written => Some(NameList::people(at.base).some(written)?),
        };
        Ok(())
    },
)
.of(FieldKind::People)
.says(|it, at| {
    it.grant.as_ref().map(|people| NameList::people(at.base).names(people)).unwrap_or_default().into()
})
.hint("whose leave: names, or fair for what is suggested");

static WHOSE: Field<FortnightForm> = Field::<FortnightForm>::new(
    "Leave for",
    |_, _| String::new(),
    |it, written, at| {
        it.whose = NameList::people(at.base).if_any(written)?;
        Ok(())
    },
)
.of(FieldKind::Person)
.says(|it, at| it.whose.understood(at.app, at.base).into())
.hint("puts annual leave down for somebody");

static DAYS: Field<FortnightForm> = Field::<FortnightForm>::new(
    "On",
    |_, _| String::new(),
    |it, written, at| {
        it.days = if_any(written, |written| read_days(written, it.year, at.app))?;
        if it.whose.is_some() && it.days.is_none() {
            return Err("write the days, such as 28 dec to 30 dec".to_owned());
        }
        Ok(())
    },
)
.says(|it, at| {
    let today = at.app.today();
    it.days.map(|(from, to)| words::span(LeaveSpan::Days { from, to }, today)).unwrap_or_default().into()
})
.hint("28 dec to 30 dec")
.once(|it, _| it.whose.is_some());

impl Fields for FortnightForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Christmas of",
            |it, _| it.year.to_string(),
            |it, written, _| {
                let year = number(written, 1901, 2198).map_err(|_| "write a year, such as 2027")?;
                it.year = i32::try_from(year).unwrap_or(it.year);
                Ok(())
            },
        )
        .hint("a year: 2026"),
        &Field::<Self>::at("Team", &at!(team)).hint("left out: every team"),
        &GRANT,
        &WHOSE,
        &DAYS,
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        self.reads = values.year;
        let rules = app.rules_of(base);
        let Some(fortnight) = Fortnight::of(&rules, values.year, values.team.as_ref()) else {
            return Err("still reading these weeks: wait a moment".to_owned());
        };
        let asked = fortnight.fairly(&rules);
        found.remarks = chart(&fortnight, base);
        found.remarks.extend(cover(&fortnight, base, app.today()));
        found.remarks.extend(suggested(&fortnight, &asked, base, app.today()));
        found.all_well()?;
        let mut plan = BulkPlan::default();
        for person in values.grant.iter().flatten() {
            let theirs: Vec<&FestiveRequest> = asked.iter().filter(|it| it.leave.0 == *person).collect();
            if theirs.is_empty() {
                let words = format!("{} asks for nothing in this fortnight", base.display_name(person));
                return found.refuse(&GRANT, words);
            }
            let leave = theirs.iter().filter_map(|it| base.records.leave.get(&it.leave));
            for leave in leave.map(|row| Leave { state: LeaveState::Approved, ..Leave::clone(&row.item) }) {
                if let Some(error) = absence_error(base, &leave, Some(&leave.key())) {
                    return found.refuse(&GRANT, error_in_words(app, &leave, &error).1);
                }
                plan.changes.extend([decision(app, &leave).into(), Change::from(leave)]);
            }
        }
        if let (Some(person), Some((from, to))) = (values.whose, values.days) {
            let mut leave = Leave {
                person,
                kind: LeaveKind::Annual,
                span: LeaveSpan::Days { from, to },
                state: LeaveState::Approved,
                number: 0,
            };
            let free = (0..=u8::MAX).find(|number| {
                !base.records.leave.contains_key(&Leave { number: *number, ..leave.clone() }.key())
            });
            leave.number = free.unwrap_or(u8::MAX);
            if let Some(error) = absence_error(base, &leave, None) {
                return found.refuse(&DAYS, error_in_words(app, &leave, &error).1);
            }
            plan.changes.push(leave.into());
        }
        let many = plan.changes.iter().filter(|it| matches!(it, Change::Put(Record::Leave(_)))).count();
        let summary = format!("Christmas {}: leave for {}", values.year, counted(many, "person"));
        drafted(plan, base, summary, found)
    }
}

impl Form for FortnightForm {
    fn weeks_needed(&self, _: &App) -> Option<RangeInclusive<Week>> {
        let ((then, _), (_, now)) = (Fortnight::weeks(self.reads - 1)?, Fortnight::weeks(self.reads)?);
        Some(then.plus(-1)..=now.plus(1))
    }

    fn week_shown(&self, week: Week) -> Week {
        Fortnight::weeks(self.reads).map_or(week, |(first, last)| week.clamp(first, last))
    }
}

/// Whom it is suggested to agree to.
fn fair(at: &Context<'_, FortnightForm>, values: &Values) -> Vec<PersonId> {
    let rules = at.app.rules_of(at.base);
    let fortnight = Fortnight::of(&rules, values.year, values.team.as_ref());
    let asked = fortnight.map(|it| it.fairly(&rules)).unwrap_or_default();
    let mut people: Vec<PersonId> = vec![];
    for it in asked.into_iter().filter(|it| it.too_few.is_empty()) {
        if !people.contains(&it.leave.0) {
            people.push(it.leave.0);
        }
    }
    people
}

fn decision(app: &App, leave: &Leave) -> Decision {
    Decision {
        person: leave.person.clone(),
        from: leave.span.first_day(),
        kind: leave.kind,
        number: leave.number,
        state: leave.state,
        by: app.me.name().to_owned(),
        at: app.state.zone().instant(app.now),
        reason: String::new(),
    }
}

/// The days that are written, one or from one to another, of the fortnight that is looked at.
fn read_days(written: &str, year: i32, app: &App) -> Result<(Date, Date), String> {
    let (one, other) = written.split_once(" to ").or(written.split_once('–')).unwrap_or((written, written));
    let near = Fortnight::weeks(year).map(|(first, _)| first.monday());
    let read = |word: &str, from: Date| app.read_last_day(word.trim(), from);
    let from = read(one, near.unwrap_or(app.today()))?;
    let to = read(other, from)?;
    let holds =
        |day: Date| Fortnight::weeks(year).is_some_and(|(first, last)| (first..=last).contains(&day.week()));
    if !holds(from) || !holds(to) {
        return Err("these days are not all in the fortnight: write days of it".to_owned());
    }
    Ok((from, to))
}

/// The chart: a line of days, then one for each person, with what is known of last year.
fn chart(fortnight: &Fortnight, state: &State) -> Vec<FormRemark> {
    let weekdays: Vec<String> = fortnight
        .dates()
        .map(|date| date.naive().format("%a").to_string().chars().take(2).collect())
        .collect();
    let dates: Vec<String> = fortnight.dates().map(|date| format!("{:02}", date.day())).collect();
    let line = |line: &FestiveLine| {
        let days: Vec<&str> = line.days.iter().map(|day| cell(*day)).collect();
        let last = match &line.last_year {
            None => String::new(),
            Some((_, off)) if off.is_empty() => "; off on none of these last year".to_owned(),
            Some((_, off)) => {
                let days: Vec<String> = off.iter().map(|date| date.day().to_string()).collect();
                format!("; off last year {}", days.join(", "))
            }
        };
        FormRemark::told(format!("{} {}{last}", days.join(" "), state.display_name(&line.person)))
    };
    let heads = [weekdays.join(" "), dates.join(" ")].map(FormRemark::told);
    let mut all: Vec<FormRemark> = heads.into_iter().chain(fortnight.lines.iter().map(line)).collect();
    all.push(FormRemark::told("in works, -- not in, PH public holiday, lv on leave, ?? asked for"));
    all
}

const fn cell(day: FestiveDay) -> &'static str {
    match day {
        FestiveDay::NotIn => "--",
        FestiveDay::In => "in",
        FestiveDay::Holiday => "PH",
        FestiveDay::Away => "lv",
        FestiveDay::Asked => "??",
    }
}

/// The working days on which nobody, or one peer alone, is in as it stands.
fn cover(fortnight: &Fortnight, state: &State, today: Date) -> Vec<FormRemark> {
    let (mut none, mut alone) = (vec![], vec![]);
    for (n, date) in fortnight.dates().enumerate() {
        let is_working = date.weekday().num_days_from_monday() < 5 && !is_whole_day(state, date);
        match Fortnight::in_on(&fortnight.lines, n).as_slice() {
            [] if is_working => none.push(words::day(date, today)),
            [one] => alone.push(format!("{} {}", words::day(date, today), state.display_name(one))),
            _ => {}
        }
    }
    let told = |what: &str, days: &[String]| {
        (!days.is_empty()).then(|| FormRemark::warning(format!("{what}: {}.", days.join(", "))))
    };
    [told("Nobody is in for certain on", &none), told("One peer alone is in on", &alone)]
        .into_iter()
        .flatten()
        .collect()
}

/// What is asked for, in the order that is fair, and why it is that.
fn suggested(fortnight: &Fortnight, asked: &[FestiveRequest], state: &State, today: Date) -> Vec<FormRemark> {
    let mut remarks = vec![];
    if !fortnight.knows_last_year() {
        remarks.push(FormRemark::told("Nothing is known here of who worked or was off last year."));
    }
    let name = |it: &FestiveRequest| state.display_name(&it.leave.0).to_owned();
    let why = if fortnight.knows_last_year() {
        let worked = |it: &FestiveRequest| {
            let line = fortnight.lines.iter().find(|line| line.person == it.leave.0);
            line.and_then(|line| line.last_year.as_ref())
                .map_or("not known".to_owned(), |(days, _)| counted(*days, "day"))
        };
        let each: Vec<String> = asked.iter().map(|it| format!("{} ({})", name(it), worked(it))).collect();
        format!("Who worked most of 24 Dec to 2 Jan last year comes first: {}.", each.join(", "))
    } else {
        let each: Vec<String> = asked.iter().map(name).collect();
        format!("Whoever has least off in this fortnight comes first: {}.", each.join(", "))
    };
    if asked.is_empty() {
        remarks.push(FormRemark::told("No leave is asked for in this fortnight that is still to decide."));
        return remarks;
    }
    remarks.push(FormRemark::told(why));
    let (yes, no): (Vec<&FestiveRequest>, Vec<&FestiveRequest>) =
        asked.iter().partition(|it| it.too_few.is_empty());
    if !yes.is_empty() {
        let names: Vec<String> = yes.into_iter().map(name).collect();
        remarks.push(FormRemark::good(format!("Write fair to agree to: {}.", words::in_a_row(&names))));
    }
    remarks.extend(no.into_iter().map(|it| {
        let days: Vec<String> = it.too_few.iter().map(|day| words::day(*day, today)).collect();
        FormRemark::warning(format!(
            "{}: the team would be left with too few on {}; yours to decide.",
            name(it),
            words::in_a_row(&days)
        ))
    }));
    remarks
}
