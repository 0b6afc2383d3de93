//! Inputs that are nearly right: one that is, changed here and there, or joined with another.

use crate::chance::Chance;

/// The most bytes of an input.
const LONGEST: usize = 16 << 10;
/// Bytes that lengths, ends and signs are made of.
const TELLING: [u8; 14] = [0, 1, 2, 0x7f, 0x80, 0xfe, 0xff, 0x1b, b'[', b'"', b'\n', b':', b'-', b'0'];

/// Another input, made of one of a corpus.
pub fn mutated(corpus: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = chance.one_of(corpus).clone();
    for _ in 0..=chance.below(6) {
        change(&mut bytes, corpus, chance);
    }
    bytes.truncate(LONGEST);
    bytes
}

/// Another text: as often as not one with words of others in place of its own, so that more of them can be read.
pub fn reworded(corpus: &[Vec<u8>], words: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    if chance.below(2) == 0 {
        return mutated(corpus, chance);
    }
    let mut bytes = chance.one_of(corpus).clone();
    for _ in 0..=chance.below(3) {
        let at = chance.below(bytes.len());
        let from = bytes[..at].iter().rposition(|it| is_between(*it)).map_or(0, |it| it + 1);
        let to = bytes[at..].iter().position(|it| is_between(*it)).map_or(bytes.len(), |it| at + it);
        bytes.splice(from..to.max(from), chance.one_of(words).iter().copied());
    }
    bytes
}

/// The words of texts.
pub fn words_of(corpus: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let words = corpus.iter().flat_map(|it| it.split(|byte| is_between(*byte)));
    words.filter(|it| !it.is_empty()).map(<[u8]>::to_vec).collect()
}

/// Whether a byte stands between words.
fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'"' | b'=' | b',' | b'[' | b']' | b'{' | b'}')
}

/// Changes bytes in one way at one place.
pub fn change(bytes: &mut Vec<u8>, corpus: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(bytes.len());
    let end = at + chance.below(bytes.len() - at.min(bytes.len())).min(64);
    let end = end.min(bytes.len());
    match chance.below(9) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
        1 if !bytes.is_empty() => bytes[at] = *chance.one_of(&TELLING),
        2 if !bytes.is_empty() => bytes[at] = chance.any().to_le_bytes()[0],
        3 => drop(bytes.drain(at..end)),
        4 => {
            let again = bytes[at..end].to_vec();
            bytes.splice(end..end, again);
        }
        5 => bytes.truncate(end),
        6 => {
            let other = chance.one_of(corpus);
            let from = chance.below(other.len());
            let to = (from + chance.below(200)).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        7 => {
            let other = chance.one_of(corpus);
            bytes.truncate(at);
            bytes.extend(&other[chance.below(other.len())..]);
        }
        _ => {
            let few: Vec<u8> = (0..=chance.below(4)).map(|_| *chance.one_of(&TELLING)).collect();
            bytes.splice(at..at, few);
        }
    }
}
