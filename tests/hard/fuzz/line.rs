//! Quick add: lines as people write them and as nobody does, read and completed over the example service.

use tandem::app::quick::{QuickContext, propose, read, word_at};
use tandem::domain::State;
use tandem::exchange::example;

use super::feed;
use super::mutate::{reworded, words_of};

/// Lines as they should be.
const LINES: [&str; 20] = [
    "next mon 930 call c1 half an hour",
    "dec 4th 2-3 visit c9 1 hour and 30 mins",
    "fri pm leave aisha",
    "week 51 mon 9 to 5 notes @unit 9.10",
    "thu 14 phone c4 30m",
    "wed 11:30 bookbug eilidh shona @unit",
    "fri 10-11:30 wellbeing-group aisha greg",
    "every tue 10 supervision eilidh dr-nair",
    "every month on the last working day 15 notes aisha",
    "fri leave aisha",
    "every weekday 9:15 handover",
    "every 2 weeks until 31/3 walk c7 aisha",
    "every 4 weeks 10 times phone a1",
    "every year in mar and sep on the 1st training",
    "4 jan 13:00-15:00 leave shona toil",
    "w51 mon 9.30 notes 1h15 \"bring the leaflets\"",
    "tomorrow 16 mdt lead eilidh shadow aisha",
    "today 14:00 phone c4 \"a note",
    "29/2/2028 10 one-to-one a2",
    "every month on the first mon 10 peer-group",
];

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn noise_for_quick_add() {
    let corpus: Vec<Vec<u8>> = LINES.iter().map(|it| it.as_bytes().to_vec()).collect();
    let words = words_of(&corpus);
    let state = State::default().preview(&example::changes().unwrap()).unwrap();
    let today = example::now().date();
    let setting = QuickContext {
        state: &state,
        today,
        day: today,
        time: None,
        team: None,
        person: state.people().next().map(|it| &it.id),
        approves: true,
    };
    feed(
        "quick add",
        1_000_000,
        |chance| reworded(&corpus, &words, chance),
        |bytes| {
            let line = String::from_utf8_lossy(bytes);
            let proposed = propose(line.get(word_at(&line, line.len() / 2)).unwrap_or_default(), &state, 5);
            read(&line, &setting).written.is_some() || !proposed.is_empty()
        },
    );
}
