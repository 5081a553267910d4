//! A fault of the program itself in one command: told like any other failure, so that the window never waits in vain.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tauri::ipc::Invoke;

use crate::commands::Failure;

fn fault() -> Failure {
    let message =
        "chương trình gặp một lỗi bên trong, không mất gì. Hãy thử lại; nếu vẫn lỗi thì đóng chương trình rồi mở lại";
    Failure::new("fault", message.to_owned())
}

/// Does the work of a command. Nothing that it changed halfway is used again: letters are values, the database rolls back.
pub fn safely<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(fault()))
}

/// The same for the commands that the window itself runs: a fault there would end the program.
pub fn guarded(handler: impl Fn(Invoke) -> bool) -> impl Fn(Invoke) -> bool {
    move |invoke| {
        let resolver = invoke.resolver.clone();
        catch_unwind(AssertUnwindSafe(|| handler(invoke))).unwrap_or_else(|_| {
            resolver.reject(fault());
            true
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_like_any_failure() {
        let failed = safely(|| -> Result<(), Failure> { panic!("a fault on purpose") }).expect_err("a fault");
        assert_eq!(failed.code, "fault");
        assert!(failed.message.contains("không mất gì"), "{}", failed.message);
        assert_eq!(safely(|| Ok(7)).ok(), Some(7));
    }
}
