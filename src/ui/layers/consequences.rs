//! What saving would add and clear, a line each, where what is written stands: the gravest first.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::text::wrap;
use crate::app::words;
use crate::domain::counted;
use crate::rules::Flag;

/// How many flags are told of each kind.
const TOLD: usize = 3;

/// The lines for the draft in front; none where nothing is drafted, or where the last line of the screen tells it.
pub(super) fn consequences(context: DrawContext, columns: usize) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let Some(preview) = app.preview.as_ref().filter(|_| app.tells_flags_above()) else { return vec![] };
    let (found, this) = (&preview.flags, app.today().week());
    let mut lines = vec![];
    let mut put = |sign: &str, text: &str, style| {
        for (n, row) in wrap(text, columns.saturating_sub(4)).into_iter().enumerate() {
            let sign = if n == 0 && theme.signs.boxes { sign } else { "" };
            lines.push(Line::styled(format!("{sign:<2}{row}"), style));
        }
    };
    if let Some(refused) = &preview.refused {
        put(theme.signs.red, &format!("{}.", words::capital(refused)), theme.red);
    }
    if let Some(supposition) = &preview.supposes {
        put("", &format!("{}:", words::capital(supposition)), theme.quiet);
    }
    let week = |flag: &Flag| {
        if flag.rule().is_of_week() {
            format!(" in {}", words::weeks(&[flag.week], this))
        } else {
            String::new()
        }
    };
    for flag in found.adds.iter().take(TOLD) {
        let text = format!("adds {}{}: {}", flag.severity.word(), week(flag), flag.message);
        put(theme.sign(flag.severity), &text, theme.severity(flag.severity));
    }
    let landing = words::landing(found.landing(), this);
    let weeks = if landing.is_empty() { landing } else { format!(" in {landing}") };
    let more = format!("more that it adds{weeks}");
    if let Some(words) = rest(&found.adds, &more) {
        put("", &words, theme.quiet);
    }
    for flag in found.clears.iter().take(TOLD) {
        put(
            theme.signs.clears,
            &format!("clears {}{}: {}", flag.severity.word(), week(flag), flag.message),
            theme.good,
        );
    }
    if let Some(words) = rest(&found.clears, "more that it clears") {
        put("", &words, theme.quiet);
    }
    if !found.is_settled() {
        put("", &words::looking_on(found, this), theme.quiet);
    } else if found.adds.is_empty() && found.clears.is_empty() {
        put("", &format!("adds no flags{weeks}"), theme.good);
    }
    lines
}

fn rest(flags: &[Flag], what: &str) -> Option<String> {
    let more = flags.len().checked_sub(TOLD).filter(|more| *more > 0)?;
    Some(format!("and {} {what}", counted(more, "flag")))
}
