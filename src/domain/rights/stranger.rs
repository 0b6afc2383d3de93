//! Who was turned away before anybody knew who they were: one line for an address and a minute, however often they tried.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use super::sign_in::{SignIn, SignInEvent};

/// The most addresses of one minute that have a line of their own; what is beyond them is one line more.
const ADDRESSES: usize = 500;
/// The most names, and the most reasons, that one line keeps.
const KEPT: usize = 4;
/// The most characters of one name and of one reason.
const LONGEST_TEXT_CHARACTERS: usize = 200;
/// From where the strangers come who have no line of their own.
const ELSEWHERE: &str = "other addresses";

/// Strangers of one address in one minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stranger {
    /// When the minute began, in seconds since 1970 in UTC.
    pub at: i64,
    /// From where: an address, or the socket.
    pub from: String,
    /// How often they were turned away.
    pub times: u64,
    /// Who they said they were, where they did: the first few names.
    pub names: Vec<String>,
    /// Why they were turned away: the first few reasons.
    pub words: Vec<String>,
}

impl Stranger {
    /// Lines with those of one address and minute summed, in order: one that was kept while its minute went on has several.
    #[must_use]
    pub fn summed(lines: Vec<Self>) -> Vec<Self> {
        let mut sums: BTreeMap<(i64, String), Self> = BTreeMap::new();
        for line in lines {
            match sums.entry((line.at, line.from.clone())) {
                Entry::Vacant(new) => drop(new.insert(line)),
                Entry::Occupied(mut sum) => {
                    let sum = sum.get_mut();
                    sum.times = sum.times.saturating_add(line.times);
                    for (kept, new) in [(&mut sum.names, &line.names), (&mut sum.words, &line.words)] {
                        for text in new {
                            keep(kept, text);
                        }
                    }
                }
            }
        }
        sums.into_values().collect()
    }

    /// Why, and how often, in a line.
    #[must_use]
    pub fn in_words(&self) -> String {
        let why = self.words.join("; ");
        match self.times {
            0 | 1 => why,
            times => format!("{times} times in a minute: {why}"),
        }
    }
}

impl From<Stranger> for SignIn {
    /// As one who was turned away, for a list in which others stand.
    fn from(it: Stranger) -> Self {
        let words = it.in_words();
        Self { at: it.at, what: SignInEvent::Refused, who: it.names.join(", "), from: it.from, words }
    }
}

/// Sums strangers up, minute by minute.
#[derive(Debug, Default)]
pub struct Strangers {
    now: BTreeMap<String, Stranger>,
    /// Those of minutes that are over.
    over: Vec<Stranger>,
}

impl Strangers {
    /// Counts one who was turned away, at a second since 1970; says whether this is the first of its kind in its minute.
    pub fn note(&mut self, second: i64, from: &str, name: &str, words: &str) -> bool {
        let at = second.div_euclid(60).saturating_mul(60);
        if self.now.values().next().is_some_and(|it| it.at != at) {
            self.end_minute();
        }
        let has_line = self.now.contains_key(from) || self.now.len() < ADDRESSES;
        let from = if has_line { from } else { ELSEWHERE };
        let new = || Stranger { at, from: from.to_owned(), times: 0, names: vec![], words: vec![] };
        let line = self.now.entry(from.to_owned()).or_insert_with(new);
        line.times = line.times.saturating_add(1);
        keep(&mut line.names, name);
        keep(&mut line.words, words)
    }

    /// Takes out the lines of the minutes that are over at a second since 1970.
    pub fn over(&mut self, second: i64) -> Vec<Stranger> {
        let at = second.div_euclid(60).saturating_mul(60);
        if self.now.values().next().is_some_and(|it| it.at != at) {
            self.end_minute();
        }
        std::mem::take(&mut self.over)
    }

    /// Takes out all lines, that of the minute that goes on included.
    pub fn all(&mut self) -> Vec<Stranger> {
        self.end_minute();
        std::mem::take(&mut self.over)
    }

    /// The lines that have not been taken out.
    #[must_use]
    pub fn standing(&self) -> Vec<Stranger> {
        self.over.iter().chain(self.now.values()).cloned().collect()
    }

    fn end_minute(&mut self) {
        self.over.extend(std::mem::take(&mut self.now).into_values());
        // Nobody takes them out: the oldest go.
        let gone = self.over.len().saturating_sub(2 * ADDRESSES);
        self.over.drain(..gone);
    }
}

/// Keeps a text that is not there yet, while there is room; says whether it did.
fn keep(kept: &mut Vec<String>, text: &str) -> bool {
    let text: String = text.chars().take(LONGEST_TEXT_CHARACTERS).collect();
    let is_new = !text.is_empty() && kept.len() < KEPT && !kept.contains(&text);
    if is_new {
        kept.push(text);
    }
    is_new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_tries_of_one_address_in_a_minute_are_one_line() {
        let mut strangers = Strangers::default();
        for n in 0..10_000 {
            let is_first = strangers.note(120 + n % 60, "10.0.0.1", "root", "nobody here has the key");
            assert_eq!(is_first, n == 0);
        }
        assert!(strangers.note(130, "10.0.0.2", "", "no key was shown"));
        assert_eq!(strangers.over(179), []);
        let over = strangers.over(180);
        let told: Vec<_> = over.iter().map(|it| (it.at, it.from.as_str(), it.times)).collect();
        assert_eq!(told, [(120, "10.0.0.1", 10_000), (120, "10.0.0.2", 1)]);
        assert_eq!(over[0].in_words(), "10000 times in a minute: nobody here has the key");
        assert_eq!(over[1].in_words(), "no key was shown");
        assert_eq!(strangers.all(), []);
    }

    #[test]
    fn lines_of_one_minute_that_were_kept_apart_are_summed() {
        let mut strangers = Strangers::default();
        strangers.note(60, "10.0.0.1", "root", "no key was shown");
        let mut kept = strangers.all();
        strangers.note(70, "10.0.0.2", "", "no key was shown");
        strangers.note(70, "10.0.0.1", "admin", "no key was shown");
        kept.extend(strangers.all());
        let summed = Stranger::summed(kept);
        let told: Vec<_> = summed.iter().map(|it| (it.from.as_str(), it.times, it.names.join(" "))).collect();
        assert_eq!(told, [("10.0.0.1", 2, "root admin".to_owned()), ("10.0.0.2", 1, String::new())]);
    }

    #[test]
    fn a_new_minute_is_a_new_line_and_however_many_addresses_and_names_there_are_little_is_kept() {
        let mut strangers = Strangers::default();
        for n in 0..5000_i64 {
            let (from, name) = (format!("10.0.{}.{}", n / 250, n % 250), format!("name{n}"));
            strangers.note(60, &from, &name, "no key was shown");
            strangers.note(60, "10.9.9.9", &name, &name);
        }
        strangers.note(120, "10.0.0.1", "", &"x".repeat(5000));
        let all = strangers.standing();
        assert_eq!(all.len(), ADDRESSES + 2);
        assert_eq!(all.iter().map(|it| it.times).sum::<u64>(), 10_001);
        assert!(all.iter().all(|it| it.names.len() <= KEPT && it.words.len() <= KEPT));
        assert_eq!(all.last().unwrap().words[0].len(), LONGEST_TEXT_CHARACTERS);
        for minute in 0..100 {
            for n in 0..ADDRESSES {
                strangers.note(minute * 60, &n.to_string(), "", "no key was shown");
            }
        }
        assert!(strangers.all().len() <= 2 * ADDRESSES);
    }
}
