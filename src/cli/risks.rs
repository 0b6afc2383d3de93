//! `tandem risks`: every flag of some weeks, and how things stand today.

use std::fmt::Write as _;
use std::str::FromStr as _;

use crate::app::Visibility;
use crate::domain::{Date, Moment, State, Week, counted, nearest};
use crate::report::matters::{Matter, Matters, MattersOf, Remit, Urgency};
use crate::rules::{self, Flag, Rule, Severity};
use crate::words;

use super::flag_row::FlagRow;
use super::weeks;
use super::{Common, Failure, options};

/// Shows what the rules find in one week or several, and as of today; each with its reasons and remedies.
#[derive(Debug, clap::Args)]
pub struct RisksCommand {
    /// The first week, such as 2026-W49 [default: the week of today]
    week: Option<Week>,
    /// How many weeks, starting with that one
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = options::number(1..=weeks::MOST_SHOWN_WEEKS))]
    weeks: i64,
    /// Only this rule's, such as clash.travel, or a whole family's, such as clash
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// Exits with 1 if a flag is as pressing as this, or more: red, amber or note
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<String>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl RisksCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let asked = self.rule.as_deref().map(rules_named).transpose()?;
        let fail_on = self.fail_on.as_deref().map(severity).transpose()?;
        let desk = common.open()?;
        let today = common.today(&desk.state());
        let first = self.week.unwrap_or_else(|| today.week());
        let last = first.plus(i32::try_from(self.weeks - 1).unwrap_or(0));
        let state = weeks::judged(common, &desk)?;
        let mut flags = rules::flags_of_weeks(&state, first.to(last), today);
        flags.extend(rules::standing_flags(&state, today));
        let sight = Visibility::of(&state, common.author());
        flags.retain(|flag| sight.shows(flag, &state));
        flags.retain(|flag| asked.as_ref().is_none_or(|asked| asked.contains(&flag.rule)));
        flags.sort_by(Flag::in_order);
        if self.json {
            common.print_json(
                &flags.iter().map(|flag| FlagRow::new(&state, flag, today)).collect::<Vec<_>>(),
            )?;
        } else {
            let seen = Seen {
                state: &state,
                now: common.now(&state),
                weeks: (first, last),
                plain: common.plain(),
                sight: &sight,
                remit: Remit::of(&state, common.author()),
            };
            common.print(&text(&flags, &seen))?;
        }
        let is_held = |flag: &&Flag| fail_on.is_some_and(|limit| flag.severity <= limit);
        let held = flags.iter().filter(is_held).filter(|flag| flag.accepted(&state, today).is_none()).count();
        match fail_on {
            Some(limit) if held > 0 => {
                let are = if held == 1 { "flag is" } else { "flags are" };
                let or_more = if limit == Severity::Red { "" } else { " or more pressing" };
                Err(Failure::DoesNotHold(Some(format!("{held} {are} {limit}{or_more}"))))
            }
            _ => Ok(()),
        }
    }
}

/// The slugs that a name means: one rule's, or those of a family.
fn rules_named(name: &str) -> Result<Vec<&'static str>, Failure> {
    let family = |rule: &&Rule| {
        let family = name.strip_suffix(".*").unwrap_or(name);
        rule.slug == name || rule.slug.split_once('.').is_some_and(|(of, _)| of == family)
    };
    let slugs: Vec<&str> = rules::REGISTRY.iter().copied().filter(family).map(|rule| rule.slug).collect();
    if !slugs.is_empty() {
        return Ok(slugs);
    }
    let families = rules::REGISTRY.iter().filter_map(|rule| rule.slug.split_once('.')).map(|(of, _)| of);
    let known = rules::REGISTRY.iter().map(|rule| rule.slug).chain(families);
    let hint = match nearest(&name.to_lowercase(), known) {
        Some(near) => format!("did you mean {near}?"),
        None => "`tandem rules` lists them all".to_owned(),
    };
    let short: String = name.chars().take(60).collect();
    Err(Failure::Input(format!("there is no rule {short:?}: {hint}")))
}

fn severity(word: &str) -> Result<Severity, Failure> {
    Severity::from_str(word).map_err(|wrong| {
        let hint = wrong.nearest.map(|near| format!(": did you mean {near}?")).unwrap_or_default();
        Failure::Input(format!("--fail-on: {wrong}{hint}"))
    })
}

/// What is looked at when flags are told in words.
struct Seen<'a> {
    state: &'a State,
    now: Moment,
    weeks: (Week, Week),
    plain: bool,
    sight: &'a Visibility,
    remit: Remit,
}

/// The matters that flags come to, for people: what, for whom and when, why, and what could be done.
fn text(flags: &[Flag], seen: &Seen<'_>) -> String {
    let (first, last) = seen.weeks;
    let mut out = if first == last {
        format!("To look at in {first}, {}, and today", weeks::in_words(first))
    } else {
        format!("To look at in {first} to {last}, and today")
    };
    if flags.is_empty() {
        let sees = if *seen.sight == Visibility::All { "" } else { " that you can see" };
        return format!("{out}\nNothing to look at{sees}.\n");
    }
    let of = MattersOf { state: seen.state, now: seen.now, week: first };
    let (own, others): (Vec<&Flag>, Vec<&Flag>) =
        flags.iter().partition(|flag| seen.remit.holds(flag, seen.state));
    let counted_in = |matters: &Matters| match matters.counts() {
        counts if counts.total() == 0 => "nothing to do".to_owned(),
        counts => format!("{} to do ({})", counts.total(), counts.in_words()),
    };
    let matters = Matters::of(own.iter().copied(), &of);
    let _ = writeln!(out, ": {}, from {}", counted_in(&matters), counted(own.len(), "flag"));
    let told = |out: &mut String, matters: &Matters| {
        for matter in &matters.all {
            out.push_str(&(if seen.plain { spoken(matter, seen) } else { listed(matter, seen) }));
        }
    };
    told(&mut out, &matters);
    if !others.is_empty() {
        let matters = Matters::of(others.iter().copied(), &of);
        let begins = if seen.plain { "" } else { "\n" };
        let _ = writeln!(
            out,
            "{begins}Other teams: {}, from {}",
            counted_in(&matters),
            counted(others.len(), "flag")
        );
        told(&mut out, &matters);
    }
    out
}

/// What is said of a matter that does not count.
fn set_aside(matter: &Matter) -> &'static str {
    match matter.urgency {
        Urgency::Over => "over, not counted",
        Urgency::Accepted => "accepted, not counted",
        _ => "",
    }
}

/// A matter with its flags below it.
fn listed(matter: &Matter, seen: &Seen<'_>) -> String {
    let week = seen.weeks.0;
    let about = matter.who_and_when(seen.state, seen.now.date(), week);
    let parts: Vec<&str> = [matter.title.as_str(), about.as_str(), set_aside(matter)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let mut out = format!("\n{:<5} {}\n", matter.severity, parts.join(" · "));
    for flag in &matter.flags {
        let _ = writeln!(out, "      {} · {}", flag.message, when(flag, seen.now.date()));
        if matter.flags.len() == 1 {
            let _ = writeln!(out, "      {}", flag.why);
        }
        if let Some(given) = &flag.given {
            let _ = writeln!(out, "      Reason given by {}: {}", given.by, given.reason);
        }
    }
    let head = &matter.head;
    let _ = writeln!(out, "      → {}", head.remedies.join("; "));
    let _ = writeln!(out, "      {} · {}", head.rule, head.rule().stands_on());
    out
}

/// A matter in one line, to be read aloud.
fn spoken(matter: &Matter, seen: &Seen<'_>) -> String {
    let about = matter.who_and_when(seen.state, seen.now.date(), seen.weeks.0);
    let mut out = format!("{}: {}.", matter.severity, matter.title);
    for said in [about.as_str(), set_aside(matter)].into_iter().filter(|said| !said.is_empty()) {
        let _ = write!(out, " {}.", words::capital(said));
    }
    for flag in &matter.flags {
        let _ = write!(out, " {}, {}.", flag.message, when(flag, seen.now.date()));
        if let Some(given) = &flag.given {
            let _ = write!(out, " Reason given by {}: {}.", given.by, given.reason);
        }
    }
    let head = &matter.head;
    let _ = writeln!(
        out,
        " Why: {} What could help: {}. Rule {}.",
        head.why,
        head.remedies.join("; "),
        head.rule
    );
    out
}

/// When a flag's matter is, in words.
fn when(flag: &Flag, today: Date) -> String {
    let day = |date: Date| date.in_words(today);
    match (flag.start, flag.end) {
        (Some(start), Some(end))
            if start.date() == flag.week.monday() && end.date() == flag.week.sunday() =>
        {
            format!("week {}", flag.week)
        }
        (Some(rules::When::Moment(start)), _) => format!("{} {}", day(start.date()), start.time()),
        (Some(start), Some(end)) if start.date() != end.date() => {
            format!("{} to {}", day(start.date()), day(end.date()))
        }
        (Some(start), _) => day(start.date()),
        (None, _) => "today".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Booking, Change, Instant, Minutes, Override, Person, Role, Session, SheetMark};

    /// Two sessions at once, and a reason for it.
    fn flags() -> (State, Vec<Flag>) {
        let session = |id: &str, start: &str| {
            let mut booking = Booking::new("phone".parse().unwrap(), start.parse().unwrap(), Minutes(30));
            booking.people = vec!["ann".parse().unwrap()];
            Change::Put(Session { id: id.parse().unwrap(), series: None, booking }.into())
        };
        let week: Week = "2026-W49".parse().unwrap();
        let mut mark = SheetMark::draft(week);
        mark.overrides.push(Override {
            rule: "clash.double_booked".into(),
            subject: ("session".into(), "s2".into()),
            people: vec![],
            by: "morag".into(),
            reason: "one room".into(),
            at: Instant(29_690_000),
        });
        let ann = Person::new("ann".parse().unwrap(), "Ann".into(), "team".parse().unwrap(), Role::Colleague);
        let changes = [
            Change::Put(ann.into()),
            Change::Put(mark.into()),
            session("s1", "2026-11-30T10:00"),
            session("s2", "2026-11-30T10:10"),
        ];
        let state = State::default().preview(&changes).unwrap();
        let mut flags = rules::flags_of_week(&state, week, "2026-12-02".parse().unwrap());
        flags.retain(|flag| flag.rule == "clash.double_booked");
        (state, flags)
    }

    #[test]
    fn a_flag_is_printed_as_the_contract_has_it() {
        let (state, flags) = flags();
        let row =
            serde_json::to_string(&FlagRow::new(&state, &flags[0], "2026-12-02".parse().unwrap())).unwrap();
        let keys: Vec<&str> = [
            "rule", "severity", "week", "subject", "people", "start", "end", "message", "figure", "limit",
            "why", "source", "remedies", "override", "accepted",
        ]
        .into();
        let at: Vec<usize> = keys.iter().map(|key| row.find(&format!("\"{key}\":")).unwrap()).collect();
        assert!(at.is_sorted(), "{row}");
        let row: serde_json::Value = serde_json::from_str(&row).unwrap();
        assert_eq!(row["subject"], serde_json::json!({"kind": "session", "id": "s2"}));
        assert_eq!(row["start"], "2026-11-30T10:10");
        assert_eq!(
            (&row["figure"], &row["limit"]),
            (&serde_json::Value::from(20), &serde_json::Value::from(0))
        );
        assert_eq!(row["override"]["by"], "morag");
        assert_eq!(row["override"]["reason"], "one room");
    }

    #[test]
    fn read_aloud_a_matter_is_a_line() {
        let (state, flags) = flags();
        let week: Week = "2026-W49".parse().unwrap();
        let seen = Seen {
            state: &state,
            now: week.monday().start(),
            weeks: (week, week),
            plain: true,
            sight: &Visibility::All,
            remit: Remit::default(),
        };
        let text = text(&flags, &seen);
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.contains("1 to do (1 red), from 1 flag"), "{text}");
        assert!(text.contains("red: In two sessions at once. Ann, Mon 30 10:10."), "{text}");
        assert!(
            text.contains("Ann is in two sessions at once, both Phone call, for 0:20, Mon 30 Nov 10:10."),
            "{text}"
        );
        assert!(text.contains("Reason given by morag: one room. Why:"), "{text}");
    }

    #[test]
    fn a_rule_is_named_by_its_slug_or_its_family_and_the_nearest_is_suggested() {
        assert_eq!(rules_named("clash.travel").unwrap(), ["clash.travel"]);
        assert_eq!(rules_named("clash").unwrap().len(), 6);
        assert_eq!(rules_named("clash.*").unwrap().len(), 6);
        match rules_named("clash.travle") {
            Err(Failure::Input(words)) => assert!(words.contains("did you mean clash.travel?"), "{words}"),
            other => panic!("{other:?}"),
        }
        match rules_named("clsh") {
            Err(Failure::Input(words)) => assert!(words.contains("did you mean clash?"), "{words}"),
            other => panic!("{other:?}"),
        }
        assert!(matches!(severity("rad"), Err(Failure::Input(words)) if words.contains("red")));
    }
}
