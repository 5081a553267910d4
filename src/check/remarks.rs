//! Findings as the phiếu kiểm tra tells them.

use super::{Checked, Finding, Severity};
use crate::field::Field;
use crate::rules::RuleSet;
use crate::sheet::Remark;

impl Severity {
    /// What a clerk calls it: `Lỗi`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "Lỗi",
            Severity::Warning => "Cảnh báo",
            Severity::Note => "Lưu ý",
        }
    }
}

impl Checked {
    /// Every finding for the sheet, the open ones first, named as the guide of that day names the fields.
    pub fn remarks(&self, rules: &RuleSet) -> Vec<Remark> {
        let open = self.open.iter().map(|finding| remark(finding, rules, None));
        let put_aside = self.put_aside.iter().map(|one| {
            let reason = one.dismissal.reason.as_ref().map_or("không ghi lý do", |reason| reason.as_str());
            remark(&one.finding, rules, Some(reason.to_owned()))
        });
        open.chain(put_aside).collect()
    }
}

fn remark(finding: &Finding, rules: &RuleSet, dismissed: Option<String>) -> Remark {
    Remark {
        severity: finding.severity.name().to_owned(),
        place: place(finding.field, rules),
        message: finding.message.clone(),
        clause: finding.clause.to_owned(),
        dismissed,
    }
}

/// `Trích yếu`, `Nội dung, đoạn 3`, `Nơi nhận, dòng 2`.
fn place(field: Field, rules: &RuleSet) -> String {
    let path = field.to_string();
    let path = path.split('[').next().unwrap_or_default();
    let components = rules.components();
    let name = components.into_iter().find(|component| component.field == path).map(|component| component.name);
    let name = name.unwrap_or_default();
    match field {
        Field::Body(at) => format!("{name}, đoạn {}", at + 1),
        Field::Addressee(at) | Field::Recipient(at) | Field::Circulation(at) => format!("{name}, dòng {}", at + 1),
        _ => name.to_owned(),
    }
}
