//! What the file says of itself: title, language, date, and that it keeps to PDF/A-2a and PDF/UA-1.

use chrono::NaiveDate;
use lopdf::{Document, Object, Stream, dictionary};

use super::{catalog, name, srgb, text};
use crate::error::Result;

const PRODUCER: &str = concat!("Soạn Công văn ", env!("CARGO_PKG_VERSION"));

/// Replaces printpdf's metadata by ours.
pub fn describe(document: &mut Document, title: &str, created: Option<NaiveDate>) -> Result<()> {
    let mut info = dictionary! { "Title" => text(title), "Creator" => text(PRODUCER), "Producer" => text(PRODUCER) };
    if let Some(date) = created {
        info.set("CreationDate", Object::string_literal(format!("D:{}000000+07'00'", date.format("%Y%m%d"))));
    }
    let old = document.trailer.get(b"Info").and_then(Object::as_reference).ok();
    let info = match old {
        Some(old) => {
            document.objects.insert(old, Object::Dictionary(info));
            old
        }
        None => document.add_object(info),
    };
    document.trailer.set("Info", info);
    let xmp = Stream::new(
        dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") },
        packet(title, created).into(),
    );
    let xmp = document.add_object(xmp.with_compression(false));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, srgb::profile()));
    let intent = dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB"),
        "DestOutputProfile" => profile,
    };
    let catalog = catalog(document)?;
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("Lang", Object::string_literal("vi-VN"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true, "PrintScaling" => name("None") });
    Ok(())
}

fn packet(title: &str, created: Option<NaiveDate>) -> String {
    let title = escaped(title);
    let date = created.map_or(String::new(), |date| {
        format!("<xmp:CreateDate>{}T00:00:00+07:00</xmp:CreateDate>", date.format("%Y-%m-%d"))
    });
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>{date}<pdf:Producer>{PRODUCER}</pdf:Producer>\
         <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\
         </rdf:Description>{EXTENSION}</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// PDF/A-2 wants every schema it does not know described; it does not know PDF/UA's.
const EXTENSION: &str = "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289\
    </pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
    </rdf:Description>";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
