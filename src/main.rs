//! The program `warraq`: see the library for how it works.

fn main() -> std::process::ExitCode {
    warraq::cli::run()
}
