//! Findings that the clerk has looked at and put aside.

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::text::Text;

/// A finding put aside, for one letter or for every letter of an office. It comes back when its text changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
pub struct Dismissal {
    /// Which check: `abbreviation-unknown`.
    pub check: String,
    /// The finding's [`Finding::context`], or what it found, wherever that stands.
    pub text: String,
    /// Why, in the clerk's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

impl Dismissal {
    /// Whether it speaks of this finding.
    pub fn covers(&self, finding: &Finding) -> bool {
        let is_found = !finding.found.is_empty() && self.text == finding.found;
        self.check == finding.check && (is_found || self.text == finding.context)
    }
}

/// The findings that are still open, and those put aside, each with what put it there.
pub fn sort(findings: Vec<Finding>, dismissals: &[Dismissal]) -> (Vec<Finding>, Vec<(Finding, Dismissal)>) {
    let mut open = Vec::new();
    let mut put_aside = Vec::new();
    for finding in findings {
        match dismissals.iter().find(|dismissal| dismissal.covers(&finding)) {
            Some(dismissal) => put_aside.push((finding, dismissal.clone())),
            None => open.push(finding),
        }
    }
    (open, put_aside)
}
