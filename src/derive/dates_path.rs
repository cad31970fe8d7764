//! The date that a file's name or folders state.

use crate::text::date::PartialDate;

/// Years that a name may begin with: those of the printed press.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// The finest date that the path states, with the part of the path that says it. The file's own name goes before its
/// folders where both are equally fine.
pub(super) fn date_of_path(path: &str) -> Option<(PartialDate, &str)> {
    let (folders, name) = path.rsplit_once('/').map_or(("", path), |(folders, name)| (folders, name));
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let own = date_of_name(stem);
    let above = date_of_folders(folders, name);
    match (own, above) {
        (Some(own), Some(above)) if above.0.precision() > own.0.precision() => Some(above),
        (Some(own), _) => Some(own),
        (None, above) => above,
    }
}

/// `2024-08-12-title`, `title_2024_08_12`, `20240812`, `2024-08-title`.
fn date_of_name(stem: &str) -> Option<(PartialDate, &str)> {
    let bytes = stem.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let found = match end - at {
            8 => stem.get(at..end).and_then(compact).map(|date| (date, end)),
            4 => year(&stem[at..end]).and_then(|y| parted(stem, y, end, at == 0)),
            _ => None,
        };
        if let Some((date, end)) = found {
            return stem.get(at..end).map(|words| (date, words));
        }
        at = end;
    }
    None
}

/// `-08-12` or `-08` after a year. A month alone counts only at the head of the name.
fn parted(stem: &str, year: i16, at: usize, at_head: bool) -> Option<(PartialDate, usize)> {
    let (month, end) = two_digits(stem, at)?;
    if let Some((day, end)) = two_digits(stem, end) {
        return PartialDate::day(year, month, day).map(|date| (date, end));
    }
    at_head.then(|| PartialDate::year_month(year, month).map(|date| (date, end))).flatten()
}

/// Two digits after one separator, and no third.
fn two_digits(stem: &str, at: usize) -> Option<(u8, usize)> {
    let bytes = stem.as_bytes();
    let separated = matches!(bytes.get(at), Some(b'-' | b'_'));
    let digits = stem.get(at + 1..at + 3).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let more = bytes.get(at + 3).is_some_and(u8::is_ascii_digit);
    (separated && !more).then_some((digits.parse().ok()?, at + 3))
}

fn compact(digits: &str) -> Option<PartialDate> {
    PartialDate::day(year(&digits[..4])?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?)
}

fn year(digits: &str) -> Option<i16> {
    digits.parse().ok().filter(|year| YEARS.contains(year))
}

/// `2024/08/12/`, `2024/08/`, `2024/`, `2024-08/`, and a file named by its day below them: `2024/08/12.txt`.
fn date_of_folders<'p>(folders: &'p str, name: &'p str) -> Option<(PartialDate, &'p str)> {
    let mut start = 0;
    let mut best: Option<(PartialDate, &str)> = None;
    let mut rest = folders;
    loop {
        let (folder, after) = rest.split_once('/').map_or((rest, None), |(folder, after)| (folder, Some(after)));
        let found = if folder.len() == 4 {
            year(folder).filter(|_| folder.bytes().all(|b| b.is_ascii_digit())).and_then(|year| below(folders, start, year, name))
        } else {
            date_of_name(folder)
        };
        if let Some(found) = found.filter(|f| best.is_none_or(|b| f.0.precision() > b.0.precision())) {
            best = Some(found);
        }
        start += folder.len() + 1;
        match after {
            Some(after) => rest = after,
            None => return best,
        }
    }
}

/// The date of a folder named by its year and the folders below it.
fn below<'p>(folders: &'p str, start: usize, year: i16, name: &str) -> Option<(PartialDate, &'p str)> {
    let two = |part: Option<&str>| {
        part.filter(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit())).and_then(|p| p.parse::<u8>().ok())
    };
    let mut parts = folders[start..].split('/').skip(1);
    let month_part = parts.next();
    let mut end = start + 4;
    let mut date = PartialDate::year_only(year)?;
    if let Some((month, within)) = two(month_part).and_then(|m| Some((m, PartialDate::year_month(year, m)?))) {
        (date, end) = (within, end + 1 + month_part.map_or(0, str::len));
        let day_part = parts.next();
        let stem = name.split_once('.').map(|(stem, _)| stem);
        if let Some(within) = two(day_part).and_then(|day| PartialDate::day(year, month, day)) {
            (date, end) = (within, end + 1 + day_part.map_or(0, str::len));
        } else if let (None, Some(within)) = (day_part, two(stem).and_then(|day| PartialDate::day(year, month, day))) {
            date = within;
        }
    }
    folders.get(start..end).map(|words| (date, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_folders_state_dates() {
        let table = [
            ("seeds/2024-08-12-x.txt", "2024-08-12", "2024-08-12"),
            ("seeds/x_2024_08_12.txt", "2024-08-12", "2024_08_12"),
            ("20240812.txt", "2024-08-12", "20240812"),
            ("seeds/2024/08/12/x.txt", "2024-08-12", "2024/08/12"),
            ("seeds/2024/08/x.txt", "2024-08", "2024/08"),
            ("seeds/2024/8/x.txt", "2024-08", "2024/8"),
            ("seeds/2024/08/12.txt", "2024-08-12", "2024/08"),
            ("seeds/2024/x.txt", "2024", "2024"),
            ("seeds/2024-08/x.txt", "2024-08", "2024-08"),
            ("seeds/2023/2024-08-12-x.txt", "2024-08-12", "2024-08-12"),
            ("2024-08-x.txt", "2024-08", "2024-08"),
            ("مقالات/2024/تموز.txt", "2024", "2024"),
        ];
        for (path, date, words) in table {
            let found = date_of_path(path).map(|(d, w)| (d.to_string(), w));
            assert_eq!(found, Some((date.to_owned(), words)), "{path}");
        }
        for path in ["seeds/x.txt", "000_96ef6fabba2f5b37.txt", "12345678.txt", "top-2024.txt", "a/99/x.txt", "", "/", "2024-13-40.txt"] {
            assert_eq!(date_of_path(path), None, "{path}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_path_is_read(path in "(\\PC|2024|/|-|08|12|_|\\.){0,12}") {
            if let Some((_, words)) = date_of_path(&path) {
                proptest::prop_assert!(path.contains(words));
            }
        }
    }
}
