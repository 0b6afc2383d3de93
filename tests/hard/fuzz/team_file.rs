//! Team files: small ones and pieces of the example service, read over an empty service and over the example.

use std::fs;

use tandem::domain::State;
use tandem::exchange::{example, team_file};

use super::feed;
use super::mutate::{reworded, words_of};
use crate::program::EXAMPLE;

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn noise_for_team_files() {
    let corpus = pieces();
    let words = words_of(&corpus);
    let service = State::default().preview(&example::changes().unwrap()).unwrap();
    let empty = State::default();
    let mut turn = 0;
    feed(
        "team files",
        1_000_000,
        |chance| reworded(&corpus, &words, chance),
        |bytes| {
            let text = String::from_utf8_lossy(bytes);
            turn += 1;
            let state = if turn % 8 == 0 { &empty } else { &service };
            team_file::import(&text, state).is_ok_and(|it| !it.changes.is_empty())
        },
    );
}

/// The tables of the example service and of a file with every key, a few at a time.
fn pieces() -> Vec<Vec<u8>> {
    let every = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/every-key.toml");
    let mut pieces = vec![];
    for file in [EXAMPLE, every] {
        let text = fs::read_to_string(file).unwrap();
        let tables: Vec<&str> = text.split("\n\n").filter(|it| it.contains('=')).collect();
        pieces.extend(tables.chunks(3).map(|it| format!("format = 1\n\n{}\n", it.join("\n\n")).into_bytes()));
    }
    pieces
}
