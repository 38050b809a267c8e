//! A shelf for tests, on which every call can be made to go wrong.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{Shelf, Trouble};

/// What happens at a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It throws and does nothing.
    Throw,
    /// There is no room.
    Full,
    /// The program dies before it.
    KillBefore,
    /// The program dies after it.
    KillAfter,
    /// What is written, or read, is cut short.
    Cut,
    /// One character of what is written, or read, is another.
    Flip,
    /// Another tab writes first.
    Other,
    /// Everything is cleared first.
    Clear,
}

impl Fault {
    pub const ALL: [Self; 8] = [
        Self::Throw,
        Self::Full,
        Self::KillBefore,
        Self::KillAfter,
        Self::Cut,
        Self::Flip,
        Self::Other,
        Self::Clear,
    ];
}

/// Something done to the shelf.
pub type Act = Box<dyn Fn(&Fake)>;

/// The values, and what is to go wrong.
#[derive(Default)]
pub struct Fake {
    pub values: RefCell<BTreeMap<String, String>>,
    /// Calls still to come before the fault; below zero there is none to come.
    pub countdown: Cell<i64>,
    pub fault: Cell<Option<Fault>>,
    /// How many calls in a row go wrong.
    pub times: Cell<i64>,
    pub dead: Cell<bool>,
    pub happened: Cell<usize>,
    /// How many UTF-16 units fit; 0 is no limit.
    pub quota: Cell<usize>,
    /// What another tab does.
    pub other: RefCell<Option<Act>>,
}

impl Fake {
    pub fn arm(&self, fault: Fault, after: i64, times: i64) {
        self.fault.set(Some(fault));
        self.countdown.set(after);
        self.times.set(times);
    }

    pub fn revive(&self) {
        self.dead.set(false);
        self.fault.set(None);
    }

    pub fn raw(&self, key: &str) -> Option<String> {
        self.values.borrow().get(key).cloned()
    }

    pub fn put(&self, key: &str, value: &str) {
        self.values
            .borrow_mut()
            .insert(key.to_owned(), value.to_owned());
    }

    pub fn units(&self) -> usize {
        let values = self.values.borrow();
        values
            .iter()
            .map(|(key, value)| units(key) + units(value))
            .sum()
    }

    /// The fault of this call.
    fn step(&self) -> Option<Fault> {
        let fault = self.fault.get()?;
        let left = self.countdown.get();
        self.countdown.set(left - 1);
        if left > 0 || left <= -self.times.get() {
            return None;
        }
        self.happened.set(self.happened.get() + 1);
        match fault {
            Fault::Other => {
                let other = self.other.borrow_mut().take();
                if let Some(other) = other {
                    self.fault.set(None);
                    other(self);
                }
            }
            Fault::Clear => self.values.borrow_mut().clear(),
            _ => {}
        }
        Some(fault)
    }

    fn spoil(fault: Option<Fault>, value: &str) -> String {
        let length = value.chars().count();
        match fault {
            Some(Fault::Cut) => value.chars().take(length * 2 / 3).collect(),
            Some(Fault::Flip) => {
                let turn = |(at, c): (usize, char)| match (at == length / 2, c) {
                    (true, 'x') => 'y',
                    (true, _) => 'x',
                    (false, c) => c,
                };
                value.chars().enumerate().map(turn).collect()
            }
            _ => value.to_owned(),
        }
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Shelf for Fake {
    fn get(&self, key: &str) -> Result<Option<String>, Trouble> {
        if self.dead.get() {
            return Err(Trouble::Off);
        }
        let fault = self.step();
        match fault {
            Some(Fault::Throw) => return Err(Trouble::Off),
            Some(Fault::KillBefore | Fault::KillAfter) => {
                self.dead.set(true);
                return Err(Trouble::Off);
            }
            _ => {}
        }
        Ok(self.raw(key).map(|value| Self::spoil(fault, &value)))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Trouble> {
        if self.dead.get() {
            return Err(Trouble::Off);
        }
        let fault = self.step();
        match fault {
            Some(Fault::Throw) => return Err(Trouble::Off),
            Some(Fault::Full) => return Err(Trouble::Full),
            Some(Fault::KillBefore) => {
                self.dead.set(true);
                return Err(Trouble::Off);
            }
            _ => {}
        }
        let before = self.raw(key).map_or(0, |value| units(&value) + units(key));
        let quota = self.quota.get();
        if quota > 0 && self.units() - before + units(key) + units(value) > quota {
            return Err(Trouble::Full);
        }
        self.put(key, &Self::spoil(fault, value));
        if fault == Some(Fault::KillAfter) {
            self.dead.set(true);
            return Err(Trouble::Off);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Trouble> {
        if self.dead.get() {
            return Err(Trouble::Off);
        }
        let fault = self.step();
        if matches!(fault, Some(Fault::Throw | Fault::KillBefore)) {
            self.dead.set(fault == Some(Fault::KillBefore));
            return Err(Trouble::Off);
        }
        self.values.borrow_mut().remove(key);
        self.dead.set(fault == Some(Fault::KillAfter));
        Ok(())
    }

    fn keys(&self) -> Vec<String> {
        self.values.borrow().keys().cloned().collect()
    }

    fn size(&self, key: &str) -> usize {
        self.raw(key).map_or(0, |value| units(&value) + units(key))
    }
}
