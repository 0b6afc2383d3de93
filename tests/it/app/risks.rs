//! The Risks screen: what its keys choose, how the mark keeps its place, where Enter leads, what is said when nothing is
//! there.

use std::sync::Arc;

use tandem::app::screen::risks;
use tandem::app::{App, AppStart, ColorScheme, Effect, Input, Layer, ScreenId};
use tandem::domain::*;
use tandem::rules::{Flag, Severity};

use super::{Sitting, at_a_desk, example_state, key, on_paper, screen_of, sitting, the};

impl Sitting {
    /// Opens the Risks screen, with what is over, and marks the matter that a flag of a rule about something stands under.
    fn marks(&mut self, rule: &str, subject: &str) -> &mut Self {
        self.press("4");
        if !self.app.screens.risks.choice.shows_aside {
            self.press("z");
        }
        self.press("home");
        loop {
            let marked = risks::marked(&self.app).expect("nothing is marked");
            if marked.flags.iter().any(|flag| flag.rule == rule && flag.subject.id == subject) {
                return self;
            }
            let at = self.app.screens.risks.mark.at();
            self.press("down");
            assert_ne!(
                at,
                self.app.screens.risks.mark.at(),
                "no {rule} about {subject} is listed\n{}",
                self.screen()
            );
        }
    }

    fn marked(&self) -> Flag {
        self.app.screens.risks.mark.flag().expect("nothing is marked").clone()
    }

    /// The flag of a rule about something, under the marked matter.
    fn under(&self, rule: &str, subject: &str) -> Flag {
        let marked = risks::marked(&self.app).expect("nothing is marked");
        let found = marked.flags.iter().find(|flag| flag.rule == rule && flag.subject.id == subject);
        found.expect("it stands under another matter").clone()
    }

    fn spot(&self) -> (String, String, String) {
        let selection = &self.app.selection;
        let session = selection.session.as_ref().map(ToString::to_string).unwrap_or_default();
        (selection.person.as_ref().unwrap().to_string(), selection.day.to_string(), session)
    }
}

fn chosen(sitting: &Sitting) -> String {
    sitting
        .app
        .screens
        .risks
        .choice
        .in_words(sitting.app.selection.week(), &sitting.app.state, sitting.app.today(), &sitting.app.remit())
        .join(", ")
}

#[test]
fn keys_choose_the_grouping_the_severity_and_the_weeks_and_all_brings_everything_back() {
    let mut sitting = sitting();
    sitting.press("4").sees("[4 Risks").sees("10 to do, from 34 flags: one cause is one line.");
    let all = risks::listing(&sitting.app).counts;
    assert!(all.red > 0 && all.amber > 0);
    sitting.press("f").sees("W49 · everything · by person").press("f").sees("by day");
    sitting.press("f").lacks("W49 · everything");
    sitting.press("s").sees("red and amber");
    sitting.press("s").sees("only red");
    assert_eq!(risks::listing(&sitting.app).counts.total(), all.red);
    sitting.sees(&format!("{} of {} to do", all.red, all.total()));
    sitting.press("w").sees("4 weeks from W49 · only red");
    assert!(risks::listing(&sitting.app).counts.red > all.red);
    sitting.press("a").sees("4 weeks from W49 · everything");
    sitting.press("w w").lacks("everything");
    assert_eq!(risks::listing(&sitting.app).counts, all);
    sitting.press("s s s").lacks("only red");
}

#[test]
fn the_header_counts_what_the_screen_lists_as_to_do() {
    let mut sitting = sitting();
    sitting.press("4").sees("▲ 3 red  ◆ 7 amber").sees("10 to do, from 34 flags");
    sitting.sees("Red in the rota, 12 weeks to W49: ").sees("9 on days that are over   z show");
    let line =
        sitting.screen().lines().find(|line| line.contains("in the rota")).unwrap().trim_end().to_owned();
    assert!(line.ends_with(" 3"), "{line}");
    sitting.press("z").sees("On days that are over").sees("z hide").sees("▲ 3 red  ◆ 7 amber");
    assert_eq!(risks::listing(&sitting.app).matters().len(), 10 + 4);
    sitting.press("z").lacks("On days that are over");
    // At noon another stretch without a pause is over; the line goes on with what is ahead.
    sitting.app.update(Input::Now(the("2026-12-02T12:30")));
    sitting.sees("10 on days that are over").sees("No pause long enough in 7 shifts");
}

#[test]
fn what_would_help_is_worked_out_once_the_keys_rest_and_not_while_the_mark_goes_by() {
    let mut sitting = sitting();
    sitting.marks("sole.visit", "c10-visit-20261204");
    assert!(!sitting.app.awaits_rest());
    sitting.sees("Name Fiona as Aisha's buddy").sees("− red C10 visit alone");
    // On the way past another it stays unknown until the keys rest there.
    sitting.app.update(Input::Key(key("down")));
    assert!(sitting.app.awaits_rest());
    sitting.lacks("Name Fiona");
    sitting.app.update(Input::Key(key("up")));
    sitting.sees("What would help");
    sitting.app.update(Input::Rested);
    assert!(!sitting.app.awaits_rest());
    sitting.sees("Name Fiona as Aisha's buddy");
    // Enter opens what is listed there, to look at each and choose.
    sitting.press("enter").open(1).sees("Name Fiona as Aisha's buddy");
}

#[test]
fn a_matter_of_several_flags_opens_on_all_of_them() {
    let mut sitting = sitting();
    sitting.marks("clash.on_leave", "wellbeing-20261203").sees("Leave asked for: 2 to cover");
    sitting.press("enter").open(1).sees("Why · 1 of 7");
}

#[test]
fn a_lead_accepts_a_risk_until_a_day_and_takes_it_back() {
    let mut sitting = sitting();
    sitting.marks("sole.visit", "c10-visit-20261204").press("A").open(1).sees("Accept · C10 visit alone");
    for (written, understood) in [
        ("mon", "Mon 7 Dec"),
        ("next fri", "Fri 11 Dec"),
        ("the 3rd", "Thu 3 Dec"),
        ("yesterday", "Tue 1 Dec is over: write today, or a day that is still to come"),
    ] {
        sitting.goes_to("Until").rewrites(written).sees(understood);
    }
    sitting.goes_to("Until").rewrites("2026-12-11");
    sitting.press("enter").open(1).sees("write a few words, such as: agreed with the team");
    sitting.goes_to("Reason").rewrites("her sister is there");
    sitting.press("enter").open(0).saved(1);
    sitting.sees("▲ 2 red  ◆ 7 amber").sees("1 accepted by a lead").sees("Accepted by a lead");
    assert_eq!(sitting.marked().rule, "sole.visit");
    sitting.press("P").open(1).lacks("visits C10 alone");
    sitting.press("esc");
    // The same reason is offered for the next one.
    sitting.marks("sole.only_peer", "harbour-families").press("A").open(1);
    sitting.goes_to("Reason").rewrites("her sis");
    sitting.sees("her sister is there").press("esc esc");
    while !sitting.app.layers.is_empty() {
        sitting.press("esc");
    }
    sitting.marks("sole.visit", "c10-visit-20261204").press("A").saved(2).sees("▲ 3 red  ◆ 7 amber");
}

#[test]
fn what_is_over_is_not_accepted_and_a_peer_accepts_nothing() {
    let mut sitting = sitting();
    sitting.marks("sole.visit", "c1-visit-20261130").press("A").open(0).regrets("it is over");
    let mut peer = at_a_desk("aisha");
    peer.press("4 A").open(0);
    assert!(peer.app.state.records.accepted.is_empty());
}

#[test]
fn a_person_and_a_team_are_chosen_from_lists_with_their_counts() {
    let mut sitting = sitting();
    sitting.press("4 p").open(1);
    let listed: Vec<&str> = sitting.listed().iter().map(|item| item.label.as_str()).collect();
    assert_eq!(listed[0], "Everybody");
    assert_eq!(listed.len(), sitting.app.people_listed().len() + 1);
    let detail = sitting.listed()[0].detail.clone();
    assert_eq!(detail, risks::listing(&sitting.app).counts.in_words());
    sitting.types("eilidh").press("enter").open(0);
    assert_eq!(chosen(&sitting), "W49, Eilidh, most pressing first");
    let eilidhs = risks::listing(&sitting.app).counts;
    let listed = risks::listing(&sitting.app).matters();
    assert!(listed.iter().all(|matter| matter.flags.iter().all(|flag| flag.is_about_person(&the("eilidh")))));
    // The list opens on who is chosen, and offers everybody again.
    sitting.press("p");
    let Some(Layer::List(list)) = sitting.app.layers.last() else { panic!("no list is open") };
    assert_eq!(
        (list.item().unwrap().label.as_str(), &list.item().unwrap().detail),
        ("Eilidh Ramsay", &eilidhs.in_words())
    );
    sitting.press("esc").open(0);
    assert_eq!(chosen(&sitting), "W49, Eilidh, most pressing first");
    sitting.press("m").types("strathmore").press("enter");
    assert_eq!(chosen(&sitting), "W49, Eilidh, Strathmore Community Team, most pressing first");
    sitting.press("p").types("everybody").press("enter");
    assert_eq!(chosen(&sitting), "W49, Strathmore Community Team, most pressing first");
    sitting.press("m").types("every team").press("enter");
    assert_eq!(chosen(&sitting), "W49, everything, most pressing first");
}

#[test]
fn arrows_go_by_matter_and_by_group_and_home_and_end_to_the_ends() {
    let mut sitting = sitting();
    sitting.press("4 down j");
    assert_eq!(sitting.app.screens.risks.mark.at(), 2);
    sitting.press("k up up");
    assert_eq!(sitting.app.screens.risks.mark.at(), 0);
    let first = risks::listing(&sitting.app).groups[0].matters.len();
    let day = sitting.app.selection.day;
    sitting.press("right");
    assert_eq!(sitting.app.screens.risks.mark.at(), first);
    sitting.press("l h h");
    assert_eq!((sitting.app.screens.risks.mark.at(), sitting.app.selection.day), (0, day));
    sitting.press("end");
    assert_eq!(sitting.app.screens.risks.mark.at(), risks::listing(&sitting.app).matters().len() - 1);
    sitting.press("home");
    assert_eq!(sitting.app.screens.risks.mark.at(), 0);
}

#[test]
fn weeks_go_by_as_on_the_week_screen() {
    let mut sitting = sitting();
    sitting.press("4 n").sees("Act before publishing");
    let late = |sitting: &Sitting| {
        let listing = risks::listing(&sitting.app);
        listing
            .matters()
            .iter()
            .flat_map(|matter| &matter.flags)
            .filter(|flag| flag.rule().is_of_week())
            .all(|flag| flag.week == sitting.app.selection.week())
    };
    assert!(late(&sitting));
    sitting.press("b b").sees("Week 48 · ");
    assert!(late(&sitting));
    sitting.press("t").sees("Week 49 · ");
    sitting.press("g").types("w51").press("enter").sees("Week 51 · ");
    assert_eq!(sitting.app.screen, ScreenId::Risks);
    // What stands today is there whatever the week.
    sitting.marks("share.ending", "peer-strathmore");
}

#[test]
fn help_and_the_commands_name_every_key_of_the_screen() {
    let mut sitting = sitting();
    sitting.press("4 :");
    let listed: Vec<&str> = sitting.listed().iter().map(|item| item.label.as_str()).collect();
    for label in [
        "Go there",
        "Accept",
        "Past",
        "Group",
        "Severity",
        "Person",
        "Team",
        "Weeks",
        "All",
        "Next week",
        "Why",
        "Publish",
        "Changes",
    ] {
        assert!(listed.contains(&label), "{label}: {listed:?}");
    }
    sitting.press("esc ?");
    let help = format!("{:?}", sitting.page());
    for doc in ["Groups by how soon", "Shows the next week.", "Explains the flags", "Publishes the week"] {
        assert!(help.contains(doc), "{doc}: {help}");
    }
}

#[test]
fn why_is_asked_of_the_marked_flag() {
    let mut sitting = sitting();
    sitting.press("4");
    let marked = sitting.marked();
    sitting.press("!").open(1).sees(marked.rule().title).sees(&marked.message[..40]);
    sitting.press("esc").open(0);
    assert!(sitting.marked().is_same(&marked));
}

#[test]
fn o_goes_to_the_session_of_a_flag_and_back_finds_the_mark_again() {
    let mut sitting = sitting();
    sitting.marks("sole.visit", "c10-visit-20261204").press("o").says("Red: Aisha visits C10 alone");
    assert_eq!(sitting.app.screen, ScreenId::Week);
    assert_eq!(sitting.spot(), ("aisha".into(), "2026-12-04".into(), "c10-visit-20261204".into()));
    sitting.press("4");
    assert_eq!(
        (sitting.marked().rule, sitting.marked().subject.id.as_str()),
        ("sole.visit", "c10-visit-20261204")
    );
}

#[test]
fn after_going_to_another_week_the_list_is_as_it_was() {
    let mut sitting = sitting();
    sitting.press("4 w").marks("sole.visit", "c10-visit-20261218").press("o");
    // Of several the first is gone to.
    assert_eq!(sitting.spot(), ("aisha".into(), "2026-12-11".into(), "c10-visit-20261211".into()));
    sitting.press("4").sees("4 weeks from W49");
    assert_eq!(sitting.marked().subject.id, "c10-visit-20261211");
    // Who goes elsewhere first has another week in mind.
    sitting.press("o n 4").sees("4 weeks from W51");
}

#[test]
fn o_goes_to_the_line_of_a_person_on_the_day_or_in_the_week() {
    let mut sitting = sitting();
    sitting.press("4 p").types("shona").press("enter").marks("workload.no_pause", "shona").press("o");
    assert_eq!(
        (sitting.app.screen, sitting.spot().0, sitting.spot().1),
        (ScreenId::Week, "shona".into(), "2026-12-02".into())
    );
    sitting.press("4 a").marks("workload.contacts_a_day", "catriona").press("o");
    assert_eq!((sitting.spot().0, sitting.spot().1), ("catriona".into(), "2026-11-30".into()));
    // A person's whole week: their line, on the day that was selected.
    sitting.at("shona", "2026-12-03").marks("workload.load", "eilidh").press("o");
    assert_eq!((sitting.spot().0, sitting.spot().1), ("eilidh".into(), "2026-12-03".into()));
}

#[test]
fn o_goes_to_the_nearest_line_of_what_has_none() {
    for (rule, subject, person) in [
        ("share.ending", "peer-strathmore", "aisha"),
        ("sole.only_peer", "harbour-families", "leanne"),
        ("case.window", "c2", "catriona"),
        ("group.precontact", "c9", "aisha"),
        ("supervision.due", "shona/clinical", "shona"),
    ] {
        let mut sitting = sitting();
        sitting.at("eilidh", "2026-12-02").marks(rule, subject).press("o");
        let (screen, (at, ..)) = (sitting.app.screen, sitting.spot());
        assert_eq!((screen, at.as_str()), (ScreenId::Week, person), "{rule}");
    }
    // The whole rota: whoever was selected stays so.
    let mut sitting = sitting();
    sitting.at("shona", "2026-12-03").marks("roster.late", "2026-W49").press("o");
    assert_eq!((sitting.app.screen, sitting.spot().0), (ScreenId::Week, "shona".into()));
    // Of several who share it, the one chosen.
    sitting.press("4 p").types("catriona").press("enter").marks("share.ending", "peer-strathmore").press("o");
    assert_eq!(sitting.spot().0, "catriona");
}

#[test]
fn from_a_week_far_away_what_stands_today_leads_to_today() {
    let mut sitting = sitting();
    sitting.press("g").types("w5").press("enter").marks("case.window", "c2").press("o");
    assert_eq!((sitting.spot().0, sitting.spot().1), ("catriona".into(), "2026-12-02".into()));
    sitting.press("4");
    assert_eq!(sitting.marked().rule, "case.window");
    assert_eq!(sitting.app.selection.week().number(), 5);
}

#[test]
fn somebody_without_a_line_is_shown_on_their_page() {
    let mut state = State::clone(&example_state());
    let mut bo = Person::new(the("bo"), "Bo Lee".into(), the("ailsa"), Role::PeerWorker);
    bo.started = Some(the("2026-10-01"));
    state = state.preview(&[bo.into()]).unwrap();
    let mut sitting = on_paper(Arc::new(state), "owner");
    sitting.marks("supervision.none", "bo").press("o").sees("Bo Lee");
    assert_eq!((sitting.app.screen, sitting.spot().0), (ScreenId::People, "bo".into()));
}

#[test]
fn the_mark_keeps_its_flag_when_others_come_and_go() {
    let mut sitting = sitting();
    sitting.marks("workload.load", "eilidh");
    let before = sitting.app.screens.risks.mark.at();
    sitting.press("1").on("aisha", "2026-12-04T10:15").press("x").types("unwell").press("enter").saved(1);
    sitting.press("4");
    assert_eq!((sitting.marked().rule, sitting.marked().subject.id.as_str()), ("workload.load", "eilidh"));
    assert!(sitting.app.screens.risks.mark.at() < before, "the visit above it is cancelled");
    sitting.press("u").saved(2);
    assert_eq!((sitting.marked().rule, sitting.app.screens.risks.mark.at()), ("workload.load", before));
}

#[test]
fn where_nothing_is_flagged_the_screen_says_so_kindly() {
    let mut sitting = on_paper(Arc::new(quiet()), "owner");
    sitting
        .press("4")
        .sees("Nothing needs looking at in this week.")
        .press("w")
        .sees("Nothing needs looking at in these weeks.");
    sitting.press("o").says("Nothing is flagged here to go to.");
    sitting.press("!").says("Nothing is flagged here.").press("down up right left end home").open(0);
}

#[test]
fn where_nothing_matches_the_screen_says_how_to_see_all() {
    let mut sitting = sitting();
    sitting.press("4 p").types("isla").press("enter");
    sitting.sees("0 of").sees("Nothing matches these filters: press a to see all.");
    sitting.press("a");
    assert!(risks::listing(&sitting.app).counts.total() > 0);
}

/// A service where nothing is asked of anybody, and four weeks of it are published.
fn quiet() -> State {
    let weeks = the::<Week>("2026-W49").to(the("2026-W52"));
    let published =
        weeks.map(|week| SheetMark { state: SheetState::Published, ..SheetMark::draft(week) }.into());
    let service = Service::new("Harbour".into(), Nation::Scotland);
    let changes: Vec<Change> = published.chain([service.into()]).collect();
    State::default().preview(&changes).unwrap()
}

#[test]
fn planted_risks_are_on_the_screen_with_their_reasons() {
    let mut sitting = sitting();
    for (rule, subject, found, why) in [
        ("clash.on_leave", "wellbeing-20261203", "Aisha has Wellbeing Group", "needs somebody else"),
        ("clash.on_leave", "c4-phone-thu-20261203", "Aisha has Phone call", "needs somebody else"),
        ("sole.visit", "c10-visit-20261204", "Aisha visits C10 alone", "no phone signal there and no buddy"),
        ("share.ending", "peer-strathmore", "ends in 119 days", "5 families and 1 group"),
        (
            "supervision.due",
            "shona/clinical",
            "Shona's clinical supervision was due on Fri 27 Nov",
            "36 days ago",
        ),
        ("workload.load", "eilidh", "Eilidh's week is 85.5% full", "there is 14:24 this week"),
        ("case.window", "c2", "Support for C2 ends on Wed 30 Dec", "12 months after birth"),
        ("group.precontact", "c8", "Nobody has been in touch with C8", "C8 is invited"),
        ("group.precontact", "c9", "Nobody has been in touch with C9", "C9 is invited"),
    ] {
        sitting.marks(rule, subject);
        let marked = sitting.under(rule, subject);
        assert!(marked.message.contains(found) && marked.why.contains(why), "{marked:?}");
        sitting.press("enter").open(1).press("esc");
    }
    assert_eq!(sitting.marked().severity, Severity::Amber);
}

#[test]
fn a_reason_that_was_given_is_shown_with_its_flag() {
    let given = Override {
        rule: "sole.visit".into(),
        subject: ("session".into(), "c10-visit-20261204".into()),
        people: vec![],
        by: "morag".into(),
        reason: "Greg waits in the car".into(),
        at: Instant(29_000_000),
    };
    let mark = SheetMark { overrides: vec![given], ..SheetMark::draft(the("2026-W49")) };
    let state = example_state().preview(&[mark.into()]).unwrap();
    let mut sitting = on_paper(Arc::new(state), "owner");
    sitting.marks("sole.visit", "c10-visit-20261204").sees("Reason given by Morag");
    sitting.marks("roster.late", "2026-W49").lacks("Reason given");
}

#[test]
fn weeks_still_on_disk_are_asked_for_and_unknown_until_they_are_here() {
    let published =
        |week: &str| SheetMark { state: SheetState::Published, ..SheetMark::draft(the(week)) }.into();
    // One in the trend, one among the four weeks listed; far from what is loaded around today.
    let whole = Arc::new(example_state().preview(&[published("2025-W20"), published("2025-W30")]).unwrap());
    let away: [Week; 2] = [the("2025-W20"), the("2025-W30")];
    let partly = Arc::new(State::clone(&whole).without_sheets(|week| !away.contains(&week)));
    let (mut app, _) = App::open(AppStart {
        state: partly,
        me: Author::Owner,
        home: tandem::app::Home::default(),
        now: the("2026-12-02T10:40"),
        keymap: Arc::default(),
        size: (120, 40),
        color_scheme: ColorScheme::Dark,
        colours: tandem::app::Colours::True,
    });
    app.selection.day = the("2025-06-30");
    let asked: Vec<Week> = ["4", "w"]
        .into_iter()
        .flat_map(|name| app.update(Input::Key(key(name))))
        .flat_map(|effect| match effect {
            Effect::Load(weeks) => weeks,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(away.iter().all(|week| asked.contains(week)), "{asked:?}");
    let screen = screen_of(&app, 120, 40);
    let red = |screen: &str| screen.lines().find(|line| line.contains("Red in the rota")).unwrap().to_owned();
    // A week is worked out with its neighbours, so each is unknown with them.
    assert_eq!(red(&screen).matches('–').count(), 3, "{screen}");
    assert!(screen.contains("Loading the rest"), "{screen}");
    app.update(Input::State(whole, vec![]));
    let screen = screen_of(&app, 120, 40);
    assert!(!red(&screen).contains('–') && !screen.contains("Loading"), "{screen}");
}

#[test]
fn what_stands_today_is_told_once_all_that_lies_ahead_is_here() {
    let booking = Booking::new(the("phone"), the("2029-03-07T10:00"), Minutes(15));
    let far = Session { id: the("far"), series: None, booking };
    let whole = Arc::new(example_state().preview(&[far.into()]).unwrap());
    let partly = Arc::new(State::clone(&whole).without_sheets(|week| week != the("2029-W10")));
    let opening = AppStart {
        state: partly,
        me: Author::Owner,
        home: tandem::app::Home::default(),
        now: the("2026-12-02T10:40"),
        keymap: Arc::default(),
        size: (120, 40),
        color_scheme: ColorScheme::Dark,
        colours: tandem::app::Colours::True,
    };
    let (mut app, effects) = App::open(opening);
    let asks = |effect: &Effect| matches!(effect, Effect::Load(weeks) if *weeks == [the("2029-W10")]);
    assert!(effects.iter().any(asks), "{effects:?}");
    app.update(Input::Key(key("4")));
    let standing = |app: &App| risks::listing(app).matters().iter().any(|it| !it.head.rule().is_of_week());
    assert!(!standing(&app));
    app.update(Input::State(whole, vec![]));
    assert!(standing(&app));
}

/// What stands today, on the Risks screen.
fn standing_listed(sitting: &Sitting) -> Vec<String> {
    let listing = risks::listing(&sitting.app);
    let matters = listing.matters();
    let flags = matters.iter().flat_map(|matter| &matter.flags);
    let standing = flags.filter(|flag| !flag.rule().is_of_week());
    let mut listed: Vec<String> = standing.map(|flag| format!("{} {}", flag.rule, flag.subject.id)).collect();
    listed.sort();
    listed
}

#[test]
fn what_stands_today_is_seen_by_whom_it_is_about_by_their_supervisor_and_by_leads() {
    let (ending, window) = ("share.ending peer-strathmore", "case.window c2");
    let due = "supervision.due shona/clinical";
    for (who, sees) in [
        // Of the families only those of their own team are told to leads.
        ("fiona", &[window, ending, due][..]),
        ("morag", &[ending, due]),
        ("shona", &[due]),
        ("eilidh", &[]),
        ("catriona", &[window, ending]),
        ("dr-nair", &[due]),
        ("greg", &[]),
    ] {
        let mut sitting = at_a_desk(who);
        // In a draft, and in a week that is out.
        for week in ["4", "b"] {
            sitting.press(week);
            if week == "4" {
                // Of every team.
                sitting.press("a");
            }
            assert_eq!(standing_listed(&sitting), sees, "{who}");
            let flags = &sitting.app.view().unwrap().flags;
            assert_eq!(flags.iter().filter(|flag| !flag.rule().is_of_week()).count(), sees.len(), "{who}");
        }
    }
}

#[test]
fn a_share_that_ends_is_renewed_with_enter_and_ends_again_with_undo() {
    let mut sitting = at_a_desk("fiona");
    sitting.marks("share.ending", "peer-strathmore").press("!").open(1);
    sitting.sees("▸ Renew Aisha's share").sees("Only once it is agreed").sees("clears red in W15 2027");
    sitting.press("enter").saved(1).says("Renew Aisha's share").sees("To send").press("esc");
    let ends = |sitting: &Sitting| {
        let share = sitting.app.state.shares_of(&the("aisha")).next().unwrap().clone();
        share.until.map(|until| until.to_string())
    };
    assert_eq!(ends(&sitting), None);
    assert_eq!(standing_listed(&sitting), ["case.window c2"]);
    sitting.press("esc u").saved(2);
    assert_eq!(ends(&sitting).as_deref(), Some("2027-03-31"));
    // Another team's lead reads why not.
    sitting.app.me = Author::Person(the("morag"));
    sitting.press("a");
    sitting.marks("share.ending", "peer-strathmore").press("!").sees("Not now:").press("enter").saved(2);
}

#[test]
fn a_lead_counts_their_own_and_one_key_shows_every_teams() {
    let counts = |who: &str| {
        let mut sitting = at_a_desk(who);
        sitting.press("4");
        let listing = risks::listing(&sitting.app);
        let (own, others) = (listing.counts, listing.others);
        assert_eq!(sitting.app.to_look_at(), own, "{who}: the header counts what is listed");
        for matter in listing.matters() {
            let remit = sitting.app.remit();
            assert!(
                matter.flags.iter().all(|flag| remit.holds(flag, &sitting.app.state)),
                "{}",
                matter.title
            );
        }
        sitting.sees(&format!("[4 Risks {}]", own.red + own.amber));
        if others.total() > 0 {
            sitting.sees(&format!("other teams: {}   a shows every team", others.in_words()));
        }
        sitting.press("a");
        let every = risks::listing(&sitting.app).counts;
        assert_eq!(sitting.app.to_look_at(), own, "{who}: what is one's own stays so");
        sitting.press("a");
        assert_eq!(risks::listing(&sitting.app).counts, own);
        (own, others, every)
    };
    let (owner, none, all) = counts("owner");
    assert_eq!((none.total(), owner), (0, all));
    for who in ["fiona", "morag", "moira"] {
        let (own, others, every) = counts(who);
        assert!(own.total() < owner.total() && others.total() > 0, "{who}: {own:?}");
        assert!(every.total() >= own.total().max(others.total()), "{who}: {every:?}");
    }
    // A supervisor has what is about those she supervises, whatever their team.
    let mut nair = at_a_desk("dr-nair");
    nair.press("4");
    assert!(standing_listed(&nair).contains(&"supervision.due shona/clinical".to_owned()));
}

#[test]
fn what_publishing_asks_about_stands_apart_from_all_else_that_is_red() {
    let mut sitting = at_a_desk("fiona");
    sitting.app.update(Input::Now(the("2026-12-28T09:00")));
    sitting.press("g").types("2026-12-28").press("enter").press("4");
    sitting.sees("Act before publishing").sees("Act on it now");
    let under = |sitting: &Sitting, title: &str| -> Vec<(String, String)> {
        let listing = risks::listing(&sitting.app);
        let group = listing.groups.iter().find(|group| group.title == title).unwrap();
        let flags = group.matters.iter().flat_map(|matter| &matter.flags);
        let red = flags.filter(|flag| flag.severity == Severity::Red);
        red.map(|flag| (flag.rule.to_owned(), flag.subject.id.to_string())).collect()
    };
    let (before, now) = (under(&sitting, "Act before publishing"), under(&sitting, "Act on it now"));
    assert!(now.iter().any(|(rule, _)| rule == "supervision.due"), "{now:?}");
    sitting.press("P").open(1);
    let Some(Layer::Publish(layer)) = sitting.app.layers.last() else { panic!("{}", sitting.screen()) };
    let asked: Vec<(String, String)> = layer
        .asked
        .iter()
        .flat_map(|asked| &asked.matter.flags)
        .map(|flag| (flag.rule.to_owned(), flag.subject.id.to_string()))
        .collect();
    assert!(!asked.is_empty() && asked.iter().all(|flag| before.contains(flag)), "{asked:?} of {before:?}");
    assert!(now.iter().all(|flag| !asked.contains(flag)), "{asked:?} and {now:?}");
}

#[test]
fn a_reason_given_at_publishing_is_read_by_whoever_sees_the_flag() {
    let given = Override {
        rule: "sole.visit".into(),
        subject: ("session".into(), "c10-visit-20261204".into()),
        people: vec![],
        by: "fiona".into(),
        reason: "her sister is in".into(),
        at: Instant(29_690_000),
    };
    let mark = SheetMark {
        overrides: vec![given],
        state: SheetState::Published,
        ..SheetMark::draft(the("2026-W49"))
    };
    let state = Arc::new(example_state().preview(&[mark.into()]).unwrap());
    for who in ["owner", "fiona", "morag", "aisha", "eilidh", "isla", "dr-nair"] {
        let sitting = on_paper(state.clone(), who);
        let view = sitting.app.view().unwrap();
        let flag = view.flags.iter().find(|flag| flag.rule == "sole.visit" && flag.severity == Severity::Red);
        let flag = flag.unwrap_or_else(|| panic!("{who} does not see it"));
        assert_eq!(flag.given.as_ref().map(|given| given.reason.as_str()), Some("her sister is in"), "{who}");
    }
}

#[test]
fn accepting_is_offered_where_it_is_ones_own_to_do_and_promises_what_is_so() {
    let to = |sitting: &mut Sitting, rule: &str| {
        sitting.press("4 home");
        while risks::marked(&sitting.app).unwrap().head.rule != rule {
            sitting.press("down");
        }
    };
    let mut fiona = at_a_desk("fiona");
    to(&mut fiona, "roster.late");
    assert!(!fiona.screen().contains("A accept"), "{}", fiona.screen());
    let mut owner = sitting();
    to(&mut owner, "sole.visit");
    owner.sees("A accept").press("A").open(1);
    owner.sees("counts again from Thu 31 Dec").sees("Publishing does not ask about it until then.");
    owner.press("esc");
    to(&mut owner, "supervision.due");
    owner.press("A").open(1);
    // What publishing never asks about is not promised to be left out.
    assert!(!owner.screen().contains("ublishing does not ask"), "{}", owner.screen());
}
