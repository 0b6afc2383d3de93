//! A service of sixty workers and two thousand families, three hundred and sixty of them open, with contacts over thirty-six weeks.

use tandem::domain::*;

/// How many workers there are.
pub const WORKERS: usize = 60;
/// How many families.
pub const FAMILIES: usize = 2000;
/// Those that are open: some six a worker.
pub const OPEN: usize = 360;

pub fn the<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

pub fn now() -> Moment {
    the("2026-12-02T10:40")
}

pub fn today() -> Date {
    now().date()
}

pub fn worker(n: usize) -> PersonId {
    the(&format!("worker-{}", n % WORKERS))
}

pub fn family(n: usize) -> FamilyRef {
    the(&format!("f{n:04}"))
}

/// The service, its people in three shares a week of six hours a day, and its families.
pub fn records() -> Vec<Change> {
    let service = Service {
        name: "A large service".into(),
        nation: Nation::Scotland,
        time_zone: the("Europe/London"),
        leave_year_start: the("04-01"),
        base_hours: the("08:00-18:00"),
    };
    let place = |id: &str, kind| {
        Change::from(Place { id: the(id), name: id.into(), kind, low_signal: false, until: None })
    };
    let mut all: Vec<Change> =
        vec![service.into(), place("base", PlaceKind::Base), place("hill", PlaceKind::Area)];
    all.push(Travel { from: the("base"), to: the("hill"), minutes: Minutes(20) }.into());
    all.push(
        Team {
            id: the("team"),
            name: "Team".into(),
            kind: TeamKind::Community,
            place: Some(the("base")),
            beds: None,
            open: vec![],
            peers_wanted: 1,
            funded_until: None,
        }
        .into(),
    );
    all.push(Person::new(the("clinician"), "Clinician".into(), the("team"), Role::Colleague).into());
    for n in 0..WORKERS {
        let mut person = Person::new(worker(n), format!("Worker {n}"), the("team"), Role::PeerWorker);
        person.experience = vec![format!("theme-{}", n % 9)];
        let post: PostId = the(&format!("post-{n}"));
        let hours = Minutes::hours(18);
        all.push(person.into());
        all.push(
            Post {
                id: post.clone(),
                title: "Peer".into(),
                team: the("team"),
                hours,
                band: None,
                funded_until: None,
            }
            .into(),
        );
        let days = if n % 2 == 0 { ["mon", "tue", "wed"] } else { ["wed", "thu", "fri"] };
        let week = days.iter().map(|day| the(&format!("{day} 09:00-15:30 break 0:30"))).collect();
        let pattern = Pattern { weeks: vec![week] };
        all.push(
            Share { post, person: worker(n), hours, from: the("2016-01-04"), until: None, pattern }.into(),
        );
    }
    for n in 0..FAMILIES {
        let status = if n < OPEN { FamilyStatus::Active } else { FamilyStatus::Closed };
        let mut it = Family::new(family(n), the("team"), status, the("2026-06-01"));
        (it.started, it.worker, it.backup) = (Some(the("2026-06-08")), Some(worker(n)), Some(worker(n + 1)));
        (it.key_worker, it.every_days, it.minutes) = (Some(the("clinician")), Some(14), Some(Minutes(45)));
        (it.formats, it.visit, it.area) = (vec![Format::Home], Visit::AloneOk, Some(the("hill")));
        it.themes = vec![format!("theme-{}", n % 7)];
        it.born = Some(DateOrMonth::Date(the("2026-05-04")));
        all.push(it.into());
    }
    let mut waiting = Family::new(the("w1"), the("team"), FamilyStatus::Referred, the("2026-11-20"));
    (waiting.themes, waiting.area) = (vec!["theme-3".into()], Some(the("hill")));
    all.push(waiting.into());
    all
}

/// Contacts of 36 weeks, two a day and worker, those before now done; families of the first twelve workers have none ahead.
pub fn contacts() -> Vec<Change> {
    let first = today().week().plus(-31);
    let mut all = vec![];
    for (n, week) in first.to(today().week().plus(5)).enumerate() {
        for who in 0..WORKERS {
            for day in 0..3_i32 {
                for slot in 0..2_usize {
                    let monday = day + if who % 2 == 0 { 0 } else { 2 };
                    let at = ["09:30", "13:30"][slot];
                    let start = week.monday().plus_days(monday).at(the(at));
                    if who < 12 && start > now() {
                        continue;
                    }
                    let mut booking = Booking::new(the("phone"), start, Minutes(45));
                    booking.people = vec![worker(who)];
                    let which = (n * 6 + usize::try_from(day).unwrap() * 2 + slot) % (OPEN / WORKERS);
                    booking.families = vec![family(who + which * WORKERS)];
                    booking.status = if start < now() { Status::Done } else { Status::Planned };
                    let id = the(&format!("c-{}-{who}-{day}-{slot}", week.ordinal()));
                    all.push(Session { id, series: None, booking }.into());
                }
            }
        }
    }
    all
}
