//! Splitting a post on the Posts screen: what is asked, the divisions that are found, the one that is written.

use tandem::app::{Effect, Input, Layer};
use tandem::domain::*;

use super::{Sitting, example_state, key, on_paper, records, sitting, the};

impl Sitting {
    /// Opens the split of a post, from one of its sharers.
    fn splits(&mut self, sharer: &str) -> &mut Self {
        self.at(sharer, "2026-12-02").press("5 s").open(1)
    }

    fn field(&mut self, name: &str, text: &str) -> &mut Self {
        let Some(Layer::Form(form)) = self.app.layers.last_mut() else { panic!("no form is open") };
        form.at = form.inputs.iter().position(|it| it.label == name).expect("no such field");
        self.rewrites(text)
    }

    fn fault(&self) -> String {
        let Some(Layer::Form(form)) = self.app.layers.last() else { panic!("no form is open") };
        form.problem().unwrap_or_default()
    }

    fn told(&self) -> String {
        let Some(Layer::Form(form)) = self.app.layers.last() else { panic!("no form is open") };
        form.remarks().iter().map(|remark| remark.text.clone()).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn the_best_divisions_are_listed_with_their_costs_and_one_is_written_from_a_date() {
    let mut morag = on_paper(example_state(), "morag");
    let before = records(&morag.app.state);
    morag.splits("eilidh").sees("Split Peer support worker, Ailsa MBU, 28:48 a week").sees("14:24 14:24");
    let told = morag.told();
    for words in ["1 · ", "2 · ", "of 100", "Eilidh 14:24: ", "a week more than one holder"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    // Another one is told in full when it is chosen.
    morag.field("Split", "2");
    assert_ne!(morag.told(), told);
    morag.press("enter").open(0).saved(1).says("Split Peer support worker, Ailsa MBU from 7 Dec 2026");
    let post: PostId = the("peer-ailsa");
    let shares: Vec<Share> = morag.app.state.shares().filter(|share| share.post == post).cloned().collect();
    assert!(shares.iter().any(|share| share.until == Some(the("2026-12-06"))), "{shares:?}");
    let new: Vec<&Share> = shares.iter().filter(|share| share.from == the("2026-12-07")).collect();
    assert_eq!(new.iter().map(|share| share.hours).sum::<Minutes>(), Minutes(28 * 60 + 48));
    assert_eq!(new.len(), 2);
    morag.press("u").saved(2);
    assert_eq!(records(&morag.app.state), before);
}

#[test]
fn what_cannot_be_is_said_at_its_field_with_what_is_possible() {
    let mut sitting = sitting();
    sitting.splits("eilidh");
    // The first thing that is wrong is said; what stands last stays wrong meanwhile, so that nothing is looked for.
    for (field, text, words) in [
        ("Cannot work", "zz", "zz"),
        ("Who", "eilidh", "among 2 to 6 people"),
        ("Who", "eilidh eilidh", "there twice"),
        ("Who", "eilidh shonna", "did you mean Shona?"),
        ("Who", "eilidh shona", "zz"),
        ("Hours each", "14:24", "there is 1 for 2 people"),
        ("Hours each", "14:24 14:00", "0:24 is left over"),
        ("Hours each", "14:24 half", "such as 1:30"),
        ("Hours each", "", "zz"),
        ("From", "2026-12-01", "the past stays as it was"),
        ("From", "2026-12-07", "zz"),
        ("Together", "long", "a length"),
        ("Together", "2:00", "zz"),
        ("Cannot work", "thu", "write first who cannot"),
    ] {
        sitting.field(field, text);
        assert!(sitting.fault().contains(words), "{text}: {}", sitting.fault());
        sitting.press("enter").open(1).saved(0);
    }
    sitting.field("Cannot work", "eilidh mon tue wed thu fri");
    assert!(sitting.fault().contains("do not fit"), "{}", sitting.fault());
    sitting.field("Cannot work", "").types("eilidh thu");
    assert_eq!(sitting.fault(), "");
    sitting.field("Split", "9");
    assert!(sitting.fault().contains("the number of one from the list"), "{}", sitting.fault());
    sitting.press("enter").open(1).saved(0);
    assert!(!sitting.told().lines().next().unwrap().contains("Eilidh 14:24: thu"), "{}", sitting.told());
}

#[test]
fn it_is_looked_for_beside_the_screen_and_an_answer_too_late_is_let_go() {
    let mut sitting = sitting();
    sitting.at("eilidh", "2026-12-02").press("5");
    let ask = |sitting: &mut Sitting, name: &str| {
        let effects = sitting.app.update(Input::Key(key(name)));
        effects.into_iter().find_map(|effect| match effect {
            Effect::Divide(question) => Some(question),
            _ => None,
        })
    };
    let question = ask(&mut sitting, "s").expect("nothing is looked for");
    assert!(sitting.told().contains("Looking for the best splits"));
    // Nobody waits any more: the search is told to stop, and what comes of it is let go.
    sitting.press("esc");
    let Input::Divided(_, found) = question.answer() else { panic!("no answer") };
    assert_eq!(found.unwrap_err().to_string(), "stopped before everything was tried; nothing is proposed");
    let question = ask(&mut sitting, "s").expect("nothing is looked for");
    sitting.field("Together", "2:00");
    let late = question.answer();
    let told = sitting.told();
    sitting.input(late);
    assert_eq!(sitting.told(), told);
}

#[test]
fn a_post_is_split_by_its_lead() {
    let mut shona = on_paper(example_state(), "shona");
    shona.at("shona", "2026-12-02").press("5 s").open(0).regrets("is not possible");
}
