//! A form: labels, fields, what is wrong with each, and proposals for the one being written in.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::footer::put_hints;
use super::super::spoken::said;
use super::super::text::{Strip, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to};
use super::consequences::remarks as said_below;
use super::frame::{drawer, field, growing_window, more_below};
use crate::app::quick::QuickCompletion;
use crate::app::{FieldInput, FormLayer};
use crate::command::Command;
use crate::words::in_sentence;

/// The most columns of a form.
const WIDE: usize = 90;
/// The fewest and the most columns of the mark and the label before what is written.
const LABEL: [usize; 2] = [16, 28];
/// The fewest columns of what is written, before how it is understood.
const WRITTEN: usize = 26;
/// The rows of the keys, the one before them included.
const KEYS: usize = 2;
/// The most words that stand side by side to choose from.
const MOST_CHOICES: usize = 4;
/// The fewest lines below the fields, so that a form keeps its place while what is said below changes.
const BELOW: usize = 3;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, form: &FormLayer, top: bool) {
    let wide = if form.lies_low() { columns(area) } else { columns(area).saturating_sub(4).min(WIDE) };
    let across = wide.saturating_sub(2);
    let here = |n: usize| form.shown().get(n) == Some(&form.at);
    let label = label_columns(form);
    let fields: Vec<FieldLines> = form
        .shown()
        .iter()
        .enumerate()
        .filter_map(|(n, at)| Some(FieldLines::of(form.inputs.get(*at)?, here(n), (label, across), context)))
        .collect();
    let more = more(context, across, form);
    let remarks = said_below(context, across, &context.app.remarks_of(form));
    let all = fields.iter().map(FieldLines::high).sum::<usize>() + more.len();
    let under = form.proposals.len() + remarks.len();
    let keys = if top && context.tells_keys_inside() { KEYS } else { 0 };
    let (certain, high) = (form.shown().len() + 3 + BELOW + keys, cells(all + 3 + under.max(BELOW) + keys));
    let room = if form.lies_low() {
        drawer(canvas, area, context, &form.heading(), high)
    } else {
        growing_window(canvas, area, context, &form.heading(), (cells(wide), (cells(certain), high)))
    };
    let last = Rect { y: room.bottom().saturating_sub(1).max(room.y), height: room.height.min(1), ..room };
    let room = Rect { height: room.height.saturating_sub(cells(keys)), ..room };
    if keys > 0 {
        let mut line = Strip::new(columns(last));
        put_hints(&mut line, context);
        lines(canvas, last, [line.line()]);
    }
    let below = cells(under + 1).min(room.height.saturating_sub(cells(all)).max(room.height / 2));
    let rows = usize::from(room.height.saturating_sub(below));
    let before = |n: usize| fields.iter().take(n).map(FieldLines::high).sum::<usize>();
    let at = fields.iter().position(|it| it.is_here).unwrap_or(0);
    // The whole of a field is in sight while it is written in.
    let first = scroll_to(before(at + 1).saturating_sub(1), all, rows);
    let row = |n: usize| {
        let y = n.checked_sub(first).filter(|y| *y < rows)?;
        Some(Rect { y: room.y + cells(y), height: 1, ..room })
    };
    for (n, field) in fields.iter().enumerate() {
        field.draw(canvas, |line| row(before(n) + line), context, top);
    }
    for (n, line) in more.into_iter().enumerate() {
        if let Some(row) = row(before(fields.len()) + n) {
            lines(canvas, row, [line]);
        }
    }
    let rest = Rect { y: room.y + cells(rows), height: below, ..room };
    let rule =
        if context.theme.signs.boxes && under > 0 { "─".repeat(columns(rest)) } else { String::new() };
    let said: Vec<Line> = in_marked_lines(columns(rest), context, form).into_iter().chain(remarks).collect();
    let said = scrolled(context, said, form.scrolled, usize::from(below).saturating_sub(1));
    lines(canvas, rest, std::iter::once(Line::styled(rule, context.theme.rule)).chain(said));
}

/// As many lines as there are rows for, from the one that was scrolled to on; where more lie below, the last says so.
fn scrolled<'l>(context: DrawContext, mut said: Vec<Line<'l>>, from: usize, rows: usize) -> Vec<Line<'l>> {
    let first = from.min(said.len().saturating_sub(rows));
    said.drain(..first);
    let more = said.len().saturating_sub(rows);
    if more > 0 && rows > 0 {
        said.truncate(rows - 1);
        said.push(more_below(context, more + 1, Command::FormPageDown));
    }
    said
}

/// The columns of the mark and the longest label.
fn label_columns(form: &FormLayer) -> usize {
    let [fewest, most] = LABEL;
    form.inputs.iter().map(|input| width(&input.label) + 2).max().unwrap_or(0).clamp(fewest, most)
}

/// A field with what is said of what is written in it: beside it where there is room, else under it.
struct FieldLines<'a> {
    input: &'a FieldInput,
    /// The columns of the mark and the label.
    label: usize,
    is_here: bool,
    /// What is said beside it, and after how many columns of what is written.
    beside: Option<(usize, String)>,
    /// What is said under it.
    under: Vec<String>,
    style: Style,
    /// Whether what there is to choose from stands side by side, what is chosen in brackets.
    is_choice: bool,
}

impl<'a> FieldLines<'a> {
    fn of(
        input: &'a FieldInput,
        is_here: bool,
        (label, across): (usize, usize),
        context: DrawContext,
    ) -> Self {
        let theme = context.theme;
        let aloud = !theme.signs.boxes;
        // Read aloud, each field is a sentence: its name, what is written, what that is.
        let label = if aloud { width(&input.label) + 3 } else { label };
        let sign = if aloud { "amber:" } else { theme.signs.amber };
        let warns = |words: &str| (format!("{sign} {words}"), theme.amber);
        let is_choice = theme.signs.boxes && is_choice(input, across.saturating_sub(label));
        let said = match (input.shown_problem(), &input.understood) {
            (Some(problem), _) => Some(warns(problem)),
            // What is chosen is marked as such, and not said again.
            (None, Some(it)) if !it.warns && is_choice => None,
            // Read aloud, nothing is said twice.
            (None, Some(it))
                if !it.warns && !theme.signs.boxes && it.text.eq_ignore_ascii_case(input.value()) =>
            {
                None
            }
            // What is wrong and not said yet has no other meaning.
            (None, Some(it)) if input.problem.is_none() && it.warns => Some(warns(&it.text)),
            // A long text that is understood as it stands is not said again.
            (None, Some(it)) if it.text == input.value() && width(&it.text) + 1 >= WRITTEN => None,
            (None, Some(it)) if input.problem.is_none() && aloud && !input.value().is_empty() => {
                Some((format!("that is {}", it.text), theme.quiet))
            }
            (None, Some(it)) if input.problem.is_none() => Some((it.text.clone(), theme.quiet)),
            _ => None,
        };
        let (beside, under, style) = match said {
            None => (None, vec![], theme.text),
            Some((words, style)) => {
                let words = if aloud { sentences_as_they_are(&words) } else { words };
                let written = width(input.text.value()) + 2;
                let at = if aloud { written } else { WRITTEN.max(written) };
                if label + at + width(&words) <= across && !is_choice {
                    (Some((at, words)), vec![], style)
                } else {
                    (None, wrap(&words, across.saturating_sub(label + 1)), style)
                }
            }
        };
        Self { input, label, is_here, beside, under, style, is_choice }
    }

    fn high(&self) -> usize {
        1 + self.under.len()
    }

    fn draw(
        &self,
        canvas: &mut Canvas,
        row: impl Fn(usize) -> Option<Rect>,
        context: DrawContext,
        top: bool,
    ) {
        let (theme, input, here) = (context.theme, self.input, self.is_here);
        if let Some(row) = row(0) {
            let mut line = Strip::new(columns(row));
            line.put(if here { theme.signs.marker } else { " " }, theme.strong);
            let colon = if theme.signs.boxes { "" } else { ":" };
            let label = format!("{}{colon}", input.label);
            line.put_fit(label, self.label - 1, if here { theme.strong } else { theme.quiet });
            if let Some((at, words)) = &self.beside {
                line.put_fit("", *at, theme.text);
                line.put(words.clone(), self.style);
            } else if input.text.value().is_empty() && !input.hint.is_empty() && self.under.is_empty() {
                line.put_fit("", 2, theme.text);
                line.put(format!("({})", input.hint), theme.quiet);
            }
            lines(canvas, row, [line.line()]);
            if self.is_choice {
                self.draw_choice(canvas, row, context, top);
            } else {
                self.draw_written(canvas, row, context, top);
            }
        }
        for (n, words) in self.under.iter().enumerate() {
            if let Some(row) = row(n + 1) {
                let mut line = Strip::new(columns(row));
                line.put_fit("", self.label, theme.text);
                line.put(words.clone(), self.style);
                lines(canvas, row, [line.line()]);
            }
        }
    }

    /// What is written, with its cursor where it is written in.
    fn draw_written(&self, canvas: &mut Canvas, row: Rect, context: DrawContext, top: bool) {
        let (theme, input, here) = (context.theme, self.input, self.is_here);
        let label = cells(self.label).min(row.width);
        let left = row.width - label;
        // All the room is the field's where nothing stands beside it.
        let wide = self.beside.as_ref().map_or(left, |(at, _)| cells(at.saturating_sub(1)).min(left));
        let is_alone = here && self.beside.is_none();
        let wide = if is_alone { wide } else { cells(width(input.text.value()) + 1).min(wide) };
        let text = Rect { x: row.x + label, width: wide, ..row };
        if !input.text.value().is_empty() || here {
            // What typing would replace is marked as text that is chosen is anywhere.
            let style =
                if here && top && input.is_replaced_by_typing() { theme.selection } else { theme.text };
            field(canvas, text, &input.text, style, here && top);
        }
    }

    /// What there is to choose from, side by side: `(this one)  later ones too  all of the series`.
    fn draw_choice(&self, canvas: &mut Canvas, row: Rect, context: DrawContext, top: bool) {
        let (theme, here) = (context.theme, self.is_here && top);
        let label = cells(self.label).min(row.width);
        let area = Rect { x: row.x + label, width: row.width - label, ..row };
        let mut line = Strip::new(columns(area));
        for choice in &self.input.choices {
            if choice == self.input.value() {
                if here {
                    canvas.set_cursor((area.x + area.width - cells(line.left()) + 1, area.y));
                }
                line.put(format!("({choice})"), if here { theme.selection } else { theme.strong });
            } else {
                line.put(format!(" {choice} "), theme.quiet);
            }
            line.put(" ", theme.text);
        }
        lines(canvas, area, [line.line()]);
    }
}

/// Words with a full stop after them, where none is.
fn sentences_as_they_are(words: &str) -> String {
    if words.ends_with(['.', '?', '…']) { said(words) } else { format!("{}.", said(words)) }
}

/// Whether a field says one of a few words that have room side by side.
fn is_choice(input: &FieldInput, room: usize) -> bool {
    let wide: usize = input.choices.iter().map(|it| width(it) + 3).sum();
    let is_said = input.choices.iter().any(|it| it == input.value());
    is_said && (2..=MOST_CHOICES).contains(&input.choices.len()) && wide <= room
}

/// Which fields and which pages there are more, with the keys that show them.
fn more(context: DrawContext, across: usize, form: &FormLayer) -> Vec<Line<'static>> {
    let mut all = folded(context, across, form);
    if let Some(page) = form.next_page() {
        let key = context.app.keys.map.key_of(Command::Save, context.app.scopes());
        let key = key.map(|key| format!("{key} ")).unwrap_or_default();
        let words = wrap(&format!("{key}goes on to {page}"), across.saturating_sub(2));
        all.extend(words.into_iter().map(|words| Line::styled(format!(" {words}"), context.theme.quiet)));
    }
    all
}

/// Which fields there are more, with the key that shows them.
fn folded(context: DrawContext, across: usize, form: &FormLayer) -> Vec<Line<'static>> {
    let folded: Vec<String> = form.folded_labels().iter().map(|it| in_sentence(it)).collect();
    if folded.is_empty() {
        return vec![];
    }
    let key = context.app.keys.map.key_of(Command::MoreFields, context.app.scopes());
    let key = key.map(|key| format!("{key} ")).unwrap_or_default();
    let words = wrap(&format!("{key}more: {}", folded.join(", ")), across.saturating_sub(2));
    words.into_iter().map(|words| Line::styled(format!(" {words}"), context.theme.quiet)).collect()
}

/// What could be written, the one that stands there or would be put in marked.
fn in_marked_lines(room: usize, context: DrawContext, form: &FormLayer) -> Vec<Line<'static>> {
    let theme = context.theme;
    let line = |(n, proposal): (usize, &QuickCompletion)| {
        let mut line = Strip::new(room);
        let (mark, style) =
            if n == form.marked { (theme.signs.marker, theme.strong) } else { (" ", theme.text) };
        line.put(format!("  {mark}{}", proposal.insert), style);
        line.put(format!("  {}", proposal.label), theme.quiet);
        line.line()
    };
    form.proposals.iter().enumerate().map(line).collect()
}
