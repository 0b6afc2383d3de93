//! Asks a terminal what it draws on, and never waits for the answer.
//!
//! The question about the ground has one behind it that every terminal answers: where that answer comes alone, the ground is not
//! told. A terminal that answers neither is given up after a moment. The terminal's own colours are never set.

use std::time::{Duration, Instant};

use tokio::time::timeout_at;

use super::decode::Told;
use super::out::now;
use super::{Decoder, Wire};
use crate::app::Ground;

/// Asks for the ground (OSC 11), then for what the terminal is (DA1).
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";
/// How long an answer is waited for before the terminal is given back.
const LAST_ANSWER: Duration = Duration::from_millis(200);
/// How long an answer may be on its way until there is none to be expected.
const ANSWERS_WITHIN: Duration = Duration::from_secs(1);

/// What was asked of one terminal, and what it told.
#[derive(Debug)]
pub(super) struct GroundWatch {
    may_ask: bool,
    /// When the question was put that has no answer yet.
    asked: Option<Instant>,
    /// Whether it is to be put.
    is_due: bool,
    /// Whether the ground was ever told.
    is_told: bool,
}

impl GroundWatch {
    /// What is asked first of all, of a terminal that may be asked.
    pub(super) fn new(may_ask: bool) -> Self {
        Self { may_ask, asked: None, is_due: may_ask, is_told: false }
    }

    /// What is to be written now; mostly nothing.
    pub(super) fn question(&mut self, now: Instant) -> &'static [u8] {
        if !std::mem::take(&mut self.is_due) || self.asked.is_some() {
            return b"";
        }
        self.asked = Some(now);
        QUESTION
    }

    /// Takes in what the terminal told, as far as it was read; gives what is known of its ground then, where that is news.
    pub(super) fn listen(&mut self, decoder: &mut Decoder, now: Instant) -> Option<Ground> {
        let mut news = None;
        for told in decoder.told() {
            news = self.take(told).or(news);
        }
        let is_over = self.deadline().is_some_and(|until| until <= now);
        news.or_else(|| is_over.then(|| self.give_up()).flatten())
    }

    /// Hears what the terminal still has to answer before it is given back: what came later would be typed for whoever has it
    /// then.
    pub(super) async fn hear_out<W>(&mut self, decoder: &mut Decoder, wire: &mut Wire<W>) {
        let until = now() + LAST_ANSWER;
        while self.asked.is_some()
            && let Ok(Some(bytes)) = timeout_at(until.into(), wire.bytes.recv()).await
        {
            decoder.take(&bytes, now());
            self.listen(decoder, now());
        }
    }

    /// When no answer is to be expected any more.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.asked.and_then(|asked| asked.checked_add(ANSWERS_WITHIN))
    }

    fn take(&mut self, told: Told) -> Option<Ground> {
        match told {
            Told::Ground(rgb) => {
                self.is_told = true;
                Some(Ground::of_rgb(rgb))
            }
            Told::Itself => self.give_up(),
            Told::InFront | Told::Turned => {
                self.is_due = self.may_ask;
                None
            }
        }
    }

    fn give_up(&mut self) -> Option<Ground> {
        (self.asked.take().is_some() && !self.is_told).then_some(Ground::Untold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is known after bytes came so long after the start.
    fn heard(watch: &mut GroundWatch, bytes: &str, at: Instant) -> Option<Ground> {
        let mut decoder = Decoder::default();
        assert!(decoder.take(bytes.as_bytes(), at).is_empty(), "typed: {bytes:?}");
        watch.listen(&mut decoder, at)
    }

    #[test]
    fn an_answer_is_taken_whenever_it_comes_and_none_is_waited_for() {
        let (start, half) = (Instant::now(), ANSWERS_WITHIN / 2);
        let white = Some(Ground::of_rgb([0xff; 3]));
        let mut watch = GroundWatch::new(true);
        assert_eq!((watch.question(start), watch.question(start)), (QUESTION, &b""[..]));
        assert_eq!(heard(&mut watch, "\x1b]11;rgb:ffff/ffff/ffff\x07", start), white);
        assert_eq!((heard(&mut watch, "\x1b[?62c", start), watch.deadline()), (None, None));
        assert_eq!(heard(&mut watch, "\x1b[I", start), None);
        assert_eq!(watch.question(start), QUESTION, "again, when the window is in front");
        assert_eq!(heard(&mut watch, "\x1b[?62c", start), None, "what is known stays");

        let mut late = GroundWatch::new(true);
        late.question(start);
        assert_eq!(heard(&mut late, "\x1b[?997;2n", start + half), None);
        assert_eq!(late.question(start + half), b"", "one question at a time");
        assert_eq!(heard(&mut late, "", start + ANSWERS_WITHIN), Some(Ground::Untold));
        assert_eq!(heard(&mut late, "", start + ANSWERS_WITHIN * 2), None);
        assert_eq!(heard(&mut late, "\x1b]11;rgb:f/f/f\x1b\\", start + ANSWERS_WITHIN * 3), white);

        let mut silent = GroundWatch::new(true);
        silent.question(start);
        assert_eq!(
            heard(&mut silent, "\x1b[?62c", start),
            Some(Ground::Untold),
            "it answers, and does not tell"
        );
    }

    #[test]
    fn who_may_not_be_asked_is_not() {
        let mut watch = GroundWatch::new(false);
        assert_eq!(heard(&mut watch, "\x1b[I\x1b[?997;1n", Instant::now()), None);
        assert_eq!((watch.question(Instant::now()), watch.deadline()), (&b""[..], None));
    }
}
