//! Copies for the system's PDF viewer: private, as long as the program is open, and gone at the next start.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a copy of its own, so that a viewer that holds an earlier one is not in the way.
pub fn put(folder: &Path, name: &str, pdf: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    let own = builder.prefix("xem-").tempdir_in(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(own.path())?;
    file.write_all(pdf)?;
    let path = own.path().join(name);
    file.persist(&path)?;
    // The viewer reads it long after this call.
    let _ = own.keep();
    Ok(path)
}

/// Removes the copies of earlier times; what another program still holds stays until the next start.
pub fn clean(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_copy_is_the_owners_alone_and_goes_with_the_next_start() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("viewer");
        let first = put(&folder, "07-CV-ĐU.pdf", b"one").unwrap();
        let second = put(&folder, "07-CV-ĐU.pdf", b"two").unwrap();
        assert_eq!((fs::read(&first).unwrap(), fs::read(&second).unwrap()), (b"one".to_vec(), b"two".to_vec()));
        #[cfg(unix)]
        for (path, mode) in [(first.as_path(), 0o600), (first.parent().unwrap(), 0o700)] {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode);
        }
        clean(&folder);
        assert!(!folder.exists() && place.path().exists());
    }
}
