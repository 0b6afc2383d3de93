//! One person's hours as a page they can read: every figure with what it is made of, in words.

use super::HoursLine;
use crate::app::layer::{PageLayer, Paragraph};
use crate::app::words;
use crate::domain::{Date, Minutes, State};
use crate::rota::PersonHours;

/// The page of a person's hours.
pub fn page(state: &State, line: &HoursLine, stretch: &str, today: Date) -> PageLayer {
    let name = state.display_name(&line.person);
    let sum = &line.sum;
    let fact = |name: &str, figure: String, words: &str| {
        Paragraph::Fact(name.to_owned(), format!("{figure}  {words}"))
    };
    if line.weeks == 0 && line.unpublished > 0 {
        let text =
            "Not published yet: these hours are a draft until their lead publishes the week.".to_owned();
        let said = vec![Paragraph::Heading(words::capital(stretch)), Paragraph::Text(text)];
        return PageLayer::new(format!("Hours of {name}"), said);
    }
    let mut said = vec![
        Paragraph::Heading(words::capital(stretch)),
        fact(
            "contract",
            sum.contract.to_string(),
            "what the shares come to in these weeks; part weeks in part",
        ),
        fact(
            "worked",
            sum.worked().to_string(),
            &format!("{} in shifts and {} in sessions outside them", sum.shift, sum.outside),
        ),
        fact("leave", sum.leave.to_string(), "paid time off on agreed leave; it counts as worked"),
        fact("holiday", sum.holiday.to_string(), "paid time off on public holidays; it counts as worked"),
        fact("balance", balance(sum.balance()), &reckoned(sum)),
        fact("direct", share(sum), "time with families, of what was worked"),
        fact("travel", sum.travel.to_string(), "time on the road"),
        fact("meetings", sum.meeting.to_string(), "time in meetings and handovers"),
        fact(
            "open",
            sum.open.to_string(),
            "shift time without a session: time to just be with people, and that is fine",
        ),
    ];
    said.push(match (sum.load_percent(), sum.load) {
        (Some(percent), Some(load)) => fact(
            "load",
            format!("{percent} %"),
            &format!(
                "families, groups, meetings, learning and supervision ask for {} of the {} there are after leave and \
                 holidays",
                load.demand.minutes(),
                load.available
            ),
        ),
        _ => fact("load", "none".to_owned(), "no time is available in these weeks to measure it against"),
    });
    match line.unpublished {
        0 => {}
        1 => said
            .push(Paragraph::Text("One of these weeks is not published yet, and not in the sum.".to_owned())),
        many => {
            said.push(Paragraph::Text(format!(
                "{many} of these weeks are not published yet, and not in the sum."
            )));
        }
    }
    if line.weeks > 1 || line.shown.len() > 1 {
        said.push(Paragraph::Text(String::new()));
        said.push(Paragraph::Heading("Week by week".to_owned()));
        for (week, hours) in line.shown.iter().rev() {
            let text = match hours {
                Some(it) => {
                    let leave = if it.leave + it.holiday > Minutes::ZERO {
                        format!(", {} leave and holidays", it.leave + it.holiday)
                    } else {
                        String::new()
                    };
                    format!("worked {} of {}{leave}, {}", it.worked(), it.contract, balance(it.balance()))
                }
                None => "not shown: still loading, somebody's draft, or nothing there".to_owned(),
            };
            let ahead = if *week > today.week() { ", planned" } else { "" };
            said.push(Paragraph::Fact(format!("{}{ahead}", words::short_week(*week, today)), text));
        }
    }
    PageLayer::new(format!("Hours of {name}"), said)
}

/// A balance in words: `0:30 over`, `even`.
fn balance(minutes: Minutes) -> String {
    match minutes {
        Minutes::ZERO => "even".to_owned(),
        over if over > Minutes::ZERO => format!("{over} over"),
        under => format!("{} under", under.abs()),
    }
}

fn reckoned(sum: &PersonHours) -> String {
    format!(
        "worked {} + leave {} + holiday {} − contract {}",
        sum.worked(),
        sum.leave,
        sum.holiday,
        sum.contract
    )
}

fn share(sum: &PersonHours) -> String {
    let worked = sum.worked().0;
    if worked <= 0 {
        return sum.direct.to_string();
    }
    format!("{}, {} %", sum.direct, (sum.direct.0 * 200 + worked).div_euclid(2 * worked))
}
