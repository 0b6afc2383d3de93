//! What a division does well and what not: presence, time together, unbroken days and evenness, in points, and the same in
//! words.

use super::Division;
use super::constraints::SplitConstraints;
use super::cost::Rates;
use super::day_options::{DayOptions, each};
use super::presence::{PresenceSpan, Window, holders, time, weekday};
use crate::domain::{Minutes, PatternShift, TimeSpan, weekday_word};
use crate::words::in_a_row;

/// The points that each part is worth.
const PRESENCE: i32 = 320;
const THICK: i32 = 150;
const FIXED: i32 = 80;
const TOGETHER: i32 = 200;
const UNBROKEN: i32 = 115;
const EVEN: i32 = 115;

/// What somebody who meets nobody costs, and each quarter of an hour together beyond what is wanted and half an hour.
const LONELY: i32 = 80;
const TOO_LONG: i32 = 5;

/// So many days with nobody in leave nothing of what thick days are worth.
const THIN_DAYS: i32 = 2;

/// What it is worth that everybody keeps the days they have now.
const KEPT: i32 = 20;

/// All that there is to gain.
const WHOLE: i32 = PRESENCE + THICK + FIXED + TOGETHER + UNBROKEN + EVEN + KEPT;

/// How a division does, in points of [`WHOLE`].
pub(super) struct Weight {
    presence: i32,
    fixed: i32,
    together: i32,
    unbroken: i32,
    even: i32,
    off: i32,
}

impl Weight {
    pub(super) fn total(&self) -> i32 {
        self.presence + self.fixed + self.together + self.unbroken + self.even - self.off
    }
}

pub(super) fn weigh(setting: &SplitConstraints, stays: &[Vec<PresenceSpan>], forms: &[DayOptions]) -> Weight {
    let missing: usize = setting.halves.iter().map(|half| half.missing).sum();
    let met: usize = setting.halves.iter().map(|half| half.missing.min(there(half, stays))).sum();
    let fixed = || setting.fixed.iter().filter(|fixed| !fixed.own);
    let held = fixed().filter(|fixed| holders(fixed.when, stays) > 0).count();
    let meeting = meetings(stays);
    let (overlap, useful) = (length(&meeting), useful(setting, &meeting));
    let wanted = setting.overlap.max(30);
    let together = if setting.overlap == 0 {
        TOGETHER
    } else if setting.useful.is_empty() {
        part(TOGETHER, overlap.min(wanted), wanted)
    } else {
        part(TOGETHER / 2, overlap.min(wanted), wanted)
            + part(TOGETHER - TOGETHER / 2, useful.min(wanted), wanted)
    };
    let lonely = if setting.overlap == 0 { 0 } else { lonely(stays) };
    let enough = wanted * (amount(stays.len()) - 1).max(1) + 30;
    let too_long = (overlap - enough).max(0) / 15 * TOO_LONG;
    // Less than is asked for is no division that somebody asked for.
    let short = if overlap < setting.overlap { 300 } else { 0 };
    Weight {
        presence: part(PRESENCE, amount(met), amount(missing)) + thick(setting, stays),
        fixed: part(FIXED, amount(held), amount(fixed().count())),
        together,
        unbroken: unbroken(stays, forms),
        even: even(stays) + kept(stays, forms),
        off: lonely * LONELY + too_long.min(100) + short,
    }
}

fn part(whole: i32, some: i32, of: i32) -> i32 {
    if of <= 0 { whole } else { whole * some / of }
}

fn amount(many: usize) -> i32 {
    i32::try_from(many).unwrap_or(i32::MAX / 1000)
}

fn there(half: &super::constraints::HalfDay, stays: &[Vec<PresenceSpan>]) -> usize {
    stays.iter().filter(|of| half.holds(of)).count()
}

/// What it is worth that no open day is thin: time with nobody in counts with the square of its part of the day.
fn thick(setting: &SplitConstraints, stays: &[Vec<PresenceSpan>]) -> i32 {
    let days = || setting.days.iter().flatten();
    let thin = |day: &Window| {
        let mut there: Vec<(i32, i32)> = stays
            .iter()
            .flatten()
            .filter(|stay| stay.when.day == day.day)
            .map(|stay| (stay.when.from, stay.when.to))
            .collect();
        there.sort_unstable();
        let (mut nobody, mut until) = (0, day.from);
        for (from, to) in there {
            nobody += (from - until).max(0);
            until = until.max(to);
        }
        let part = (nobody + (day.to - until).max(0)) * 100 / (day.to - day.from).max(1);
        part * part
    };
    (THICK - part(THICK, days().map(thin).sum(), THIN_DAYS * 10_000)).max(0)
}

/// When two or more are in paid time, in order and without overlaps.
fn meetings(stays: &[Vec<PresenceSpan>]) -> Vec<Window> {
    let mut met: Vec<Window> = vec![];
    for (n, one) in stays.iter().enumerate() {
        for other in stays.iter().skip(n + 1) {
            for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                if a.when.shared(b.when) == 0 {
                    continue;
                }
                for x in a.paid_windows() {
                    met.extend(b.paid_windows().into_iter().filter_map(|y| {
                        let both = Window { day: x.day, from: x.from.max(y.from), to: x.to.min(y.to) };
                        (x.day == y.day && both.from < both.to).then_some(both)
                    }));
                }
            }
        }
    }
    met.sort_unstable();
    let mut merged: Vec<Window> = vec![];
    for window in met {
        match merged.last_mut() {
            Some(last) if last.day == window.day && window.from <= last.to => {
                last.to = last.to.max(window.to);
            }
            _ => merged.push(window),
        }
    }
    merged
}

fn length(windows: &[Window]) -> i32 {
    windows.iter().map(|window| window.to - window.from).sum()
}

/// The minutes of time together that lie around a meeting, at the meeting where most do.
fn useful(setting: &SplitConstraints, meeting: &[Window]) -> i32 {
    let around = |useful: &Window| meeting.iter().map(|window| window.shared(*useful)).sum();
    setting.useful.iter().map(around).max().unwrap_or(0)
}

/// How many meet nobody in the week.
fn lonely(stays: &[Vec<PresenceSpan>]) -> i32 {
    let alone = |n: usize, of: &[PresenceSpan]| {
        let mut others = stays.iter().enumerate().filter(|(m, _)| *m != n).flat_map(|(_, other)| other);
        !others.any(|other| of.iter().any(|stay| stay.when.shared(other.when) > 0))
    };
    amount(stays.iter().enumerate().filter(|(n, of)| alone(*n, of)).count())
}

/// Days in a row, and no more of them than the hours need.
fn unbroken(stays: &[Vec<PresenceSpan>], forms: &[DayOptions]) -> i32 {
    let of_person = |(of, forms): (&Vec<PresenceSpan>, &DayOptions)| {
        let days: Vec<usize> = of.iter().map(|stay| stay.when.day).collect();
        let broken = days.windows(2).filter(|pair| matches!(pair, [one, next] if next - one > 1)).count();
        let more = days.len().saturating_sub(usize::try_from(forms.fewest).unwrap_or(0));
        (1000 - amount(broken) * 350 - amount(more) * 350).max(0)
    };
    let sum: i32 = stays.iter().zip(forms).map(of_person).sum();
    UNBROKEN * sum / amount(stays.len()).max(1) / 1000
}

/// As many days for each hour, and days of like length; one short day to meet on is no fault.
fn even(stays: &[Vec<PresenceSpan>]) -> i32 {
    let paid = |of: &[PresenceSpan]| of.iter().map(|stay| stay.paid()).sum::<i32>().max(1);
    let all: i32 = stays.iter().map(|of| paid(of)).sum::<i32>().max(1);
    let days = amount(stays.iter().map(Vec::len).sum());
    // What each has more or less than their hours' part of the days, in hundredths of a day.
    let off: i32 = stays.iter().map(|of| (amount(of.len()) * 100 - days * 100 * paid(of) / all).abs()).sum();
    let uneven = |of: &Vec<PresenceSpan>| {
        let mut lengths: Vec<i32> = of.iter().map(|stay| stay.paid()).collect();
        lengths.sort_unstable();
        let long = lengths.last().copied().unwrap_or(0);
        lengths.into_iter().skip(1).map(|length| long - length).sum::<i32>()
    };
    let uneven: i32 = stays.iter().map(uneven).sum();
    (EVEN - off / 4 - uneven / 12).max(0)
}

/// The part of the days that people keep.
fn kept(stays: &[Vec<PresenceSpan>], forms: &[DayOptions]) -> i32 {
    let all: u32 = forms.iter().map(|of| of.usual.count_ones()).sum();
    let kept: u32 = stays.iter().zip(forms).map(|(of, forms)| (days(of) & forms.usual).count_ones()).sum();
    let (kept, all) = (i32::try_from(kept).unwrap_or(0), i32::try_from(all).unwrap_or(0));
    if all == 0 { 0 } else { part(KEPT, kept, all) }
}

/// The days of some stays, a bit a day.
pub(super) fn days(of: &[PresenceSpan]) -> u8 {
    of.iter().fold(0, |days, stay| days | 1 << stay.when.day)
}

/// A division as it is offered.
pub(super) fn division(
    setting: &SplitConstraints,
    rates: &Rates,
    stays: &[Vec<PresenceSpan>],
    forms: &[DayOptions],
) -> Division {
    let weight = weigh(setting, stays, forms);
    let meeting = meetings(stays);
    let gaps: Vec<String> = setting
        .halves
        .iter()
        .filter(|half| there(half, stays) < half.missing)
        .map(|half| half.when.words())
        .collect();
    let cost = rates.cost(stays);
    let mut reasons = vec![presence_words(setting, gaps.len()), together_words(setting, &meeting)];
    reasons.extend(missed_words(setting, stays));
    reasons.push(days_words(stays));
    reasons.push(cost.words());
    let pattern = |of: &Vec<PresenceSpan>| of.iter().filter_map(shift).collect();
    Division {
        score: u8::try_from((weight.total() * 100 / WHOLE).clamp(0, 100)).unwrap_or(0),
        patterns: stays.iter().map(pattern).collect(),
        overlap: Minutes(length(&meeting)),
        cost,
        gaps,
        reasons,
    }
}

fn shift(stay: &PresenceSpan) -> Option<PatternShift> {
    let time = TimeSpan { from: time(stay.when.from), to: time(stay.when.to) };
    Some(PatternShift { weekday: weekday(stay.when.day)?, time, unpaid: Minutes(stay.unpaid) })
}

fn presence_words(setting: &SplitConstraints, gaps: usize) -> String {
    let all = setting.halves.len();
    match gaps {
        0 => format!("enough peers are in on all {all} open half-days"),
        1 => format!("one of {all} open half-days has too few peers in"),
        _ => format!("{gaps} of {all} open half-days have too few peers in"),
    }
}

fn together_words(setting: &SplitConstraints, meeting: &[Window]) -> String {
    if meeting.is_empty() {
        return "nobody is in together".to_owned();
    }
    let mut days: Vec<&str> = meeting.iter().filter_map(|it| weekday(it.day)).map(weekday_word).collect();
    days.dedup();
    let days = in_a_row(&days.into_iter().map(|day| day_name(day).to_owned()).collect::<Vec<_>>());
    let total = Minutes(length(meeting));
    let at = |fixed: &&super::constraints::Fixed| {
        fixed.meeting && !fixed.own && meeting.iter().any(|window| window.shared(fixed.when) > 0)
    };
    match setting.fixed.iter().find(at) {
        Some(fixed) => format!("{total} together on {days}, over the {}", fixed.title),
        None if useful(setting, meeting) > 0 => format!("{total} together on {days}, around a meeting"),
        None => format!("{total} together on {days}"),
    }
}

/// The fixed points that nobody is there for.
fn missed_words(setting: &SplitConstraints, stays: &[Vec<PresenceSpan>]) -> Option<String> {
    let missed = setting.fixed.iter().filter(|fixed| !fixed.own && holders(fixed.when, stays) == 0);
    let missed: Vec<String> = missed.map(|it| format!("{} ({})", it.title, it.when.words())).collect();
    (!missed.is_empty()).then(|| format!("nobody is in for all of {}", missed.join(", ")))
}

/// Who is in on which days: `Monday to Wednesday, Wednesday to Friday`.
fn days_words(stays: &[Vec<PresenceSpan>]) -> String {
    let of_person = |of: &Vec<PresenceSpan>| {
        let days: Vec<usize> = each(days(of)).collect();
        let name = |day: &usize| weekday(*day).map_or("", |day| day_name(weekday_word(day)));
        match (days.first(), days.last()) {
            (Some(first), Some(last)) if days.len() > 2 && last - first + 1 == days.len() => {
                format!("{} to {}", name(first), name(last))
            }
            _ => in_a_row(&days.iter().map(|day| name(day).to_owned()).collect::<Vec<_>>()),
        }
    };
    stays.iter().map(of_person).collect::<Vec<_>>().join("; ")
}

fn day_name(word: &str) -> &'static str {
    match word {
        "mon" => "Monday",
        "tue" => "Tuesday",
        "wed" => "Wednesday",
        "thu" => "Thursday",
        "fri" => "Friday",
        "sat" => "Saturday",
        _ => "Sunday",
    }
}
