//! Letter files: JSON to a letter and back, with errors a clerk can act on. The only file that names serde_json.

use serde_json::error::Category;

use crate::error::{Error, Result};
use crate::letter::Letter;
use crate::strict::Object;

/// Reads a letter file.
///
/// # Errors
/// [`Error::Letter`] with field, line and column: broken JSON, an unknown field, a wrong type, an impossible date.
pub fn read(bytes: &[u8]) -> Result<Letter> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let Object(letter) = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| fault(bytes, &error.path().to_string(), error.inner()))?;
    json.end().map_err(|error| fault(bytes, "", &error))?;
    Ok(letter)
}

/// Writes a letter file: two blanks a level, fields in the order of the form, a line end at the end.
pub fn write(letter: &Letter) -> String {
    let mut json = serde_json::to_string_pretty(letter).expect("a letter has only string keys");
    json.push('\n');
    json
}

/// Any result as JSON for other programs: two blanks a level, a line end at the end.
///
/// # Errors
/// [`Error::Data`] for what JSON has no form for.
pub fn pretty<T: serde::Serialize>(value: &T) -> Result<String> {
    let json = serde_json::to_string_pretty(value).map_err(|error| Error::Data { reason: error.to_string() })?;
    Ok(json + "\n")
}

/// Any data as JSON, for the user's database.
///
/// # Errors
/// [`Error::Data`] for what JSON has no form for.
#[cfg(feature = "store")]
pub(crate) fn text<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Data { reason: error.to_string() })
}

/// Reads back what [`text`] wrote; `None` when it is something else.
#[cfg(feature = "store")]
pub(crate) fn value<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn fault(bytes: &[u8], path: &str, error: &serde_json::Error) -> Error {
    let full = error.to_string();
    let message = full.rsplit_once(" at line ").map_or(full.as_str(), |(message, _)| message);
    let reason = match error.classify() {
        Category::Data => data_fault(message),
        Category::Eof => "tệp bị cắt cụt: thiếu phần cuối. Hãy lấy lại bản đầy đủ của tệp".to_owned(),
        Category::Syntax | Category::Io => syntax_fault(message),
    };
    // serde_path_to_error's signs for the whole and for a name that could not be read.
    let field = path.strip_suffix(".?").unwrap_or(if matches!(path, "." | "?") { "" } else { path }).to_owned();
    let line = error.line().max(1);
    Error::Letter { field, line, column: column(bytes, line, error.column()), reason }
}

/// serde_json counts bytes, an editor counts letters.
fn column(bytes: &[u8], line: usize, end: usize) -> usize {
    let line = bytes.split(|byte| *byte == b'\n').nth(line - 1).unwrap_or_default();
    let is_letter = |byte: &&u8| **byte & 0xc0 != 0x80;
    line[..end.min(line.len())].iter().filter(is_letter).count().max(1)
}

fn data_fault(message: &str) -> String {
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or(text).to_owned();
    if let Some(rest) = message.strip_prefix("unknown field ") {
        return format!("không có mục nào tên «{}». Hãy xoá mục này hoặc sửa lại tên", quoted(rest));
    }
    if let Some(rest) = message.strip_prefix("missing field ") {
        return format!("thiếu mục «{}»", quoted(rest));
    }
    if let Some(rest) = message.strip_prefix("duplicate field ") {
        return format!("mục «{}» có hai lần. Hãy giữ lại một", quoted(rest));
    }
    let typed = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    match typed.and_then(|typed| typed.rsplit_once(", expected ")) {
        Some((found, expected)) => format!("cần {}, đang là {}", in_vietnamese(expected), in_vietnamese(found)),
        None => message.to_owned(),
    }
}

fn syntax_fault(message: &str) -> String {
    let what = match message {
        "trailing characters" => "còn chữ thừa sau dấu «}» cuối cùng",
        "trailing comma" => "thừa dấu phẩy trước dấu đóng ngoặc",
        "key must be a string" => "tên mục phải đặt trong dấu ngoặc kép",
        "recursion limit exceeded" => "dữ liệu lồng nhau quá sâu",
        "number out of range" | "invalid number" => "số viết sai",
        _ if message.starts_with("expected `:`") => "thiếu dấu hai chấm sau tên mục",
        _ if message.starts_with("expected `,`") => "thiếu dấu phẩy hoặc dấu đóng ngoặc",
        _ if message.contains("escape") || message.contains("surrogate") => "ký hiệu sau dấu «\\» viết sai",
        _ if message.contains("control character") => "xuống dòng hoặc ký tự điều khiển ở giữa một chuỗi chữ",
        _ if message.contains("unicode") => "có byte không phải chữ Unicode (UTF-8)",
        _ => "đây không phải là tệp công văn (JSON)",
    };
    format!("{what}. Hãy mở lại bản lưu trước đó hoặc sửa tại chỗ này")
}

/// serde's names of types, as the clerk would say them.
fn in_vietnamese(name: &str) -> String {
    let value = name.split_once(' ').map(|(_, value)| value.trim_matches(['`', '"']));
    match name {
        "a string" | "string" => "chữ trong dấu ngoặc kép".to_owned(),
        "a nonzero u32" | "u32" => "số nguyên dương".to_owned(),
        "a boolean" => "true hoặc false".to_owned(),
        "a sequence" => "danh sách trong dấu [ ]".to_owned(),
        "null" => "null (để trống)".to_owned(),
        "map" => "nhóm mục trong dấu { }".to_owned(),
        "sequence" => "danh sách trong dấu [ ]".to_owned(),
        _ if name.starts_with("struct ") => "nhóm mục trong dấu { }".to_owned(),
        _ if name.starts_with("string ") => format!("chữ «{}»", value.unwrap_or_default()),
        _ if name.starts_with("integer ") || name.starts_with("floating point ") => {
            format!("số {}", name.rsplit(' ').next().unwrap_or_default().trim_matches('`'))
        }
        _ if name.starts_with("boolean ") => value.unwrap_or_default().to_owned(),
        _ => name.to_owned(),
    }
}
