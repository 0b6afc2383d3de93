//! Giving somebody a key to sign in with, from the People screen.

use tandem::domain::PersonId;

use super::{at_a_desk, sitting, the};

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPKsQx1mSUoR1WMqSRPTiGTFhOMBmOmY8BvHB/yT+rd morag@ward";

#[test]
fn a_pasted_key_is_looked_at_before_it_is_saved() {
    let mut sitting = sitting();
    sitting.at("eilidh", "2026-11-30").press("3 K").open(1);
    sitting.types("-----BEGIN OPENSSH PRIVATE KEY-----").press("enter").open(1).saved(0);
    sitting.rewrites(KEY).press("enter").open(0).saved(1).says("sign in with a key");
    let whose: Vec<PersonId> = sitting.app.state.keys().map(|key| key.person.clone()).collect();
    assert_eq!(whose, [the::<PersonId>("eilidh")]);
    // Another person cannot have the same.
    sitting.at("aisha", "2026-11-30").press("3 K").types(KEY).press("enter").open(1).saved(1);
}

#[test]
fn peers_give_themselves_a_key_and_nobody_else() {
    let mut sitting = at_a_desk("eilidh");
    sitting.at("eilidh", "2026-11-30").press("3 K").open(1).types(KEY).press("enter").open(0).saved(1);
    let mut sitting = at_a_desk("eilidh");
    sitting.press("3").at("aisha", "2026-11-30").press("K").open(0).regrets("for a team lead");
}
