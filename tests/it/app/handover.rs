//! The handover sheet: what others did since one was last in, ticked as read.

use tandem::app::{Layer, Paragraph};
use tandem::domain::*;

use super::{Sitting, at_a_desk, the};

impl Sitting {
    fn handover(&self) -> String {
        let Some(Layer::Handover(sheet)) = self.app.layers.last() else {
            panic!("no handover is open: {:?}", self.app.said.notice)
        };
        let line = |paragraph: &Paragraph| match paragraph {
            Paragraph::Heading(text) | Paragraph::Text(text) => text.clone(),
            other => format!("{other:?}"),
        };
        sheet.page.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn a_sharer_reads_what_the_other_did_and_ticks_it() {
    let mut eilidh = at_a_desk("eilidh");
    eilidh.on("eilidh", "2026-12-02T10:45").press("M enter").saved(1);
    let mut morag = eilidh.beside("morag");
    morag.on("shona", "2026-12-03T09:50").press("m . enter").saved(1);
    // Strathmore's is nothing to Shona.
    let mut fiona = eilidh.beside("fiona");
    fiona.on("aisha", "2026-12-04T09:30").press("m . enter").saved(1);
    let mut shona = eilidh.beside("shona");
    shona.press("V").open(1);
    let sheet = shona.handover();
    for words in [
        "since Shona was last in, Fri 27 Nov 15:30",
        "Missed",
        "by Eilidh, Wed 2 Dec 10:40",
        "Moved",
        "was 09:50",
        "by Morag",
    ] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    assert!(!sheet.contains("Aisha"), "{sheet}");
    // One's own doing is no news, nor is what of a draft is somebody else's.
    let mut reader = eilidh.beside("eilidh");
    reader.press("V");
    assert!(!reader.handover().contains("Missed") && !reader.handover().contains("Moved"));
    shona.press("d").open(0).saved(1).says("Handover read");
    shona.press("V");
    assert!(shona.handover().contains("last ticked this as read, Wed 2 Dec 10:40"), "{}", shona.handover());
    assert!(shona.handover().contains("Nothing that concerns"), "{}", shona.handover());
    // What comes after the tick is told again, and no more.
    shona.press("esc");
    let mut eilidh = shona.beside("eilidh");
    eilidh.on("eilidh", "2026-12-02T10:20").press("d").saved(1);
    let mut shona = shona.beside("shona");
    shona.press("V");
    let sheet = shona.handover();
    assert!(sheet.contains("Done") && !sheet.contains("Missed"), "{sheet}");
}

#[test]
fn a_handover_is_ticked_by_whoever_reads_it() {
    let mut morag = at_a_desk("morag");
    // A lead's own comes first; again, that of whoever is selected in the team.
    morag.at("shona", "2026-12-02").press("V V").open(1).press("d").open(1).regrets("whose handover it is");
    assert!(morag.app.state.handover_mark(&the::<PersonId>("shona")).is_none());
}

#[test]
fn a_lead_reads_their_own_from_any_screen_and_an_import_is_one_line_of_it() {
    let mut eilidh = at_a_desk("eilidh");
    eilidh.on("eilidh", "2026-12-02T10:45").press("M enter").saved(1);
    let mut fiona = eilidh.beside("fiona");
    fiona.on("aisha", "2026-12-04T09:30").press("m . enter").saved(1);
    for screen in ["1", "2", "4", "5", "6"] {
        let mut morag = eilidh.beside("morag");
        morag.press(screen).press("V").open(1);
        let sheet = morag.handover();
        assert!(sheet.contains("Missed") && sheet.contains("by Eilidh"), "{sheet}");
        assert!(!sheet.contains("Aisha"), "Strathmore's is no business of Ailsa's lead: {sheet}");
        assert!(sheet.lines().count() < 40, "an import floods it: {sheet}");
    }
}

#[test]
fn the_owner_selects_whose_handover_to_read() {
    let mut owner = at_a_desk("owner");
    owner.at("shona", "2026-12-02").press("V").open(1);
    assert!(owner.handover().contains("Shona was last in"), "{}", owner.handover());
}
