//! People at once: each sees who else is here and where they look, and what the others have just changed.

use super::{Server, TANDEM};
use crate::terminal::{Start, Story};

fn wide(server: &Server, who: &[&str]) -> Story {
    server.attached(Start::program(TANDEM).size(160, 45), who)
}

#[test]
fn each_sees_who_is_here_and_where_they_look_until_they_leave() {
    let server = Server::start_with(&["--no-ssh"]);
    let mut morag = wide(&server, &["--as", "morag"]);
    morag.sees("Eilidh").sees_no(" here ");
    let mut fiona = wide(&server, &["--as", "fiona"]);
    fiona.sees("2 here MS").sees("Mon 30 today @MS");
    morag.sees("2 here FG").sees("Mon 30 today @FG");
    fiona.press("right");
    morag.sees("Tue 1 @FG").sees_no("Mon 30 today @FG");
    // A peer sees them too; where they come from nobody is told.
    let mut aisha = wide(&server, &["--as", "aisha"]);
    aisha.sees("3 here FG MS").press("W").sees("Who is here").sees("Week screen, Tue 1 Dec (W49)");
    aisha.sees_no("socket");
    fiona.press("3");
    morag.sees_no("@FG").sees("3 here AR FG");
    fiona.press("q");
    assert_eq!(fiona.ends(), 0);
    morag.sees("2 here AR").sees_no("FG");
    // A terminal that is gone without a word leaves too.
    aisha.signal(rustix::process::Signal::KILL);
    morag.sees_no(" here");
}

#[test]
fn an_edit_is_on_the_others_screens_at_once_and_marked_for_a_moment() {
    let server = Server::start_with(&["--no-ssh"]);
    let (mut owner, mut morag) = (wide(&server, &[]), wide(&server, &["--as", "morag"]));
    let (mut eilidh, mut shona) = (wide(&server, &["--as", "eilidh"]), wide(&server, &["--as", "shona"]));
    for story in [&mut owner, &mut morag, &mut eilidh, &mut shona] {
        story.sees("4 here");
    }
    morag.press("a").sees("Add ·").type_text("mon 16:15 mdt eilidh").press("enter");
    owner.sees("« Morag, just now").sees("« Morag: Add ");
    eilidh.sees("« Morag changed this week").sees("16:15");
    morag.sees("Saved").sees_no("just now");
    // The moment passes; who did what stands until the next key.
    owner.sees_no("just now").sees("« Morag: Add ").press("down").sees_no("« Morag");
    shona.sees_no("Morag changed").sees_no("16:15");
}

#[test]
fn two_who_move_the_same_lose_nothing_and_undo_takes_back_ones_own_or_says_why_not() {
    let server = Server::start_with(&["--no-ssh"]);
    let (mut owner, mut fiona) = (wide(&server, &[]), wide(&server, &["--as", "fiona"]));
    for story in [&mut owner, &mut fiona] {
        story
            .press("/")
            .type_text("phone call c4")
            .sees("Phone call C4")
            .press("enter")
            .sees("13:40–14:10  30m Phone call C4");
        story.press("m").sees("where it was");
    }
    fiona.press(">").sees("14:40–15:10").press("enter").sees("Saved");
    owner
        .press(".")
        .sees("13:55–14:25")
        .press("enter")
        .sees("Somebody got there first")
        .sees("changed by Fiona");
    for version in ["13:40", "13:55", "14:40"] {
        owner.sees(&format!("2026 at {version}"));
    }
    owner.press("enter").sees("Saved: Move Phone call");
    fiona.sees("13:55–14:25").press("u").sees("was not undone: owner has changed");
    owner.press("u").sees("Undid").sees("14:40–15:10");
    fiona.sees("14:40–15:10").press("u").sees("Undid").sees("13:40–14:10");
}

#[test]
fn what_a_peer_asks_is_in_the_others_inbox_at_once_and_the_lead_decides() {
    let server = Server::start_with(&["--no-ssh"]);
    let (mut aisha, mut catriona) = (wide(&server, &["--as", "aisha"]), wide(&server, &["--as", "catriona"]));
    let mut fiona = wide(&server, &["--as", "fiona"]);
    for story in [&mut aisha, &mut catriona, &mut fiona] {
        story.sees("3 here");
    }
    catriona.press("I").sees("nothing waits for you");
    fiona.press("I").sees("Leave");
    aisha.press("right right right tab tab tab tab tab").sees("Thu 3 Dec").press("r");
    aisha.sees("Ask · Phone call C4").type_text("cover").press("tab").type_text("catriona").press("enter");
    aisha.sees("Saved: Ask Catriona to cover Phone call C4").sees("asked ?");
    catriona.sees("1 waits for you").sees("Phone call C4, Thu 3 Dec at 14:25").sees("Aisha asked you");
    catriona.press("y").sees("a team lead decides").press("1 right right right").sees_no("14:25–14:55");
    fiona
        .sees("yours to decide")
        .press("end")
        .sees("Aisha asked Catriona")
        .press("enter")
        .sees("Carry it out");
    fiona.press("enter").sees("Catriona agreed to cover Phone call C4");
    catriona.sees("14:25–14:55");
    aisha.sees_no("asked ?");
    fiona.press("u").sees("Undid");
    catriona.sees_no("14:25–14:55");
    aisha.sees("asked ?");
}
