//! Hồ sơ cơ quan: what every letter of an office begins with, and how a letter takes it on.

use serde::{Deserialize, Serialize};

use crate::check::Dismissal;
use crate::letter::{Issuer, Letter, Signature, filled};
use crate::signing::{Body, chosen};
use crate::text::Text;

/// Names a profile for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "number"))]
pub struct ProfileId(pub(crate) i64);

/// What every letter of an office begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Profile {
    /// `None`: not kept yet.
    pub id: Option<ProfileId>,
    /// What the user calls it.
    pub name: String,
    /// How its letters are signed; `None` for what the program does not know.
    pub body: Option<Body>,
    /// Cơ quan ban hành.
    pub issuer: Issuer,
    /// Địa danh.
    #[serde(deserialize_with = "filled")]
    pub place: Option<Text>,
    /// Those who sign, with authority and position, in the user's order.
    pub signers: Vec<Signature>,
    /// The last line of Nơi nhận, `Lưu Văn phòng`.
    #[serde(deserialize_with = "filled")]
    pub archive: Option<Text>,
    /// Thông tin liên hệ.
    #[serde(deserialize_with = "filled")]
    pub contact: Option<Text>,
    /// Findings of the check that its letters do not want to hear of again.
    pub dismissed: Vec<Dismissal>,
}

/// The first line of Nơi nhận (R102). A new letter is always one of the guide of 2026, which asks for it.
const AS_ABOVE: &str = "Như trên";

impl Profile {
    /// A new letter of the office, blank or from a sample. Number and date stay open: the registry and the signer give
    /// them.
    pub fn begin(&self, sample: Option<Letter>) -> Letter {
        let mut letter = self.fill(sample.unwrap_or_default(), &[]);
        let is_as_above = |line: &Text| line.to_lowercase() == AS_ABOVE.to_lowercase();
        if !letter.recipients.iter().any(is_as_above) {
            letter.recipients.splice(..0, Text::new(AS_ABOVE));
        }
        letter.signature = self.signature(letter.signature.take());
        Letter { number: None, date: None, ..letter }
    }

    /// The letter with the office's own issuer, place, contact and archive line. What the profile does not say stays as
    /// it was written, unless it was another office's: that one is among `others`. So does who signs.
    pub fn fill(&self, letter: Letter, others: &[Profile]) -> Letter {
        let Letter { place, contact, mut recipients, .. } = letter;
        let part = |own: fn(&Profile) -> &Option<Text>, written: Option<Text>| {
            let is_of_another = others.iter().any(|other| *own(other) == written);
            own(self).clone().or(written.filter(|_| !is_of_another))
        };
        let place = part(|profile| &profile.place, place);
        let contact = part(|profile| &profile.contact, contact);
        let archive = archive_line(&recipients).map(|at| recipients.remove(at));
        let archive = part(|profile| &profile.archive, archive);
        if archive.is_some() {
            recipients.truncate(recipients.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1));
        }
        recipients.extend(archive);
        let signature = match letter.signature {
            Some(written) if !self.signers.contains(&written) => self.taken_over(written, others),
            written => written,
        };
        Letter { issuer: self.issuer.clone(), place, contact, recipients, signature, ..letter }
    }

    /// Who signs a new letter: as the sample has it where this office can sign so, else the first of its usual signers.
    fn signature(&self, sample: Option<Signature>) -> Option<Signature> {
        let Some(sample) = sample else { return self.signers.first().cloned() };
        let fits = self.body.is_none_or(|body| chosen(body, &sample).is_some());
        match self.in_the_post(&sample) {
            Some(usual) => Some(usual.clone()),
            None if fits => Some(sample),
            None => self.signers.first().cloned(),
        }
    }

    /// Who signs in the place of somebody whom another office's profile put there, or this office's before it was edited:
    /// nobody typed that name. One that was typed stays.
    fn taken_over(&self, written: Signature, others: &[Profile]) -> Option<Signature> {
        let place = |other: &Profile| other.signers.iter().position(|signer| *signer == written);
        let Some((other, at)) = others.iter().find_map(|other| place(other).map(|at| (other, at))) else {
            return Some(written);
        };
        let edited = if other.id.is_some() && other.id == self.id { self.signers.get(at) } else { None };
        edited.or_else(|| self.in_the_post(&written)).or(self.signers.first()).cloned()
    }

    /// Who signs here with the same authority and position.
    fn in_the_post(&self, signature: &Signature) -> Option<&Signature> {
        let fold = |text: &Option<Text>| text.as_ref().map(|text| text.to_lowercase());
        let post = |signature: &Signature| [&signature.authority, &signature.position].map(fold);
        self.signers.iter().find(|signer| post(signer) == post(signature))
    }
}

/// Where the archive line stands: the last that begins with «Lưu» (R104).
fn archive_line(recipients: &[Text]) -> Option<usize> {
    recipients.iter().rposition(|line| line.split([' ', ':']).next().is_some_and(|word| word.to_lowercase() == "lưu"))
}
