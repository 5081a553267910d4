//! The bodies that issue letters, ready to choose from (HD05 I.2, I.3; spec 5.2 to 5.4): from the name of a commune or a
//! province follow the head of the page, symbol, place and archive line, and from the kind of body who can sign.

mod names;
mod patterns;

use serde::Serialize;

pub use names::{Ask, Name, Names};
pub use patterns::list;

use crate::letter::Issuer;
use crate::profile::Profile;
use crate::signing::Body;
use crate::text::Text;

/// What bodies of one kind have in common. The texts hold the names that were asked in braces: `{commune}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// `dang-uy-xa`.
    pub id: &'static str,
    /// As the clerk calls it.
    pub name: &'static str,
    /// Where it stands in the Party.
    pub tier: Tier,
    /// What has to be asked.
    pub questions: &'static [Question],
    /// Cơ quan cấp trên trực tiếp; `None` where there is none (R20, R21).
    superior: Option<&'static str>,
    issuer: &'static str,
    /// Its own part of the symbol; committees have none.
    own_symbol: &'static str,
    serves: Serves,
    /// The name the place comes from.
    place: Ask,
    archive: &'static str,
    /// How its letters are signed.
    pub body: Option<Body>,
    /// The clause behind the head of the page.
    pub clause: &'static str,
}

/// Groups of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Tier {
    /// Xã, phường, đặc khu.
    Commune,
    /// Tỉnh, thành phố.
    Province,
    /// Cơ quan, đơn vị, doanh nghiệp; chi bộ.
    GrassRoots,
    /// Ban chỉ đạo, tiểu ban, hội đồng.
    Commission,
    /// Trung ương.
    Central,
    /// Whatever is not in the list.
    Other,
}

/// A name to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Question {
    /// Which one.
    pub ask: Ask,
    /// As the form calls it.
    pub label: &'static str,
    /// An invented one.
    pub example: &'static str,
    /// What can stand before it, `xã`: asked where there are several.
    pub before: &'static [&'static str],
}

/// Whose symbol stands behind the body's own (spec 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Serves {
    /// `TU`: tỉnh uỷ, thành uỷ.
    Provincial,
    /// `TW`: Ban Chấp hành Trung ương.
    Central,
    /// `ĐU`: every other committee.
    Committee,
    /// The one that was asked for.
    Named,
    /// The symbol stands alone.
    Nobody,
}

/// A kind of body as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Ready {
    /// Names it.
    pub id: &'static str,
    /// As the clerk calls it.
    pub name: &'static str,
    /// Its group.
    pub tier: Tier,
    /// What has to be asked.
    pub questions: &'static [Question],
    /// The head of its letters, gaps for names.
    pub issuer: Issuer,
    /// The clause behind the head.
    pub clause: &'static str,
}

/// A profile made of a pattern and names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Proposal {
    /// Without signers; a name that is missing is a gap, `…`.
    pub profile: Profile,
    /// The place with its level before it, for names of persons, which no rule can tell from others (R45).
    pub full_place: Option<Text>,
    /// The names that are still missing.
    pub missing: Vec<Ask>,
    /// The clause behind the head of the page.
    pub clause: &'static str,
}

impl Pattern {
    /// As the list shows it.
    pub fn ready(&self) -> Ready {
        let issuer = self.propose(&Names::default()).profile.issuer;
        let Pattern { id, name, tier, questions, clause, .. } = *self;
        Ready { id, name, tier, questions, issuer, clause }
    }

    /// The profile of the body with these names.
    pub fn propose(&self, names: &Names) -> Proposal {
        let fill = |text: &str| Text::new(&names.fill(text, self.questions));
        let issuer = Issuer {
            superior: self.superior.and_then(fill),
            name: fill(self.issuer),
            symbol: Text::new(&self.symbol(names)),
        };
        let missing = self.questions.iter().map(|question| question.ask).filter(|ask| names.of(*ask).is_none());
        let place = names.place(self.place, self.questions);
        let profile = Profile {
            id: None,
            name: self.called(&issuer),
            body: self.body,
            issuer,
            place: place.as_ref().and_then(|place| Text::new(&place.usual)),
            signers: Vec::new(),
            archive: fill(self.archive),
            contact: None,
            dismissed: Vec::new(),
        };
        let full_place = place.and_then(|place| Text::new(&place.full));
        Proposal { profile, full_place, missing: missing.collect(), clause: self.clause }
    }

    /// The body's own symbol and that of the committee it serves, written together.
    fn symbol(&self, names: &Names) -> String {
        let served = match self.serves {
            Serves::Provincial => "TU",
            Serves::Central => "TW",
            Serves::Committee => "ĐU",
            Serves::Named if names.names_provincial_committee(self.questions) => "TU",
            Serves::Named => "ĐU",
            Serves::Nobody => "",
        };
        format!("{}{served}", self.own_symbol)
    }

    /// An office is called with its committee; a committee's own name says enough.
    fn called(&self, issuer: &Issuer) -> String {
        let is_served = !self.own_symbol.is_empty() && self.serves != Serves::Nobody;
        let superior = issuer.superior.as_deref().filter(|_| is_served);
        [issuer.name.as_deref(), superior].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The pattern of this name.
pub fn pattern(id: &str) -> Option<&'static Pattern> {
    list().iter().find(|pattern| pattern.id == id)
}

/// What kind of body an issuer's name tells of; `None` for a name that tells nothing.
pub fn body_of(issuer: &Issuer) -> Option<Body> {
    // Longer beginnings first: «Ban Chỉ đạo» is no «Ban».
    const BEGINNINGS: [(&str, Option<Body>); 15] = [
        ("tỉnh uỷ", Some(Body::ProvincialCommittee)),
        ("thành uỷ", Some(Body::CityCommittee)),
        ("đảng uỷ", Some(Body::Committee)),
        ("chi bộ", Some(Body::Cell)),
        ("uỷ ban kiểm tra", Some(Body::InspectionCommittee)),
        ("đoàn chủ tịch", Some(Body::CongressPresidium)),
        ("văn phòng", Some(Body::Office)),
        ("ban chỉ đạo", Some(Body::UnsealedSteeringBoard)),
        ("tiểu ban", Some(Body::UnsealedSubcommittee)),
        ("hội đồng", Some(Body::UnsealedCouncil)),
        ("trường", Some(Body::School)),
        ("trung tâm", Some(Body::Centre)),
        // No rule composes «T/M BAN BÍ THƯ».
        ("ban chấp hành trung ương", None),
        ("ban chấp hành", Some(Body::Committee)),
        ("ban", Some(Body::Board)),
    ];
    let name = issuer.name.as_deref()?.to_lowercase().replace("ủy", "uỷ");
    let begins =
        |beginning: &str| name.strip_prefix(beginning).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    BEGINNINGS.into_iter().find(|(beginning, _)| begins(beginning)).and_then(|(_, body)| body)
}
