//! Who signs for whom: the signature block composed from a choice (R82 to R92). Refused, with the clause, is only what the
//! guide forbids; which of the rest an office uses its own working rules say.

mod bodies;
mod judgement;
pub(crate) mod names;

use serde::{Deserialize, Serialize};

pub use bodies::{Body, Leadership, Office};
pub use judgement::{Basis, Refusal};

use crate::letter::Signature;
use crate::rules::RuleSet;
use crate::text::Text;

/// What the clerk chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Choice {
    /// Who issues the letter.
    pub body: Body,
    /// In what right the signer signs.
    pub authority: Authority,
    /// The signer's office.
    pub office: Office,
    /// Họ và tên; may be missing.
    #[serde(default)]
    pub signer: Option<Text>,
}

/// Quyền hạn ký.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Authority {
    /// The office alone.
    Own,
    /// T/M a collective.
    OnBehalf {
        /// Which one.
        of: Collective,
    },
    /// K/T the head whose deputy signs.
    ForHead,
    /// T/L whoever gave the order.
    ByOrder {
        /// Who that is.
        of: Principal,
    },
    /// Q.: the office of the head, without being appointed to it.
    Acting,
    /// An office in a commission beside the main one, joined by «kiêm».
    Concurrently {
        /// The main office, in words: it may be one of the State's, and may name its body (R88).
        main: Text,
    },
}

/// On whose behalf a collective's letter is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Collective {
    /// The issuing body.
    Itself,
    /// Its standing committee.
    StandingCommittee,
}

/// Who can order somebody to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Principal {
    /// Ban thường vụ of the issuing committee.
    StandingCommittee,
    /// The head of the issuing body.
    Head,
}

/// A way to sign that the form can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Offer {
    /// What would be chosen.
    pub choice: Choice,
    /// The block as it will stand, or as it must not, without a name.
    pub signature: Signature,
    /// Whether it may be chosen.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// Whether a way to sign may be chosen, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Verdict {
    /// It may.
    Allowed(Basis),
    /// The guide forbids it.
    Forbidden(Refusal),
}

/// What the form shows beside a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Survey {
    /// Who issues the letter.
    pub body: Body,
    /// The ways to sign for the body.
    pub offers: Vec<Offer>,
    /// The one the signature follows; `None` for free text.
    pub chosen: Option<Choice>,
    /// Whether two offices stand in the block, the main one in words (R89).
    pub concurrent: bool,
}

/// A body by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Named {
    /// The body.
    pub body: Body,
    /// What tells it from the others.
    pub name: String,
}

const STANDING_COMMITTEE: &str = "Ban Thường vụ";

/// The block as the letter holds it.
///
/// # Errors
/// [`Refusal`] names the clause that forbids it.
pub fn compose(choice: &Choice) -> Result<Signature, Refusal> {
    judgement::of(choice)?;
    judgement::of_name(choice.signer.as_deref())?;
    Ok(block(choice))
}

/// The ways to sign for `body`: those that are right first, then those that are often tried and wrong.
pub fn choices(body: Body) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for (authority, office) in candidates(body) {
        let choice = Choice { body, authority, office, signer: None };
        let verdict = match judgement::of(&choice) {
            Ok(basis) => Verdict::Allowed(basis),
            Err(refusal) => Verdict::Forbidden(refusal),
        };
        offers.push(Offer { signature: block(&choice), choice, verdict });
    }
    offers.sort_by_key(|offer| matches!(offer.verdict, Verdict::Forbidden(_)));
    offers
}

/// The choice that gives this block, in capitals or not, so that a form can show a letter's signature as chosen; `None`
/// for free text.
pub fn chosen(body: Body, signature: &Signature) -> Option<Choice> {
    let main = signature.position.as_deref().and_then(|position| position.split_once('\n')).map(|(main, _)| main);
    let mains = main.and_then(Text::new).into_iter().flat_map(|main| concurrently(body, &main));
    let tried = candidates(body).into_iter().chain(mains);
    let tried = tried.map(|(authority, office)| Choice { body, authority, office, signer: None });
    let is_it = |choice: &Choice| judgement::of(choice).is_ok() && plain(&block(choice)) == plain(signature);
    let choice = tried.into_iter().find(is_it)?;
    Some(Choice { signer: signature.signer.clone(), ..choice })
}

/// `ĐẢNG ỦY` and `Đảng uỷ` are the same body.
fn plain(signature: &Signature) -> [String; 2] {
    let lower = |text: &Option<Text>| text.as_deref().unwrap_or_default().to_lowercase().replace("ủy", "uỷ");
    [&signature.authority, &signature.position].map(lower)
}

/// The ways to sign for `body`, and which of them a signature follows.
pub fn survey(body: Body, signature: &Signature) -> Survey {
    let concurrent = body.leadership() == Leadership::Commission;
    Survey { body, offers: choices(body), chosen: chosen(body, signature), concurrent }
}

/// All bodies by name.
pub fn bodies() -> Vec<Named> {
    Body::ALL.into_iter().map(|body| Named { body, name: body.label() }).collect()
}

fn block(choice: &Choice) -> Signature {
    let title = choice.office.title();
    let head = choice.body.head().title();
    let (authority, position) = match &choice.authority {
        Authority::Own => (String::new(), title.to_owned()),
        Authority::OnBehalf { of } => (format!("T/M {}", collective(choice.body, *of)), title.to_owned()),
        Authority::ForHead => {
            (format!("K/T {}", choice.office.deputy_of().map_or(head, Office::title)), title.to_owned())
        }
        Authority::ByOrder { of: Principal::StandingCommittee } => {
            (format!("T/L {STANDING_COMMITTEE}"), title.to_owned())
        }
        Authority::ByOrder { of: Principal::Head } => (format!("T/L {head}"), title.to_owned()),
        Authority::Acting => (format!("Q. {title}"), String::new()),
        Authority::Concurrently { main } => (String::new(), [main, concurrent_word(), title].join("\n")),
    };
    Signature { authority: Text::new(&authority), position: Text::new(&position), signer: choice.signer.clone() }
}

fn collective(body: Body, of: Collective) -> &'static str {
    match of {
        Collective::Itself => body.name(),
        Collective::StandingCommittee => STANDING_COMMITTEE,
    }
}

/// Both guides have the same word.
fn concurrent_word() -> &'static str {
    RuleSet::on(chrono::NaiveDate::MAX).words.concurrently.value
}

fn candidates(body: Body) -> Vec<(Authority, Office)> {
    use Authority::{Acting, ByOrder, ForHead, OnBehalf, Own};
    let (head, deputy) = (body.head(), body.deputy());
    let itself = || OnBehalf { of: Collective::Itself };
    let standing = || OnBehalf { of: Collective::StandingCommittee };
    let order = |of| ByOrder { of };
    match body.leadership() {
        Leadership::Collective if head == Office::Member => vec![(itself(), head), (itself(), Office::Secretary)],
        Leadership::Collective if body.has_standing_committee() => vec![
            (standing(), head),
            (standing(), deputy),
            (itself(), head),
            (itself(), deputy),
            (order(Principal::StandingCommittee), Office::OfficeHead),
            (order(Principal::StandingCommittee), Office::OfficeDeputy),
            (ForHead, deputy),
            (Own, head),
            (Acting, head),
            (order(Principal::StandingCommittee), deputy),
            (standing(), Office::OfficeHead),
        ],
        Leadership::Collective => vec![
            (itself(), head),
            (itself(), deputy),
            (ForHead, deputy),
            (Own, head),
            (Acting, head),
            (standing(), head),
            (order(Principal::StandingCommittee), head),
        ],
        Leadership::Head => vec![
            (Own, head),
            (ForHead, deputy),
            (Acting, head),
            (Own, deputy),
            (order(Principal::Head), Office::UnitHead),
            (itself(), head),
            (order(Principal::Head), deputy),
            (order(Principal::StandingCommittee), head),
        ],
        Leadership::Commission => {
            let mains =
                [Office::Secretary, Office::DeputySecretary].map(Office::title).into_iter().filter_map(Text::new);
            let right = mains.flat_map(|main| concurrently(body, &main));
            right.chain([(ForHead, deputy), (itself(), head), (Own, head)]).collect()
        }
    }
}

fn concurrently(body: Body, main: &Text) -> [(Authority, Office); 2] {
    [body.head(), body.deputy()].map(|office| (Authority::Concurrently { main: main.clone() }, office))
}
