//! The lines of the grid: worked out once, and kept with what they were worked out of, so that going about in a week costs none of
//! that. The selection is not in them: it is drawn over them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Weak};

use ratatui::text::Line;

use super::super::present_users::looking;
use super::super::text::{Strip, width};
use super::super::{Canvas, DrawContext};
use super::cell::{self, CellForm, CellLines, Content, Marks};
use super::layout::{self, Entry, Layout, entries};
use super::signs::put_signs;
use super::{heading, name};
use crate::app::{Fresh, PresentUsers, RosterLine, Surface, WeekView};
use crate::domain::{Date, Moment, PersonId, State};
use crate::rules::Severity;

/// All that the lines go by.
struct DrawnOf {
    view: Weak<WeekView>,
    /// The state that is shown, and the one at hand.
    states: [Weak<State>; 2],
    now: Moment,
    surface: Surface,
    /// Columns and rows of the grid's area.
    size: (usize, usize),
    /// The lines of the roster, and whether each is open.
    roster: Vec<(RosterLine, bool)>,
    fresh: Fresh,
    present_users: PresentUsers,
}

impl PartialEq for DrawnOf {
    fn eq(&self, other: &Self) -> bool {
        let Self { view, states: [shown, state], now, surface, size, roster, fresh, present_users } = self;
        view.ptr_eq(&other.view)
            && other.states.iter().zip([shown, state]).all(|(one, same)| one.ptr_eq(same))
            && (now, surface, size) == (&other.now, &other.surface, &other.size)
            && (roster, fresh, present_users) == (&other.roster, &other.fresh, &other.present_users)
    }
}

impl DrawnOf {
    fn of(context: DrawContext, view: &Arc<WeekView>, size: (usize, usize)) -> Self {
        let app = context.app;
        let roster = app.roster(view).lines.into_iter();
        Self {
            view: Arc::downgrade(view),
            states: [app.shown(), &app.state].map(Arc::downgrade),
            now: app.now,
            surface: app.surface,
            size,
            roster: roster.map(|line| (line.clone(), app.is_open(line.team.as_ref()))).collect(),
            fresh: app.fresh.clone(),
            present_users: app.present_users.clone(),
        }
    }
}

/// The lines of the grid.
pub(super) struct Rows {
    of: DrawnOf,
    /// How they fall.
    pub(super) layout: Layout,
    /// What is told once for all of them.
    pub(super) once: Option<cell::Once>,
    /// The lines, one below the other.
    pub(super) lines: Vec<Line<'static>>,
    /// Whose they are.
    pub(super) people: Vec<OfPerson>,
}

/// Which lines are somebody's.
pub(super) struct OfPerson {
    /// Who.
    pub(super) person: PersonId,
    /// What stands in the first of them as their name.
    pub(super) name: String,
    /// Which.
    pub(super) rows: Range<usize>,
}

impl Rows {
    /// The lines in so many columns and rows, those that were drawn on the canvas before where they are the same; `None` where
    /// days would be too narrow.
    pub(super) fn of(canvas: &mut Canvas, size: (usize, usize), context: DrawContext) -> Option<Arc<Self>> {
        let view = context.app.view()?;
        let of = DrawnOf::of(context, view, size);
        if let Some(kept) = canvas.kept::<Self>().filter(|kept| kept.of == of) {
            return Some(kept);
        }
        let rows = Arc::new(Self::anew(of, context, view)?);
        canvas.keep(rows.clone());
        Some(rows)
    }

    fn anew(of: DrawnOf, context: DrawContext, view: &WeekView) -> Option<Self> {
        let days = layout::days(view);
        let names = of.roster.iter().map(|(line, _)| width(context.app.state.display_name(&line.person)));
        let layouts = Layout::all(&days, names.max().unwrap_or(0), of.size);
        if layouts.is_empty() {
            return None;
        }
        let open = of.roster.iter().filter(|(_, is_open)| *is_open).map(|(line, _)| &line.person).collect();
        let once = cell::told_once(view, &open, context.app.now);
        let contents = contents(&of.roster, &days, context, view);
        let entries = entries(&of.roster);
        let drawing = |layout| Drawing { layout, context, view, once: once.as_ref(), contents: &contents };
        let taken = |layout| entries.iter().map(|entry| drawing(layout).height(entry)).sum::<usize>();
        let fits = layouts.iter().find(|layout| layout.takes(taken(*layout)) <= of.size.1);
        let layout = fits.or(layouts.last())?;
        let drawing = drawing(layout);
        let (mut lines, mut people) = (vec![], vec![]);
        for (at, entry) in entries.iter().enumerate() {
            let below = entries.iter().skip(at + 1);
            let of_entry =
                drawing.rows(entry, below.take_while(|entry| !matches!(entry, Entry::Heading(..))));
            let rows = lines.len()..lines.len() + of_entry.len();
            if let Some((line, form)) = drawing.somebody(entry) {
                let name = name::lines(layout, form, &line.person, context, view).into_iter().next();
                people.push(OfPerson { person: line.person.clone(), name: name.unwrap_or_default(), rows });
            }
            lines.extend(of_entry);
        }
        let layout = layout.clone();
        drop(entries);
        drop(contents);
        Some(Self { of, layout, once, lines, people })
    }
}

/// What there is of each person's days, whatever form tells it.
type Contents<'a> = BTreeMap<(&'a PersonId, Date), Content>;

fn contents<'a>(
    roster: &'a [(RosterLine, bool)],
    days: &[Date],
    context: DrawContext,
    view: &WeekView,
) -> Contents<'a> {
    let DrawContext { app, theme } = context;
    let red = theme.sign(Severity::Red);
    let of = |person, day| ((person, day), Content::of(view, app.shown(), person, day, red, app.now));
    let people: BTreeSet<&PersonId> = roster.iter().map(|(line, _)| &line.person).collect();
    people.into_iter().flat_map(|person| days.iter().map(move |day| of(person, *day))).collect()
}

/// What the lines of the grid are drawn of.
struct Drawing<'a> {
    layout: &'a Layout,
    context: DrawContext<'a>,
    view: &'a WeekView,
    once: Option<&'a cell::Once>,
    contents: &'a Contents<'a>,
}

impl Drawing<'_> {
    /// Whose lines an entry is, in which form, and whether they are open.
    fn somebody<'e>(&self, entry: &Entry<'e>) -> Option<(&'e RosterLine, (CellForm, bool))> {
        match entry {
            Entry::Heading(..) => None,
            Entry::Open(line) => Some((line, (self.layout.form, true))),
            Entry::Folded(line) => Some((line, (CellForm::One, false))),
        }
    }

    /// The lines of an entry; `below` are those that stand under it, where it is a heading.
    fn rows<'e>(&self, entry: &Entry<'e>, below: impl Iterator<Item = &'e Entry<'e>>) -> Vec<Line<'static>> {
        match entry {
            Entry::Heading(team, post, begins) => {
                // Who has one line has no place for how full their week is: what is too much stands over them.
                let of_one_line = below.filter_map(|entry| self.somebody(entry));
                let of_one_line = of_one_line.filter(|(_, (form, _))| *form == CellForm::One);
                let people: Vec<&PersonId> = of_one_line.map(|(line, _)| &line.person).collect();
                vec![heading::line(self.layout, (*team, *post, *begins), &people, self.context, self.view)]
            }
            Entry::Open(line) => self.person(line, (self.layout.form, true)),
            Entry::Folded(line) => self.person(line, (CellForm::One, false)),
        }
    }

    /// How many lines an entry takes.
    fn height(&self, entry: &Entry) -> usize {
        let (person, form) = match entry {
            Entry::Heading(..) | Entry::Folded(_) => return 1,
            Entry::Open(line) => (&line.person, self.layout.form),
        };
        let contents = self.layout.days.iter().filter_map(|day| self.contents.get(&(person, *day)));
        let of_days = contents.map(|content| form.rows(content)).max().unwrap_or(1);
        of_days.max(name::lines(self.layout, (form, true), person, self.context, self.view).len())
    }

    fn person(&self, roster: &RosterLine, (form, is_open): (CellForm, bool)) -> Vec<Line<'static>> {
        let DrawContext { app, theme } = self.context;
        let person = &roster.person;
        let names = name::lines(self.layout, (form, is_open), person, self.context, self.view);
        let of_days: Vec<Vec<String>> =
            self.layout.days.iter().map(|day| self.cell(roster, *day, (form, is_open))).collect();
        let height = of_days.iter().map(Vec::len).max().unwrap_or(1).max(names.len());
        (0..height)
            .map(|row| {
                let mut line = Strip::new(self.layout.columns);
                line.put(" ", theme.text);
                let style = if row == 0 { theme.text } else { theme.quiet };
                let name = names.get(row).map_or("", String::as_str);
                put_signs(&mut line, name, self.layout.names.saturating_sub(1), style, theme);
                for (day, lines) in self.layout.days.iter().zip(&of_days) {
                    line.put(" ", theme.text);
                    let text = lines.get(row).map_or("", String::as_str);
                    let is_over = *day < app.today() || text == theme.signs.dot;
                    let base =
                        if is_over || row > 0 && form == CellForm::Three { theme.quiet } else { theme.text };
                    let base = if row == 0 && !is_over { theme.text } else { base };
                    put_signs(&mut line, text, self.layout.room, base, theme);
                }
                line.line()
            })
            .collect()
    }

    /// The lines of a cell.
    fn cell(&self, roster: &RosterLine, day: Date, (form, is_open): (CellForm, bool)) -> Vec<String> {
        let DrawContext { app, theme } = self.context;
        let person = &roster.person;
        let Some(content) = self.contents.get(&(person, day)) else { return vec![] };
        let content = if is_open { content } else { &Content { things: vec![], ..content.clone() } };
        // What is asked of others is their own team's to see to.
        let mark = is_open.then(|| cell::of_cell(self.view, (person, day), app.today(), self.once)).flatten();
        let changed = if self.view.changed_for(person, day) { theme.signs.changed } else { "" };
        let fresh = app.fresh.day(person, day).map_or("", |_| theme.signs.fresh);
        let changed = format!("{changed}{fresh}");
        let marks = Marks {
            flag: mark.map_or("", |mark| theme.mark(mark)),
            done: theme.signs.done,
            changed: &changed,
            nothing: theme.signs.dot,
        };
        // Whoever else looks there stands at the end of the last line, and the cell makes room.
        let others = looking(&app.present_users.at(person, day), self.layout.room / 2);
        let room = self.layout.room - width(&others);
        let mut lines = CellLines::of(content, form, room, marks).lines;
        if let Some(last) = lines.last_mut() {
            last.push_str(&others);
        }
        lines
    }
}
