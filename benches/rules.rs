//! What it costs to judge: a week from nothing, after one edit, many weeks at once, how things stand, and a year of a
//! service of 60.
//!
//! Wanted: 12 people from nothing (`week_in_full`) under 10 ms, after one edit (`week_after_a_session_moves`, standing
//! rules and all) under 1 ms, `a_year_of_60` under 2 s.
//!
//! Instructions are the same on every run, whatever else the machine does: `valgrind --tool=callgrind` over this program
//! with `--bench NAME --sample-count 1 --sample-size 1`, and again with 6; a fifth of the difference is one round.

use divan::{Bencher, black_box};
use tandem::domain::{
    Booking, Change, Date, Family, FamilyStatus, Leave, LeaveKind, LeaveSpan, LeaveState, Minutes, Nation,
    Pattern, Person, Post, Record, Role, Series, SeriesId, Service, Session, SessionId, Share, State, Week,
};
use tandem::rules::{
    RuleCache, RuleContext, flags_of_week, flags_of_weeks, judge_standing, judge_week, standing_flags,
    weeks_on_screen,
};

fn main() {
    divan::main();
}

fn read<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

fn booking(activity: &str, start: &str, minutes: i32, person: &str) -> Booking {
    let mut booking = Booking::new(read(activity), read(start), Minutes(minutes));
    booking.people = vec![read(person)];
    booking
}

/// A service of so many people, two to a post, over a year and a half: twelve one-offs and three of series a week each,
/// eight families, a week of leave each quarter.
fn service(people: usize) -> (State, Week, Date) {
    let week: Week = read("2026-W49");
    let mut changes: Vec<Change> =
        vec![Change::Put(Service::new("Bench".to_owned(), Nation::Scotland).into())];
    let mut put = |record: Record| changes.push(Change::Put(record));
    for n in 0..people {
        let (id, post) = (format!("p{n}"), format!("post{}", n / 2));
        put(Person::new(read(&id), id.clone(), read("team"), Role::PeerWorker).into());
        put(Post {
            id: read(&post),
            title: post.clone(),
            team: read("team"),
            hours: Minutes::hours(36),
            band: None,
            funded_until: None,
        }
        .into());
        let shifts = ["mon", "tue", "wed"].map(|day| read(&format!("{day} 09:00-15:00 break 0:30")));
        put(Share {
            post: read(&post),
            person: read(&id),
            hours: Minutes::hours(18),
            from: read("2020-01-06"),
            until: None,
            pattern: Pattern { weeks: vec![shifts.to_vec()] },
        }
        .into());
        for k in 0..8 {
            let mut family = Family::new(
                read(&format!("f{n}-{k}")),
                read("team"),
                FamilyStatus::Active,
                read("2026-01-05"),
            );
            family.worker = Some(read(&id));
            family.every_days = Some(14);
            put(family.into());
        }
        for week in week.plus(-20).to(week.plus(72)) {
            for (k, day) in week.days().take(3).enumerate() {
                for hour in 9..13 {
                    let mut booking = booking("home-visit", &format!("{day}T{hour:02}:00"), 45, &id);
                    booking.families = vec![read(&format!("f{n}-{}", hour - 9 + k))];
                    let id = read(&format!("{id}-{}-{k}-{hour}", week.ordinal()));
                    put(Session { id, series: None, booking }.into());
                }
            }
        }
        for (k, activity) in ["mdt", "supervision", "notes"].iter().enumerate() {
            let booking = booking(activity, &format!("2025-01-07T1{}:00", 3 + k), 30, &id);
            let series = Series {
                id: read(&format!("s{n}-{k}")),
                booking,
                repeat: read("FREQ=WEEKLY;BYDAY=TU"),
                except: vec![],
            };
            put(series.into());
        }
        for k in 0..8 {
            let from = week.monday().plus_days(k * 91 + i32::try_from(n).unwrap_or(0) - 120);
            let span = LeaveSpan::Days { from, to: from.plus_days(6) };
            let (kind, state) = (LeaveKind::Annual, LeaveState::Approved);
            put(Leave { person: read(&id), kind, span, state, number: 0 }.into());
        }
    }
    (State::default().preview(&changes).unwrap_or_default(), week, read("2026-12-02"))
}

/// The week as a screen judges it, with the weeks that serve a screen.
#[divan::bench(args = [12, 60])]
fn week_on_screen(bencher: Bencher<'_, '_>, people: usize) {
    let (state, week, today) = service(people);
    let shown = weeks_on_screen(week);
    let state = state.without_sheets(|week| shown.contains(&week));
    bencher.bench(|| flags_of_week(black_box(&state), week, today));
}

/// The week with all that its rules read.
#[divan::bench(args = [12, 60])]
fn week_in_full(bencher: Bencher<'_, '_>, people: usize) {
    let (state, week, today) = service(people);
    bencher.bench(|| flags_of_week(black_box(&state), week, today));
}

/// The week on the screen after one edit, with what was known before it.
#[divan::bench(args = [12, 60])]
fn week_after_a_session_moves(bencher: Bencher<'_, '_>, people: usize) {
    after(bencher, people, |state, week| vec![moved(state, week)]);
}

/// The same where what is edited belongs to no week, and rules read it freely.
#[divan::bench(args = [12, 60])]
fn week_after_a_family_changes_worker(bencher: Bencher<'_, '_>, people: usize) {
    after(bencher, people, |state, _| {
        let mut family = state.family(&read("f0-0")).unwrap_or_else(|| panic!("f0-0")).clone();
        family.worker = Some(read("p1"));
        vec![family.into()]
    });
}

/// The same where what is edited lies in every week.
#[divan::bench(args = [12, 60])]
fn week_after_a_series_moves(bencher: Bencher<'_, '_>, people: usize) {
    after(bencher, people, |state, _| {
        let series = state.records.series.get(&read::<SeriesId>("s0-0")).unwrap_or_else(|| panic!("s0-0"));
        let mut series = Series::clone(&series.item);
        series.booking.start = series.booking.start.plus_wall(Minutes(15));
        vec![series.into()]
    });
}

/// The thirteen weeks to this one, from nothing.
#[divan::bench(args = [12, 60])]
fn thirteen_weeks(bencher: Bencher<'_, '_>, people: usize) {
    let (state, week, today) = service(people);
    bencher.bench(|| flags_of_weeks(black_box(&state), week.plus(-12).to(week), today));
}

/// The same after one edit.
#[divan::bench(args = [12, 60])]
fn thirteen_weeks_after_a_session_moves(bencher: Bencher<'_, '_>, people: usize) {
    let (state, week, today) = service(people);
    let look = |state: &State, known: RuleCache| {
        let rules = RuleContext::knowing(state, today, known);
        week.plus(-12).to(week).for_each(|week| drop(black_box(judge_week(&rules, week))));
        rules.into_cache()
    };
    let known = look(&state, RuleCache::default());
    let after = state.preview(&[moved(&state, week)]).unwrap_or_default();
    bencher.bench(|| look(black_box(&after), known.clone()));
}

/// All flags of a week and of today for a state that differs in a few changes from one that is known.
fn after(bencher: Bencher<'_, '_>, people: usize, changes: impl Fn(&State, Week) -> Vec<Change>) {
    let (state, week, today) = service(people);
    let shown = weeks_of_record(week);
    let state = state.without_sheets(|week| shown.contains(&week));
    let look = |state: &State, known: RuleCache| {
        let rules = RuleContext::knowing(state, today, known);
        black_box((judge_week(&rules, week), judge_standing(&rules)));
        rules.into_cache()
    };
    let known = look(&state, RuleCache::default());
    let after = state.preview(&changes(&state, week)).unwrap_or_default();
    assert_ne!(after.rev(), 0, "the edit was not made");
    bencher.bench(|| look(black_box(&after), known.clone()));
}

/// The weeks that a screen has loaded.
fn weeks_of_record(week: Week) -> std::ops::RangeInclusive<Week> {
    week.plus(-30)..=week.plus(5)
}

/// A session of the week an hour later.
fn moved(state: &State, week: Week) -> Change {
    let id: SessionId = read(&format!("p0-{}-1-10", week.ordinal()));
    let sheet = state.sheet(week).unwrap_or_else(|| panic!("{week}"));
    let mut session = Session::clone(&sheet.sessions.get(&id).unwrap_or_else(|| panic!("{id}")).item);
    session.booking.start = session.booking.start.plus_wall(Minutes::hours(1));
    session.into()
}

/// How things stand today.
#[divan::bench(args = [12, 60])]
fn standing(bencher: Bencher<'_, '_>, people: usize) {
    let (state, _, today) = service(people);
    bencher.bench(|| standing_flags(black_box(&state), today));
}

/// A year of a service of 60.
#[divan::bench(sample_count = 5)]
fn a_year_of_60(bencher: Bencher<'_, '_>) {
    let (state, week, today) = service(60);
    bencher.bench(|| flags_of_weeks(black_box(&state), week.to(week.plus(51)), today));
}
