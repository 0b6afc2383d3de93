//! The screens in a row, the one shown marked by its brackets too; where they do not all fit, those around it.

use std::ops::Range;

use super::DrawContext;
use super::text::{Strip, width};
use crate::app::{ScreenId, words};

/// What stands for screens that do not fit.
const MORE: &str = " …";

/// Draws the screens in so many columns, and the selected day at the right where it fits beside the screen shown.
pub(super) fn draw(columns: usize, context: DrawContext) -> ratatui::text::Line<'static> {
    let DrawContext { app, theme } = context;
    let day = app.selection.day;
    let today = if day == app.today() { ", today" } else { "" };
    let selected = format!("{}{today}", words::day(day, app.today()));
    let tabs: Vec<usize> = ScreenId::ALL.iter().map(|screen| width(screen.title()) + 3).collect();
    let at = ScreenId::ALL.iter().position(|screen| *screen == app.screen).unwrap_or(0);
    let beside = columns.saturating_sub(width(&selected) + 1);
    let least = tabs.get(at).map_or(0, |tab| tab + 2 * width(MORE));
    let shown = around(&tabs, at, if beside < least { columns } else { beside });
    let mut line = Strip::new(columns);
    if shown.start > 0 {
        line.put(MORE, theme.quiet);
    }
    for screen in ScreenId::ALL.get(shown.clone()).unwrap_or_default() {
        if *screen == app.screen {
            line.put(format!("[{}]", screen.title()), theme.strong);
        } else {
            line.put(format!(" {} ", screen.title()), theme.quiet);
        }
        line.put(" ", theme.text);
    }
    if shown.end < tabs.len() {
        line.put_whole(MORE.trim_start(), theme.quiet);
    }
    if line.left() > width(&selected) {
        line.space_before(width(&selected) + 1);
        line.put_whole(selected, theme.quiet);
    }
    line.line()
}

/// The tabs around one that fit into so many columns with the signs that there are more; the one itself in any case.
fn around(tabs: &[usize], at: usize, columns: usize) -> Range<usize> {
    let fits = |shown: &Range<usize>| {
        let wide: usize = tabs.get(shown.clone()).unwrap_or_default().iter().sum();
        let cut = usize::from(shown.start > 0) + usize::from(shown.end < tabs.len());
        wide + cut * width(MORE) <= columns
    };
    let all = 0..tabs.len();
    if fits(&all) {
        return all;
    }
    let mut shown = at..(at + 1).min(tabs.len());
    loop {
        let after = shown.start..(shown.end + 1).min(tabs.len());
        let before = shown.start.saturating_sub(1)..shown.end;
        let wider = [after, before].into_iter().find(|wider| *wider != shown && fits(wider));
        match wider {
            Some(wider) => shown = wider,
            None => return shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screen_shown_is_in_sight_among_as_many_as_fit() {
        let tabs = [7, 6, 9, 8, 8, 9, 11, 8, 8, 9, 14, 12, 10];
        assert_eq!(around(&tabs, 3, 119), 0..13);
        for columns in 0..119 {
            for at in 0..tabs.len() {
                let shown = around(&tabs, at, columns);
                assert!(shown.contains(&at), "{at} in {columns}");
                let wide: usize = tabs[shown.clone()].iter().sum();
                assert!(shown.len() == 1 || wide <= columns, "{at} in {columns}: {shown:?}");
            }
        }
        assert_eq!(around(&tabs, 0, 32), 0..4);
        assert_eq!(around(&tabs, 12, 32), 11..13);
        assert_eq!(around(&tabs, 5, 0), 5..6);
    }
}
