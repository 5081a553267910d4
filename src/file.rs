//! Files: read whole, written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Error, Result};

/// Reads a file.
///
/// # Errors
/// [`Error::Read`].
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|cause| Error::Read { path: path.to_owned(), cause })
}

/// Writes `bytes` beside `path` under another name, makes sure of them, then takes the place of the old file. Whatever
/// goes wrong, the old file stays whole.
///
/// # Errors
/// [`Error::Write`].
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes, Wait::Always).map_err(|cause| Error::Write { path: path.to_owned(), cause })
}

/// Writes what can be made again from its letter: as [`write()`], but where there is no old file to lose it does not wait
/// for the disk.
///
/// # Errors
/// [`Error::Write`].
pub fn write_output(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes, Wait::ForOldFiles).map_err(|cause| Error::Write { path: path.to_owned(), cause })
}

/// Until the bytes are on the disk: a tenth of a second on a slow one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wait {
    Always,
    ForOldFiles,
}

/// Both names lead to one file, however they are written.
pub fn is_same(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

fn replace(path: &Path, bytes: &[u8], wait: Wait) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let target = target(path);
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        // A pipe or a device: nothing to keep, and it must not become a file.
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut beside = create(folder, old.is_some())?;
    beside.write_all(bytes)?;
    if wait == Wait::Always || old.is_some() {
        beside.as_file().sync_all()?;
    }
    if let Some(old) = old {
        fs::set_permissions(beside.path(), old.permissions())?;
    }
    beside.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Through a link to the file itself, which need not be there yet: the link stays a link.
fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path)
        .or_else(|_| fs::read_link(path).map(|to| path.with_file_name(to)))
        .unwrap_or_else(|_| path.to_owned())
}

/// A new file gets what the user's other files get; one that replaces another is the user's alone until it has what the
/// old one had.
fn create(folder: &Path, is_private: bool) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".congvan-");
    #[cfg(unix)]
    if !is_private {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = is_private;
    builder.tempfile_in(folder)
}
