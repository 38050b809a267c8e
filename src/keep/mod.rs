//! What the browser's storage holds, and how it comes through whatever goes wrong with it: two slots for each plan, written in
//! turn and read back, snapshots of earlier states, and the thinning of these when room gets short. Pure: it is handed a
//! [`Shelf`] and a clock, knows no browser, and knows of a plan only the text of its file.

pub mod key;
pub mod old;
pub mod room;
pub mod seal;
pub mod slots;
pub mod snapshots;

#[cfg(test)]
mod fake;
#[cfg(test)]
mod tests;

/// Why something was not stored or not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing, or did not answer.
    Off,
    /// There is no room. What was stored before is still there.
    Full,
}

/// Where values are kept under keys. Any call may fail at any time, and what is read may be anything: other programs share
/// the place.
pub trait Shelf {
    /// What is kept under a key.
    fn get(&self, key: &str) -> Result<Option<String>, Trouble>;
    /// Keeps a value. After an error the old value ought to be there still; nobody relies on it.
    fn set(&self, key: &str, value: &str) -> Result<(), Trouble>;
    /// Drops a value.
    fn remove(&self, key: &str) -> Result<(), Trouble>;
    /// All keys, also those of others.
    fn keys(&self) -> Vec<String>;
    /// How many UTF-16 units a key and its value take.
    fn size(&self, key: &str) -> usize;
}

/// How often something is tried before it is taken to have failed: what fails once by accident does not fail again.
const TRIES: usize = 3;

/// Keeps a value, reads it back and compares. `Ok` means that it is there, letter for letter.
pub fn set_surely(shelf: &dyn Shelf, key: &str, value: &str) -> Result<(), Trouble> {
    set_unless(shelf, key, value, &|| false)
}

/// The same, not tried again once `stopped` says so.
fn set_unless(
    shelf: &dyn Shelf,
    key: &str,
    value: &str,
    stopped: &dyn Fn() -> bool,
) -> Result<(), Trouble> {
    let mut trouble = Trouble::Off;
    for _ in 0..TRIES {
        match shelf.set(key, value) {
            // No room will not become room by asking again.
            Err(Trouble::Full) => return Err(Trouble::Full),
            Err(other) => trouble = other,
            Ok(()) => {
                if holds(shelf, key, value) {
                    return Ok(());
                }
                if stopped() {
                    break;
                }
            }
        }
    }
    Err(trouble)
}

/// Whether just this value is kept under the key; a read that goes wrong is done again.
fn holds(shelf: &dyn Shelf, key: &str, value: &str) -> bool {
    (0..TRIES).any(|_| {
        shelf
            .get(key)
            .is_ok_and(|found| found.as_deref() == Some(value))
    })
}

/// Reads a value, again if reading fails.
pub fn get_surely(shelf: &dyn Shelf, key: &str) -> Result<Option<String>, Trouble> {
    let mut found = Err(Trouble::Off);
    for _ in 0..TRIES {
        found = shelf.get(key);
        if found.is_ok() {
            break;
        }
    }
    found
}
