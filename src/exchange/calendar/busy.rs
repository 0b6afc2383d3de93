//! How busy an event makes whoever it is of.

use super::component::Component;
use crate::domain::HowBusy;

/// How busy an event makes them; `None` where not at all. What Outlook says is finer than what the standard does, which knows
/// nothing of work at another place.
pub(super) fn of(event: &Component) -> Option<HowBusy> {
    let is = |name: &str, word: &str| event.first(name).is_some_and(|it| it.is(word));
    let outlook = |word: &str| is("X-MICROSOFT-CDO-BUSYSTATUS", word);
    if outlook("WORKINGELSEWHERE") {
        Some(HowBusy::Elsewhere)
    } else if outlook("FREE") || is("TRANSP", "TRANSPARENT") {
        None
    } else if outlook("OOF") {
        Some(HowBusy::Away)
    } else if outlook("TENTATIVE") || is("STATUS", "TENTATIVE") {
        Some(HowBusy::Tentative)
    } else {
        Some(HowBusy::Busy)
    }
}

/// How busy a stretch of a free-busy list makes them, by its FBTYPE.
pub(super) fn of_kind(kind: Option<&str>) -> Option<HowBusy> {
    match kind.unwrap_or_default().to_ascii_uppercase().as_str() {
        "FREE" => None,
        "BUSY-TENTATIVE" => Some(HowBusy::Tentative),
        "BUSY-UNAVAILABLE" => Some(HowBusy::Away),
        _ => Some(HowBusy::Busy),
    }
}

#[cfg(test)]
mod tests {
    use super::super::component;
    use super::super::notes::Notes;
    use super::*;

    #[test]
    fn what_is_said_and_how_busy_that_is() {
        for (lines, busy) in [
            ("UID:a", Some(HowBusy::Busy)),
            ("TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY", Some(HowBusy::Busy)),
            ("transp:transparent", None),
            ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", None),
            ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", Some(HowBusy::Away)),
            ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", Some(HowBusy::Tentative)),
            ("STATUS:TENTATIVE", Some(HowBusy::Tentative)),
            ("TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", Some(HowBusy::Elsewhere)),
        ] {
            let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
            let found = component::read(text.as_bytes(), &mut Notes::default());
            assert_eq!(of(&found.events[0]), busy, "{lines}");
        }
        for (kind, busy) in [
            (None, Some(HowBusy::Busy)),
            (Some("free"), None),
            (Some("BUSY-TENTATIVE"), Some(HowBusy::Tentative)),
            (Some("BUSY-UNAVAILABLE"), Some(HowBusy::Away)),
        ] {
            assert_eq!(of_kind(kind), busy, "{kind:?}");
        }
    }
}
