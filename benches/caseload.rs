//! What the caseload costs with sixty workers and two thousand families, over ten years of contacts of which the weeks that a
//! screen reads are here.
//!
//! Wanted: a key on the Caseload screen and its frame (`down`, `sort`, `filter`, `group`) under 16 ms; ranking the workers for one
//! referral (`match_one_of_sixty`) under 20 ms; a week's contacts for twelve people (`plan_week_of_twelve`) under 300 ms, one by
//! one and tried together. `worked_out_anew` is what a commit costs that touches a family.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::wildcard_imports, clippy::string_slice)]

#[path = "large/mod.rs"]
mod large;

use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use large::{FAMILIES, WORKERS, contacts, family, now, records, the, today};
use tandem::app::{App, AppStart, ColorScheme, Input, ScreenId};
use tandem::domain::*;
use tandem::keymap::{Keymap, read_key};
use tandem::planner::Requester;
use tandem::planner::caseload::{caseload, matches, plan};
use tandem::rules::{RuleCache, RuleContext, judge_standing, judge_week};
use tandem::ui::Canvas;

fn main() {
    divan::main();
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
