//! Things side by side in a line or two, told shorter until they fit, the rest counted: `MDT, supervision +1`.

use super::super::super::text::width;

/// Something to tell, in forms, the fullest first.
pub(super) type Forms = Vec<String>;

/// What is told in so many lines of so many columns: each line, and in the last how many are left out. `apart` many of the first
/// stand alone in the first line where there are two.
pub(super) fn filled(things: &[Forms], lines: usize, columns: usize) -> Vec<String> {
    if lines == 0 || things.is_empty() {
        return vec![String::new(); lines];
    }
    let shortest = things.iter().map(Vec::len).max().unwrap_or(1);
    for told in (0..=things.len()).rev() {
        let left = things.len() - told;
        for step in 0..=shortest * told.max(1) {
            if let Some(found) = laid(things, told, left, step, lines, columns) {
                return found;
            }
        }
    }
    vec![String::new(); lines]
}

/// The first of some things in lines, the last of them shortened first: so many steps of shortening in all; `None` where they
/// do not fit.
fn laid(
    things: &[Forms],
    told: usize,
    left: usize,
    mut steps: usize,
    lines: usize,
    columns: usize,
) -> Option<Vec<String>> {
    let mut at = vec![0; told];
    for (forms, at) in things.iter().take(told).zip(&mut at).rev() {
        let most = forms.len().saturating_sub(1).min(steps);
        *at = most;
        steps -= most;
    }
    if steps > 0 {
        return None;
    }
    let words = things.iter().zip(&at).filter_map(|(forms, at)| forms.get(*at));
    let mut rows = vec![String::new()];
    for word in words {
        let row = rows.last_mut()?;
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
        let more = if row.is_empty() { format!("+{left}") } else { format!("{row} +{left}") };
        if width(&more) > columns {
            return if left == things.len() { Some(vec![String::new(); lines]) } else { None };
        }
        *row = more;
    }
    if rows.len() > lines {
        return None;
    }
    rows.resize(lines, String::new());
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_told_shorter_and_then_counted() {
        let of = |things: &[&str], lines: usize, columns: usize| {
            let things: Vec<Forms> =
                things.iter().map(|forms| forms.split('/').map(str::to_owned).collect()).collect();
            filled(&things, lines, columns).join(" | ")
        };
        let meetings = ["MDT meeting/MDT", "supervision", "share handover/handover"];
        assert_eq!(of(&meetings, 1, 60), "MDT meeting, supervision, share handover");
        assert_eq!(of(&meetings, 1, 36), "MDT meeting, supervision, handover");
        assert_eq!(of(&meetings, 1, 30), "MDT, supervision, handover");
        assert_eq!(of(&meetings, 1, 19), "MDT, supervision +1");
        assert_eq!(of(&meetings, 1, 12), "MDT +2");
        assert_eq!(of(&meetings, 1, 3), "+3");
        assert_eq!(of(&meetings, 1, 1), "");
        assert_eq!(of(&meetings, 2, 20), "MDT meeting | supervision, handover");
        assert_eq!(
            of(&["A1 A4", "baby massage/massage", "care review A3"], 2, 20),
            "A1 A4, baby massage | care review A3"
        );
        assert_eq!(of(&[], 2, 20), " | ");
    }
}
