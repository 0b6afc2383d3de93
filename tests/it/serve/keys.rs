//! Whose key and whose account: added, listed, taken away; by whom; and how a team file leaves them alone.

use super::{EXAMPLE, Server, err, fed, has, make_key};

const ONE: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPKsQx1mSUoR1WMqSRPTiGTFhOMBmOmY8BvHB/yT+rd morag@ward";

#[test]
fn keys_are_added_listed_and_taken_away() {
    let server = Server::start_with(&["--no-ssh"]);
    let add = |who: &str, text: &str| fed(&server, &["key", "add", who, "-"], text);
    let added = add("morag", ONE);
    assert!(
        added.status.success() && err(&added).contains("can now sign in with SHA256:"),
        "{}",
        err(&added)
    );
    let listed: serde_json::Value = serde_json::from_str(&server.done(&["key", "list", "--json"])).unwrap();
    assert_eq!(listed[0]["person"], "morag");
    assert_eq!(listed[0]["comment"], "morag@ward");
    let fingerprint = listed[0]["fingerprint"].as_str().unwrap().to_owned();
    for (who, text, words) in [
        ("morag", ONE, "this person has this key already"),
        ("fiona", ONE, "somebody else has this key already"),
        ("nobody", "ssh-ed25519 AAAA", "damaged"),
        ("morag", "-----BEGIN OPENSSH PRIVATE KEY-----\n", "private key"),
        ("morag", "ssh-dss AAAA", "DSA"),
    ] {
        let refused = add(who, text);
        assert_eq!(refused.status.code(), Some(2));
        assert!(err(&refused).contains(words), "{}", err(&refused));
    }
    let unknown = server.run(&["key", "add", "nobody", concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")]);
    assert_eq!(unknown.status.code(), Some(2));
    // A team file knows nothing of keys, and a whole import leaves them.
    server.done(&["account", "add", "aisha", "54321"]);
    let export = server.done(&["export", "--format", "team"]);
    assert!(!export.contains("SHA256") && !export.contains("54321"));
    assert!(server.done(&["import", EXAMPLE]).contains("nothing was changed"));
    assert!(server.done(&["key", "list"]).contains(&fingerprint));
    assert_eq!(server.done(&["account", "list"]), "54321  aisha\n");
    server.done(&["account", "remove", "54321"]);
    server.done(&["key", "remove", &fingerprint]);
    assert_eq!(server.run(&["key", "remove", &fingerprint]).status.code(), Some(2));
    assert!(server.run(&["check"]).status.success());
}

#[test]
fn people_keep_their_own_keys_and_leads_their_teams() {
    let server = Server::start_with(&["--no-ssh"]);
    let add = |me: &str, who: &str| fed(&server, &["--as", me, "key", "add", who, "-"], ONE);
    let refused = add("eilidh", "morag");
    assert_eq!(refused.status.code(), Some(2), "{}", err(&refused));
    assert!(add("eilidh", "eilidh").status.success());
    let list = server.done(&["--as", "aisha", "key", "list"]);
    assert!(list.starts_with("You have no key here yet"), "{list}");
    let fingerprint = server.done(&["--as", "morag", "key", "list"]).split(' ').next().unwrap().to_owned();
    assert!(fingerprint.starts_with("SHA256:"));
    assert_eq!(server.run(&["--as", "aisha", "key", "remove", &fingerprint]).status.code(), Some(2));
    server.done(&["--as", "morag", "key", "remove", &fingerprint]);
}

#[test]
fn a_key_of_openssh_has_the_fingerprint_that_openssh_shows() {
    if !has("ssh-keygen") {
        return;
    }
    let server = Server::start_with(&["--no-ssh"]);
    let file = server.home.path().join("key");
    make_key(&file);
    let public = file.with_extension("pub");
    server.done(&["key", "add", "eilidh", public.to_str().unwrap()]);
    let shown = std::process::Command::new("ssh-keygen").arg("-lf").arg(&public).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    let fingerprint = shown.split(' ').nth(1).unwrap();
    assert!(server.done(&["key", "list"]).contains(fingerprint));
    // A small RSA key is refused, a big one taken.
    for (bits, code) in [("2048", Some(2)), ("3072", Some(0))] {
        let file = server.home.path().join(format!("rsa{bits}"));
        let mut make = std::process::Command::new("ssh-keygen");
        make.args(["-q", "-t", "rsa", "-b", bits, "-N", "", "-f"]).arg(&file);
        assert!(make.status().unwrap().success());
        let added = server.run(&["key", "add", "eilidh", file.with_extension("pub").to_str().unwrap()]);
        assert_eq!(added.status.code(), code, "{bits}: {}", err(&added));
    }
    let private = server.run(&["key", "add", "eilidh", file.to_str().unwrap()]);
    assert!(err(&private).contains("this is a private key"));
}

#[test]
fn whoever_comes_in_is_told_of_keys_that_others_gave_to_their_name() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let eilidh = server.key_for("eilidh");
    let other = server.home.path().join("other");
    make_key(&other);
    server.done(&["--as", "morag", "key", "add", "eilidh", other.with_extension("pub").to_str().unwrap()]);
    // Whoever has it comes in first, and is not told in her place.
    let mut stranger = server.ssh(&other, &[]);
    stranger.sees("Eilidh").press("q");
    stranger.ends();
    let mut peer = server.ssh(&eilidh, &[]);
    peer.resize(200, 50).sees("Morag let a key in as you on ").press("q");
    peer.ends();
}

#[test]
fn an_account_of_the_servers_own_has_a_seat_of_its_own_and_the_owner_by_word() {
    let server = Server::start_with(&["--no-ssh"]);
    let uid = rustix::process::geteuid().as_raw().to_string();
    let mut owner = server.attach(&[]);
    owner.sees("owner").press("q");
    owner.ends();
    server.done(&["account", "add", "morag", &uid]);
    let mut lead = server.attach(&[]);
    lead.sees("Morag · team lead").press("q");
    lead.ends();
    server.says("morag signed in (socket): by the account that runs the server");
    let mut owner = server.attach(&["--as", "owner"]);
    owner.sees("owner").press("q");
    owner.ends();
}
