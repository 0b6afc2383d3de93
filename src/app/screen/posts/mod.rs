//! The Posts screen: each post as one strip, and which sharer or vacancy is marked.

mod commands;
mod strip;

use crate::app::beside::Beside;
use crate::domain::{PersonId, PostId};

pub(in crate::app) use commands::{PostsScreen, post_marked, sharer_marked};
use strip::strips;
pub use strip::{End, PostStrip, Sharer, SharerPresence, SharerSpan};

/// A line of the Posts screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostLine {
    /// The post.
    pub post: PostId,
    /// The sharer; `None` for what is vacant of it.
    pub sharer: Option<PersonId>,
}

/// What stands on the Posts screen.
#[derive(Debug, Default)]
pub struct Posts {
    /// The posts of the week in view, or of a draft; `None` while the week is on its way from the disk.
    pub strips: Option<Vec<PostStrip>>,
    /// The marked line.
    pub marked: Option<PostLine>,
    beside: Beside<PostLine>,
    /// A line that was marked and is not there for now, as in the weeks of a draft, and the one that is marked in its place.
    left: Option<[PostLine; 2]>,
}

impl Posts {
    /// The lines that can be marked, in order.
    #[must_use]
    pub fn lines(&self) -> Vec<PostLine> {
        let of_strip = |strip: &PostStrip| {
            let sharers = strip.sharers.iter().map(|sharer| Some(sharer.person.clone()));
            let vacancy = strip.is_vacant().then_some(None);
            let lines = sharers.chain(vacancy).map(|sharer| PostLine { post: strip.post.clone(), sharer });
            lines.collect::<Vec<_>>()
        };
        self.strips.iter().flatten().flat_map(of_strip).collect()
    }

    /// The strip of the marked line.
    #[must_use]
    pub fn strip(&self) -> Option<&PostStrip> {
        let post = &self.marked.as_ref()?.post;
        self.strips.iter().flatten().find(|strip| strip.post == *post)
    }

    /// Puts the mark on a line that is there: the same one, else one beside it, of its post where there is one; where none was
    /// marked, on a person's.
    fn settle(&mut self, person: Option<&PersonId>) {
        let lines = self.lines();
        let is_there = |line: &PostLine| lines.contains(line);
        let left = self.left.take().filter(|[_, instead]| self.marked.as_ref() == Some(instead));
        match left {
            Some([was, _]) if is_there(&was) => self.marked = Some(was),
            left => self.left = left,
        }
        if let Some(marked) = self.marked.clone().filter(|marked| !is_there(marked)) {
            let of_post: Vec<PostLine> = lines.iter().filter(|it| it.post == marked.post).cloned().collect();
            self.beside.settle(&mut self.marked, &of_post, || None);
            let was = self.left.take().map_or(marked, |[was, _]| was);
            self.left = self.marked.clone().map(|instead| [was, instead]);
        }
        let of_person = || lines.iter().find(|line| line.sharer.is_some() && line.sharer.as_ref() == person);
        self.beside.settle(&mut self.marked, &lines, || of_person().cloned());
    }
}
