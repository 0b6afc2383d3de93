//! Changing a figure: what its form takes, what it warns of, which weeks it changes, and going back.

use tandem::app::Layer;
use tandem::domain::policy::CATALOGUE;
use tandem::domain::*;
use tandem::rules::{Flag, flags_of_week};

use super::{Sitting, at_a_desk, on_paper, sitting, the};

/// Opens the form of a policy.
fn open(sitting: &mut Sitting, key: &str) {
    let at = CATALOGUE.iter().position(|policy| policy.key == key).unwrap();
    sitting.press("0 home").press(&"down ".repeat(at)).press("enter").open(1);
}

fn problem(sitting: &Sitting, name: &str) -> Option<String> {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    form.inputs.iter().find(|it| it.label == name).unwrap().problem.clone()
}

fn written(sitting: &Sitting, name: &str) -> String {
    sitting.value(name).to_owned()
}

/// What the form says below its fields; only the warnings, if asked.
fn remarks(sitting: &Sitting, warnings: bool) -> String {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    let said = form.remarks().iter().filter(|remark| remark.warns.is_some() || !warnings);
    said.map(|remark| remark.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn values(sitting: &Sitting, key: &str) -> Vec<(Option<Date>, PolicyValue)> {
    let setting = sitting.app.state.records.policy.get(key);
    setting.map(|row| row.item.values.clone()).unwrap_or_default()
}

fn flags(sitting: &Sitting, week: &str, rule: &str) -> usize {
    let flags: Vec<Flag> = flags_of_week(&sitting.app.state, the(week), sitting.app.today());
    flags.iter().filter(|flag| flag.rule == rule).count()
}

fn number(n: i64) -> PolicyValue {
    PolicyValue::Number(n * 1000)
}

#[test]
fn a_figure_from_next_monday_changes_next_week_and_not_this_one() {
    let mut sitting = at_a_desk("morag");
    let rule = "workload.contacts_a_day";
    let (this, next) = (flags(&sitting, "2026-W49", rule), flags(&sitting, "2026-W50", rule));
    assert!(this > 0 && next > 0, "the example has no such flags: {this} and {next}");
    open(&mut sitting, "workload.contacts_a_day.limit");
    assert_eq!(
        (written(&sitting, "Value").as_str(), written(&sitting, "From").as_str()),
        ("4 sessions", "mon 7 dec 2026")
    );
    sitting.rewrites("99");
    assert!(remarks(&sitting, false).contains("2026-W49, the week in view, keeps 4 sessions"));
    let preview = sitting.app.preview.as_ref().unwrap();
    // Nothing of the week in view, all of the next one.
    assert!(preview.flags.clears.iter().all(|flag| flag.week > the("2026-W49")));
    assert_eq!(preview.flags.clears.iter().filter(|flag| flag.week == the("2026-W50")).count(), next);
    assert!(preview.flags.adds.is_empty());
    sitting
        .press("enter")
        .open(0)
        .saved(1)
        .says("Policy workload.contacts_a_day.limit: 99 sessions from 7 Dec 2026");
    assert_eq!(values(&sitting, "workload.contacts_a_day.limit"), [(Some(the("2026-12-07")), number(99))]);
    assert_eq!((flags(&sitting, "2026-W49", rule), flags(&sitting, "2026-W50", rule)), (this, 0));
    sitting.sees("from 7 Dec 2026: 99");
    sitting.press("u");
    assert_eq!(values(&sitting, "workload.contacts_a_day.limit"), []);
    assert_eq!((flags(&sitting, "2026-W49", rule), flags(&sitting, "2026-W50", rule)), (this, next));
    sitting.press("U");
    assert_eq!(flags(&sitting, "2026-W50", rule), 0);
}

#[test]
fn the_flags_of_the_week_in_view_are_previewed() {
    let mut sitting = sitting();
    let rule = "workload.contacts_a_day";
    let this = flags(&sitting, "2026-W49", rule);
    open(&mut sitting, "workload.contacts_a_day.limit");
    sitting.rewrites("99").press("tab").rewrites("mon");
    let preview = sitting.app.preview.as_ref().unwrap();
    assert_eq!(
        preview.flags.clears.iter().filter(|flag| flag.rule == rule && flag.week == the("2026-W49")).count(),
        this
    );
    sitting.sees("clears amber in W49: ");
    sitting.press("shift-tab").rewrites("0");
    assert!(sitting.app.preview.as_ref().unwrap().flags.adds.iter().any(|flag| flag.rule == rule));
    sitting.sees("◆ adds amber in W").press("esc esc").saved(0);
    assert!(sitting.app.preview.is_none());
}

#[test]
fn what_is_judged_today_is_offered_from_today_and_previewed_too() {
    let mut sitting = sitting();
    open(&mut sitting, "workload.caseload.per_wte");
    assert_eq!(written(&sitting, "From"), "wed 2 dec 2026");
    assert!(remarks(&sitting, false).contains("in force today"));
    sitting.rewrites("1");
    let added = &sitting.app.preview.as_ref().unwrap().flags.adds;
    assert!(added.iter().any(|flag| flag.rule == "workload.caseload"), "{added:?}");
    sitting.press("esc");
    open(&mut sitting, "leave.extra_holidays");
    assert_eq!(
        (written(&sitting, "Value").as_str(), written(&sitting, "From").as_str()),
        ("none", "wed 1 apr 2026")
    );
    sitting.rewrites("2026-06-15").press("enter").saved(1);
    assert_eq!(values(&sitting, "leave.extra_holidays").len(), 1);
}

#[test]
fn what_cannot_be_is_said_in_its_field_and_not_saved() {
    let mut sitting = sitting();
    for (key, wrong, said) in [
        (
            "hours.week_balance.limit",
            &["-3:00", "10000:00", "3:60", "soon"][..],
            "a length of time, such as 1:30",
        ),
        ("hours.week_balance.limit", &[""], "write a length of time"),
        (
            "rest.daily.hours",
            &["-1", "1000001", "99999999999999999999", "eleven", "11 days", "1.2345"],
            "a number of hours",
        ),
        ("rest.daily.hours", &["", "  "], "write a number of hours"),
        ("workload.load.red", &["100 hours", "%"], "a number of percent"),
        ("leave.public_holidays", &["stak"], "did you mean \"stac\"?"),
        ("leave.public_holidays", &[""], "write one of stac, dl2024_07"),
        ("supervision.due.clinical", &["0", "-28", "28.5", "monthly"], "month, or a whole number of days"),
        ("leave.extra_holidays", &["2026-02-30", "june"], "dates such as 2026-06-15"),
    ] {
        open(&mut sitting, key);
        for wrong in wrong {
            sitting.rewrites(wrong);
            let found = problem(&sitting, "Value").unwrap_or_else(|| panic!("{key} takes {wrong:?}"));
            assert!(found.contains(said), "{key} {wrong:?}: {found}");
            assert!(sitting.app.preview.is_none(), "{key} {wrong:?} is previewed");
            sitting.press("enter").open(1).saved(0);
        }
        sitting.press("esc");
    }
    open(&mut sitting, "rest.daily.hours");
    for wrong in ["soon", "31/2", "2026-13-01", "1899-12-31", "12"] {
        sitting.press("tab").rewrites(wrong);
        assert!(
            problem(&sitting, "From").is_some_and(|it| it.contains("left out: from the start")),
            "{wrong}"
        );
        sitting.press("enter").open(1).saved(0).press("tab");
    }
}

#[test]
fn what_goes_against_the_law_or_another_figure_is_said_and_can_be_saved() {
    let mut sitting = sitting();
    open(&mut sitting, "rest.daily.hours");
    for (written, warns) in [("11", false), ("12", false), ("10.999", true), ("9", true)] {
        sitting.rewrites(written);
        assert_eq!(remarks(&sitting, true).contains("falls short of the law, 11 hours"), warns, "{written}");
    }
    sitting.press("enter").open(0).saved(1);
    sitting.app.selection.day = the("2026-12-07");
    open(&mut sitting, "workload.load.amber");
    for (written, warns) in [("85", false), ("100", false), ("101", true)] {
        sitting.rewrites(written);
        assert_eq!(remarks(&sitting, true).contains("“Load of a week, red over” 100%"), warns, "{written}");
    }
    sitting.press("enter").open(0).saved(2);
    open(&mut sitting, "roster.late.red");
    sitting.rewrites("13");
    assert!(remarks(&sitting, true).contains("the national rule, 14 days"));
}

#[test]
fn several_dated_values_stay_in_order_and_one_can_be_taken_out() {
    let mut sitting = at_a_desk("morag");
    let key = "sole.only_peer.weeks";
    for (value, from) in [("4", "2027-03-01"), ("3", ""), ("5", "2026-12-07")] {
        open(&mut sitting, key);
        sitting.rewrites(value).press("tab").rewrites(from).press("enter").open(0);
    }
    let (december, march) = (Some(the("2026-12-07")), Some(the("2027-03-01")));
    let all = [(None, number(3)), (december, number(5)), (march, number(4))];
    assert_eq!(values(&sitting, key), all);
    sitting.saved(3).sees("3 weeks").sees("changed");
    // The same again, and what is in force anyway, change nothing.
    open(&mut sitting, key);
    sitting.press("enter").open(0).saved(4);
    assert_eq!(values(&sitting, key), [(None, number(3)), (march, number(4))], "back to 3 in December");
    sitting.press("u");
    open(&mut sitting, key);
    sitting.rewrites("5").press("enter").open(0).says("Nothing to change").saved(5);
    sitting.press("X").open(1);
    let offered: Vec<&str> = sitting.listed().iter().map(|item| item.label.as_str()).collect();
    assert_eq!(offered, ["All of them", "From the start", "From 7 Dec 2026", "From 1 Mar 2027"]);
    sitting.press("down down enter").open(0).says("remove 5 weeks from 7 Dec 2026");
    assert_eq!(values(&sitting, key), [(None, number(3)), (march, number(4))]);
    sitting.press("X enter").open(0).says("back to its default, 2 weeks");
    assert_eq!(values(&sitting, key), []);
    sitting.press("u");
    assert_eq!(values(&sitting, key), [(None, number(3)), (march, number(4))]);
}

#[test]
fn one_value_goes_back_to_the_default_at_once() {
    let mut sitting = sitting();
    sitting.press("0").press("X").open(0).saved(0).says("already at its default: 3:00");
    open(&mut sitting, "hours.week_balance.limit");
    sitting
        .rewrites("4:00")
        .press("enter")
        .saved(1)
        .press("delete")
        .open(0)
        .saved(2)
        .says("back to its default, 3:00");
    assert_eq!(values(&sitting, "hours.week_balance.limit"), []);
    sitting.press("u");
    assert_eq!(values(&sitting, "hours.week_balance.limit").len(), 1);
}

#[test]
fn who_may_not_change_a_figure_reads_why() {
    for (who, why) in [("eilidh", "for a team lead to change"), ("dr-nair", "supervisors can only read")] {
        let mut sitting = on_paper(super::example_state(), who);
        for key in ["enter", "e", "X"] {
            sitting.press("0").press(key).open(0).saved(0).regrets(why);
        }
        sitting.press("?");
        let told = format!("{:?}", sitting.page());
        assert!(told.contains("Changes the figure") && told.contains(why), "{told}");
    }
    // Figures belong to no team: any lead may.
    for who in ["morag", "fiona"] {
        let mut sitting = on_paper(super::example_state(), who);
        open(&mut sitting, "hours.week_balance.limit");
        sitting.rewrites("4:00").press("enter").open(0).saved(1);
    }
}

#[test]
fn a_closed_list_of_words_is_gone_through_with_one_key() {
    let mut sitting = sitting();
    open(&mut sitting, "leave.public_holidays");
    sitting.press("ctrl-n");
    assert_eq!(written(&sitting, "Value"), "dl2024_07");
    sitting.press("enter").open(0).saved(1);
    // The example says "stac" from ever on; the form offers the leave year.
    assert_eq!(values(&sitting, "leave.public_holidays").len(), 2);
}
