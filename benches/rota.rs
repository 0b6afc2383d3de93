//! What a week costs to work out, and a chart of leave: a team of 12 and a service of 60, with ten years of ended series behind them.

use divan::{Bencher, black_box};
use tandem::domain::{
    Booking, Change, Leave, LeaveKind, LeaveSpan, LeaveState, Minutes, Nation, Pattern, Person, Post, Role,
    Series, Service, Session, Share, State, Week,
};
use tandem::rota::wall::Wall;
use tandem::rota::{RotaWeek, WeekHours};

/// Days.
const HALF_A_YEAR: usize = 182;

fn main() {
    divan::main();
}

fn read<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// A service of so many people, two to a post, each with some fifteen sessions a week.
fn service(people: usize) -> (State, Week) {
    let week: Week = read("2026-W49");
    let mut changes: Vec<Change> =
        vec![Change::Put(Service::new("Bench".to_owned(), Nation::Scotland).into())];
    let mut put = |record: tandem::domain::Record| changes.push(Change::Put(record));
    for n in 0..people {
        let (id, post) = (format!("p{n}"), format!("post{}", n / 2));
        put(Person::new(read(&id), id.clone(), read("team"), Role::PeerWorker).into());
        let hours = Minutes::hours(36);
        put(Post {
            id: read(&post),
            title: post.clone(),
            team: read("team"),
            hours,
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
        let booking = |activity: &str, start: String, minutes| {
            let mut booking = Booking::new(read(activity), read(&start), Minutes(minutes));
            booking.people = vec![read(&id)];
            booking
        };
        for (k, day) in week.days().take(3).enumerate() {
            for hour in 9..13 {
                let start = format!("{day}T{hour:02}:00");
                let session = Session {
                    id: read(&format!("{id}-{k}-{hour}")),
                    series: None,
                    booking: booking("phone", start, 45),
                };
                put(session.into());
            }
        }
        // Series: two that run, and forty a person that ended over ten years.
        for k in 0..42 {
            let year = 2016 + k / 4;
            let end = if k < 40 { format!(";UNTIL={year}1231") } else { String::new() };
            put(Series {
                id: read(&format!("s{n}-{k}")),
                booking: booking("mdt", "2016-01-05T14:00".to_owned(), 30),
                repeat: read(&format!("FREQ=WEEKLY;BYDAY=TU{end}")),
                except: vec![],
            }
            .into());
            let from = read::<tandem::domain::Date>("2016-02-01").plus_days(k * 90);
            let span = LeaveSpan::Days { from, to: from.plus_days(6) };
            let (kind, state) = (LeaveKind::Annual, LeaveState::Approved);
            put(Leave { person: read(&id), kind, span, state, number: 0 }.into());
        }
    }
    (State::default().preview(&changes).unwrap_or_default(), week)
}

#[divan::bench(args = [12, 60])]
fn week(bencher: Bencher<'_, '_>, people: usize) {
    let (state, week) = service(people);
    bencher.bench(|| RotaWeek::of(black_box(&state), week));
}

#[divan::bench(args = [12, 60])]
fn hours(bencher: Bencher<'_, '_>, people: usize) {
    let (state, week) = service(people);
    let Ok(rota) = RotaWeek::of(&state, week) else { return };
    bencher.bench(|| WeekHours::of(black_box(&state), &rota));
}

#[divan::bench]
fn ten_years_of_a_daily_rule(bencher: Bencher<'_, '_>) {
    let rule: tandem::domain::Repeat = read("FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU,WE;COUNT=4000");
    let (first, from, to) = (read("2016-01-05T09:00"), read("2026-11-30"), read("2026-12-06"));
    bencher.bench(|| black_box(&rule).dates(first, from, to));
}

/// The wall chart of half a year, as a wide screen shows it. Wanted: within a frame, 5 ms.
#[divan::bench(args = [12, 60])]
fn leave_chart_of_half_a_year(bencher: Bencher<'_, '_>, people: usize) {
    let (state, week) = service(people);
    bencher.bench_local(|| {
        let mut wall = Wall::default();
        wall.cover(&state, week.monday(), HALF_A_YEAR);
        wall
    });
}

/// The same chart a week on. Wanted: within a frame, 5 ms.
#[divan::bench(args = [12, 60])]
fn leave_chart_a_week_on(bencher: Bencher<'_, '_>, people: usize) {
    let (state, week) = service(people);
    let mut before = Wall::default();
    before.cover(&state, week.monday(), HALF_A_YEAR);
    bencher.with_inputs(|| before.clone()).bench_local_values(|mut wall| {
        wall.cover(&state, week.plus(1).monday(), HALF_A_YEAR);
        wall
    });
}
