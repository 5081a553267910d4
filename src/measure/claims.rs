//! What a file says of itself: who made it, its date, and whether it keeps to PDF/A and PDF/UA.

use chrono::NaiveDate;
use roxmltree::{Document, Node};

use super::file::File;
use super::fonts::utf16;

/// The program's own packet has 2 KB.
const MOST_BYTES: usize = 1 << 20;

/// How every version of this program begins its name.
pub const OUR_NAME: &str = "Soạn Công văn";

/// Everything may be missing.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// The program that wrote the file.
    pub producer: Option<String>,
    pub created: Option<NaiveDate>,
    /// `2A`.
    pub pdf_a: Option<String>,
    /// `1`.
    pub pdf_ua: Option<String>,
}

impl Claims {
    /// Whether this program wrote the file.
    pub fn is_ours(&self) -> bool {
        self.producer.as_ref().is_some_and(|producer| producer.starts_with(OUR_NAME))
    }
}

/// Reads the file's description of itself.
pub fn read(file: &File) -> Claims {
    let packet = file.catalog().ok().and_then(|catalog| file.stream(catalog.get("Metadata")));
    let packet = packet.filter(|packet| packet.len() <= MOST_BYTES).and_then(|packet| String::from_utf8(packet).ok());
    let mut claims = packet.as_deref().map(described).unwrap_or_default();
    if claims.producer.is_none() {
        let info = file.dict(file.trailer().get("Info")).unwrap_or_default();
        let producer = file.resolve(info.get("Producer"));
        claims.producer = producer.string().map(|bytes| match bytes {
            [0xfe, 0xff, ..] => utf16(bytes),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        });
    }
    claims
}

/// XMP: every claim is an element or an attribute of that name.
fn described(packet: &str) -> Claims {
    let Ok(document) = Document::parse(packet) else { return Claims::default() };
    let said = |namespace: &str, name: &str| {
        let element = document.descendants().find(|node| node.has_tag_name((namespace, name)));
        let inside = element
            .map(|node| node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect::<String>());
        let beside = || document.descendants().find_map(|node| node.attribute((namespace, name)).map(str::to_owned));
        inside.or_else(beside).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let pdf_a = |name| said("http://www.aiim.org/pdfa/ns/id/", name);
    let part = pdf_a("part");
    let date = said("http://ns.adobe.com/xap/1.0/", "CreateDate");
    Claims {
        producer: said("http://ns.adobe.com/pdf/1.3/", "Producer"),
        created: date.and_then(|date| date.get(..10)?.parse().ok()),
        pdf_a: part.map(|part| part + &pdf_a("conformance").unwrap_or_default()),
        pdf_ua: said("http://www.aiim.org/pdfua/ns/id/", "part"),
    }
}
