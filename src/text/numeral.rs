//! Numbers as they are written: digits of three families, separators, and ordinals and cardinals in words.

/// Reads a whole number in ASCII, Arabic-Indic or Persian digits, without separators. `None` for anything else or
/// beyond `u64`.
#[must_use]
pub fn parse_integer(text: &str) -> Option<u64> {
    let mut value: u64 = 0;
    let mut any = false;
    for c in text.chars() {
        value = value.checked_mul(10)?.checked_add(u64::from(digit_value(c)?))?;
        any = true;
    }
    any.then_some(value)
}

/// The value of one digit of the three families.
#[must_use]
pub fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_three_families() {
        assert_eq!(parse_integer("2024"), Some(2024));
        assert_eq!(parse_integer("٢٠٢٤"), Some(2024));
        assert_eq!(parse_integer("۲۰۲۴"), Some(2024));
        assert_eq!(parse_integer("20x"), None);
        assert_eq!(parse_integer(""), None);
        assert_eq!(parse_integer("99999999999999999999999"), None);
    }
}
