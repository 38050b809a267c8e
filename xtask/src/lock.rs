//! Keeps two tasks from doing the same thing at the same time, from this checkout or another.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::say;

/// Creates and locks a file, waiting while another task holds it. The lock ends with the value.
pub fn lock(path: &Path) -> Result<File> {
    let context = || format!("{} cannot be locked", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(context)?;
    }
    let file = File::create(path).with_context(context)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say(format_args!(
                "waiting for another task that holds {}",
                path.display()
            ));
            file.lock().with_context(context)?;
        }
        Err(TryLockError::Error(error)) => return Err(error).with_context(context),
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_until_its_value_is_dropped() {
        let path = std::env::temp_dir()
            .join(format!("tassei-lock-{}", std::process::id()))
            .join("a.lock");
        let held = lock(&path).unwrap();
        let other = File::create(&path).unwrap();
        assert!(matches!(other.try_lock(), Err(TryLockError::WouldBlock)));
        drop(held);
        assert!(other.try_lock().is_ok());
        drop(other);
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }
}
