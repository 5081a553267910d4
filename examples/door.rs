//! The program's answers for the window's tests in a browser: a command a line in, `{ "command": …, "args": … }`, its
//! answer a line out, `{ "ok": … }` or `{ "failure": … }`. The folder named as argument holds the user's database.

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::path::Path;

use chrono::NaiveDate;
use congvan::letter::{Issuer, Signature};
use congvan::profile::Profile;
use congvan::store::Store;
use congvan::view::{self, Seen};
use congvan::{Fonts, Letter, RuleSet, Setup, check, file, issuers, json, pdf, samples, signing, typeset};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

type Answer = Result<Value, Box<dyn Error>>;

fn main() -> Result<(), Box<dyn Error>> {
    let today: NaiveDate = "2026-06-05".parse()?;
    let folder = std::env::args().nth(1);
    let mut store = folder.map(|folder| Store::open(Path::new(&folder), today)).transpose()?.map(|opened| opened.store);
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let command = asked["command"].as_str().unwrap_or_default();
        let answer = match (command, &mut store) {
            (command, Some(store)) if KEPT.contains(&command) => kept(store, command, &asked["args"]),
            (command, _) => pure(command, &asked["args"], today),
        };
        writeln!(out, "{}", answer.map_or_else(|error| failure(&*error), |ok| json!({ "ok": ok })))?;
        out.flush()?;
    }
    Ok(())
}

fn failure(error: &(dyn Error + 'static)) -> Value {
    let code = error.downcast_ref::<congvan::Error>().map_or("door", congvan::Error::code);
    json!({ "failure": { "code": code, "message": error.to_string() } })
}

const KEPT: [&str; 6] =
    ["profiles", "put_profile", "remove_profile", "order_profiles", "use_profile", "put_off_profiles"];

/// What the database answers.
fn kept(store: &mut Store, command: &str, args: &Value) -> Answer {
    match command {
        "profiles" => answer(store.profile_list()?),
        "put_profile" => answer(store.put_profile(&read(&args["profile"])?)?),
        "remove_profile" => answer(store.remove_profile(read(&args["id"])?)?),
        "order_profiles" => answer(store.order_profiles(&read::<Vec<_>>(&args["order"])?)?),
        "use_profile" => answer(store.use_profile(read(&args["id"])?)?),
        _ => answer(store.put_off_profiles()?),
    }
}

/// What needs no database.
fn pure(command: &str, args: &Value, today: NaiveDate) -> Answer {
    match command {
        "preview" => preview(args, today),
        "pdf" => print(args, today),
        "gauge" => answer(view::gauge(Fonts::embedded())),
        "check" => {
            let letter: Letter = read(&args["letter"])?;
            let dismissals = [letter.dismissed.clone(), read(&args["office"])?].concat();
            answer(check::Checked::of(check::run(&letter, today), &dismissals))
        }
        "mend" => answer(check::mend(&read(&args["letter"])?, &read::<Vec<check::Edit>>(&args["edits"])?)),
        "guide" => answer(RuleSet::on(read::<Option<_>>(&args["date"])?.unwrap_or(today)).components()),
        "samples" => answer(samples::list()),
        "patterns" => answer(issuers::list().iter().map(|pattern| pattern.ready()).collect::<Vec<_>>()),
        "propose" => {
            let pattern = issuers::pattern(args["pattern"].as_str().unwrap_or_default());
            answer(pattern.map(|pattern| read(&args["names"]).map(|names| pattern.propose(&names))).transpose()?)
        }
        "begin" => {
            let sample = samples::list().iter().find(|sample| Some(sample.id) == args["sample"].as_str());
            let profile: Option<Profile> = read(&args["profile"])?;
            answer(profile.unwrap_or_default().begin(sample.map(|sample| sample.letter())))
        }
        "fill" => {
            let (profile, others): (Profile, Vec<Profile>) = (read(&args["profile"])?, read(&args["others"])?);
            answer(profile.fill(read(&args["letter"])?, &others))
        }
        "bodies" => answer(signing::bodies()),
        "survey" => {
            let (issuer, signature): (Issuer, Signature) = (read(&args["issuer"])?, read(&args["signature"])?);
            let body = read::<Option<_>>(&args["body"])?.or_else(|| issuers::body_of(&issuer));
            answer(body.map(|body| signing::survey(body, &signature)))
        }
        "compose" => match signing::compose(&read(&args["choice"])?) {
            Ok(signature) => answer(signature),
            Err(refusal) => Err(format!("{} ({})", refusal.reason, refusal.clause).into()),
        },
        other => Err(format!("the door knows no «{other}»").into()),
    }
}

fn preview(args: &Value, today: NaiveDate) -> Answer {
    let setup = Setup::on(today);
    let letter = json::read(args["letter"].to_string().as_bytes())?;
    let seen: Option<Seen> = read(&args["seen"])?;
    let set = typeset(&letter, &setup)?;
    answer(view::news(&letter, &set, seen.as_ref()))
}

fn print(args: &Value, today: NaiveDate) -> Answer {
    let letter = json::read(args["letter"].to_string().as_bytes())?;
    let bytes = pdf::write(&typeset(&letter, &Setup::on(today))?, letter.date)?;
    answer(file::write(Path::new(args["file"].as_str().unwrap_or_default()), &bytes)?)
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    T::deserialize(value)
}

fn answer(value: impl Serialize) -> Answer {
    Ok(serde_json::to_value(value)?)
}
