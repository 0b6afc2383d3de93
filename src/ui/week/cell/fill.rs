//! Things side by side in a line or two, told shorter until they fit, the rest counted: `MDT, supervision +1`.

use super::super::super::text::width;

/// Something to tell, in forms, the fullest first.
pub(super) type Forms = Vec<String>;

/// What is told in so many lines of so many columns: each line, and in the last how many are left out. As few as can be are said
/// shorter, those told last first.
pub(super) fn filled(things: &[Forms], lines: usize, columns: usize) -> Filled {
    let filled = (0..=things.len()).rev().find_map(|told| {
        let mut forms = shortened(things, told).into_iter();
        forms.find_map(|at| Some(Filled { rows: laid(things, &at, lines, columns)?, told }))
    });
    let mut filled = filled.unwrap_or_default();
    filled.rows.resize(lines, String::new());
    filled
}

/// Lines that things were told in.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    /// The lines.
    pub(super) rows: Vec<String>,
    /// How many of the things are told, from the first one on.
    pub(super) told: usize,
}

/// Which form each of the first of some things is told in: all in full, one of them shorter, then more and more of them.
fn shortened(things: &[Forms], told: usize) -> Vec<Vec<usize>> {
    let most: Vec<usize> = things.iter().take(told).map(|forms| forms.len().saturating_sub(1)).collect();
    let mut all = vec![vec![0; told]];
    for (place, most) in most.iter().enumerate().rev() {
        all.extend((1..=*most).map(|form| (0..told).map(|at| if at == place { form } else { 0 }).collect()));
    }
    let mut at = vec![0; told];
    for (place, most) in most.iter().enumerate().rev() {
        for form in 1..=*most {
            if let Some(it) = at.get_mut(place) {
                *it = form;
            }
            all.push(at.clone());
        }
    }
    all
}

/// The first of some things in lines, each in one of its forms; `None` where they do not fit.
fn laid(things: &[Forms], at: &[usize], lines: usize, columns: usize) -> Option<Vec<String>> {
    let left = things.len() - at.len();
    let mut rows = vec![String::new()];
    for (forms, at) in things.iter().zip(at) {
        let (word, row) = (forms.get(*at)?, rows.last_mut()?);
        let longer = if row.is_empty() { word.clone() } else { format!("{row}, {word}") };
        if width(&longer) <= columns {
            *row = longer;
        } else if width(word) <= columns {
            rows.push(word.clone());
        } else {
            return None;
        }
    }
    if left > 0 {
        let row = rows.last_mut()?;
        // What the last thing left out itself is counted with it.
        let counted =
            row.rsplit_once(" +").and_then(|(told, more)| Some((told, more.parse::<usize>().ok()?)));
        let (told, left) = counted.map_or((row.as_str(), left), |(told, more)| (told, left + more));
        let more = if told.is_empty() { format!("+{left}") } else { format!("{told} +{left}") };
        if width(&more) > columns {
            return None;
        }
        *row = more;
    }
    (rows.len() <= lines).then_some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_told_shorter_and_then_counted() {
        let of = |things: &[&str], lines: usize, columns: usize| {
            let things: Vec<Forms> =
                things.iter().map(|forms| forms.split('/').map(str::to_owned).collect()).collect();
            filled(&things, lines, columns).rows.join(" | ")
        };
        let meetings = ["MDT meeting/MDT", "supervision", "share handover/handover"];
        assert_eq!(of(&meetings, 1, 60), "MDT meeting, supervision, share handover");
        assert_eq!(of(&meetings, 1, 36), "MDT meeting, supervision, handover");
        assert_eq!(of(&meetings, 1, 32), "MDT, supervision, share handover");
        assert_eq!(of(&meetings, 1, 30), "MDT, supervision, handover");
        assert_eq!(of(&meetings, 1, 19), "MDT, supervision +1");
        assert_eq!(of(&meetings, 1, 12), "MDT +2");
        assert_eq!(of(&meetings, 1, 3), "+3");
        assert_eq!(of(&meetings, 1, 1), "");
        assert_eq!(of(&meetings, 2, 20), "MDT, supervision | share handover");
        assert_eq!(
            of(&["A1 A4", "baby massage/massage", "care review A3"], 2, 20),
            "A1 A4, baby massage | care review A3"
        );
        assert_eq!(of(&["▲C10 +2", "supervision"], 1, 10), "▲C10 +3", "one count, of all that is left out");
        assert_eq!(of(&[], 2, 20), " | ");
    }
}
