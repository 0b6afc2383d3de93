//! What plans cost over ten years of a team of twelve: ranked cover for an absence, and a post split.
//!
//! Wanted: the cover of a day, every remedy of it tried (`cover_of_a_day`), under 50 ms; of four weeks under 300 ms; three
//! sharers (`split_three_ways`) under 1 s; the best times for one supervision in three months (`supervision_of_one`) under
//! 50 ms, a round for twelve people (`round_of_twelve`) under 500 ms; the training of sixty people in forty courses, a key and
//! its frame (`training_of_sixty`), under 16 ms; the reminders of two weeks (`reminders_of_two_weeks`) and the summary of a quarter
//! (`summary_of_a_quarter`) within a frame too.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::wildcard_imports)]

#[path = "team/mod.rs"]
mod team;

use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use tandem::app::{App, AppStart, ColorScheme, Input};
use tandem::desk::Desk;
use tandem::domain::*;
use tandem::keymap::{Keymap, read_key};
use tandem::planner::Requester;
use tandem::planner::cover::{Cover, CoverNeed};
use tandem::planner::split::{SplitPart, SplitProgress, SplitRequest, divisions};
use tandem::planner::supervision::{SupervisionRequest, round, slots};
use tandem::report::reminder::reminders;
use tandem::report::summary::Summary;
use tandem::rules::{RuleCache, RuleContext, judge_standing, judge_week};
use tandem::ui::Canvas;
use team::years::{person, the};
use tempfile::TempDir;

const YEARS: i32 = 10;

fn main() {
    divan::main();
}

/// The state of ten years as a screen has it: the weeks that cover reads, of all that are on the disk.
fn state() -> Arc<State> {
    static FILLED: LazyLock<(TempDir, Arc<State>)> = LazyLock::new(|| {
        let dir = tempfile::tempdir().unwrap();
        team::fill(dir.path(), YEARS);
        let desk = Desk::open(dir.path(), "bench").unwrap();
        let present = team::present(YEARS);
        let weeks = present.plus(-30).to(present.plus(15)).collect::<Vec<_>>();
        let state = desk.load(weeks).wait().unwrap();
        (dir, state)
    });
    FILLED.1.clone()
}

/// What a screen knows already of the week that it shows.
fn known(state: &State) -> RuleCache {
    let rules = RuleContext::new(state, team::now(YEARS).date());
    black_box((judge_week(&rules, team::present(YEARS)), judge_standing(&rules)));
    rules.into_cache()
}

fn need(days: i32) -> CoverNeed {
    let from = team::now(YEARS).date().plus_days(1);
    let span = LeaveSpan::Days { from, to: from.plus_days(days - 1) };
    CoverNeed::Absence { person: person(1), span }
}

fn cover(bencher: Bencher<'_, '_>, days: i32, work: impl Fn(&Cover) -> usize) {
    let state = state();
    let known = known(&state);
    let now = team::now(YEARS);
    bencher.bench_local(|| {
        let rules = RuleContext::knowing(&state, now.date(), known.clone());
        let cover = Cover::of(&rules, need(days), Requester { now, by: "bench" });
        assert!(!cover.touched().is_empty());
        black_box(work(&cover))
    });
}

/// The sessions that a day's absence touches, with every remedy for each.
#[divan::bench(sample_count = 20)]
fn cover_of_a_day(bencher: Bencher<'_, '_>) {
    cover(bencher, 1, |cover| cover.touched().iter().map(|it| cover.remedies(it).len()).sum());
}

/// The same for four weeks.
#[divan::bench(sample_count = 10)]
fn cover_of_four_weeks(bencher: Bencher<'_, '_>) {
    cover(bencher, 28, |cover| cover.touched().iter().map(|it| cover.remedies(it).len()).sum());
}

/// What a screen shows of four weeks at once: what is touched, and the remedies for the first session.
#[divan::bench(sample_count = 10)]
fn first_look_at_four_weeks(bencher: Bencher<'_, '_>) {
    cover(bencher, 28, |cover| cover.touched().first().map_or(0, |it| cover.remedies(it).len()));
}

/// The best for every session of a day that goes with the others.
#[divan::bench(sample_count = 10)]
fn best_of_a_day(bencher: Bencher<'_, '_>) {
    cover(bencher, 1, |cover| cover.best(|_| false, |_| true).chosen.len());
}

/// The same with somebody named to supervise everybody: three supervisors for twelve people.
fn supervised() -> State {
    let named = (0..12).map(|n| Supervision {
        person: person(n),
        track: Track::Clinical,
        supervisor: person((n + 1) % 3 * 4),
        every_days: None,
        last: Some(team::now(YEARS).date().plus_days(-25)),
    });
    let named: Vec<Change> = named.filter(|it| it.person != it.supervisor).map(Change::from).collect();
    state().preview(&named).unwrap()
}

/// The best times for one person's next supervision, over three months, each tried.
#[divan::bench(sample_count = 20)]
fn supervision_of_one(bencher: Bencher<'_, '_>) {
    let state = supervised();
    let known = known(&state);
    let now = team::now(YEARS);
    bencher.bench_local(|| {
        let rules = RuleContext::knowing(&state, now.date(), known.clone());
        let request = SupervisionRequest::of(&rules, &person(1), Track::Clinical).unwrap();
        let found = slots(&rules, &request, Requester { now, by: "bench" });
        assert!(!found.is_empty());
        black_box(found)
    });
}

/// The next round of the whole team, all as one change.
#[divan::bench(sample_count = 10)]
fn round_of_twelve(bencher: Bencher<'_, '_>) {
    let state = supervised();
    let known = known(&state);
    let now = team::now(YEARS);
    bencher.bench_local(|| {
        let rules = RuleContext::knowing(&state, now.date(), known.clone());
        let found = round(&rules, None, Requester { now, by: "bench" });
        assert!(found.each.len() > 8, "{:?}", found.left);
        black_box(found)
    });
}

/// A key on the Training screen, and its frame: sixty people by forty courses.
#[divan::bench(sample_count = 50)]
fn training_of_sixty(bencher: Bencher<'_, '_>) {
    let course = |n: usize| Course {
        id: the(&format!("course-{n}")),
        title: format!("Course {n}"),
        mandatory: n < 5,
        valid_months: None,
    };
    let someone = |n: usize| {
        Person::new(the(&format!("learner-{n}")), format!("Learner {n}"), the("ailsa"), Role::PeerWorker)
    };
    let training = |n: usize| Training {
        person: the(&format!("learner-{}", n / 24)),
        course: the(&format!("course-{}", n % 24)),
        state: TrainingState::Done,
        on: None,
        expires: Some(team::now(YEARS).date().plus_days(i32::try_from(n % 300).unwrap())),
    };
    let courses = (0..40).map(|n| Change::from(course(n)));
    let people = (0..60).map(|n| Change::from(someone(n)));
    let all: Vec<Change> = courses.chain(people).chain((0..60 * 24).map(|n| training(n).into())).collect();
    let state = Arc::new(state().preview(&all).unwrap());
    let (mut app, _) = App::open(AppStart {
        state,
        me: Author::Owner,
        home: tandem::app::Home::default(),
        now: team::now(YEARS),
        keymap: Arc::new(Keymap::default()),
        size: (200, 50),
        color_scheme: ColorScheme::Dark,
        colours: tandem::app::Colours::True,
    });
    let mut canvas = Canvas::new((200, 50));
    app.update(Input::Key(read_key("L").unwrap()));
    let matrix = app.screens.training.matrix.as_ref().unwrap();
    assert!(matrix.people.len() >= 60 && matrix.courses.len() >= 40);
    bencher.bench_local(|| {
        app.update(Input::Key(read_key("down").unwrap()));
        tandem::ui::draw(&mut canvas, &app);
    });
}

/// The same for the longest leave that is covered along with its decision.
/// The reminders of two weeks, as the screen works them out.
#[divan::bench(sample_count = 20)]
fn reminders_of_two_weeks(bencher: Bencher<'_, '_>) {
    let state = state();
    let request =
        Reminders { channel: "text".into(), safe_from: Some(the("10:00")), safe_to: Some(the("15:00")) };
    let wishes =
        state.known_families().map(|it| Family { reminders: Some(request.clone()), ..it.clone() }.into());
    let state = state.preview(&wishes.collect::<Vec<Change>>()).unwrap();
    let now = team::now(YEARS);
    assert!(!reminders(&state, now, 14).is_empty());
    bencher.bench_local(|| reminders(&state, now, 14));
}

/// The summary of the quarter at hand.
#[divan::bench(sample_count = 20)]
fn summary_of_a_quarter(bencher: Bencher<'_, '_>) {
    let (state, quarter) = (state(), Quarter::of(team::now(YEARS).date()));
    bencher.bench_local(|| Summary::of(&state, quarter));
}

#[divan::bench(sample_count = 10)]
fn best_of_two_weeks(bencher: Bencher<'_, '_>) {
    cover(bencher, 14, |cover| cover.best(|_| false, |_| true).chosen.len());
}

#[divan::bench(sample_count = 10)]
fn split_two_ways(bencher: Bencher<'_, '_>) {
    split(bencher, 2);
}

#[divan::bench(sample_count = 10)]
fn split_three_ways(bencher: Bencher<'_, '_>) {
    split(bencher, 3);
}

fn split(bencher: Bencher<'_, '_>, parts: i32) {
    let state = state();
    // The made-up team says nothing of when it is open.
    let mut team = state.team(&the("ailsa")).unwrap().clone();
    team.open = ["mon", "tue", "wed", "thu", "fri"].map(|day| the(&format!("{day} 09:00-17:00"))).to_vec();
    let state = state.preview(&[team.into()]).unwrap();
    let wanted = SplitRequest {
        post: the("post-0"),
        on: team::now(YEARS).date(),
        parts: (0..parts).map(|_| SplitPart::of(Minutes(36 * 60 / parts))).collect(),
        overlap: None,
    };
    bencher.bench_local(|| {
        let rules = RuleContext::new(&state, wanted.on);
        let found = divisions(&rules, &wanted, &mut |_: SplitProgress| true).unwrap();
        assert!(!found.is_empty());
        black_box(found)
    });
}
