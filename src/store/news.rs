//! What the user should hear after a start.

use std::fmt;
use std::path::PathBuf;

use crate::error::Error;

/// What happened while the database was opened.
#[derive(Debug)]
pub enum News {
    /// The database was damaged or gone; a new one holds what could be read.
    Recovered {
        /// The damaged one under its new name; `None` when it was gone.
        set_aside: Option<PathBuf>,
        /// So many there are again.
        drafts: usize,
        /// So many there are again.
        profiles: usize,
        /// So many of them come from the last backup and may be older than they were.
        from_backup: usize,
        /// So many of them have damaged places and were in no backup.
        patched: usize,
    },
    /// Today's copy could not be made.
    NoBackup {
        /// Why.
        cause: Error,
    },
}

impl News {
    /// A word that stays the same when the message is written better.
    pub fn code(&self) -> &'static str {
        match self {
            News::Recovered { .. } => "recovered",
            News::NoBackup { .. } => "no-backup",
        }
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            News::Recovered { set_aside, drafts, profiles, from_backup, patched } => {
                match set_aside {
                    Some(_) => f.write_str("dữ liệu của chương trình bị hỏng. ")?,
                    None => f.write_str("không thấy dữ liệu của chương trình. ")?,
                }
                write!(f, "Đã cứu được {drafts} bản nháp và {profiles} hồ sơ cơ quan")?;
                if *from_backup > 0 {
                    write!(f, ", trong đó {from_backup} mục lấy từ bản sao lưu nên có thể cũ hơn")?;
                }
                if *patched > 0 {
                    write!(f, ", {patched} mục có chỗ bị hỏng")?;
                }
                f.write_str(". Hãy xem lại các bản nháp")?;
                match set_aside {
                    Some(path) => write!(f, "; tệp hỏng vẫn giữ ở «{}»", path.display()),
                    None => Ok(()),
                }
            }
            News::NoBackup { cause } => {
                write!(f, "hôm nay chưa sao lưu được: {cause}. Bản nháp vẫn được giữ như thường")
            }
        }
    }
}
