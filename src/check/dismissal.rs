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

/// A finding that was put aside, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PutAside {
    /// What was found.
    pub finding: Finding,
    /// What put it aside.
    pub dismissal: Dismissal,
}

/// The findings of a letter, those put aside apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Checked {
    /// What is still to be looked at, from the top of the form to its end.
    pub open: Vec<Finding>,
    /// What was looked at.
    pub put_aside: Vec<PutAside>,
}

impl Checked {
    /// Parts findings by what a letter and its office have put aside.
    pub fn of(findings: Vec<Finding>, dismissals: &[Dismissal]) -> Checked {
        let mut checked = Checked::default();
        for finding in findings {
            match dismissals.iter().find(|dismissal| dismissal.covers(&finding)) {
                Some(dismissal) => checked.put_aside.push(PutAside { finding, dismissal: dismissal.clone() }),
                None => checked.open.push(finding),
            }
        }
        checked
    }
}
