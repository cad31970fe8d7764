//! Addresses: percent-encoding of paths.

/// A path as it stands in an address: each segment percent-encoded (RFC 3986, section 2.1).
#[must_use]
pub fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => encoded.push(char::from(byte)),
            _ => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                encoded.push('%');
                encoded.push(char::from(HEX[usize::from(byte >> 4)]));
                encoded.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    encoded
}

/// As [`encode`], for a path that may hold percent-encoded parts already: those stay.
#[must_use]
pub fn encode_unencoded(path: &str) -> String {
    path.split('%').enumerate().fold(String::new(), |mut out, (i, part)| {
        if i > 0 {
            let encoded = part.as_bytes().get(..2).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
            out.push_str(if encoded { "%" } else { "%25" });
        }
        out.push_str(&encode(part));
        out
    })
}

/// Undoes percent-encoding (RFC 3986, section 2.1); `None` where what comes out is not UTF-8.
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || rest.next().and_then(|b| char::from(b).to_digit(16));
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_encoded_by_byte() {
        assert_eq!(encode("ar/articles/حظر/"), "ar/articles/%D8%AD%D8%B8%D8%B1/");
        assert_eq!(encode_unencoded("a%20b/%zz/ج"), "a%20b/%25zz/%D8%AC");
        assert_eq!(decode("%D8%AC/x").as_deref(), Some("ج/x"));
        assert_eq!(decode("%"), None);
    }

    proptest::proptest! {
        #[test]
        fn decoding_undoes_encoding(path in "\\PC{0,40}") {
            proptest::prop_assert_eq!(decode(&encode(&path)), Some(path));
        }
    }
}
