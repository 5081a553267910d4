//! Other programs: asked without a shell, and never waited for without end.

use std::io::{self, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

/// How a program ended, and what it said.
pub struct Answer {
    /// Whether it says that it did its work.
    pub is_done: bool,
    pub said: String,
    pub complained: String,
}

/// Runs a program until it ends, or until `deadline`: then it is stopped.
///
/// # Errors
/// `NotFound` when there is no such program, `TimedOut` when it had to be stopped.
pub fn ask(command: &mut Command, deadline: Instant) -> io::Result<Answer> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let said = listen(child.stdout.take());
    let complained = listen(child.stderr.take());
    let heard = hear(&said, deadline).and_then(|said| Ok((said, hear(&complained, deadline)?)));
    if heard.is_err() {
        // It may have ended by itself in this moment.
        let _ = child.kill();
    }
    let is_done = child.wait()?.success();
    heard.map(|(said, complained)| Answer { is_done, said, complained })
}

/// Reads all that comes, so that a program that says much does not wait for a listener.
fn listen(source: Option<impl Read + Send + 'static>) -> mpsc::Receiver<Vec<u8>> {
    let (tell, heard) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before a fault is still worth hearing; nobody listens after the deadline.
        let _ = source.map(|mut source| source.read_to_end(&mut bytes));
        let _ = tell.send(bytes);
    });
    heard
}

fn hear(source: &mpsc::Receiver<Vec<u8>>, deadline: Instant) -> io::Result<String> {
    let left = deadline.saturating_duration_since(Instant::now());
    let bytes = source.recv_timeout(left).map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::Duration;

    use super::*;

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(20)
    }

    #[test]
    fn both_voices_are_heard_and_the_end() {
        let answer = ask(Command::new("sh").args(["-c", "echo a; echo b >&2; exit 3"]), soon()).unwrap();
        assert_eq!((answer.is_done, answer.said.as_str(), answer.complained.as_str()), (false, "a\n", "b\n"));
    }

    #[test]
    fn a_talkative_program_does_not_block() {
        let answer = ask(Command::new("sh").args(["-c", "yes x | head -c 300000"]), soon()).unwrap();
        assert!(answer.is_done);
        assert_eq!(answer.said.len(), 300_000);
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let begun = Instant::now();
        let answer = ask(Command::new("sleep").arg("60"), begun + Duration::from_millis(200));
        assert_eq!(answer.err().map(|error| error.kind()), Some(io::ErrorKind::TimedOut));
        assert!(begun.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_program_that_is_not_there_is_told_apart() {
        let answer = ask(&mut Command::new("không-có-chương-trình-này"), soon());
        assert_eq!(answer.err().map(|error| error.kind()), Some(io::ErrorKind::NotFound));
    }
}
