//! Damage to every file of a store, and to pairs of them: each opening ends in words, what is lost is named, and what is said to
//! be whole is whole.

mod harm;
mod sample;

use std::fs;
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use tandem::domain::Rev;

use crate::chance::{Chance, number};
use crate::figures::{Figures, Wrong};
use crate::program::{Ended, judge_words, run_over, short};
use crate::server::Server;
use sample::{Held, Sample, held};

/// What says that everything is there, its history too.
const ALL_THERE: &str = "nothing is lost";
/// What says that the rota is.
const ROTA_THERE: [&str; 2] = ["nothing in the rota is lost", "nothing that was saved is lost"];
/// What says what to do, where a store is refused.
const REMEDIES: [&str; 4] = ["tandem restore", "use a newer Tandem", "open Tandem again", "tandem check"];

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn damage_to_files_and_pairs_of_them() {
    let mut figures = Figures::of("damage");
    let mut chance = Chance::of("damage");
    let samples = [Sample::new(false), Sample::new(true)];
    for round in 0..number("HARD_DAMAGE", 900) {
        let sample = &samples[usize::from(round % 2 == 1)];
        let bad = sample.copy(&format!("bad-{round}"));
        let mut done = vec![];
        // The first third are single files.
        for _ in 0..if round % 6 < 2 { 1 } else { 2 } {
            let file = chance.one_of(&sample.files);
            if bad.join(file).exists() {
                done.push(chance.one_of(&harm::ALL).to(file, &bad, &sample.older(), &mut chance));
            }
        }
        let told = format!("case {round}: {}", done.join(", "));
        opened(&bad, sample, &told, &mut figures);
        fs::remove_dir_all(bad).unwrap();
        figures.round(0);
    }
    figures.close();
}

/// Opens a damaged store and compares what is said with what is so.
fn opened(bad: &Path, sample: &Sample, told: &str, figures: &mut Figures) {
    let journal = fs::read(bad.join("journal")).ok();
    let check = run_over(bad, &["check"]);
    check.judge(figures, told);
    match check.code() {
        Some(0 | 1) => {}
        Some(2 | 3) => {
            figures.note("refused in words");
            if !REMEDIES.iter().any(|it| check.err.contains(it)) {
                figures.fault(Wrong::Words, format!("{told}: no word of what to do: {}", check.err));
            }
            if fs::read(bad.join("journal")).ok() != journal {
                figures.fault(Wrong::Lost, format!("{told}: refused, and the journal was changed"));
            }
            return;
        }
        _ => return,
    }
    run_over(bad, &["week"]).judge(figures, told);
    run_over(bad, &["log", "--sign-ins"]).judge(figures, told);
    served(bad, told, figures);
    match catch_unwind(AssertUnwindSafe(|| held(bad))) {
        Ok(Ok(found)) => compare(&found, sample, &check, told, figures),
        Ok(Err(error)) => figures.fault(Wrong::Lost, format!("{told}: opened once and then not: {error}")),
        Err(_) => figures.fault(Wrong::Panic, format!("{told}: opening it again panicked")),
    }
}

/// Starts a server over it: the host key may be what is damaged.
fn served(bad: &Path, told: &str, figures: &mut Figures) {
    let server = Server::start(bad, &[]);
    let is_refused = server.port().is_empty();
    let (status, said) = server.kill();
    judge_words(&said, figures, told);
    if is_refused {
        figures.note("the server refused in words");
        if said.trim().is_empty() || !matches!(status.code(), Some(2 | 3)) {
            figures.fault(Wrong::Silent, format!("{told}: the server ended with {status:?}: {said}"));
        }
    }
}

/// Compares what is there with what was, and with what was said of it.
fn compare(found: &Held, sample: &Sample, check: &Ended, told: &str, figures: &mut Figures) {
    let words = check.words();
    let named = revisions_in(&words);
    let is_named = |rev: &Rev| named.iter().any(|it| it.contains(rev));
    let gone: Vec<Rev> =
        sample.held.rows.iter().filter(|it| !found.rows.contains(it)).map(|it| it.0).collect();
    let untold: Vec<Rev> =
        sample.held.history.iter().copied().filter(|it| !found.history.contains(it)).collect();
    let strange = found.rows.iter().filter(|it| !sample.held.rows.contains(it)).count();
    if strange > 0 {
        figures.fault(
            Wrong::Lost,
            format!("{told}: {strange} records are not what was saved: {}", short(&words)),
        );
    }
    if !gone.iter().all(is_named) {
        figures.fault(
            Wrong::Lost,
            format!("{told}: revisions {gone:?} are gone and not named: {}", short(&words)),
        );
    }
    // Of a history that cannot be read on, it is said where.
    if !untold.is_empty() && check.is_done() && named.is_empty() {
        figures.fault(
            Wrong::Lost,
            format!("{told}: the history lacks {untold:?} in silence: {}", short(&words)),
        );
    }
    let is_missing = !gone.is_empty() || !untold.is_empty();
    let is_rota_said_whole = ROTA_THERE.iter().any(|it| words.contains(it));
    if (is_missing && words.contains(ALL_THERE)) || (!gone.is_empty() && is_rota_said_whole) {
        let missing = format!("{gone:?} of the rota and {untold:?} of the history");
        let told = format!("{told}: all is said to be there, but for {missing}: {}", short(&words));
        figures.fault(Wrong::Words, told);
    }
    figures.note(match (gone.is_empty(), untold.is_empty()) {
        (true, true) if check.err.is_empty() => "whole, and nothing was to be said",
        (true, true) => "whole, and told what was repaired",
        (true, false) => "the rota whole, and told what the history lacks",
        (false, _) => "told what is lost",
    });
}

/// The revisions that a text names.
fn revisions_in(text: &str) -> Vec<RangeInclusive<Rev>> {
    let number = |word: Option<&str>| -> Option<Rev> {
        word?.trim_end_matches(|it: char| !it.is_ascii_digit()).parse().ok()
    };
    let one = text.split("revision ").skip(1).filter_map(|rest| {
        let rev = number(rest.split_whitespace().next())?;
        Some(rev..=rev)
    });
    let more = text.split("revisions ").skip(1).filter_map(|rest| {
        let mut words = rest.split_whitespace();
        let (from, to) = (number(words.next())?, number(words.nth(1))?);
        Some(from..=to)
    });
    one.chain(more).collect()
}

#[test]
fn revisions_are_read_out_of_words() {
    let words = "lost: revision 7, by morag; and revisions 9 to 12, which are missing; revision nought";
    assert_eq!(revisions_in(words), [7..=7, 9..=12]);
}
