//! From bytes to text: which encoding a file is in, and what it says.
//!
//! The order is that of certainty: a byte order mark, then NUL bytes (UTF-16 without a mark, or no text at all), then
//! valid UTF-8, then a guess among the legacy encodings. Line ends come out as line feeds.

use crate::diagnostic::{Code, Diagnostic};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};
use std::borrow::Cow;

/// What a file says, and the encoding it says it in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text, without byte order mark, lines parted by line feeds; empty where the file is no text.
    pub text: String,
    /// Name of the encoding in lower case, `binary` where the file is no text.
    pub encoding: &'static str,
    /// What was noticed; without a path.
    pub diagnostics: Vec<Diagnostic>,
}

/// Fewest bytes beyond ASCII from which a legacy encoding is told reliably: some five Arabic words. Below it the
/// folder's majority decides, where there is one.
const FEWEST_TELLING_BYTES: usize = 24;

/// Of how many bytes one may be a control character in a text.
const BYTES_PER_CONTROL: usize = 50;

/// Decodes a file. `hint` is the legacy encoding that most files of the folder are in (see [`majority`]).
#[must_use]
pub fn decode(bytes: &[u8], hint: Option<&'static Encoding>) -> Decoded {
    match recognise(bytes, hint) {
        Ok(found) => found.read(bytes),
        Err(what) => not_text(what),
    }
}

/// The legacy encoding that a file is surely in; `None` for Unicode, for what is no text, and for texts too short to
/// tell.
#[must_use]
pub fn legacy_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let found = recognise(bytes, None).ok()?;
    (found.legacy && telling_bytes(bytes) >= FEWEST_TELLING_BYTES).then_some(found.encoding)
}

/// The encoding that most of the given files' [`legacy_encoding`]s agree on; the first in the order of names where two
/// are equal.
#[must_use]
pub fn majority(found: impl IntoIterator<Item = &'static Encoding>) -> Option<&'static Encoding> {
    let mut counts: std::collections::BTreeMap<&'static str, (usize, &'static Encoding)> = std::collections::BTreeMap::new();
    for encoding in found {
        counts.entry(encoding.name()).or_insert((0, encoding)).0 += 1;
    }
    // `rev`, since `max_by_key` takes the last of equals.
    counts.into_values().rev().max_by_key(|&(count, _)| count).map(|(_, encoding)| encoding)
}

#[derive(Clone, Copy)]
struct Found {
    encoding: &'static Encoding,
    /// Bytes of the byte order mark.
    mark: usize,
    legacy: bool,
}

fn recognise(bytes: &[u8], hint: Option<&'static Encoding>) -> Result<Found, &'static str> {
    if let Some(kind) = binary_signature(bytes) {
        return Err(kind);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(Found { encoding, mark, legacy: false });
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(Found { encoding, mark: 0, legacy: true });
    }
    if controls(bytes) * BYTES_PER_CONTROL > bytes.len() {
        return Err("the file is no text");
    }
    if std::str::from_utf8(bytes).is_ok() || is_damaged_utf8(bytes) {
        return Ok(Found { encoding: UTF_8, mark: 0, legacy: false });
    }
    Ok(Found { encoding: guess(bytes, hint), mark: 0, legacy: true })
}

impl Found {
    fn read(self, bytes: &[u8]) -> Decoded {
        let bytes = &bytes[self.mark..];
        // What is UTF-8 already is looked through once.
        let (decoded, bad) = match std::str::from_utf8(bytes) {
            Ok(text) if self.encoding == UTF_8 => (Cow::Borrowed(text), false),
            _ => self.encoding.decode_without_bom_handling(bytes),
        };
        let encoding = lower_name(self.encoding);
        let nul = decoded.as_bytes().contains(&0);
        let text = with_line_feeds(decoded);
        let mut diagnostics = Vec::new();
        if self.legacy {
            diagnostics.push(
                Diagnostic::warning(Code::LegacyEncoding, format!("the file is read as `{encoding}`, which it does not say itself"))
                    .help("save it as UTF-8"),
            );
        }
        if bad || nul {
            let at = text.find(['\u{FFFD}', '\0']).unwrap_or(0);
            let count = text.matches(['\u{FFFD}', '\0']).count();
            let bytes = if count == 1 { "1 place holds".to_owned() } else { format!("{count} places hold") };
            diagnostics.push(
                Diagnostic::warning(Code::BadBytes, format!("{bytes} bytes that are not `{encoding}`; they are shown as `\u{FFFD}`"))
                    .at_byte(&text, at)
                    .help("write the damaged words anew"),
            );
        }
        let text = if nul { text.replace('\0', "\u{FFFD}") } else { text };
        Decoded { text, encoding, diagnostics }
    }
}

fn not_text(what: &str) -> Decoded {
    let help = "an article is plain text or Markdown; save the words as UTF-8 text, or rename the file so that it begins with `_`";
    Decoded { text: String::new(), encoding: "binary", diagnostics: vec![Diagnostic::error(Code::NotText, what).help(help)] }
}

fn lower_name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "UTF-8" => "utf-8",
        "UTF-16LE" => "utf-16le",
        "UTF-16BE" => "utf-16be",
        "ISO-8859-6" => "iso-8859-6",
        // The other names that the detector gives are in lower case, but for a few that no Arabic or English text has.
        other => other,
    }
}

/// Formats that people take for text, by their first bytes.
fn binary_signature(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 8] = [
        (b"%PDF-", "the file is a PDF document, not text"),
        (b"PK\x03\x04", "the file is a ZIP archive or an office document, not text"),
        (b"\xD0\xCF\x11\xE0", "the file is an old office document, not text"),
        (b"{\\rtf", "the file is an RTF document, not plain text"),
        (b"\x89PNG", "the file is a picture, not text"),
        (b"\xFF\xD8\xFF", "the file is a picture, not text"),
        (b"GIF8", "the file is a picture, not text"),
        (b"\x1F\x8B", "the file is compressed, not text"),
    ];
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|&(_, what)| what)
}

/// UTF-16 of Arabic or Latin text by the place of its high bytes: 0x00 for ASCII, 0x06 for Arabic.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.contains(&0) {
        return None;
    }
    let mut high = [0usize; 2];
    let mut nul = [0usize; 2];
    for (i, &byte) in bytes.iter().enumerate() {
        high[i % 2] += usize::from(matches!(byte, 0 | 6));
        nul[i % 2] += usize::from(byte == 0);
    }
    let units = bytes.len() / 2;
    let fits = |side: usize| high[side] * 10 >= units * 8 && nul[side] > 0 && nul[1 - side] * 50 <= nul[side];
    match (fits(1), fits(0)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

fn controls(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| matches!(b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count()
}

/// UTF-8 with a few bad bytes: far more sequences are right than could be by chance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 2 * bad
}

fn telling_bytes(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| !b.is_ascii()).count()
}

fn guess(bytes: &[u8], hint: Option<&'static Encoding>) -> &'static Encoding {
    let telling = telling_bytes(bytes);
    if let Some(hint) = hint.filter(|_| telling < FEWEST_TELLING_BYTES) {
        return hint;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    let arabic = guessed == WINDOWS_1256 || guessed == ISO_8859_6;
    // A file whose bytes beyond ASCII are few and single is Western; a file of them is Arabic in one of two ways.
    let dense = guessed == WINDOWS_1252 && telling * 2 > bytes.len();
    if !(arabic || dense) {
        // Where the commonest reading is the same, its name tells people more.
        let read = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes);
        return if read(WINDOWS_1252) == read(guessed) { WINDOWS_1252 } else { guessed };
    }
    let (windows, iso) = (arabic_score(bytes, WINDOWS_1256), arabic_score(bytes, ISO_8859_6));
    match windows.cmp(&iso) {
        std::cmp::Ordering::Greater => WINDOWS_1256,
        std::cmp::Ordering::Less => ISO_8859_6,
        std::cmp::Ordering::Equal => guessed,
    }
}

/// How Arabic a reading looks. The two code pages share ا to غ and part after it, so that the article ال, written in
/// every second word, tells them apart; in the wrong reading it is «اف» or «اك», and ي and و become signs or vowels.
fn arabic_score(bytes: &[u8], encoding: &'static Encoding) -> i64 {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let mut score = if bad { -10 } else { 0 };
    let mut previous = ' ';
    let mut before = ' ';
    for c in text.chars() {
        score += match c {
            'ل' if previous == 'ا' && !is_arabic_letter(before) => 6,
            'ي' | 'ل' | 'م' | 'ن' | 'و' | '،' | '؟' | '؛' => 2,
            '\u{FFFD}' | '\u{80}'..='\u{9F}' => -8,
            'à' | 'â' | 'ç' | 'è' | 'é' | 'ê' | 'ë' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'ü' if is_arabic_letter(previous) => -6,
            'گ' | 'چ' | 'ژ' | 'ڑ' | 'ٹ' | 'ے' | '×' | '÷' => -2,
            _ => 0,
        };
        // A mark belongs to a letter before it.
        if crate::text::fold::is_haraka(c) && !is_arabic_letter(previous) {
            score -= 4;
        }
        before = previous;
        previous = c;
    }
    score
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{652}' | '\u{66E}'..='\u{6D3}')
}

/// CRLF, CR, NEL, and the Unicode line and paragraph separators become line feeds.
fn with_line_feeds(text: Cow<'_, str>) -> String {
    const SEPARATORS: [char; 4] = ['\r', '\u{85}', '\u{2028}', '\u{2029}'];
    let bytes = text.as_bytes();
    let separates = |at: usize| match bytes[at] {
        b'\r' => true,
        0xC2 => bytes.get(at + 1) == Some(&0x85),
        0xE2 => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])),
        _ => false,
    };
    if !(0..bytes.len()).any(separates) {
        return text.into_owned();
    }
    text.replace("\r\n", "\n").replace(SEPARATORS, "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = "أعلنت وزارة الصحة اليوم الثلاثاء عن تسجيل عدد من الإصابات الجديدة في المدينة، وقالت إنها تتابع الوضع.\nسطر ثان؟";

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, used, bad) = encoding.encode(text);
        assert!(!bad && used == encoding, "the fixture fits the encoding");
        bytes.into_owned()
    }

    #[test]
    fn the_two_arabic_code_pages_are_told_apart() {
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            for text in [NEWS, "أعلن الرئيس الجديد يوم الجمعة", "Prices rose. قال المتحدث باسم الشركة إن السعر ارتفع in 2024."]
            {
                let decoded = decode(&encoded(encoding, text), None);
                assert_eq!((decoded.encoding, decoded.text.as_str()), (lower_name(encoding), text));
                assert_eq!(decoded.diagnostics.len(), 1);
                assert_eq!(
                    decoded.diagnostics[0],
                    Diagnostic::warning(
                        Code::LegacyEncoding,
                        format!("the file is read as `{}`, which it does not say itself", lower_name(encoding))
                    )
                    .help("save it as UTF-8")
                );
            }
        }
    }

    #[test]
    fn western_quotes_are_not_arabic() {
        let text = "The minister said “we’re done” – and left the café in Málaga.";
        let decoded = decode(&encoded(WINDOWS_1252, text), None);
        assert_eq!((decoded.encoding, decoded.text.as_str()), ("windows-1252", text));
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        for (big, name) in [(false, "utf-16le"), (true, "utf-16be")] {
            let units =
                |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect() };
            let marked = decode(&units(&format!("\u{FEFF}{NEWS}")), None);
            assert_eq!((marked.encoding, marked.text.as_str(), marked.diagnostics.len()), (name, NEWS, 0));
            let bare = decode(&units(NEWS), None);
            assert_eq!((bare.encoding, bare.text.as_str(), bare.diagnostics.len()), (name, NEWS, 1));
            assert_eq!(decode(&units("Plain English text"), None).text, "Plain English text");
        }
    }

    #[test]
    fn utf_8_keeps_its_name_with_a_mark_and_with_a_bad_byte() {
        assert_eq!(decode(format!("\u{FEFF}{NEWS}").as_bytes(), None).text, NEWS);
        let mut bytes = b"line one\n".to_vec();
        bytes.extend(NEWS.as_bytes());
        bytes.insert(9, 0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.encoding, "utf-8");
        let said = &decoded.diagnostics[0];
        assert_eq!((said.code, said.line, said.column), (Code::BadBytes, Some(2), Some(1)));
        assert_eq!(said.message, "1 place holds bytes that are not `utf-8`; they are shown as `\u{FFFD}`");
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        for bytes in [&b"%PDF-1.7 abc"[..], b"\x89PNG\r\n\x1a\n\0\0", b"a\0\x01\x02b\0\xFF\xFE\x00", &[0; 64]] {
            let decoded = decode(bytes, None);
            assert_eq!((decoded.text.as_str(), decoded.encoding), ("", "binary"), "{bytes:?}");
            assert!(decoded.diagnostics[0].is_error() && decoded.diagnostics[0].code == Code::NotText);
        }
    }

    #[test]
    fn the_folder_decides_for_a_lone_word() {
        let bytes = encoded(ISO_8859_6, "نعم");
        assert_eq!(decode(&bytes, Some(ISO_8859_6)).text, "نعم");
        assert_eq!(legacy_encoding(&bytes), None);
        assert_eq!(legacy_encoding(&encoded(WINDOWS_1256, NEWS)), Some(WINDOWS_1256));
        assert_eq!(majority([ISO_8859_6, WINDOWS_1256, WINDOWS_1256]), Some(WINDOWS_1256));
        assert_eq!(majority([]), None);
    }

    #[test]
    fn every_line_end_is_a_line_feed() {
        assert_eq!(decode("a\r\nb\rc\u{2029}d".as_bytes(), None).text, "a\nb\nc\nd");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_can_be_decoded(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            let decoded = decode(&bytes, None);
            proptest::prop_assert!(!decoded.text.contains(['\r', '\0']));
        }
    }
}
