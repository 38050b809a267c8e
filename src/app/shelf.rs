//! The browser's storage as `keep` wants it.

use crate::keep::{Shelf, Trouble};
use crate::platform::storage::{self, StorageError};

/// The browser's storage.
pub struct Browser;

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => Trouble::Full,
            StorageError::Off => Trouble::Off,
        }
    }
}

impl Shelf for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, Trouble> {
        Ok(storage::get(key)?)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Trouble> {
        Ok(storage::set(key, value)?)
    }

    fn remove(&self, key: &str) -> Result<(), Trouble> {
        Ok(storage::remove(key)?)
    }

    fn keys(&self) -> Vec<String> {
        storage::keys("")
    }

    fn size(&self, key: &str) -> usize {
        storage::size(key)
    }
}
