//! Why a file could not be made. Every message says what is wrong, where, and what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::field::Field;

/// What every step of the pipeline may answer.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure. The screen acts on [`Error::code`], never on the message.
#[derive(Debug)]
pub enum Error {
    /// The letter file is not what the format says.
    Letter {
        /// Path in the data, `body[2].text`; empty for the file as a whole.
        field: String,
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What is wrong and what is expected.
        reason: String,
    },
    /// A character that none of the embedded fonts can draw.
    NoGlyph {
        /// Where it stands.
        field: Field,
        /// Its number in the field, counted from 1.
        position: usize,
        /// The character itself.
        character: char,
    },
    /// More pages than any letter has.
    TooLong {
        /// How many pages a letter may have.
        limit: usize,
    },
    /// A template that cannot be used.
    Template {
        /// Its file name.
        file: String,
        /// Counted from 1; `None` when the fault has no place.
        line: Option<usize>,
        /// What is wrong.
        reason: String,
    },
    /// A font file that cannot be used.
    Font {
        /// What is wrong.
        reason: String,
    },
    /// The PDF could not be put together; a fault of this program.
    Pdf {
        /// What is wrong.
        reason: String,
    },
    /// A PDF that cannot be measured: broken, locked, or no letter.
    Unmeasured {
        /// What is wrong and what to do.
        reason: String,
    },
    /// A file that cannot be read.
    Read {
        /// Which one.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// A file that cannot be written.
    Write {
        /// Which one.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// The user's database cannot be read or written; what it held is still there.
    Store {
        /// Which one.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// The user's database is open in another process.
    StoreInUse {
        /// Which one.
        path: PathBuf,
    },
    /// The user's database belongs to a newer program; it was not touched.
    NewerStore {
        /// Which one.
        path: PathBuf,
    },
    /// Data that JSON has no form for; a fault of this program.
    Data {
        /// What is wrong.
        reason: String,
    },
}

impl Error {
    /// A word that stays the same when the message is written better.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Letter { .. } => "letter",
            Error::NoGlyph { .. } => "no-glyph",
            Error::TooLong { .. } => "too-long",
            Error::Template { .. } => "template",
            Error::Font { .. } => "font",
            Error::Pdf { .. } => "pdf",
            Error::Unmeasured { .. } => "unmeasured",
            Error::Read { .. } => "read",
            Error::Write { .. } => "write",
            Error::Store { cause, .. } if cause.kind() == io::ErrorKind::StorageFull => "store-full",
            Error::Store { .. } => "store",
            Error::StoreInUse { .. } => "store-in-use",
            Error::NewerStore { .. } => "store-newer",
            Error::Data { .. } => "data",
        }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Letter { field, line, column, reason } => {
                write!(f, "dòng {line}, cột {column}: ")?;
                if !field.is_empty() {
                    write!(f, "mục «{field}»: ")?;
                }
                f.write_str(reason)
            }
            Error::NoGlyph { field, position, character } => write!(
                f,
                "mục «{field}», ký tự thứ {position}: phông chữ không có ký tự «{character}» (U+{:04X}). Hãy xoá hoặc gõ \
                 lại ký tự này",
                u32::from(*character)
            ),
            Error::TooLong { limit } => write!(
                f,
                "công văn dài hơn {limit} trang. Hãy xem có dán nhầm nội dung không, hoặc tách phần dài thành phụ lục"
            ),
            Error::Template { file, line: Some(line), reason } => {
                write!(f, "mẫu trình bày «{file}», dòng {line}: {reason}")
            }
            Error::Template { file, line: None, reason } => write!(f, "mẫu trình bày «{file}»: {reason}"),
            Error::Font { reason } => write!(f, "phông chữ: {reason}"),
            Error::Pdf { reason } => write!(
                f,
                "không dựng được tệp PDF ({reason}). Đây là lỗi của chương trình, nội dung công văn không bị ảnh hưởng"
            ),
            Error::Unmeasured { reason } => write!(f, "không đo được tệp PDF: {reason}"),
            Error::Read { path, cause } => {
                write!(f, "không đọc được «{}»: {}", path.display(), why(cause))
            }
            Error::Write { path, cause } if path.as_os_str() == "-" => {
                write!(f, "không ghi được ra đầu ra chuẩn: {}", why(cause))
            }
            Error::Write { path, cause } => {
                write!(f, "không ghi được «{}»: {}. Tệp cũ (nếu có) vẫn còn nguyên", path.display(), why(cause))
            }
            Error::Store { path, cause } => write!(f, "{}", why_not_kept(&path.display(), cause)),
            Error::StoreInUse { path } => write!(
                f,
                "dữ liệu ở «{}» đang được một cửa sổ khác của chương trình dùng; không có gì bị mất. Hãy dùng cửa sổ đang \
                 mở, hoặc đóng cửa sổ đó rồi mở lại",
                path.display()
            ),
            Error::NewerStore { path } => write!(
                f,
                "dữ liệu ở «{}» do bản mới hơn của chương trình ghi; bản này để nguyên, không sửa gì. Hãy mở bằng bản mới",
                path.display()
            ),
            Error::Data { reason } => write!(
                f,
                "không ghi nhớ được một thiết đặt ({reason}). Đây là lỗi của chương trình, bản nháp không bị ảnh hưởng"
            ),
        }
    }
}

/// What happened to the user's database, that nothing is lost, and what to do.
fn why_not_kept(path: &dyn fmt::Display, cause: &io::Error) -> String {
    use io::ErrorKind::*;
    match cause.kind() {
        StorageFull => format!(
            "chưa ghi được vào «{path}» vì ổ đĩa đã đầy; nội dung ghi trước đó vẫn còn nguyên. Hãy dọn bớt ổ đĩa rồi \
             gõ tiếp"
        ),
        PermissionDenied => format!(
            "không mở được «{path}» để ghi; nội dung ghi trước đó vẫn còn nguyên. Hãy nhờ quản trị máy cấp quyền ghi \
             vào thư mục này"
        ),
        InvalidData => format!(
            "dữ liệu ở «{path}» bị hỏng trong khi dùng. Hãy lưu công văn đang soạn ra tệp, rồi mở lại chương trình: phần \
             còn đọc được sẽ được cứu"
        ),
        _ => format!(
            "không đọc, ghi được «{path}» (máy báo «{cause}»); nội dung ghi trước đó vẫn còn nguyên. Hãy thử lại; nếu \
             vẫn không được thì nhờ quản trị máy xem ổ đĩa"
        ),
    }
}

/// What happened to a file and what to do, in the clerk's words.
fn why(cause: &io::Error) -> String {
    use io::ErrorKind::*;
    match cause.kind() {
        NotFound => "không có tệp hoặc thư mục này; hãy xem lại đường dẫn".to_owned(),
        PermissionDenied | ReadOnlyFilesystem => {
            "không có quyền; hãy chọn thư mục khác hoặc nhờ quản trị máy cấp quyền".to_owned()
        }
        StorageFull | QuotaExceeded => "ổ đĩa đã đầy; hãy dọn bớt ổ đĩa hoặc chọn nơi lưu khác".to_owned(),
        IsADirectory => "đây là thư mục, không phải tệp; hãy chọn tên tệp".to_owned(),
        NotADirectory => "một phần của đường dẫn là tệp, không phải thư mục; hãy xem lại đường dẫn".to_owned(),
        AlreadyExists => "tên này đã có; hãy chọn tên khác".to_owned(),
        FileTooLarge => "tệp lớn hơn mức được phép ghi; hãy chọn nơi lưu khác".to_owned(),
        BrokenPipe => "nơi nhận đã đóng trước khi nhận hết".to_owned(),
        InvalidData => "tệp không phải là chữ Unicode (UTF-8); hãy lưu lại tệp với mã UTF-8".to_owned(),
        InvalidInput | InvalidFilename => "tên tệp không hợp lệ; hãy chọn tên khác".to_owned(),
        _ => format!("hệ điều hành báo «{cause}»; hãy thử lại hoặc chọn nơi khác"),
    }
}
