//! A new starter: one form of pages, gone through mostly with Enter, saved as one entry and taken back as one.

use tandem::app::{Layer, ScreenId};
use tandem::domain::*;
use tandem::exchange::team_file;

use super::{Sitting, at_a_desk, records, sitting, the};

fn page(sitting: &Sitting) -> String {
    sitting.form().heading()
}

/// Fills in what has no default, and goes on to the last page.
fn joins(sitting: &mut Sitting, day: &str) {
    sitting.press("3 alt-j").types("Mairi Stewart");
    sitting.goes_to("First day").types(day);
    sitting.goes_to("Hours").types("14:24");
}

#[test]
fn a_new_starter_is_taken_on_page_by_page_and_taken_back_at_once() {
    let mut sitting = at_a_desk("morag");
    let before = records(&sitting.app.state);
    joins(&mut sitting, "4 jan 2027");
    sitting.sees("1 of 3").sees("goes on to who is beside them");
    sitting.press("enter").sees("2 of 3").sees("Dr Priya Nair").sees("Mental health first aid");
    sitting.press("enter").sees("3 of 3").sees("first in on Tue 5 Jan 2027").sees("The plan,");
    assert!(sitting.saved.is_empty(), "going through the pages saves nothing");
    sitting.press("enter");
    assert!(sitting.app.layers.is_empty(), "{:?}\n{}", sitting.app.said.notice, sitting.screen());
    assert_eq!(sitting.saved.len(), 1, "one entry for the whole");
    let state = sitting.app.state.clone();
    let person = state.person(&the("mairi")).unwrap();
    assert_eq!((person.started, person.buddy.clone()), (Some(the("2027-01-04")), Some(the("eilidh"))));
    assert!(person.checklist.len() > 5);
    assert_eq!(state.shares_of(&person.id).count(), 1);
    assert_eq!(state.records.supervision.keys().filter(|(it, _)| *it == person.id).count(), 3);
    let requested =
        state.trainings().filter(|it| it.person == person.id && it.state == TrainingState::Requested);
    assert_eq!(requested.count(), 5);
    let shadows = state.sheets().flat_map(|(_, sheet)| sheet.sessions.values());
    assert!(shadows.filter(|row| row.item.booking.shadow.contains(&person.id)).count() > 3);
    // A file of it comes back as it went.
    let file = team_file::write(&sitting.desk().state());
    assert!(file.contains("checklist = ["), "{file}");
    let again =
        State::default().preview(&team_file::import(&file, &State::default()).unwrap().changes).unwrap();
    assert_eq!(team_file::write(&again), file);
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before, "undo brings everything back");
}

#[test]
fn a_page_is_left_only_when_it_is_right_and_can_be_gone_back_to() {
    let mut sitting = sitting();
    sitting.press("3 alt-j enter");
    assert!(page(&sitting).contains("1 of 3"), "without a name it stays");
    assert!(sitting.entry("Name").shown_problem().is_some());
    sitting.types("Mairi Stewart").goes_to("Days").rewrites("mon-wed").goes_to("Hours").types("14:24");
    sitting.sees("Mon 09:00–13:48, Tue 09:00–13:48, Wed 09:00–13:48: 14:24 a week");
    sitting.press("enter");
    assert!(page(&sitting).contains("2 of 3"));
    sitting.press("up");
    assert!(page(&sitting).contains("1 of 3"), "up from the first field goes back");
    sitting.press("enter enter");
    assert!(page(&sitting).contains("3 of 3"));
    sitting.rewrites("0");
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!() };
    assert!(form.remarks_at_the_end().is_empty(), "no weeks, no plan");
}

#[test]
fn it_is_found_by_what_people_call_it_on_every_screen() {
    for (word, screen) in [("joiner", "3"), ("new starter", "F"), ("induction", "1"), ("onboarding", "I")] {
        let mut sitting = sitting();
        sitting.press(screen).press(":").types(word).press("enter");
        assert!(page(&sitting).contains("New starter"), "{word}");
    }
    // Whoever may not add people is told why.
    let mut sitting = at_a_desk("eilidh");
    sitting.press("alt-j").sees("for a team lead to change");
    assert!(sitting.app.layers.is_empty() && sitting.app.screen == ScreenId::Week);
}

#[test]
fn each_page_at_each_size() {
    let mut sitting = sitting();
    joins(&mut sitting, "4 jan 2027");
    for page in 1..=3 {
        for size in [(80, 24), (120, 40), (200, 50)] {
            sitting.app.surface.size = size;
            insta::assert_snapshot!(format!("joiner_{page}_{}x{}", size.0, size.1), sitting.screen());
        }
        if page < 3 {
            sitting.press("enter");
        }
    }
    sitting.app.surface.size = (80, 24);
    sitting.press("pagedown");
    insta::assert_snapshot!("joiner_3_scrolled", sitting.screen());
}

/// Chooses what stands in the post's field.
fn takes_post(sitting: &mut Sitting, post: &str) {
    sitting.goes_to("Post").rewrites(post);
}

#[test]
fn a_new_post_has_its_hours_from_the_first_day_and_is_not_offered_to_the_next() {
    let mut sitting = at_a_desk("morag");
    sitting.press("3 alt-j").types("Mairi Stewart").goes_to("First day").types("4 jan 2027");
    takes_post(&mut sitting, "a new post");
    // Days with their times say the hours.
    sitting.goes_to("Days").rewrites("mon 9-15 break 0:30, thu 9-14").sees("10:30 a week");
    sitting.press("enter enter enter");
    assert_eq!(sitting.saved.len(), 1, "{}", sitting.screen());
    let state = sitting.app.state.clone();
    let share = state.shares_of(&the("mairi")).next().unwrap().clone();
    let post = state.post(&share.post).unwrap();
    assert_eq!(state.post_hours(post, the("2027-01-03")), Minutes::ZERO);
    assert_eq!((state.post_hours(post, the("2027-01-04")), share.hours), (Minutes(630), Minutes(630)));
    // It comes back out of a file as it is, and its form can be saved again.
    let file = team_file::write(&sitting.desk().state());
    let again = team_file::import(&file, &State::default()).unwrap();
    assert_eq!(team_file::write(&State::default().preview(&again.changes).unwrap()), file);
    // The next one is offered nothing of it.
    sitting.press("3 alt-j");
    assert!(!sitting.entry("Post").value().contains("held by"), "{}", sitting.screen());
    let offered = sitting.form().inputs.iter().find(|it| it.label == "Post").unwrap();
    assert_eq!(offered.choices, ["a new post", "no post"]);
}

#[test]
fn two_posts_of_one_name_are_told_apart_by_who_holds_them() {
    let mut state = (*super::example_state()).clone();
    let post = state.post(&the("peer-ailsa")).unwrap().clone();
    let more =
        |id: &str| Post { id: the(id), title: post.title.clone(), hours: Minutes(2000), ..post.clone() };
    state = state
        .preview(&[Post { hours: Minutes(2000), ..post.clone() }.into(), more("another").into()])
        .unwrap();
    let mut sitting = super::on_paper(std::sync::Arc::new(state), "owner");
    sitting.press("3 alt-j");
    let offered = sitting.form().inputs.iter().find(|it| it.label == "Post").unwrap();

    assert!(offered.choices.iter().any(|it| it.contains(", beside Eilidh")), "{:?}", offered.choices);
    assert!(offered.choices.iter().any(|it| it.ends_with(", held by nobody yet")), "{:?}", offered.choices);
    assert!(offered.choices.iter().all(|it| !it.contains("another")), "{:?}", offered.choices);
}

#[test]
fn a_form_whose_pages_were_gone_through_is_not_closed_without_a_question() {
    let mut sitting = at_a_desk("morag");
    sitting.press("3 alt-j").types("Mo").goes_to("Post").rewrites("no post");
    sitting.press("enter");
    assert!(page(&sitting).contains("2 of 3"), "{}", page(&sitting));
    sitting.press("esc");
    assert!(page(&sitting).contains("2 of 3"), "it asks first");
    sitting.press("esc");
    assert!(sitting.app.layers.is_empty());
}

#[test]
fn a_holiday_is_why_somebody_is_first_in_later_only_where_it_is_a_day_of_theirs() {
    // 4 January 2027 is a holiday in Scotland, as the second's substitute.
    let first_in = |days: &str| {
        let mut sitting = at_a_desk("morag");
        sitting.press("3 alt-j").types("Mairi Stewart").goes_to("First day").types("4 jan 2027");
        sitting.goes_to("Post").rewrites("a new post").goes_to("Days").rewrites(days);
        sitting.press("enter enter");
        let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!() };
        let said = form.remarks().iter().map(|it| it.text.clone()).find(|it| it.contains("is first in on"));
        said.unwrap_or_default()
    };
    assert!(
        first_in("mon 9-15, wed 9-15").contains("since Mon 4 Jan is"),
        "{}",
        first_in("mon 9-15, wed 9-15")
    );
    assert_eq!(first_in("wed 9-15"), "Mairi is first in on Wed 6 Jan 2027.");
}
