//! The two lines at the bottom: what was said, else what the signs on the screen mean; and the keys that matter now.

use std::collections::BTreeSet;

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::giving_way::{Part, fitted};
use super::hints::hints;
use super::text::{Strip, cut, width, wrap};
use super::{Canvas, DrawContext, columns, legend, lines};
use crate::app::{Layer, words};
use crate::command::Command;
use crate::domain::{Week, counted};
use crate::keymap::Resolution;
use crate::planner::FlagDelta;
use crate::rules::{Flag, Severity};

/// The most lines that what was said may take.
const MOST_LINES: usize = 4;
/// The rows of a screen from which on it may take more than one.
const ROOMY: u16 = 16;

/// What is said to its end: what was done, or did not work and why, or why a draft may not be saved; and whether it is a regret.
fn in_full(context: DrawContext) -> Option<(String, bool)> {
    let DrawContext { app, theme } = context;
    if let Some(notice) = &app.said.notice {
        return Some((notice.text.clone(), notice.bad));
    }
    let preview = app.preview.as_ref().filter(|_| app.unread_week().is_none() && !app.tells_flags_above())?;
    let proposes = || preview.proposes.as_ref().map(|it| (format!("{}.", words::capital(it)), false));
    let refused = preview.refused.as_ref();
    refused.map(|it| (format!("{} {}.", theme.signs.red, words::capital(it)), true)).or_else(proposes)
}

/// How many lines what was said takes, on a screen of some size.
pub(super) fn said_lines(context: DrawContext, screen: Rect) -> usize {
    let long = in_full(context).filter(|_| screen.height >= ROOMY);
    long.map_or(1, |(words, _)| wrapped(&words, screen).len())
}

/// A text that is said to its end, in lines that are set in by a column.
fn wrapped(words: &str, area: Rect) -> Vec<String> {
    let mut lines = wrap(words, columns(area).saturating_sub(2));
    lines.truncate(MOST_LINES);
    lines
}

/// What was last said; else what the signs in the body of the screen mean.
pub(super) fn draw_said(canvas: &mut Canvas, area: Rect, body: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let said = in_full(context);
    let style = |is_bad| if is_bad { theme.red } else { theme.good };
    if let Some((words, is_bad)) = said.as_ref().filter(|_| area.height > 1) {
        let line = |words| Line::styled(format!(" {words}"), style(*is_bad));
        return lines(canvas, area, wrapped(words, area).into_iter().map(line));
    }
    let mut line = Strip::new(columns(area));
    if let Some((words, is_bad)) = said.filter(|_| app.said.notice.is_some()) {
        line.put(format!(" {words}"), style(is_bad));
        if let Some(news) = app.fresh.line.as_ref().map(|news| format!("{} {news} ", theme.signs.fresh))
            && line.left() > width(&news) + 1
        {
            line.space_before(width(&news));
            line.put(news, theme.quiet);
        }
    } else if let Some(told) = app.said.told.first().filter(|_| app.preview.is_none()) {
        let key = app.keys.map.key_of(Command::ReadNotices, app.scopes());
        let whole = key.map_or_else(
            || "all of it: notices, in the commands".to_owned(),
            |key| format!("all of it: {key}"),
        );
        let (end, start) =
            (format!(" {} {whole} ", theme.signs.dot), format!(" {} ", theme.sign(Severity::Red)));
        line.put(start, theme.red);
        line.put(cut(told, line.left().saturating_sub(width(&end))), theme.text);
        line.put(end, theme.quiet);
    } else if let Some(week) = app.unread_week() {
        line.put(format!(" reading {} …", words::weeks(&[week], app.today().week())), theme.quiet);
    } else if app.tells_flags_above() {
        let is_to_come = matches!(app.layers.last(), Some(Layer::Form(form)) if form.has_pages_ahead());
        let where_told = if is_to_come { "stand on the last page" } else { "are shown above" };
        line.put(format!(" the flags it adds and clears {where_told}"), theme.quiet);
    } else if let Some((words, _)) = in_full(context) {
        line.put(format!(" {words}"), theme.red);
    } else if let Some(preview) = &app.preview {
        if let Some(supposition) = &preview.supposes {
            line.put(format!(" {supposition}:"), theme.quiet);
        }
        put_consequences(&mut line, &preview.flags, context);
    } else if let Some(news) = &app.fresh.line {
        line.put(format!(" {} ", theme.signs.fresh), theme.strong);
        line.put(news, theme.quiet);
    } else {
        return legend::draw(canvas, area, body, context);
    }
    lines(canvas, area, [line.line()]);
}

/// The flags that a draft adds and clears, with the weeks; that there are none is said of the weeks that were looked at, once
/// all of those it lands in were.
fn put_consequences(line: &mut Strip, found: &FlagDelta, context: DrawContext) {
    // That there may be more to tell is said even where what is told already is cut.
    let mut waiting = words::looking_on(found, context.app.today().week());
    if !waiting.is_empty() {
        waiting.insert(0, ' ');
    }
    line.leave_room(width(&waiting), |line| put_found(line, found, context));
    line.put(waiting, context.theme.quiet);
}

fn put_found(line: &mut Strip, found: &FlagDelta, context: DrawContext) {
    let theme = context.theme;
    let this = context.app.today().week();
    let graver = found.clears.first().zip(found.adds.first()).is_some_and(|(cleared, added)| {
        added.severity == Severity::Note && cleared.severity < added.severity
    });
    let part = |verb: &str, flags: &[Flag]| {
        let Some((flag, more)) = flags.split_first() else { return (String::new(), Part::default()) };
        let how = if verb == "adds" { theme.signed(flag.severity) } else { flag.severity.word().to_owned() };
        let start = format!("{verb} {how}{}: ", in_week(flag, this));
        let told = told_of(flag, (&and_more(more, found, this), more.len()), context);
        let mut forms: Vec<String> = told.iter().map(|told| format!("{start}{told}")).collect();
        forms.push(format!("{verb} {}", counted(flags.len(), "flag")));
        (start, Part::new(3, forms))
    };
    let style = |flags: &[Flag]| flags.first().map_or(theme.text, |flag| theme.severity(flag.severity));
    let adds = (part("adds", &found.adds), style(&found.adds), theme.text);
    let clears = (part("clears", &found.clears), theme.good, theme.quiet);
    // What is only worth knowing keeps nothing from being seen that is put right.
    let told = if graver { [clears, adds] } else { [adds, clears] };
    let parts = told.each_ref().map(|((_, part), ..)| part.clone());
    let said = fitted(&parts, &[1, 1, 1, 0, 0, 0, 1, 0], line.left().saturating_sub(1));
    for ((gap, form), ((start, _), of_start, of_rest)) in said.iter().zip(&told) {
        if form.is_empty() {
            continue;
        }
        line.put(if *gap > 0 { format!(" {} ", theme.signs.dot) } else { " ".to_owned() }, theme.quiet);
        match form.strip_prefix(start.as_str()) {
            Some(rest) => {
                line.put(start, *of_start);
                line.put(rest, *of_rest);
            }
            None => line.put(form, *of_start),
        }
    }
    if found.is_settled() && found.adds.is_empty() && found.clears.is_empty() {
        let landing = words::landing(found.landing(), this);
        let weeks = if landing.is_empty() { landing } else { format!(" in {landing}") };
        line.put(format!(" nothing new is flagged{weeks}"), theme.good);
    }
}

/// What a flag says and how many more there are, the fullest first: its sentence, else a few words with whom it is about, else
/// those alone, and at last `+5`.
fn told_of(flag: &Flag, (more, many): (&str, usize), context: DrawContext) -> Vec<String> {
    let state = context.app.shown();
    let brief = flag.rule().folding.brief.of(&[flag], state);
    let who = crate::words::people(&flag.people, state);
    let about = if who.is_empty() { brief.clone() } else { format!("{brief}, {who}") };
    let few = if many > 0 { format!("{brief} +{many}") } else { brief.clone() };
    vec![format!("{}{more}", flag.message), format!("{about}{more}"), format!("{brief}{more}"), few]
}

/// The week of a flag; nothing where it tells how things stand.
fn in_week(flag: &Flag, this: Week) -> String {
    if flag.rule().is_of_week() { format!(" in {}", words::weeks(&[flag.week], this)) } else { String::new() }
}

/// How many more flags there are, and in which weeks: ` (and 3 more in W49 and W50)`; of what goes on for longer than is
/// looked at, in how many: ` (and 3 more in 16 weeks)`.
fn and_more(more: &[Flag], found: &FlagDelta, this: Week) -> String {
    match (more.len(), found.looks_at()) {
        (0, None) => return String::new(),
        (0, Some(weeks)) => return format!(" (of {weeks} weeks looked at)"),
        (more, Some(weeks)) => return format!(" (and {more} more in {weeks} weeks)"),
        (_, None) => {}
    }
    let of_week = more.iter().filter(|flag| flag.rule().is_of_week());
    let weeks: BTreeSet<Week> = of_week.map(|flag| flag.week).collect();
    let weeks: Vec<Week> = weeks.into_iter().collect();
    // Of several weeks the last says how far it goes, and leaves room for what else there is to say.
    let weeks = match weeks.as_slice() {
        [] => String::new(),
        [_] | [_, _] => format!(" in {}", words::weeks(&weeks, this)),
        [.., last] => format!(" up to {}", words::weeks(&[*last], this)),
    };
    format!(" (and {} more{weeks})", more.len())
}

/// The keys that matter now, from the bindings in force, those that can be used alone; of a sequence begun, what can follow. The
/// one that lists them all stands at the right and never gives way.
pub(super) fn draw_keys(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns(area));
    if !app.keys.typed.is_empty()
        && let Resolution::Pending(next) = app.keys.map.resolve(app.scopes(), &app.keys.typed)
    {
        for step in next {
            if width(&step.key) + width(&step.what) + 3 > line.left() {
                break;
            }
            line.put(format!(" {}", step.key), theme.key);
            line.put(format!(" {} ", step.what), theme.text);
        }
        return lines(canvas, area, [line.line()]);
    }
    let scopes = app.scopes();
    let help = app.keys.map.key_of(Command::Help, scopes);
    let help = help.map(|key| (key, Command::Help.label()));
    let room = help.as_ref().map_or(0, |(key, label)| width(key) + width(label) + 3);
    if !context.tells_keys_inside() {
        line.leave_room(room, |line| put_hints(line, context));
    }
    if let Some((key, label)) = help {
        line.space_before(room);
        line.put(format!(" {key}"), theme.key);
        line.put(format!(" {label}"), theme.text);
    }
    lines(canvas, area, [line.line()]);
}

/// The keys that matter now and can be used, the dearest first, as many as there is room for.
pub(super) fn put_hints(line: &mut Strip, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let available = |command: &&Command| app.following.rested.situation.reason_against(**command).is_none();
    let after = if theme.signs.boxes { " " } else { "," };
    for command in hints(app).iter().filter(available) {
        let Some(key) = app.keys.map.key_of(*command, app.scopes()) else { continue };
        if line.left() < width(&key) + width(command.label()) + 3 {
            break;
        }
        line.put(format!(" {key}"), theme.key);
        line.put(format!(" {}{after}", command.label()), theme.text);
    }
}
