//! What everybody has in the leave year: annual leave, public holidays, time in lieu; of those alone whose leave one may know.

use ratatui::text::Line;

use super::super::text::{Strip, width};
use super::super::{DrawContext, pane};
use super::mark::signed;
use crate::app::screen::leave;
use crate::app::words;
use crate::domain::{Minutes, PersonId};
use crate::rota::leave::{Balance, LeaveAccount, Method};

/// Columns of a name.
const NAME: usize = 11;
/// Columns of a figure.
const FIGURE: usize = 9;

/// The lines of it, its heading first; nothing where there is nobody whose leave one may know. As many pots as there is room
/// for.
pub(super) fn lines_of(context: DrawContext, wide: usize) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let Some(sums) = &app.screens.leave.sums else { return vec![] };
    let mut people: Vec<&PersonId> = vec![];
    for line in leave::chart_lines(app) {
        if !people.contains(&&line.person) {
            people.push(&line.person);
        }
    }
    let accounts: Vec<&LeaveAccount> = people.iter().filter_map(|person| sums.of(person)).collect();
    let Some(first) = accounts.first() else { return vec![] };
    let title = format!("What everybody has, year to {}", words::date(first.year.last));
    let mut all = vec![pane::rule(wide, context, &title)];
    let mut pots = Strip::new(wide);
    let mut heads = Strip::new(wide);
    pots.put_fit("", NAME, theme.text);
    heads.put_fit("", NAME, theme.text);
    let of_pot = ["entitled", "taken", "booked", "left"];
    let blocks = [
        ("annual leave", &of_pot[..]),
        ("public holidays", &of_pot[..]),
        ("time in lieu", &["earned", "left"]),
    ];
    let mut shown = 0;
    for (name, figures) in blocks {
        let room = figures.len() * FIGURE + 2;
        if room > heads.left() {
            break;
        }
        shown += 1;
        pots.put_fit(format!("{name:>w$}", w = FIGURE.max(width(name))), room, theme.strong);
        for figure in figures {
            heads.put(format!("{figure:>FIGURE$}"), theme.quiet);
        }
        heads.put("  ", theme.text);
    }
    all.extend([pots.line(), heads.line()]);
    let mut over: Vec<&str> = vec![];
    for account in accounts {
        let here = app.selection.person.as_ref() == Some(&account.person);
        let mut line = Strip::new(wide);
        line.put(" ", theme.text);
        let name = app.state.display_name(&account.person);
        line.put_fit(name, NAME - 1, if here { theme.strong } else { theme.text });
        let pots = account.balances;
        let mut is_over = balance(&mut line, context, pots.annual);
        if shown > 1 {
            if account.pot.method == Method::InAnnual {
                line.put_fit(
                    format!("{:>w$}", "in annual leave", w = FIGURE * 2),
                    FIGURE * 4 + 2,
                    theme.quiet,
                );
            } else {
                is_over |= balance(&mut line, context, pots.public_holiday);
            }
        }
        if shown > 2 {
            let toil = pots.toil;
            line.put(
                format!("{:>FIGURE$}{:>FIGURE$}", toil.entitled.to_string(), signed(toil.left())),
                theme.text,
            );
        }
        if is_over {
            over.push(name);
        }
        all.push(line.line());
    }
    let key = app.keys.map.key_of(crate::command::Command::ShowAccount, app.screen.scopes());
    if let Some(key) = key {
        let mut line = Strip::new(wide);
        if !over.is_empty() {
            let who = words::in_a_row(&over);
            let text = format!(" {} {who}: more is taken or booked than there is.  ", theme.signs.amber);
            line.put_whole(text, theme.amber);
        }
        line.put_whole(format!(" {key}"), theme.key);
        line.put_whole(" each step of the sum", theme.quiet);
        all.push(line.line());
    }
    all
}

/// A pot; whether more of it is used than there is.
fn balance(line: &mut Strip, context: DrawContext, pot: Balance) -> bool {
    let theme = context.theme;
    let over = pot.left() < Minutes::ZERO;
    if pot == Balance::default() {
        line.put(" ".repeat(FIGURE * 4 + 2), theme.text);
        return false;
    }
    for figure in [pot.entitled, pot.taken, pot.booked] {
        line.put(format!("{:>FIGURE$}", figure.to_string()), theme.text);
    }
    let left = format!("{:>FIGURE$}", signed(pot.left()));
    line.put(left, if over { theme.amber } else { theme.text });
    line.put(if over { format!(" {}", theme.signs.amber) } else { "  ".to_owned() }, theme.amber);
    over
}
