//! A mark stays on what it is on, not on the line that this stood on: it is kept by key, and looked for again in every list.

/// What stood beside a marked thing when its list was last looked at, so that a neighbour is marked where it is gone.
#[derive(Clone, Debug)]
pub struct Beside<K> {
    /// The marked thing.
    of: Option<K>,
    /// What stood after it, and before it.
    neighbours: [Option<K>; 2],
    /// Where it stood.
    at: usize,
}

impl<K> Default for Beside<K> {
    fn default() -> Self {
        Self { of: None, neighbours: [None, None], at: 0 }
    }
}

impl<K: Clone + PartialEq> Beside<K> {
    /// Puts a mark on something that is in a list: on the same thing, wherever it stands now; where that is gone, on what stood
    /// after it, else before it, else what has moved up to its place; where nothing was marked, on what `first` names. Of
    /// an empty list it keeps what was marked: that may be there again when the list fills.
    pub fn settle(&mut self, marked: &mut Option<K>, keys: &[K], first: impl FnOnce() -> Option<K>) {
        let Some(last) = keys.len().checked_sub(1) else { return };
        let place = |key: &K| keys.iter().position(|it| it == key);
        let at = marked.as_ref().and_then(place).or_else(|| {
            let is_gone = marked.is_some() && *marked == self.of;
            let near = || self.neighbours.iter().flatten().find_map(place).unwrap_or(self.at.min(last));
            is_gone.then(near)
        });
        let at = at.or_else(|| first().as_ref().and_then(place)).unwrap_or(0);
        *marked = keys.get(at).cloned();
        self.of.clone_from(marked);
        self.neighbours = [at.checked_add(1), at.checked_sub(1)].map(|at| keys.get(at?).cloned());
        self.at = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(beside: &mut Beside<char>, marked: Option<char>, list: &str) -> Option<char> {
        let (mut marked, keys) = (marked, list.chars().collect::<Vec<_>>());
        beside.settle(&mut marked, &keys, || keys.last().copied());
        marked
    }

    #[test]
    fn a_mark_stays_on_its_thing_and_goes_to_a_neighbour_where_that_is_gone() {
        let mut beside = Beside::default();
        assert_eq!(settled(&mut beside, None, "abcd"), Some('d'), "the first choice");
        assert_eq!(settled(&mut beside, Some('b'), "abcd"), Some('b'));
        assert_eq!(settled(&mut beside, Some('b'), "xyabcd"), Some('b'), "lines came above it");
        assert_eq!(settled(&mut beside, Some('b'), "dcbayx"), Some('b'), "another order");
        assert_eq!(settled(&mut beside, Some('b'), ""), Some('b'), "the list is on its way");
        assert_eq!(settled(&mut beside, Some('b'), "zdcayx"), Some('a'), "what stood after it");
        assert_eq!(settled(&mut beside, Some('x'), "zdcayx"), Some('x'));
        assert_eq!(settled(&mut beside, Some('x'), "zdcay"), Some('y'), "the last: what stood before it");
        assert_eq!(settled(&mut beside, Some('y'), "mnopqr"), Some('q'), "all are gone: its place");
        assert_eq!(settled(&mut beside, Some('q'), "m"), Some('m'));
        assert_eq!(settled(&mut beside, Some('?'), "ab"), Some('b'), "what was never there");
    }
}
