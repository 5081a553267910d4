//! The offices letters are written for, how a letter begins, and who can sign it.

use congvan::issuers::{self, Names, Proposal, Ready};
use congvan::letter::{Issuer, Signature};
use congvan::profile::{Profile, ProfileId};
use congvan::signing::{self, Body, Choice, Named, Survey};
use congvan::store::ProfileList;
use congvan::{Letter, samples};
use tauri::State;

use crate::commands::Failure;
use crate::keeping::Keeping;

/// All profiles, and whose letters are written.
#[tauri::command(async)]
pub fn profiles(keeping: State<'_, Keeping>) -> Result<ProfileList, Failure> {
    keeping.with(|store| store.profile_list())
}

/// Keeps a profile; it is on the disk when its number comes.
#[tauri::command(async)]
pub fn put_profile(profile: Profile, keeping: State<'_, Keeping>) -> Result<ProfileId, Failure> {
    keeping.with(|store| store.put_profile(&profile))
}

/// Removes a profile.
#[tauri::command(async)]
pub fn remove_profile(id: ProfileId, keeping: State<'_, Keeping>) -> Result<(), Failure> {
    keeping.with(|store| store.remove_profile(id))
}

/// Puts the profiles into another order.
#[tauri::command(async)]
pub fn order_profiles(order: Vec<ProfileId>, keeping: State<'_, Keeping>) -> Result<(), Failure> {
    keeping.with(|store| store.order_profiles(&order))
}

/// Remembers whose letters are written.
#[tauri::command(async)]
pub fn use_profile(id: ProfileId, keeping: State<'_, Keeping>) -> Result<(), Failure> {
    keeping.with(|store| store.use_profile(id))
}

/// Remembers that the clerk makes a profile later.
#[tauri::command(async)]
pub fn put_off_profiles(keeping: State<'_, Keeping>) -> Result<(), Failure> {
    keeping.with(|store| store.put_off_profiles())
}

/// The kinds of bodies to make a profile from.
#[tauri::command]
pub fn patterns() -> Vec<Ready> {
    issuers::list().iter().map(|pattern| pattern.ready()).collect()
}

/// The profile of such a body with these names; `None` for a kind that is not in the list.
#[tauri::command]
pub fn propose(pattern: &str, names: Names) -> Option<Proposal> {
    issuers::pattern(pattern).map(|pattern| pattern.propose(&names))
}

/// A new letter, blank or from a sample, with what the office always writes.
#[tauri::command]
pub fn begin(sample: Option<&str>, profile: Option<Profile>) -> Letter {
    let profile = profile.unwrap_or_default();
    let body = profile.body.or_else(|| issuers::body_of(&profile.issuer));
    let sample = samples::list().iter().find(|ready| Some(ready.id) == sample).map(|ready| ready.letter_of(body));
    profile.begin(sample)
}

/// The letter as one of this office; `others` are the offices it may have been of before.
#[tauri::command]
pub fn fill(letter: Letter, profile: Profile, others: Vec<Profile>) -> Letter {
    profile.fill(letter, &others)
}

/// All bodies that sign in a way of their own.
#[tauri::command]
pub fn bodies() -> Vec<Named> {
    signing::bodies()
}

/// The ways to sign for the body, or for the one the issuer's name tells of; `None` when it tells of none.
#[tauri::command]
pub fn survey(issuer: Issuer, body: Option<Body>, signature: Signature) -> Option<Survey> {
    body.or_else(|| issuers::body_of(&issuer)).map(|body| signing::survey(body, &signature))
}

/// The block of a choice, or why the guide forbids it.
#[tauri::command]
pub fn compose(choice: Choice) -> Result<Signature, Failure> {
    signing::compose(&choice)
        .map_err(|refusal| Failure::new("refused", format!("{} ({})", refusal.reason, refusal.clause)))
}
