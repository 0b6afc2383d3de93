//! Why something is flagged: read flag by flag, previewed, carried out on Enter, taken back.

use std::sync::Arc;

use tandem::app::{Input, Layer, Paragraph, ScreenId};
use tandem::domain::*;
use tandem::rules::Severity;

use crate::build::Build;

use super::{Sitting, at_a_desk, on_paper, records, screen_of, sitting, the};

/// At the lone visit up the glen, explained.
fn at_the_glen(mut sitting: Sitting) -> Sitting {
    sitting.on("aisha", "2026-12-04T10:15").press("!").open(1);
    assert_eq!(sitting.why().flag().unwrap().rule, "sole.visit");
    sitting
}

fn facts(sitting: &Sitting) -> Vec<(&'static str, String)> {
    sitting.why().facts(&sitting.app)
}

fn titles(sitting: &Sitting) -> Vec<&str> {
    sitting.suggested().choices.iter().map(|choice| choice.title.as_str()).collect()
}

/// A service of one nurse, with nothing to say of her.
fn nobody_flagged() -> Sitting {
    let service = Build::service(Nation::England).role("nurse", Role::Colleague).post("post", "6:00").share(
        "post",
        "nurse",
        "6:00",
        "2026-01-05",
        "",
        "mon 09:00-12:00, tue 09:00-12:00",
    );
    on_paper(Arc::new(service.state()), "owner")
}

fn buddy(sitting: &Sitting) -> Option<PersonId> {
    sitting.app.state.person(&the("aisha")).unwrap().buddy.clone()
}

#[test]
fn a_flag_is_explained_with_where_it_stands_and_who_may_override_it() {
    let sitting = at_the_glen(sitting());
    let told: Vec<&str> = facts(&sitting).iter().map(|(name, _)| *name).collect();
    assert_eq!(told, ["based on", "let it be", "rule"]);
    let screen = sitting.screen();
    for words in [
        "red Aisha visits C10 alone",
        "no buddy is named",
        "national: source 002; NHS lone-working policy",
        "publishing asks for a reason",
        "Name Fiona as Aisha's buddy",
        "already Catriona's buddy",
        "To send: Fiona, would you be Aisha's buddy",
        "could also help",
    ] {
        assert!(screen.to_lowercase().contains(&words.to_lowercase()), "no {words:?} in\n{screen}");
    }
}

#[test]
fn the_figure_and_the_limit_are_told() {
    let mut sitting = sitting();
    sitting.at("shona", "2026-12-03").press("!");
    // The day that is marked comes before her others.
    let at = sitting.why().flags.iter().position(|flag| flag.rule == "workload.no_pause").unwrap();
    sitting.press(&"n ".repeat(at));
    assert_eq!(facts(&sitting)[0], ("found", "3:14, and the limit is 2:30".to_owned()));
    assert!(
        facts(&sitting)
            .contains(&("let it be", "it may stand as it is: publishing does not ask about it".to_owned()))
    );
}

#[test]
fn flags_are_gone_through_round_and_round() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("!");
    let all = sitting.why().flags.len();
    assert!(all > 3);
    sitting.press("n right l");
    assert_eq!(sitting.why().at, 3);
    sitting.press("left h b b");
    assert_eq!(sitting.why().at, all - 1);
    sitting.press("n");
    assert_eq!(sitting.why().at, 0);
    sitting.press("q").open(0);
    assert!(sitting.app.preview.is_none());
}

#[test]
fn what_is_marked_is_previewed_and_nothing_is_saved() {
    let mut sitting = at_the_glen(sitting());
    let preview = sitting.app.preview.as_ref().unwrap();
    assert_eq!(preview.state.person(&the("aisha")).unwrap().buddy, Some(the("fiona")));
    assert!(
        preview.flags.clears.iter().any(|flag| flag.rule == "sole.visit" && flag.severity == Severity::Red)
    );
    sitting.sees("adds ◆ amber in W49: Aisha visits C10 alone (and 5 more in 16 weeks) · clears red in W49: C10 visit alone").press("down down down");
    let preview = sitting.app.preview.as_ref().unwrap();
    assert_eq!(preview.state.person(&the("aisha")).unwrap().buddy, None);
    let visit =
        preview.view.as_ref().unwrap().rota.sessions().iter().find(|it| it.home && it.involves(&the("greg")));
    assert_eq!(visit.unwrap().booking().with, [the::<PersonId>("greg")]);
    sitting.press("up up up up");
    assert_eq!(sitting.suggested().marked, sitting.suggested().choices.len() - 1);
    sitting.press("down").press("esc").open(0).saved(0);
    assert!(sitting.app.preview.is_none());
}

#[test]
fn a_remedy_is_carried_out_as_one_change_told_and_taken_back() {
    let mut sitting = at_the_glen(at_a_desk("fiona"));
    let before = records(&sitting.app.state);
    sitting.press("enter").open(1).saved(1).says("Name Fiona as Aisha's buddy");
    assert_eq!(buddy(&sitting), Some(the("fiona")));
    match &sitting.page()[0] {
        Paragraph::Text(words) => assert!(words.starts_with("Fiona, would you be Aisha's buddy"), "{words}"),
        other => panic!("{other:?}"),
    }
    sitting.press("esc").open(0).press("u");
    assert_eq!(buddy(&sitting), None);
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn standing_down_says_by_whom_and_keeps_the_reason() {
    let mut sitting = at_the_glen(at_a_desk("fiona"));
    sitting.press("up enter").saved(1).press("esc");
    let booked = sitting.booked("aisha", "2026-12-04T10:15");
    let booking = booked.booking();
    assert_eq!(booking.status, Status::Cancelled);
    assert_eq!(booking.cancelled_by.as_deref(), Some("fiona"));
    assert_eq!(booking.reason.as_deref(), Some("alone on a home visit"));
    for leg in ["2026-12-04T09:45", "2026-12-04T11:15"] {
        assert_eq!(sitting.booked("aisha", leg).booking().status, Status::Cancelled, "{leg}");
    }
    sitting.press("u");
    assert_eq!(sitting.booked("aisha", "2026-12-04T10:15").booking().status, Status::Planned);
}

#[test]
fn what_is_not_ones_own_to_change_is_told_so() {
    let mut sitting = at_the_glen(at_a_desk("aisha"));
    let choices = &sitting.suggested().choices;
    // Her own visit is hers to plan while the week is a draft; what puts others into it is not.
    assert!(choices.iter().any(|choice| choice.unavailable.is_none()));
    assert!(choices.iter().any(|choice| choice.unavailable.is_some()));
    sitting.sees("is for a team lead to change");
}

#[test]
fn what_is_over_or_closed_offers_nothing_and_says_why() {
    let mut sitting = sitting();
    sitting.at("catriona", "2026-11-30").press("!");
    let at = sitting.why().flags.iter().position(|flag| flag.rule == "workload.contacts_a_day").unwrap();
    sitting.press(&"n ".repeat(at)).sees("This is over").press("enter").saved(0).press("esc");
    sitting.at("catriona", "2026-11-24").press("!");
    let at = sitting.why().flags.iter().position(|flag| flag.rule.starts_with("workload.no_pause")).unwrap();
    sitting.press(&"n ".repeat(at)).sees("2026-W48 is closed; a lead can reopen it");
}

#[test]
fn where_nothing_selected_is_flagged_the_week_is() {
    let mut sitting = nobody_flagged();
    sitting.press("!");
    let rules: Vec<&str> = sitting.why().flags.iter().map(|flag| flag.rule).collect();
    let at = rules.iter().position(|rule| *rule == "roster.late").unwrap();
    sitting.press(&"n ".repeat(at));
    assert_eq!(titles(&sitting), ["Publish the week"]);
    // It is told once, and publishing asks nothing about what it mends.
    let screen = screen_of(&sitting.app, 120, 40);
    assert_eq!(screen.matches("Publish the week").count(), 1, "{screen}");
    assert!(!screen.contains("publishing asks for a reason"), "{screen}");
    sitting.press("enter");
    assert!(!matches!(sitting.app.layers.last(), Some(Layer::Suggestions(_))));
}

#[test]
fn where_there_is_no_flag_at_all_it_says_so() {
    let mut sitting = nobody_flagged();
    sitting.press("g").types("2027-06-02").press("enter").press("!").open(0).says("Nothing is flagged here.");
}

#[test]
fn why_works_on_the_day_screen_too() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T10:15").press("2");
    assert_eq!(sitting.app.screen, ScreenId::Day);
    sitting.press("!").open(1);
    assert_eq!(sitting.why().flag().unwrap().rule, "sole.visit");
}

#[test]
fn what_somebody_else_changed_meanwhile_is_taken_in() {
    let mut sitting = at_the_glen(sitting());
    let mut aisha = sitting.app.state.person(&the("aisha")).unwrap().clone();
    aisha.buddy = Some(the("ruth"));
    let edits = sitting.app.state.edits_of(&[aisha.into()]).unwrap();
    let entry = Entry {
        rev: sitting.app.state.rev() + 1,
        at: Instant(29_000_001),
        by: "fiona".into(),
        from: "local".into(),
        cause: Cause::Edited,
        summary: String::new(),
        reason: None,
        edits,
    };
    let state = sitting.app.state.apply(&entry).unwrap();
    sitting.input(tandem::app::Input::State(Arc::new(state), vec![]));
    assert!(sitting.suggested().choices.is_empty());
    sitting.sees("this is no longer flagged").press("enter").saved(0);
}

#[test]
fn it_draws_at_every_size_with_what_is_marked_in_sight() {
    let mut sitting = at_the_glen(sitting());
    for (columns, rows) in [(80, 24), (60, 18), (40, 12), (20, 8), (9, 5), (3, 3), (1, 1), (200, 50)] {
        sitting.input(tandem::app::Input::Resized(columns, rows));
        let screen = sitting.screen();
        if columns >= 40 {
            assert!(screen.contains("Name Fiona"), "{columns}×{rows}:\n{screen}");
        }
    }
    sitting.input(tandem::app::Input::Resized(60, 16));
    let top = sitting.screen();
    sitting.press("pagedown pagedown pagedown");
    assert_ne!(sitting.screen(), top);
    sitting.press("pageup pageup pageup");
    assert_eq!(sitting.screen(), top);
}

/// What stands beside the selection is explained first, on every day of everybody.
#[test]
fn what_is_told_beside_the_selection_is_explained_first() {
    let mut explained = 0;
    for who in ["eilidh", "shona", "leanne", "aisha", "catriona"] {
        for day in ["2026-12-02", "2026-12-03", "2026-12-04"] {
            let mut sitting = at_a_desk("owner");
            sitting.at(who, day);
            let asked = sitting.app.asked_of_day(&the(who), the(day));
            let Some(first) = asked.first() else { continue };
            sitting.press("!");
            let flag = sitting.why().flags.first().unwrap().clone();
            let matters = sitting.app.matters();
            let of = matters.to_do().find(|matter| matter.flags.iter().any(|it| it.is_same(&flag)));
            let part = of.and_then(|it| it.part(|it| it.people.contains(&the(who)), &sitting.app.state));
            let title = part.map(|part| part.title).unwrap_or_default();
            assert!(
                flag.message.as_str() == first.words || first.words.starts_with(&title),
                "{who} on {day}: {} is told, {} explained",
                first.words,
                flag.message
            );
            explained += 1;
        }
    }
    assert!(explained > 6, "{explained}");
}

/// What is open over a screen is wrapped or said shorter, and what is not saved is said so, on the smallest common screen.
#[test]
fn nothing_of_why_cover_and_publishing_is_cut_at_the_smallest_common_size() {
    for who in ["owner", "fiona"] {
        for keys in ["!", "4 !", "4 down !", "4 down down down !", "C", "P", "P enter", "a"] {
            let mut sitting = at_a_desk(who);
            sitting.input(Input::Resized(80, 24));
            sitting.at("aisha", "2026-12-03").press(keys);
            if keys == "a" {
                sitting.types("fri 9:30 phone c3 aisha");
            }
            let screen = screen_of(&sitting.app, 80, 24);
            assert!(!screen.contains('…'), "{who} {keys}\n{screen}");
            let top = screen.lines().next().unwrap();
            assert_eq!(
                top.contains("not saved yet"),
                sitting.app.preview.is_some(),
                "{who} {keys}\n{screen}"
            );
        }
    }
}
