//! Turns the compiled engine into the package that TypeScript imports: `NAME.js`, `NAME.d.ts` and `NAME_bg.wasm`.
//!
//! This is the library behind wasm-bindgen's own command line. Used as a crate it is pinned by `Cargo.lock` and built
//! from source with the rest, so nobody has to install a tool of exactly the right version.
//!
//! ```text
//! clearcolumn-bindgen INPUT.wasm OUTPUT_DIRECTORY NAME
//! ```

use std::env;
use std::error::Error;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, output, name] = arguments.as_slice() else {
        eprintln!("usage: clearcolumn-bindgen INPUT.wasm OUTPUT_DIRECTORY NAME");
        return ExitCode::from(2);
    };
    match generate(input, output, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("clearcolumn-bindgen: {input}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the package. The glue has no default address of the wasm file: the background names it by its extension URL.
/// The reset function lets the background replace an instance that has panicked, whose state is not to be trusted.
fn generate(input: &str, output: &str, name: &str) -> Result<(), Box<dyn Error>> {
    Bindgen::new()
        .input_path(input)
        .out_name(name)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .keep_debug(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(output)?;
    Ok(())
}
