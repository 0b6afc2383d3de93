//! The tour as a picture that moves, without a script: every piece that is ever to be seen stands in it once, with the moments
//! at which it is. Whoever asked their system for less motion sees the first screen.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::svg::{Drawing, Piece};
use super::TITLE;
use super::played::Played;

/// All of it as an SVG, over and over again.
pub fn film(played: &Played) -> String {
    let Some(first) = played.shots.first() else { return String::new() };
    let mut drawing = Drawing::default();
    let mut seen: BTreeMap<Piece, Vec<bool>> = BTreeMap::new();
    for (number, shot) in played.shots.iter().enumerate() {
        for piece in drawing.pieces(&shot.scene) {
            let shots = seen.entry(piece).or_insert_with(|| vec![false; played.shots.len()]);
            if let Some(there) = shots.get_mut(number) {
                *there = true;
            }
        }
    }
    // Grounds come first, below all letters; pieces that are seen at the same moments stand together.
    let mut groups: BTreeMap<(bool, Vec<bool>), Vec<String>> = BTreeMap::new();
    for (piece, shots) in seen {
        let is_above = matches!(piece, Piece::Letters(_));
        groups.entry((is_above, shots)).or_default().push(piece.text().to_owned());
    }
    let mut turns: Vec<Vec<bool>> = groups.keys().map(|(_, shots)| shots.clone()).collect();
    turns.sort();
    turns.dedup();
    let mut body = String::new();
    for ((_, shots), pieces) in &groups {
        let turn = turns.iter().position(|it| it == shots).unwrap_or_default();
        let class = if shots.iter().all(|it| *it) { String::new() } else { format!(r#" class="t t{turn}""#) };
        let _ = writeln!(body, "<g{class}>\n{}\n</g>", pieces.join("\n"));
    }
    drawing.file(&first.scene, TITLE, &styles(played, &turns), body.trim_end())
}

/// When what is seen: for each turn the moments at which it comes and goes.
fn styles(played: &Played, turns: &[Vec<bool>]) -> String {
    let seconds = played.lasts.div_ceil(1000);
    let mut styles = format!(".t{{animation:{seconds}s step-end infinite}}\n");
    for (number, shots) in turns.iter().enumerate().filter(|(_, shots)| !shots.iter().all(|it| *it)) {
        let first = shots.first().copied().unwrap_or_default();
        let mut keyframes = String::new();
        let mut last = None;
        for (there, shot) in shots.iter().zip(&played.shots) {
            if last != Some(*there) {
                let (at, word) = (percent(shot.at, played.lasts), visibility(*there));
                let _ = write!(keyframes, "{at}{{visibility:{word}}}");
                last = Some(*there);
            }
        }
        let word = visibility(first);
        let _ = writeln!(
            styles,
            ".t{number}{{visibility:{word};animation-name:k{number}}}\n@keyframes k{number}{{{keyframes}}}"
        );
    }
    styles.push_str("@media (prefers-reduced-motion:reduce){.t{animation:none}}\n");
    styles
}

const fn visibility(is_there: bool) -> &'static str {
    if is_there { "visible" } else { "hidden" }
}

/// A moment as a part of the whole, to a thousandth of a hundredth.
fn percent(at: u64, whole: u64) -> String {
    let thousandths = at * 100_000 / whole.max(1);
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}
