/** The signs of digits in Chinese and Japanese dates, each at the place of its value; zero has three. */
const DIGITS = '\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d';
const ZEROS = /[\u96f6\u25cb]/g;
/** Ten and a hundred, which multiply the digit before them. */
const UNITS: Readonly<Record<string, number>> = { '\u5341': 10, '\u767e': 100 };
/** Twenty and thirty in one sign. */
const TENS: Readonly<Record<string, number>> = { '\u5eff': 20, '\u5345': 30 };

const SIGNS = `${DIGITS}\u96f6\u25cb\u5341\u767e\u5eff\u5345`;
/** A number in front of the sign for year, month or day. */
const COUNTED = new RegExp(`[${SIGNS}]+(?=[\\u5e74\\u6708\\u65e5\\u53f7\\u865f])`, 'g');
/** The signs for year, month and day in Korean, and the Chinese ones that mean the same. */
const KOREAN: Readonly<Record<string, string>> = { '\ub144': '\u5e74', '\uc6d4': '\u6708', '\uc77c': '\u65e5' };
/** Month and day before the year, which then has no sign of its own or the usual one. */
const YEAR_BEHIND = /^(\d{1,2})\u6708(\d{1,2})[\u65e5\u53f7\u865f][^\d\p{L}]*(\d{4})\u5e74?(?!\d)/u;

/** A date in the numerals of Chinese and Japanese, or with the signs of Korean, as one in digits: `2026\u5e743\u67082\u65e5`. */
export function cjkDateInDigits(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?<=\d\s*)[\ub144\uc6d4\uc77c]/g, (sign) => KOREAN[sign]!)
    .replace(COUNTED, (numeral) => String(countOf(numeral.replace(ZEROS, DIGITS[0]!))))
    .replace(/(?<=\d)\s*([\u5e74\u6708])\s*(?=\d)|(?<=\d)\s+(?=[\u65e5\u53f7\u865f])/g, '$1')
    .replace(YEAR_BEHIND, '$3\u5e74$1\u6708$2\u65e5');
}

/** What a numeral counts: digit by digit as in years, or with tens and hundreds. */
function countOf(numeral: string): number {
  const signs = [...numeral];
  if (signs.every((sign) => DIGITS.includes(sign))) return Number(signs.map((sign) => DIGITS.indexOf(sign)).join(''));
  let total = 0;
  let digit = 0;
  for (const sign of signs) {
    const unit = UNITS[sign];
    if (unit === undefined && TENS[sign] === undefined) digit = DIGITS.indexOf(sign);
    else {
      total += unit === undefined ? TENS[sign]! : (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
