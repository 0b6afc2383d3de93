//! What terminals send: keys, pastes and answers, whole, torn and never ended, with pauses in between.

use std::time::{Duration, Instant};

use tandem::seat::{Decoder, Link};

use super::feed;
use super::mutate::mutated;

/// What terminals send when all is well.
const SENT: [&str; 16] = [
    "quick add\r",
    "\x1b[A\x1b[B\x1b[1;5C\x1b[1;2D",
    "\x1b[200~pasted text, two\nlines\x1b[201~",
    "\x1b\x1b[",
    "\x1bOP\x1bOQ\x1b[15~\x1b[24;2~",
    "\x1b[<0;12;7M\x1b[<0;12;7m\x1b[M !!",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1b[?62;22c\x1b[?1u\x1b[27u\x1b[97;5u",
    "\x1b[12;40R\x1b[I\x1b[O",
    "é¼漢字👩‍🚀\u{200b}",
    "\x01\x02\x03\x7f\x08\x00",
    "\x1ba\x1bé\x1b\x7f",
    "\x1b[8;40;120t\x1b[4;800;600t",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b[27;5;9~\x1b[13;2u",
];

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn noise_for_terminals() {
    let corpus: Vec<Vec<u8>> = SENT.iter().map(|it| it.as_bytes().to_vec()).collect();
    let start = Instant::now();
    feed(
        "terminals",
        10_000_000,
        |chance| mutated(&corpus, chance),
        |bytes| {
            let first = bytes.first().copied().unwrap_or_default();
            let link = if first.is_multiple_of(2) { Link::Near } else { Link::Far };
            let (mut decoder, mut now, mut count) = (Decoder::new(link), start, 0);
            // The pieces and pauses follow from the bytes, so that an input is the same again.
            for piece in bytes.chunks(1 + usize::from(first % 13)) {
                count += decoder.take(piece, now).len();
                now += Duration::from_millis(u64::from(piece[0]) * 3);
                count += decoder.wake(now).len();
            }
            count + decoder.wake(now + Duration::from_mins(1)).len() > 0
        },
    );
}
