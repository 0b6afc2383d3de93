//! What the caseload costs with sixty workers and two thousand families, over ten years of contacts of which the weeks that a
//! screen reads are here.
//!
//! Wanted: a key on the Caseload screen and its frame (`down`, `sort`, `filter`, `group`) under 16 ms; ranking the workers for one
//! referral (`match_one_of_sixty`) under 20 ms; a week's contacts for twelve people (`plan_week_of_twelve`) under 300 ms, one by
//! one and tried together. `worked_out_anew` is what a commit costs that touches a family.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::wildcard_imports, clippy::string_slice)]

use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use tandem::app::{App, AppStart, ColorScheme, Input, ScreenId};
use tandem::domain::*;
use tandem::keymap::{Keymap, read_key};
use tandem::planner::Requester;
use tandem::planner::caseload::{caseload, matches, plan};
use tandem::rules::{RuleCache, RuleContext, judge_standing, judge_week};
use tandem::ui::Canvas;

const WORKERS: usize = 60;
const FAMILIES: usize = 2000;
/// Those that are open: some six a worker.
const OPEN: usize = 360;

fn main() {
    divan::main();
}

fn the<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn now() -> Moment {
    the("2026-12-02T10:40")
}

fn today() -> Date {
    now().date()
}

fn worker(n: usize) -> PersonId {
    the(&format!("worker-{}", n % WORKERS))
}

fn family(n: usize) -> FamilyRef {
    the(&format!("f{n:04}"))
}

/// The service, its people in three shares a week of six hours a day, and its families.
fn records() -> Vec<Change> {
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
fn contacts() -> Vec<Change> {
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

fn state() -> Arc<State> {
    static STATE: LazyLock<Arc<State>> =
        LazyLock::new(|| Arc::new(State::default().preview(&[records(), contacts()].concat()).unwrap()));
    STATE.clone()
}

/// What a screen knows already.
fn known(state: &State) -> RuleCache {
    let rules = RuleContext::new(state, today());
    black_box((judge_week(&rules, today().week()), judge_standing(&rules)));
    black_box(caseload(&rules, None, &[]));
    rules.into_cache()
}

fn asked() -> Requester<'static> {
    Requester { now: now(), by: "owner" }
}

fn open() -> (App, Canvas) {
    let (mut app, _) = App::open(AppStart {
        state: state(),
        me: Author::Owner,
        home: tandem::app::Home::default(),
        now: now(),
        keymap: Arc::new(Keymap::default()),
        size: (200, 50),
        color_scheme: ColorScheme::Dark,
        colours: tandem::app::Colours::True,
    });
    app.update(Input::Key(read_key("K").unwrap()));
    assert_eq!(app.screen, ScreenId::Caseload);
    assert!(app.screens.caseload.found.as_ref().unwrap().lines.len() > FAMILIES);
    (app, Canvas::new((200, 50)))
}

fn key(bencher: Bencher<'_, '_>, name: &str) {
    let (mut app, mut canvas) = open();
    bencher.bench_local(|| {
        app.update(Input::Key(read_key(name).unwrap()));
        tandem::ui::draw(&mut canvas, &app);
    });
}

#[divan::bench(sample_count = 50)]
fn down(bencher: Bencher<'_, '_>) {
    key(bencher, "down");
}

#[divan::bench(sample_count = 50)]
fn sort(bencher: Bencher<'_, '_>) {
    key(bencher, "s");
}

#[divan::bench(sample_count = 50)]
fn filter(bencher: Bencher<'_, '_>) {
    key(bencher, "f");
}

#[divan::bench(sample_count = 50)]
fn group(bencher: Bencher<'_, '_>) {
    key(bencher, "v");
}

#[divan::bench(sample_count = 10)]
fn worked_out_anew(bencher: Bencher<'_, '_>) {
    let state = state();
    let known = known(&state);
    let mut changed = state.family(&family(7)).unwrap().clone();
    changed.every_days = Some(10);
    let after = state.preview(&[changed.into()]).unwrap();
    bencher.bench_local(|| {
        let rules = RuleContext::knowing(&after, today(), known.clone());
        black_box(caseload(&rules, None, &[]).lines.len())
    });
}

#[divan::bench(sample_count = 20)]
fn match_one_of_sixty(bencher: Bencher<'_, '_>) {
    let state = state();
    let known = known(&state);
    bencher.bench_local(|| {
        let rules = RuleContext::knowing(&state, today(), known.clone());
        let found = matches(&rules, state.family(&the("w1")).unwrap());
        assert_eq!(found.len(), WORKERS);
        black_box(found)
    });
}

#[divan::bench(sample_count = 10)]
fn plan_week_of_twelve(bencher: Bencher<'_, '_>) {
    let state = state();
    let known = known(&state);
    bencher.bench_local(|| {
        let rules = RuleContext::knowing(&state, today(), known.clone());
        let found = caseload(&rules, None, &[]);
        let plan = plan(&rules, &found, today().week().plus(1), None, asked());
        assert!(plan.each.len() >= 12, "{:?}", plan.left);
        black_box(plan)
    });
}
