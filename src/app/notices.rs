//! Messages of the page as a whole: what happened, and how to mend it.

use crate::ui::prelude::*;

use crate::command::error::CommandError;
use crate::text;
use crate::text::app::Tone;

/// A message that stays until it is closed or its cause is gone.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What it is about: a newer message about the same thing takes its place.
    pub about: About,
    /// How grave it is.
    pub tone: Tone,
    /// What happened.
    pub title: String,
    /// What it means and how to mend it.
    pub text: String,
}

/// What a message is about, which also says what can be done from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// The sample is open.
    Sample,
    /// Storing failed.
    Storing,
    /// Another tab stored something else: a person has to decide.
    Conflict,
    /// Another tab stored something else, which is kept as a snapshot.
    OtherTab,
    /// Another tab writes, this one reads.
    Reading,
    /// A file of a version to come is looked at.
    Newer,
    /// Room gets short.
    Room,
    /// No snapshot could be taken.
    Snapshot,
    /// What was stored could not be read and was set aside.
    SetAside,
    /// What was stored could not be read and was left where it is.
    Blocked,
    /// What was typed here was changed by another tab meanwhile.
    Overtaken,
    /// A change was refused.
    Refused,
    /// A file was refused or could not be written.
    File,
    /// The second part of the program did not come.
    Rest,
}

/// A short message about what has just been done; it goes by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What was done.
    pub text: String,
    /// It can be taken back.
    pub undo: bool,
}

/// The messages in view.
#[derive(Clone, Copy)]
pub struct Notices(RwSignal<Vec<Notice>>);

impl Notices {
    /// Begins with these.
    pub fn new(notices: Vec<Notice>) -> Self {
        Self(RwSignal::new(notices))
    }

    /// Shows these and no others.
    pub fn begin(&self, notices: Vec<Notice>) {
        self.0.set(notices);
    }

    /// The messages; follows changes.
    pub fn get(&self) -> Vec<Notice> {
        self.0.get()
    }

    /// Shows a message in the place of any other about the same thing.
    pub fn show(&self, notice: Notice) {
        if self.0.with_untracked(|notices| notices.contains(&notice)) {
            return;
        }
        self.0.update(|notices| {
            notices.retain(|other| other.about != notice.about);
            notices.push(notice);
        });
    }

    /// What the message about something says, if one stands there.
    pub fn text_about(&self, about: About) -> Option<String> {
        self.0.with_untracked(|notices| {
            let found = notices.iter().find(|notice| notice.about == about);
            found.map(|notice| notice.text.clone())
        })
    }

    /// Takes a message away.
    pub fn clear(&self, about: About) {
        if self
            .0
            .with_untracked(|notices| notices.iter().any(|notice| notice.about == about))
        {
            self.0
                .update(|notices| notices.retain(|notice| notice.about != about));
        }
    }

    /// Says that a change was refused.
    pub fn refused(&self, error: &CommandError) {
        self.show(Notice {
            about: About::Refused,
            tone: Tone::Error,
            title: text::app::REFUSED.to_owned(),
            text: text::change::refused(error),
        });
    }
}
