//! The Posts screen: what stands there, and changing it from a date on, previewed and taken back as one.

use std::sync::Arc;

use tandem::app::{Effect, Input, Layer, ScreenId};
use tandem::domain::*;
use tandem::planner::edit::share::{held_on, share_on};
use tandem::rules::Severity;

use super::{Sitting, at_a_desk, example_state, on_paper, records, sitting, the};

fn problem(sitting: &Sitting, name: &str) -> Option<String> {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    form.inputs.iter().find(|it| it.label == name).unwrap().problem.clone()
}

fn remarks(sitting: &Sitting) -> String {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    form.remarks().iter().map(|remark| remark.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn share(sitting: &Sitting, post: &str, person: &str, date: &str) -> Option<Share> {
    share_on(&sitting.app.state, &the(post), &the(person), the(date)).cloned()
}

fn held(sitting: &Sitting, post: &str, date: &str) -> String {
    held_on(&sitting.app.state, &the(post), the(date)).to_string()
}

fn with(changes: &[Change]) -> Arc<State> {
    Arc::new(example_state().preview(changes).unwrap())
}

#[test]
fn each_post_is_a_strip_with_overlap_handover_and_what_ends() {
    let mut sitting = sitting();
    sitting.press("5");
    assert_eq!(sitting.app.screen, ScreenId::Posts);
    sitting.sees("28:48 funded, 28:48 held, nothing vacant").sees("1:30, handover 11:00–11:30");
    sitting.sees("10:40 of 18:20, 58%").sees("nobody in  Mon 15–16").sees("◆");
    let strips = sitting.app.screens.posts.strips.as_ref().unwrap();
    assert_eq!(
        strips.iter().map(|it| it.post.as_str()).collect::<Vec<_>>(),
        ["peer-ailsa", "volunteer-harbour", "peer-strathmore"]
    );
    assert!(strips[0].nobody.is_empty() && !strips[0].is_vacant());
    assert_eq!(strips[0].part(&strips[0].sharers[0], |it| it.meeting), Some(58));
    sitting.press("end").sees("Aisha's share on Wed 31 Mar 2027, in 17 weeks: 5 families and 1 group would");
    assert_eq!(sitting.app.selection.person, Some(the("catriona")), "who is marked is selected everywhere");
    sitting.press("home 3");
    assert_eq!(sitting.app.selection.person, Some(the("eilidh")));
}

#[test]
fn days_without_anybody_and_vacant_hours_are_marked() {
    let gone = Key::Share((the("peer-ailsa"), the("eilidh"), the("2026-04-01")));
    let mut sitting = on_paper(with(&[Change::Remove(gone)]), "owner");
    sitting.press("5").sees("nobody in").sees("14:24 a week that nobody holds").sees("14:24 vacant");
    let strip = sitting.app.screens.posts.strips.as_ref().unwrap()[0].clone();
    assert_eq!(strip.nobody, [the::<Date>("2026-11-30"), the("2026-12-01")]);
    // A day of leave leaves nobody in as well.
    let leave = Leave {
        person: the("shona"),
        kind: LeaveKind::Annual,
        span: LeaveSpan::Days { from: the("2026-12-03"), to: the("2026-12-03") },
        state: LeaveState::Approved,
        number: 0,
    };
    sitting = on_paper(with(&[leave.into()]), "owner");
    sitting.press("5");
    let strip = sitting.app.screens.posts.strips.as_ref().unwrap()[0].clone();
    assert_eq!(strip.nobody, [the::<Date>("2026-12-03")]);
    assert!(
        strip.sharers[1].stretches.iter().any(|it| it.is == tandem::app::screen::posts::SharerPresence::Away)
    );
}

#[test]
fn what_somebody_who_leaves_is_still_down_for_is_counted() {
    let mut sitting = at_a_desk("morag");
    sitting.press("5 x").open(1).rewrites("2026-12-20");
    assert!(
        remarks(&sitting).contains("of Eilidh's need cover: hand them over first, or cover them"),
        "{}",
        remarks(&sitting)
    );
    // Whose term ends after all that is planned leaves nothing behind.
    sitting.rewrites("2027-02-28");
    assert!(!remarks(&sitting).contains("need cover"), "{}", remarks(&sitting));
}

#[test]
fn a_day_is_saved_once_its_work_has_been_looked_at_however_soon_enter_comes() {
    let mut sitting = at_a_desk("morag");
    sitting.press("5 m").open(1).rewrites("x").press("backspace");
    for key in ["m", "o", "n"] {
        assert!(sitting.app.update(Input::Key(super::key(key))).is_empty());
    }
    assert!(sitting.app.is_judging());
    let effects = sitting.app.update(Input::Key(super::key("enter")));
    assert!(effects.is_empty(), "{effects:?}");
    let mut saved = 0;
    while sitting.app.is_judging() {
        let effects = sitting.app.update(Input::Idle);
        saved += effects.iter().filter(|it| matches!(it, Effect::Commit { .. })).count();
    }
    assert_eq!(saved, 1);
}

#[test]
fn a_day_moves_to_the_other_sharer_from_a_date_and_back_with_one_undo() {
    let mut sitting = at_a_desk("morag");
    let before = records(&sitting.app.state);
    sitting.press("5 m").open(1);
    // Wednesday is when both are in: it cannot go over as it is.
    assert!(
        problem(&sitting, "Day").unwrap().contains("wed 09:00-12:30 and wed 11:00-14:30"),
        "{:?}",
        problem(&sitting, "Day")
    );
    assert!(sitting.app.preview.is_none());
    sitting.press("enter").open(1).saved(0);
    sitting.rewrites("mon");
    assert_eq!(problem(&sitting, "Day"), None);
    assert!(remarks(&sitting).contains("Eilidh 8:54 (now 14:24), Shona 19:54 (now 14:24); all 28:48 held"));
    let preview = sitting.app.preview.as_ref().unwrap();
    assert_eq!(preview.week, the("2026-W50"), "the first week that is otherwise is looked at");
    assert!(
        preview.flags.adds.iter().any(|flag| flag.people.contains(&the("eilidh"))),
        "{:?}",
        preview.flags.adds
    );
    let strips = sitting.app.screens.posts.strips.as_ref().unwrap();
    assert!(strips[0].sharers[1].stretches.iter().any(|it| it.start.date() == the("2026-12-07")));
    sitting.press("enter").open(0).saved(1);
    sitting.says("Mon 09:00-15:00 break 0:30 of Eilidh goes to Shona from 7 Dec 2026");
    let of =
        |person: &str, date: &str| share(&sitting, "peer-ailsa", person, date).unwrap().hours.to_string();
    assert_eq!([of("eilidh", "2026-12-06"), of("eilidh", "2026-12-07")], ["14:24", "8:54"]);
    assert_eq!([of("shona", "2026-12-06"), of("shona", "2026-12-07")], ["14:24", "19:54"]);
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn hours_change_from_a_date_and_what_cannot_be_is_said_at_the_field() {
    let mut sitting = sitting();
    sitting.press("5 enter").open(1);
    for (hours, said) in [
        ("14:25", "0:01 over the 28:48"),
        ("soon", "hours and minutes"),
        ("0:00", "0:01 and 168:00"),
        ("", "hours"),
    ] {
        sitting.rewrites(hours);
        let problem = problem(&sitting, "Hours").unwrap_or_default();
        assert!(problem.contains(said), "{hours}: {problem}");
        assert!(sitting.app.preview.is_none());
        sitting.press("enter").open(1).saved(0);
    }
    sitting.rewrites("12:00").press("tab");
    assert!(remarks(&sitting).contains("2:24 of 28:48 vacant"), "{}", remarks(&sitting));
    assert!(remarks(&sitting).contains("2:24 over the hours"), "{}", remarks(&sitting));
    for (days, said) in [
        ("mon 09:00-12:00, mon 11:00-15:00", "at the same time"),
        ("someday", "is no day or time"),
        ("mon 9-", "is no day or time"),
    ] {
        sitting.rewrites(days);
        let problem = problem(&sitting, "Days").unwrap_or_default();
        assert!(problem.contains(said), "{days}: {problem}");
    }
    sitting.rewrites("mon 09:00-15:00 break 0:30, tue 09:00-15:30").press("tab");
    for (from, said) in
        [("2026-03-31", "began on 1 Apr 2026"), ("never", "a day such as"), ("", "a day such as")]
    {
        sitting.rewrites(from);
        assert!(problem(&sitting, "From").unwrap_or_default().contains(said), "{from}");
        sitting.press("enter").open(1).saved(0);
    }
    sitting.rewrites("w51");
    assert!(remarks(&sitting).contains("The days of Eilidh come to 12:00 a week, the same as the hours"));
    let vacant = |flags: &[tandem::rules::Flag]| flags.iter().any(|flag| flag.rule == "hours.post_vacant");
    assert!(vacant(&sitting.app.preview.as_ref().unwrap().flags.adds));
    sitting
        .press("enter")
        .open(0)
        .saved(1)
        .says("Eilidh in Peer support worker, Ailsa MBU: 12:00 a week, mon tue");
    assert_eq!(held(&sitting, "peer-ailsa", "2026-12-13"), "28:48");
    assert_eq!(held(&sitting, "peer-ailsa", "2026-12-14"), "26:24");
    sitting.press("u");
    assert_eq!(held(&sitting, "peer-ailsa", "2026-12-14"), "28:48");
}

#[test]
fn a_share_ends_and_its_vacancy_is_filled() {
    let mut sitting = sitting();
    sitting.press("5 end up x").rewrites("2026-12-31");
    assert!(remarks(&sitting).contains("Aisha none (now 14:24)"), "{}", remarks(&sitting));
    let told = remarks(&sitting);
    let (before, _) = told.split_once(" sessions of Aisha's need cover").expect("what it leaves is told");
    let many = before.rsplit(' ').next().unwrap().to_owned();
    let vacant = |flag: &&tandem::rules::Flag| flag.rule == "hours.post_vacant";
    let preview = sitting.app.preview.as_ref().unwrap();
    assert!(preview.flags.adds.iter().find(vacant).is_some_and(|flag| flag.severity == Severity::Amber));
    sitting
        .press("enter")
        .open(0)
        .saved(1)
        .says("The share of Aisha in Peer support worker, Strathmore ends on 31 Dec 2026");
    // What it leaves is said when it is saved, as the form said it.
    let left = sitting.app.said.notice.clone().unwrap().text;
    assert!(
        left.contains(&format!("{many} sessions with C3, C4, ")) && left.contains(" need cover."),
        "{left}"
    );
    sitting.press("g").types("2027-01-04").press("enter").press("end").sees("14:24 a week that nobody holds");
    sitting.press("a").open(1);
    for (who, said) in
        [("", "write who"), ("nobody", "nobody here is called"), ("catriona", "of this post, from")]
    {
        sitting.rewrites(who);
        if who == "catriona" {
            sitting.press("tab tab").types("fri 09:00-12:00").press("shift-tab shift-tab");
        }
        assert!(
            problem(&sitting, "Person").unwrap_or_default().contains(said),
            "{who}: {:?}",
            problem(&sitting, "Person")
        );
        sitting.press("enter").open(1).saved(1);
    }
    sitting.press("shift-tab tab").rewrites("leanne");
    sitting.press("tab tab").rewrites("thu fri");
    let clashes = problem(&sitting, "Days").is_some_and(|it| it.contains("at the same time"));
    assert!(
        remarks(&sitting).contains("as well: 17:24 in all") || clashes,
        "{:?}",
        problem(&sitting, "Days")
    );
    sitting
        .rewrites("wed thu")
        .press("enter")
        .open(0)
        .saved(2)
        .says("Leanne takes 14:24 of Peer support worker, Strathmore");
    assert_eq!(held(&sitting, "peer-strathmore", "2027-01-11"), "28:48");
    sitting.press("u u");
    assert_eq!(
        share(&sitting, "peer-strathmore", "aisha", "2027-03-31").unwrap().until,
        Some(the("2027-03-31"))
    );
}

#[test]
fn hours_by_an_older_full_time_week_are_converted_when_somebody_says_so() {
    let mut changes: Vec<Change> = vec![];
    let state = example_state();
    let post = state.post(&the("peer-ailsa")).unwrap().clone();
    changes.push(Post { hours: the("30:00"), ..post }.into());
    for share in state.shares_in(&the("peer-ailsa")) {
        changes.push(Change::Remove(Record::from(share.clone()).key()));
        changes.push(Share { hours: the("15:00"), from: the("2023-05-01"), ..share.clone() }.into());
    }
    let mut sitting = on_paper(with(&changes), "morag");
    let before = records(&sitting.app.state);
    sitting.press("5").sees("old full-time week").saved(0);
    sitting.press("alt-h").open(1);
    assert!(
        remarks(&sitting).contains("the post 30:00 to 28:48, Eilidh 15:00 to 14:24, Shona 15:00 to 14:24"),
        "{}",
        remarks(&sitting)
    );
    sitting.rewrites("2026-03-31");
    assert!(problem(&sitting, "From").unwrap().contains("in force from 1 Apr 2026"));
    sitting.rewrites("2026-11-30").press("enter").open(0).saved(1);
    assert_eq!(held(&sitting, "peer-ailsa", "2026-11-30"), "28:48");
    assert_eq!(held(&sitting, "peer-ailsa", "2026-11-29"), "30:00");
    sitting.press("alt-h").regrets("its hours follow the full-time week in force").press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn only_leads_of_the_team_change_its_posts_and_others_see_why() {
    // Of her own share a peer proposes other days; the rest is a lead's.
    let mut eilidh = at_a_desk("eilidh");
    eilidh.press("5 home enter").open(1).press("esc").open(0);
    eilidh.press("x").open(0).regrets("for a team lead to change");
    for (who, why) in [("fiona", "you lead Strathmore"), ("dr-nair", "supervisors can only read")] {
        let mut sitting = at_a_desk(who);
        sitting.press("5 home");
        for key in ["enter", "m", "x"] {
            sitting.press(key).open(0).regrets(why);
        }
    }
    let mut sitting = sitting();
    sitting.press("5 a").open(0).regrets("this post has no vacant hours");
    // Whoever shares with nobody can have the day on another weekday.
    sitting.press("5 down down m").open(1);
    let said = problem(&sitting, "Goes to").unwrap_or_default();
    assert!(said.contains("another weekday"), "{said}");
}

#[test]
fn a_closed_week_is_left_as_it_was() {
    let mut sitting = sitting();
    sitting.press("5 enter").rewrites("12:00").press("tab tab");
    sitting.rewrites("2026-11-09");
    let problem = problem(&sitting, "From").unwrap_or_default();
    assert!(problem.contains("is closed"), "{problem}");
    sitting.press("enter").open(1).saved(0);
}

#[test]
fn somebody_else_came_first_and_nothing_is_lost() {
    let mut sitting = at_a_desk("morag");
    sitting.press("5 enter").rewrites("12:00");
    let mut other = sitting.beside("morag");
    other.press("5 x").rewrites("2026-12-31").press("enter").saved(1);
    sitting.press("enter").saved(0);
    assert!(matches!(sitting.app.layers.last(), Some(Layer::Conflict(_))));
}

#[test]
fn why_explains_what_the_post_is_flagged_for() {
    let gone = Key::Share((the("peer-ailsa"), the("eilidh"), the("2026-04-01")));
    let mut sitting = on_paper(with(&[Change::Remove(gone)]), "owner");
    sitting.press("5 !");
    // That whoever is left has nobody beside them is graver, and explained first.
    assert_eq!(sitting.why().flag().unwrap().rule, "sole.isolated");
}

#[test]
fn the_mark_stays_on_whose_share_ends() {
    let mut sitting = on_paper(example_state(), "fiona");
    sitting.at("aisha", "2026-12-02").press("5");
    let marked = sitting.app.screens.posts.marked.clone();
    assert_eq!(marked.as_ref().and_then(|line| line.sharer.as_ref()), Some(&the("aisha")));
    sitting.press("x").rewrites("2027-01-31").press("enter").saved(1);
    assert_eq!(sitting.app.screens.posts.marked, marked);
    sitting.press("u");
    assert_eq!(sitting.app.screens.posts.marked, marked);
}

#[test]
fn a_day_that_moves_of_somebody_who_leaves_later_is_no_end_of_theirs() {
    let state = example_state();
    let (post, eilidh) = (the("peer-ailsa"), the("eilidh"));
    let share = share_on(&state, &post, &eilidh, the("2026-12-07")).unwrap().clone();
    let ends = Share { until: Some(the("2027-01-31")), ..share };
    let mut sitting = on_paper(with(&[ends.into()]), "morag");
    sitting.press("5 m").rewrites("mon");
    assert!(remarks(&sitting).contains("all 28:48 held up to Sun 31 Jan 2027"), "{}", remarks(&sitting));
    sitting.press("enter").saved(1);
    let said = sitting.app.said.notice.clone().unwrap().text;
    assert!(said.starts_with("Mon 09:00-15:00 break 0:30 of Eilidh goes to Shona"), "{said}");
}
