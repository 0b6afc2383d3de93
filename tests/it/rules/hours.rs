//! Hours against contracts and posts.

use tandem::domain::*;
use tandem::rota::{RotaWeek, WeekHours};
use tandem::rules::Severity::{Amber, Red};

use super::{flags, flags_on, only, pair, short};
use crate::build::{Build, parse};

#[test]
fn a_week_three_hours_off_is_fine_and_a_minute_more_is_not() {
    let with = |end: &str| pair().row("a", "2026-12-03", 0, &format!("09:00-{end}"), "", "");
    let found = |build: &Build| only(&flags(build, "hours.week_balance"));
    assert_eq!(found(&with("12:00")), None);
    assert_eq!(found(&with("12:01")), Some(Amber));
    // Under it: the Wednesday shift is cut.
    let cut = |end: &str| pair().row("a", "2026-12-02", 0, &format!("09:00-{end}"), "", "");
    assert_eq!(found(&cut("12:00")), None);
    let under = flags(&cut("11:59"), "hours.week_balance");
    assert_eq!(short(&under), ["amber person a [a]"]);
    assert_eq!(under[0].figure.unwrap().to_string(), "-3:01");
    assert_eq!(under[0].start.unwrap().to_string(), "2026-11-30");
    // Leave counts as worked.
    let away = pair().leave("a", LeaveKind::Sick, "2026-11-30", "2026-12-02");
    assert_eq!(found(&away), None);
}

#[test]
fn the_limit_of_a_week_is_the_teams_own_from_its_date_on() {
    let build = pair().row("a", "2026-12-03", 0, "09:00-11:00", "", "");
    let setting = |from: &str| Setting {
        key: "hours.week_balance.limit".into(),
        values: vec![
            (None, PolicyValue::Duration(Minutes(240))),
            (Some(parse(from)), PolicyValue::Duration(Minutes(60))),
        ],
    };
    assert_eq!(
        only(&flags(
            &pair().row("a", "2026-12-03", 0, "09:00-11:00", "", "").put(setting("2026-11-30")),
            "hours.week_balance"
        )),
        Some(Amber)
    );
    assert_eq!(only(&flags(&build.put(setting("2026-12-01")), "hours.week_balance")), None);
}

#[test]
fn four_weeks_may_be_a_tenth_off() {
    // Four weeks of 18:00 are 72:00; a tenth is 7:12.
    let with = |end: &str| {
        pair().row("a", "2026-11-19", 0, "09:00-15:00", "", "").row(
            "a",
            "2026-12-03",
            0,
            &format!("09:00-{end}"),
            "",
            "",
        )
    };
    let found = |build: &Build| only(&flags(build, "hours.four_weeks"));
    assert_eq!(found(&with("10:12")), None);
    assert_eq!(found(&with("10:13")), Some(Red));
    let under = |end: &str| {
        pair().row("a", "2026-11-18", 0, "", "", "").row(
            "a",
            "2026-12-02",
            0,
            &format!("09:00-{end}"),
            "",
            "",
        )
    };
    assert_eq!(found(&under("13:48")), None);
    assert_eq!(found(&under("13:47")), Some(Amber));
    // What was worked five weeks ago is another matter.
    assert_eq!(found(&pair().row("a", "2026-11-05", 0, "01:00-23:00", "", "")), None);
}

fn post(hours: &str, second: &str, from: &str, funded: &str) -> Build {
    Build::service(Nation::Scotland)
        .person("a")
        .person("b")
        .put(Post {
            id: parse("post"),
            title: "Peer worker".into(),
            team: parse("team"),
            hours: parse(hours),
            band: None,
            funded_until: (!funded.is_empty()).then(|| parse(funded)),
        })
        .share("post", "a", "14:24", "2026-01-05", "", "mon 09:00-15:00")
        .share("post", "b", second, from, "", "fri 09:00-15:00")
        .family("f1", |family| family.worker = Some(parse("a")))
        .family("f2", |family| family.worker = Some(parse("b")))
}

#[test]
fn a_post_is_vacant_on_any_day_that_its_shares_do_not_fill() {
    let rule = "hours.post_vacant";
    assert_eq!(short(&flags(&post("28:48", "14:24", "2026-01-05", ""), rule)), [""; 0]);
    let found = flags(&post("28:48", "14:23", "2026-01-05", ""), rule);
    assert_eq!(short(&found), ["amber post post [a+b]"]);
    assert!(found[0].message.contains("2 families"), "{}", found[0].message);
    assert_eq!(found[0].figure.unwrap().to_string(), "28:47");
    assert_eq!(flags(&post("28:48", "14:24", "2026-12-01", ""), rule).len(), 1);
    assert_eq!(flags(&post("28:48", "14:24", "2026-12-01", "2026-11-29"), rule).len(), 0);
}

#[test]
fn a_post_is_over_on_any_day_that_its_shares_fill_twice() {
    let rule = "hours.post_over";
    assert_eq!(short(&flags(&post("28:48", "14:24", "2026-01-05", ""), rule)), [""; 0]);
    assert_eq!(short(&flags(&post("28:47", "14:24", "2026-01-05", ""), rule)), ["red post post [a+b]"]);
    assert_eq!(flags(&post("28:47", "14:24", "2026-12-06", ""), rule).len(), 1);
    assert_eq!(flags(&post("28:47", "14:24", "2026-12-06", "2026-12-05"), rule).len(), 0);
}

#[test]
fn a_posts_hours_are_those_of_the_day() {
    // From Thursday of the week on the post has two hours less than it is shared out for, from the Monday after two more.
    let change =
        |from: &str, hours: &str| PostHours { post: parse("post"), from: parse(from), hours: parse(hours) };
    let build = post("28:48", "14:24", "2026-01-05", "")
        .put(change("2026-12-03", "26:48"))
        .put(change("2026-12-07", "30:48"));
    let figures = |rule: &str, week: &str| -> Vec<(String, String)> {
        let told = |figure: Option<tandem::rules::Figure>| figure.unwrap().to_string();
        let found = flags_on(&build, rule, week, "2026-12-02");
        found.iter().map(|flag| (told(flag.figure), told(flag.limit))).collect()
    };
    assert_eq!(figures("hours.post_over", "2026-W48"), []);
    assert_eq!(figures("hours.post_over", "2026-W49"), [("28:48".into(), "26:48".into())]);
    assert_eq!(figures("hours.post_vacant", "2026-W49"), []);
    assert_eq!(figures("hours.post_over", "2026-W50"), []);
    assert_eq!(figures("hours.post_vacant", "2026-W50"), [("28:48".into(), "30:48".into())]);
    // The week's figure is that of its Monday.
    let funded = |week: &str| {
        let state = build.state();
        let hours = WeekHours::of(&state, &RotaWeek::of(&state, parse(week)).unwrap());
        hours.post(&parse("post")).map(|post| (post.funded.to_string(), post.vacant.to_string())).unwrap()
    };
    assert_eq!(funded("2026-W49"), ("28:48".into(), "0:00".into()));
    assert_eq!(funded("2026-W50"), ("30:48".into(), "2:00".into()));
}

#[test]
fn without_a_contract_there_is_nothing_to_be_a_tenth_off() {
    let build = Build::service(Nation::Scotland).person("a").row("a", "2026-12-02", 0, "09:00-15:00", "", "");
    assert_eq!(only(&flags(&build, "hours.four_weeks")), None);
    assert_eq!(only(&flags(&build, "hours.week_balance")), Some(Amber));
}
