//! Where the sessions of one person stand in their lane: as blocks in time, side by side, and those at the same time one
//! below the other. It knows no words and draws nothing.

use std::ops::Range;

use super::axis::Axis;

/// Neighbours of own work of which one takes fewer columns than this are one block.
const NARROW: usize = 6;

/// What is to stand in a lane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// When it starts, in minutes since the day began.
    pub(super) from: i32,
    /// When it ends.
    pub(super) to: i32,
    /// What it may be one block with: neighbours of own work that stand alike have the same; `None` stands alone.
    pub(super) joins: Option<u8>,
}

/// A block of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Its columns.
    pub(super) columns: Range<usize>,
    /// Which of the lines that stand one below the other it is in.
    pub(super) track: usize,
    /// What stands in it, by number.
    pub(super) items: Range<usize>,
}

/// A lane, laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Lane {
    /// Its blocks, by start.
    pub(super) blocks: Vec<Block>,
    /// How many lines stand one below the other, at least one.
    pub(super) tracks: usize,
    /// How many there was no place for.
    pub(super) left_out: usize,
}

/// Lays items out that are in order of start, in at most so many lines.
pub(super) fn lay(items: &[Item], axis: &Axis, most: usize) -> Lane {
    let mut lane = Lane { tracks: 1, ..Lane::default() };
    // Where each line is free from, in columns and in minutes.
    let mut free: Vec<(usize, i32)> = vec![];
    for group in joined(items, axis) {
        let of_group = items.get(group.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (of_group.first(), of_group.last()) else { continue };
        let to = last.to.max(first.from);
        let (start, end) = (axis.column(first.from), axis.column(to));
        // What follows in time stands behind, however few columns a minute has.
        let after = |(column, minute): &(usize, i32)| *minute <= first.from && *column < axis.columns();
        let track = free.iter().position(after).or_else(|| {
            (free.len() < most && axis.columns() > 0).then(|| {
                free.push((0, i32::MIN));
                free.len() - 1
            })
        });
        let Some((track, place)) = track.and_then(|n| free.get_mut(n).map(|place| (n, place))) else {
            lane.left_out += group.len();
            continue;
        };
        let start = start.max(place.0).min(axis.columns() - 1);
        let end = end.clamp(start + 1, axis.columns());
        *place = (end, to);
        lane.blocks.push(Block { columns: start..end, track, items: group });
    }
    lane.tracks = free.len().max(1);
    lane
}

/// The rows of a line of a lane, of as equal height as can be: the first row and how many.
pub(super) fn rows(track: usize, tracks: usize, height: usize) -> Range<usize> {
    let tracks = tracks.max(1);
    height * track / tracks..height * (track + 1) / tracks
}

/// Items, those that are one block together.
fn joined(items: &[Item], axis: &Axis) -> Vec<Range<usize>> {
    let wide = |item: &Item| axis.column(item.to).saturating_sub(axis.column(item.from));
    let mut groups: Vec<Range<usize>> = vec![];
    for (n, item) in items.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|before| items.get(before));
        let follows = before.is_some_and(|before| {
            before.joins.is_some()
                && before.joins == item.joins
                && before.to == item.from
                && before.from < before.to
                && (wide(before) < NARROW || wide(item) < NARROW)
        });
        match groups.last_mut().filter(|_| follows) {
            Some(group) => group.end = n + 1,
            None => groups.push(n..n + 1),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(from: i32, to: i32, joins: Option<u8>) -> Item {
        Item { from, to, joins }
    }

    fn hours() -> Axis {
        Axis::new(9 * 60, 15 * 60, 96)
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "a block's columns are a range")]
    fn neighbours_of_own_work_that_are_narrow_are_one_block() {
        let own = Some(0);
        for (items, blocks) in [
            (vec![item(620, 645, own), item(645, 660, own)], vec![21..32]),
            (vec![item(540, 600, own), item(600, 660, own)], vec![0..16, 16..32]),
            (vec![item(620, 645, own), item(650, 660, own)], vec![21..28, 29..32]),
            (vec![item(620, 645, own), item(645, 660, Some(1))], vec![21..28, 28..32]),
            (vec![item(620, 645, None), item(645, 660, None)], vec![21..28, 28..32]),
        ] {
            let lane = lay(&items, &hours(), 1);
            let found: Vec<_> = lane.blocks.into_iter().map(|block| block.columns).collect();
            assert_eq!(found, blocks);
        }
    }

    #[test]
    fn what_is_at_the_same_time_stands_below_or_is_counted() {
        let three = [item(540, 660, None), item(600, 630, None), item(610, 700, None), item(700, 720, None)];
        let lane = lay(&three, &hours(), 2);
        assert_eq!((lane.tracks, lane.left_out), (2, 1));
        let found: Vec<_> = lane.blocks.iter().map(|block| (block.track, block.items.clone())).collect();
        assert_eq!(found, [(0, 0..1), (1, 1..2), (0, 3..4)]);
        assert_eq!(lay(&three, &hours(), 3).left_out, 0);
        assert_eq!([rows(0, 2, 5), rows(1, 2, 5), rows(0, 1, 3)], [0..2, 2..5, 0..3]);
    }

    proptest! {
        #[test]
        fn no_block_covers_another_or_leaves_the_area_and_every_session_stands_somewhere_or_is_counted(
            starts in prop::collection::vec((0..1500_i32, 0..400_i32, prop::option::of(0..2_u8)), 0..30),
            from in 0..1200_i32, long in 0..1500_i32, room in 0..200_usize, most in 0..6_usize,
        ) {
            let mut items: Vec<Item> =
                starts.into_iter().map(|(from, long, joins)| item(from, from + long, joins)).collect();
            items.sort_by_key(|item| item.from);
            let axis = Axis::new(from, from + long, room);
            let lane = lay(&items, &axis, most);
            prop_assert!(lane.tracks <= most.max(1));
            let mut seen = vec![0; items.len()];
            for (n, block) in lane.blocks.iter().enumerate() {
                prop_assert!(block.columns.start < block.columns.end && block.columns.end <= axis.columns());
                prop_assert!(block.track < lane.tracks);
                for other in lane.blocks.iter().skip(n + 1).filter(|other| other.track == block.track) {
                    let apart = other.columns.start >= block.columns.end || other.columns.end <= block.columns.start;
                    prop_assert!(apart, "{block:?} {other:?}");
                }
                seen.iter_mut().take(block.items.end).skip(block.items.start).for_each(|it| *it += 1);
            }
            prop_assert!(seen.iter().all(|times| *times <= 1));
            prop_assert_eq!(seen.iter().sum::<usize>() + lane.left_out, items.len());
        }

        #[test]
        fn the_lines_of_a_lane_share_its_rows(tracks in 1..6_usize, height in 0..9_usize) {
            let each: Vec<_> = (0..tracks).map(|track| rows(track, tracks, height)).collect();
            prop_assert_eq!(each.first().map(|it| it.start), Some(0));
            prop_assert_eq!(each.last().map(|it| it.end), Some(height));
            prop_assert!(each.windows(2).all(|it| it[0].end == it[1].start));
        }
    }
}
