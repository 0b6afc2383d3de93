//! What is written of one person on the People screen: a key to sign in with, what to ask about first, training.

use tandem::domain::{KeptApart, Person, PersonId, TrainingState};

use super::{Sitting, at_a_desk, bring_in, owner_at_home, sitting, the};

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPKsQx1mSUoR1WMqSRPTiGTFhOMBmOmY8BvHB/yT+rd morag@ward";

#[test]
fn a_pasted_key_is_looked_at_before_it_is_saved() {
    let mut sitting = sitting();
    sitting.at("eilidh", "2026-11-30").press("3 alt-k").open(1);
    sitting.types("-----BEGIN OPENSSH PRIVATE KEY-----").press("enter").open(1).saved(0);
    sitting.rewrites(KEY).press("enter").open(0).saved(1).says("sign in with a key");
    let whose: Vec<PersonId> = sitting.app.state.keys().map(|key| key.person.clone()).collect();
    assert_eq!(whose, [the::<PersonId>("eilidh")]);
    // Another person cannot have the same.
    sitting.at("aisha", "2026-11-30").press("3 alt-k").types(KEY).press("enter").open(1).saved(1);
}

#[test]
fn peers_give_themselves_a_key_and_nobody_else() {
    let mut sitting = at_a_desk("eilidh");
    sitting.at("eilidh", "2026-11-30").press("3 alt-k").open(1).types(KEY).press("enter").open(0).saved(1);
    let mut sitting = at_a_desk("eilidh");
    sitting.press("3").at("aisha", "2026-11-30").press("alt-k").open(0).regrets("for a team lead");
}

#[test]
fn peers_say_what_to_ask_them_about_and_nobody_else_reads_or_says_it() {
    let mut sitting = at_a_desk("eilidh");
    sitting.press("3").at("eilidh", "2026-11-30").press("A").open(1);
    sitting.types(" birth trauma, , loss ").press("enter").open(0).saved(1).says("ask Eilidh about first");
    let themes =
        |sitting: &super::Sitting| sitting.app.state.person(&the("eilidh")).unwrap().ask_first.clone();
    assert_eq!(themes(&sitting), ["birth trauma", "loss"]);
    assert!(sitting.screen().contains("birth trauma"));
    // The lead neither reads them nor may say them.
    let mut lead = sitting.beside("morag");
    lead.press("3").at("eilidh", "2026-11-30");
    assert!(!lead.screen().contains("birth trauma"));
    lead.press("A").open(0).regrets("only they can say");
    // They are there to be changed.
    sitting.press("A").open(1).rewrites("loss").press("enter").open(0).saved(2);
    assert_eq!(themes(&sitting), ["loss"]);
}

#[test]
fn the_owner_reads_what_is_private_to_each_only_as_the_owner_by_word() {
    for (is_said, layers) in [(true, 1), (false, 0)] {
        let mut owner = owner_at_home(false, is_said);
        owner.press("3").at("eilidh", "2026-11-30").press("A").open(layers);
        assert_eq!(owner.app.said.notice.is_some_and(|it| it.text.contains("with --as owner")), !is_said);
    }
}

#[test]
fn the_owner_says_what_a_note_of_before_means() {
    let owner = owner_at_home(false, true);
    let shona = owner.app.state.person(&the("shona")).unwrap().clone();
    let noted = Person { conflict: Some("stayed on a ward".into()), ..shona };
    let of_team = KeptApart { person: the("shona"), from: vec![noted.team.as_str().into()] };
    bring_in(owner.desk(), vec![noted.into(), of_team.into()], "as it was");
    let mut owner = owner.beside("owner");
    owner.regrets("To look at: a private note about Shona");
    owner.press("3").at("shona", "2026-11-30").press("alt-a").open(1).sees("stayed on a ward");
    owner.rewrites("strathmor").press("enter").open(1).sees("did you mean strathmore?");
    owner.rewrites("strathmore, C4").press("enter").open(0).saved(1).says("kept apart from");
    assert_eq!(owner.app.state.kept_apart(&the("shona")), ["strathmore", "c4"]);
    // Nothing of it is said any more, and nobody else may say it.
    assert!(owner.beside("owner").app.said.notice.is_none());
    let mut lead = owner.beside("morag");
    lead.press("3").at("shona", "2026-11-30").press("alt-a").open(0).regrets("private");
    owner.press("alt-a").open(1).rewrites("").press("enter").open(0).saved(2);
    assert!(owner.app.state.kept_apart(&the("shona")).is_empty());
}

#[test]
fn training_is_noted_on_one_line_and_what_is_wrong_is_said() {
    let mut sitting = at_a_desk("shona");
    sitting.press("3").at("shona", "2026-11-30").press("E").open(1);
    let wrong = [
        ("", "a course, then done"),
        ("wrapp done", "did you mean wrap?"),
        ("wrap finished", "finished"),
        ("wrap done someday", "is not a day"),
        ("wrap done 20/11 until 19/11/2026", "expire before it was done"),
    ];
    for (written, words) in wrong {
        sitting.rewrites(written).press("enter").open(1).saved(0);
        assert!(sitting.screen().contains(words), "{written}: {}", sitting.screen());
    }
    sitting.rewrites("wrap done 2026-11-20 until 2028-11-20").press("enter").open(0).saved(1);
    let noted = sitting.app.state.records.training.get(&(the("shona"), the("wrap"))).unwrap().item.clone();
    assert_eq!((noted.on, noted.expires), (Some(the("2026-11-20")), Some(the("2028-11-20"))));
    sitting.at("eilidh", "2026-11-30").press("E").open(0).regrets("for a team lead");
}

#[test]
fn a_refresher_is_booked_beside_the_certificate_and_over_once_it_is_done() {
    let mut sitting = at_a_desk("shona");
    sitting.press("3").at("shona", "2026-11-30");
    let note = |sitting: &mut Sitting, written: &str| {
        sitting.press("E").open(1).rewrites(written).press("enter").open(0);
    };
    note(&mut sitting, "wrap done 2024-11-20 until 2026-12-20");
    sitting.press("E").rewrites("wrap booked 2026-12-10");
    assert!(sitting.screen().contains("stays noted beside it"), "{}", sitting.screen());
    sitting.press("enter").open(0);
    let (shona, wrap) = (the("shona"), the("wrap"));
    assert!(sitting.app.state.holds(&shona, &wrap, the("2026-12-02")));
    let ahead = |sitting: &Sitting| sitting.app.state.training_ahead(&shona, &wrap).map(|it| it.state);
    assert_eq!(ahead(&sitting), Some(TrainingState::Booked));
    note(&mut sitting, "wrap requested");
    assert_eq!(ahead(&sitting), Some(TrainingState::Requested));
    note(&mut sitting, "wrap done 2026-12-01");
    assert_eq!(ahead(&sitting), None);
    assert!(sitting.app.state.holds(&shona, &wrap, the("2027-12-02")));
}
