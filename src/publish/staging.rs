//! Staging: the new site grows beside the old one and takes its place in one step.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The list of warraq's own files, kept in the output folder.
const MANIFEST: &str = ".warraq-manifest";
/// Held locked while a build writes, so that two builds do not meet.
const LOCK: &str = ".warraq-lock";
/// A second name of an old file, for a moment.
const LINK: &str = ".warraq-link";
/// First line of a manifest.
const MANIFEST_HEAD: &str = "# Files that warraq wrote here; it leaves all others alone.";
/// Bytes compared at once when a file may be unchanged.
const BLOCK: usize = 64 * 1024;

/// A new site in the making.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    folder: PathBuf,
    lock: Option<File>,
    reuse: bool,
    written: Mutex<HashSet<String>>,
    changed: AtomicUsize,
    kept: AtomicUsize,
}

/// Whether a file had to be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// It is new or differs from what stood there.
    Written,
    /// It stood there already, byte for byte.
    Kept,
}

/// What publishing did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Files new or changed.
    pub written: usize,
    /// Files that stood there already.
    pub kept: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
    /// Files of others, carried over.
    pub foreign: usize,
}

impl Staging {
    /// Begins a new site for `output`, which [`super::check_output`] has approved. Remains of a build that was killed are
    /// cleared away first. With `reuse`, a file that stands in the old site byte for byte is linked, not written.
    ///
    /// # Errors
    /// Where the folder cannot be made, or another build is writing there.
    pub fn begin(output: &Path, reuse: bool) -> io::Result<Self> {
        let folder = beside(output, "new");
        if let Some(parent) = output.parent() {
            fs::create_dir_all(parent)?;
        }
        recover(output)?;
        match fs::create_dir(&folder) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if let Ok(lock) = File::open(folder.join(LOCK))
                    && lock.try_lock().is_err()
                {
                    return Err(io::Error::new(io::ErrorKind::ResourceBusy, "another build is writing to this folder"));
                }
                fs::remove_dir_all(&folder)?;
                fs::create_dir(&folder)?;
            }
            Err(error) => return Err(error),
        }
        let lock = File::create(folder.join(LOCK))?;
        // Where the file system knows no locks, two builds at once are the owner's affair.
        let _ = lock.try_lock();
        Ok(Self {
            output: output.to_path_buf(),
            folder,
            lock: Some(lock),
            reuse,
            written: Mutex::default(),
            changed: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
        })
    }

    /// Adds one file. `file` is a path with `/` below the output folder. Safe to call from many threads.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, file: &str, bytes: &[u8]) -> io::Result<Change> {
        let old = self.output.join(file);
        let new = self.folder.join(file);
        let same = self.reuse && is_same(&old, bytes);
        let linked = same && with_parent(&new, || fs::hard_link(&old, &new)).is_ok();
        if !linked {
            with_parent(&new, || File::create(&new)?.write_all(bytes))?;
        }
        Ok(self.note(file, same))
    }

    /// Adds one file whose content comes in pieces.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn stream(&self, file: &str) -> io::Result<Stream<'_>> {
        let new = self.folder.join(file);
        let writer = io::BufWriter::new(with_parent(&new, || File::create(&new))?);
        let old = if self.reuse { File::open(self.output.join(file)).ok() } else { None };
        Ok(Stream { staging: self, file: file.to_owned(), writer, old: old.map(io::BufReader::new) })
    }

    fn note(&self, file: &str, same: bool) -> Change {
        // A poisoned lock means that another thread failed to insert; the set is still a set.
        self.written.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(file.to_owned());
        if same {
            self.kept.fetch_add(1, Ordering::Relaxed);
            Change::Kept
        } else {
            self.changed.fetch_add(1, Ordering::Relaxed);
            Change::Written
        }
    }

    /// Puts the new site in the old one's place.
    ///
    /// # Errors
    /// Where a file of someone else stands in the way, or the folders cannot be exchanged; the old site stands then.
    pub fn commit(mut self) -> io::Result<Outcome> {
        let written = std::mem::take(&mut *self.written.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        let own = read_manifest(&self.output);
        let mut outcome =
            Outcome { written: self.changed.load(Ordering::Relaxed), kept: self.kept.load(Ordering::Relaxed), ..Outcome::default() };
        self.carry_over(Path::new(""), &own, &written, &mut outcome)?;
        let mut names: Vec<&str> = written.iter().map(String::as_str).collect();
        names.sort_unstable();
        fs::write(self.folder.join(MANIFEST), format!("{MANIFEST_HEAD}\n{}\n", names.join("\n")))?;
        drop(self.lock.take());
        fs::remove_file(self.folder.join(LOCK))?;
        exchange(&self.folder, &self.output)?;
        Ok(outcome)
    }

    /// Brings along what warraq did not write: files by hard link, so that nothing is copied.
    fn carry_over(&self, below: &Path, own: &HashSet<String>, written: &HashSet<String>, outcome: &mut Outcome) -> io::Result<()> {
        let entries = match fs::read_dir(self.output.join(below)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let path = below.join(entry.file_name());
            let kind = entry.file_type()?;
            let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            if kind.is_dir() {
                self.carry_over(&path, own, written, outcome)?;
                if fs::read_dir(entry.path())?.next().is_none() {
                    fs::create_dir_all(self.folder.join(&path))?;
                }
            } else if own.contains(&name) {
                outcome.removed += usize::from(!written.contains(&name));
            } else if name != MANIFEST && name != LOCK {
                if written.contains(&name) {
                    return Err(io::Error::new(
                        io::ErrorKind::AlreadyExists,
                        format!(
                            "`{name}` stands in the output folder, and warraq did not write it: move it away, or choose another output folder"
                        ),
                    ));
                }
                let target = self.folder.join(&path);
                with_parent(&target, || carry(&entry.path(), &target, kind))?;
                outcome.foreign += 1;
            }
        }
        Ok(())
    }
}

/// A file that is written in pieces, and compared with the one that stood there as it grows.
pub struct Stream<'s> {
    staging: &'s Staging,
    file: String,
    writer: io::BufWriter<File>,
    /// The old file, as long as it is the same so far.
    old: Option<io::BufReader<File>>,
}

impl Stream<'_> {
    /// Ends the file.
    ///
    /// # Errors
    /// Where its last bytes cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()?;
        let same = self.old.as_mut().is_some_and(|old| old.fill_buf().is_ok_and(<[u8]>::is_empty));
        if same {
            // The old file keeps its place and its time stamp; where the file system knows no links, the new one is as good.
            let (new, link) = (self.staging.folder.join(&self.file), self.staging.folder.join(LINK));
            let _ = fs::hard_link(self.staging.output.join(&self.file), &link).and_then(|()| fs::rename(&link, new));
        }
        self.staging.note(&self.file, same);
        Ok(())
    }
}

impl Write for Stream<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(old) = &mut self.old {
            let mut there = vec![0; bytes.len()];
            if old.read_exact(&mut there).is_err() || there != bytes {
                self.old = None;
            }
        }
        self.writer.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Drop for Staging {
    /// A build that did not come to its end leaves nothing behind.
    fn drop(&mut self) {
        if self.lock.take().is_some() {
            // Nothing can be done about a failure here; the next build clears the remains.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// A name beside the output folder, on the same file system.
fn beside(output: &Path, what: &str) -> PathBuf {
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    output.with_file_name(format!(".{name}.warraq-{what}"))
}

/// Finishes what an earlier build could not: where the system cannot exchange folders in one step, the old site stands
/// aside for a moment.
fn recover(output: &Path) -> io::Result<()> {
    let aside = beside(output, "old");
    if !aside.is_dir() {
        return Ok(());
    }
    if output.exists() { fs::remove_dir_all(aside) } else { fs::rename(aside, output) }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(new: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, output, RenameFlags::EXCHANGE)?;
    Ok(())
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_new: &Path, _output: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn exchange(new: &Path, output: &Path) -> io::Result<()> {
    if !output.exists() {
        return fs::rename(new, output);
    }
    if swap(new, output).is_ok() {
        return fs::remove_dir_all(new);
    }
    let aside = beside(output, "old");
    fs::rename(output, &aside)?;
    if let Err(error) = fs::rename(new, output) {
        fs::rename(&aside, output)?;
        return Err(error);
    }
    fs::remove_dir_all(aside)
}

/// Runs `action`, making the folder of `path` where it is not there yet.
fn with_parent<T>(path: &Path, action: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match action() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            action()
        }
        result => result,
    }
}

fn carry(from: &Path, to: &Path, kind: fs::FileType) -> io::Result<()> {
    if kind.is_symlink() {
        return link_again(from, to);
    }
    if !kind.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("`{}` is no regular file", from.display())));
    }
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

#[cfg(unix)]
fn link_again(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn link_again(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to).map(|_| ())
}

/// Whether a regular file holds exactly these bytes.
fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let compare = || -> io::Result<bool> {
        let found = fs::symlink_metadata(path)?;
        if !found.is_file() || found.len() != bytes.len() as u64 {
            return Ok(false);
        }
        let mut file = File::open(path)?;
        let mut block = vec![0; BLOCK.min(bytes.len().max(1))];
        let mut rest = bytes;
        while !rest.is_empty() {
            let read = file.read(&mut block)?;
            if read == 0 || !rest.starts_with(&block[..read]) {
                return Ok(false);
            }
            rest = &rest[read..];
        }
        Ok(true)
    };
    compare().unwrap_or(false)
}

fn read_manifest(output: &Path) -> HashSet<String> {
    let text = fs::read_to_string(output.join(MANIFEST)).unwrap_or_default();
    text.lines().skip_while(|line| line.starts_with('#')).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(output: &Path, files: &[(&str, &str)]) -> io::Result<Outcome> {
        let staging = Staging::begin(output, true)?;
        for (file, text) in files {
            staging.write(file, text.as_bytes())?;
        }
        staging.commit()
    }

    fn read(path: impl AsRef<Path>) -> String {
        fs::read_to_string(path).unwrap_or_default()
    }

    #[test]
    fn a_second_build_writes_only_what_changed() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        publish(&output, &[("ar/index.html", "أ"), ("b.txt", "b"), ("c/d.txt", "d")]).unwrap();
        let outcome = publish(&output, &[("ar/index.html", "أ"), ("b.txt", "B")]).unwrap();
        assert_eq!(outcome, Outcome { written: 1, kept: 1, removed: 1, foreign: 0 });
        assert_eq!(read(output.join("b.txt")), "B");
        assert!(!output.join("c").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the output");
    }

    #[test]
    fn files_of_others_are_carried_over_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        publish(&output, &[("index.html", "x")]).unwrap();
        fs::write(output.join("CNAME"), "example.org").unwrap();
        fs::create_dir_all(output.join(".git/empty")).unwrap();
        let outcome = publish(&output, &[("index.html", "y")]).unwrap();
        assert_eq!((outcome.foreign, read(output.join("CNAME")).as_str()), (1, "example.org"));
        assert!(output.join(".git/empty").is_dir());
        let refused = publish(&output, &[("index.html", "z"), ("CNAME", "mine")]).unwrap_err();
        assert!(refused.to_string().contains("`CNAME`"), "{refused}");
        assert_eq!((read(output.join("CNAME")).as_str(), read(output.join("index.html")).as_str()), ("example.org", "y"));
    }

    #[test]
    fn a_build_that_stops_leaves_the_old_site() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        publish(&output, &[("index.html", "old")]).unwrap();
        let staging = Staging::begin(&output, true).unwrap();
        staging.write("index.html", b"new").unwrap();
        drop(staging);
        assert_eq!(read(output.join("index.html")), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn remains_of_a_killed_build_are_cleared_and_a_running_one_is_respected() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        fs::create_dir_all(folder.path().join(".public.warraq-new/ar")).unwrap();
        publish(&output, &[("index.html", "x")]).unwrap();
        let running = Staging::begin(&output, true).unwrap();
        assert_eq!(Staging::begin(&output, true).unwrap_err().kind(), io::ErrorKind::ResourceBusy);
        drop(running);
        publish(&output, &[("index.html", "x")]).unwrap();
    }

    #[test]
    fn a_file_that_comes_in_pieces_is_compared_too() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        for (text, written) in [("one\ntwo\n", 1), ("one\ntwo\n", 0), ("one\n", 1), ("one\ntwo\n", 1)] {
            let staging = Staging::begin(&output, true).unwrap();
            let mut stream = staging.stream("archive.jsonl").unwrap();
            for line in text.split_inclusive('\n') {
                stream.write_all(line.as_bytes()).unwrap();
            }
            stream.finish().unwrap();
            assert_eq!(staging.commit().unwrap().written, written, "{text:?}");
            assert_eq!(read(output.join("archive.jsonl")), text);
        }
    }

    #[test]
    fn a_page_damaged_without_a_trace_is_restored() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        publish(&output, &[("index.html", "good")]).unwrap();
        let time = fs::metadata(output.join("index.html")).unwrap().modified().unwrap();
        fs::write(output.join("index.html"), "evil").unwrap();
        File::options().write(true).open(output.join("index.html")).unwrap().set_modified(time).unwrap();
        publish(&output, &[("index.html", "good")]).unwrap();
        assert_eq!(read(output.join("index.html")), "good");
    }
}
