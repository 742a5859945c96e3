//! What `tools/train-purpose` calls: `purpose_rows names` · `purpose_rows corpus CORPUS` · `purpose_rows files FILE…`.

use std::{
    env,
    error::Error,
    io::{self, BufWriter, Write},
    path::Path,
};

use clearcolumn::article::purpose_rows::{write_purpose_names, write_purpose_rows, write_purpose_rows_of_files};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut output = BufWriter::new(io::stdout().lock());
    match arguments.as_slice() {
        ["names"] => write_purpose_names(&mut output)?,
        ["corpus", corpus] => write_purpose_rows(Path::new(corpus), &mut output)?,
        ["files", files @ ..] => write_purpose_rows_of_files(files, &mut output)?,
        _ => return Err("usage: purpose_rows names | corpus CORPUS | files FILE…".into()),
    }
    Ok(output.flush()?)
}
