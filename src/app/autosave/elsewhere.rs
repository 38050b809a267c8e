//! What another tab has stored: it is followed where nothing is lost by that, and otherwise a person decides.

use crate::keep::slots::{self, NotSaved};
use crate::keep::snapshots::Reason;
use crate::text;
use crate::text::app::Tone;
use crate::text::saving::{ExportState, SaveState};

use super::super::notices::{About, Notice, Toast};
use super::super::shelf::Browser;
use super::super::state::Version;
use super::super::{keeping, snapshots, store};
use super::{Saver, keep_stored};

impl Saver {
    pub(super) fn conflict(&self) {
        self.app.saving.set(SaveState::Conflict);
        self.app.notices.show(Notice {
            about: About::Conflict,
            tone: Tone::Warning,
            title: text::saving::CONFLICT_TITLE.to_owned(),
            text: text::saving::CONFLICT_TEXT.to_owned(),
        });
    }

    /// Another tab has stored this plan. Where its state goes on from what is stored here, and nothing is unsaved here, this
    /// tab follows it; otherwise a person decides.
    pub(super) fn stored_elsewhere(&self) {
        self.app.flush_typing();
        let Ok(Some(found)) = store::find(&self.shown()) else {
            // Cut off, or gone: what is on the page is stored again at the next change.
            return;
        };
        let (ours, goes_on) = self.known.with_value(|known| {
            let stamp = known.stamp();
            let ours = stamp == found.header.stamp;
            (ours, stamp.is_empty() || found.header.goes_on_from(stamp))
        });
        let reading = self.app.reading.get_untracked();
        if ours || self.app.saving.get_untracked() == SaveState::Blocked {
            return;
        }
        if reading || self.is_saved() && goes_on {
            self.follow(found);
            if reading {
                return;
            }
            self.tabs.read(*self);
            self.app.toast.set(Some(Toast {
                text: text::saving::FOLLOWED.to_owned(),
                undo: false,
            }));
        } else {
            self.conflict();
        }
    }

    /// Shows a state that is stored, in the place of what is on the page.
    pub(super) fn follow(&self, found: store::Found) {
        let version = store::version_of(&found.header);
        self.stored.set_value(version);
        self.plan.set_value(found.header.plan.clone());
        self.known.set_value(found.known);
        self.app.follow(found.document, version);
        self.app.saving.set(if found.blocked {
            SaveState::Blocked
        } else {
            SaveState::Saved(store::time_of(&found.header.saved_at))
        });
        self.app.notices.clear(About::Conflict);
        self.app.notices.clear(About::Sample);
        for notice in found.notices {
            self.app.notices.show(notice);
        }
    }

    /// Reads again what is stored, and shows it if it is another state than the one on the page.
    pub(in super::super) fn catch_up(&self) {
        if let Ok(Some(found)) = store::find(&self.shown())
            && self
                .known
                .with_value(|known| known.stamp() != found.header.stamp)
        {
            self.follow(found);
        }
    }

    /// Another tab may have stored this plan, or dropped all that was stored, while this part of the program was on its way, when
    /// nobody listened.
    pub(super) fn hear_of_before(&self) {
        let Ok(opened) = slots::open(&Browser, &self.shown()) else {
            return;
        };
        let was_stored = self.plan.with_value(|plan| !plan.is_empty());
        match opened.newest {
            Some((header, _)) => {
                let other = self.known.with_value(|known| known.stamp() != header.stamp);
                if other && self.app.saving.get_untracked() != SaveState::Blocked {
                    self.catch_up();
                }
            }
            // One plan that is gone may have been dropped alone: then this page has what is left of it. Where nothing at all is
            // left, everything was dropped, and nothing has been done here since.
            None if was_stored
                && slots::plans(&Browser).is_empty()
                && keeping::asides().is_empty() =>
            {
                // The sample has been read before.
                let _forgotten = keeping::forget(*self);
            }
            None => {}
        }
    }

    /// Decides a conflict for this tab: what the other one stored is overwritten, and stays as a snapshot.
    pub fn keep_this_tab(&self) {
        let plan = self.shown();
        let opened = match slots::open(&Browser, &plan) {
            Ok(opened) => opened,
            Err(trouble) => return self.failed(NotSaved::Refused(trouble)),
        };
        for (header, file) in opened.newest.into_iter().chain(opened.beside) {
            if let Err(trouble) = keep_stored(header, &file, Reason::OtherTab) {
                return self.failed(NotSaved::Refused(trouble));
            }
        }
        self.plan.set_value(plan);
        self.known
            .set_value(opened.known.forgetting_damage(&opened.damaged));
        self.app.saving.set(SaveState::Pending);
        self.app.notices.clear(About::Conflict);
        self.stored.set_value(Version::NONE);
        self.now();
    }

    /// The page was out of sight and alive, as behind the browser's way back: other tabs took it to be gone.
    pub(super) fn come_back(&self) {
        if self.plan.with_value(String::is_empty) {
            return;
        }
        self.tabs.forget(*self);
        if self.is_saved() {
            self.catch_up();
        } else {
            self.stored_elsewhere();
        }
        self.tabs.enter(*self);
    }

    /// Decides a conflict for the other tab: what is on this page and not stored becomes a snapshot. Where none can be kept, only a
    /// file keeps it.
    pub fn take_other_tab(&self) {
        let ours = self.known.with_value(|known| known.stamp().to_owned());
        match store::find_other(&self.shown(), &ours) {
            Ok(Some(found)) => {
                let in_a_file = self.app.version_untracked().as_file() == ExportState::Current;
                if !(snapshots::take(self.app, Reason::OtherTab) || in_a_file) {
                    return self.app.notices.show(Notice {
                        about: About::Snapshot,
                        tone: Tone::Error,
                        title: text::history::NOT_TAKEN_TITLE.to_owned(),
                        text: text::saving::CONFLICT_NOT_TAKEN.to_owned(),
                    });
                }
                self.app.notices.clear(About::Snapshot);
                self.follow(found);
                self.app.notices.clear(About::OtherTab);
                // What both have stored at once is decided now.
                self.stored.set_value(Version::NONE);
                self.now();
            }
            _ => self.keep_this_tab(),
        }
    }
}
