//! A line whose parts give way in a fixed order until it fits: each is said shorter, then left out whole; none is cut.

use super::spoken::{said, sentences};
use super::text::width;

/// Part of a line, in the forms that it can take.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// The columns between it and what stands before it.
    gap: usize,
    /// The forms, the fullest first; an empty one leaves it out.
    forms: Vec<String>,
}

impl Part {
    /// A part that stands so many columns after what is before it.
    pub(super) fn new<W: Into<String>>(gap: usize, forms: impl IntoIterator<Item = W>) -> Self {
        Self { gap, forms: forms.into_iter().map(Into::into).collect() }
    }

    /// The same as it is read aloud: each form a sentence.
    pub(super) fn spoken(self) -> Self {
        let forms = self.forms.iter().map(|form| sentences([said(form)])).collect();
        Self { gap: self.gap.min(1), forms }
    }
}

/// The parts in the forms in which they fit into so many columns, each with the gap before it; an empty one is left out. Each time
/// that a part is named in `order` it takes its next form, if it has one; where that is not enough they are left out, in the
/// order in which each is named last.
pub(super) fn fitted(parts: &[Part], order: &[usize], columns: usize) -> Vec<(usize, String)> {
    let mut at = vec![0; parts.len()];
    for step in order {
        if taken(parts, &at) <= columns {
            break;
        }
        let last = parts.get(*step).map_or(0, |part| part.forms.len().saturating_sub(1));
        if let Some(at) = at.get_mut(*step) {
            *at = (*at + 1).min(last);
        }
    }
    for (place, step) in order.iter().enumerate() {
        if taken(parts, &at) <= columns {
            break;
        }
        let is_named_again = order.iter().skip(place + 1).any(|later| later == step);
        if let Some(at) = at.get_mut(*step).filter(|_| !is_named_again) {
            *at = usize::MAX;
        }
    }
    let mut begun = false;
    let said = parts.iter().zip(at).map(|(part, at)| {
        let form = part.forms.get(at).cloned().unwrap_or_default();
        let gap = if begun && !form.is_empty() { part.gap } else { 0 };
        begun |= !form.is_empty();
        (gap, form)
    });
    said.collect()
}

/// The columns that parts take in some of their forms.
fn taken(parts: &[Part], at: &[usize]) -> usize {
    let shown = parts.iter().zip(at).filter_map(|(part, at)| Some((part.gap, width(part.forms.get(*at)?))));
    let mut all = 0;
    for (gap, width) in shown.filter(|(_, width)| *width > 0) {
        all += if all > 0 { gap + width } else { width };
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(columns: usize) -> String {
        let parts = [
            Part::new(0, ["Harbour Peer Service", ""]),
            Part::new(3, ["Week 49 · 30 Nov", "Week 49", "W49"]),
            Part::new(3, ["DRAFT, not published", "DRAFT"]),
            Part::new(2, ["Morag"]),
        ];
        let order = [0, 2, 1, 1, 3, 1, 2];
        fitted(&parts, &order, columns)
            .iter()
            .fold(String::new(), |line, (gap, form)| format!("{line}{}{form}", " ".repeat(*gap)))
    }

    #[test]
    fn parts_give_way_in_order_and_none_is_cut() {
        assert_eq!(said(80), "Harbour Peer Service   Week 49 · 30 Nov   DRAFT, not published  Morag");
        assert_eq!(said(68), "Week 49 · 30 Nov   DRAFT, not published  Morag");
        assert_eq!(said(40), "Week 49 · 30 Nov   DRAFT  Morag");
        assert_eq!(said(28), "Week 49   DRAFT  Morag");
        assert_eq!(said(18), "W49   DRAFT  Morag");
        assert_eq!(said(12), "W49   DRAFT");
        assert_eq!(said(6), "DRAFT");
        assert_eq!(said(4), "");
    }
}
