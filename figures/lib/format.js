// Numbers as people read them.

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Three significant digits and a real minus sign; what is not zero never looks like zero.
 * @param {number} x
 */
export function format(x) {
  if (Number.isNaN(x)) return "undefined";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  if (x === 0) return "0";
  const [digits, exponent] = x.toExponential(2).split("e");
  const power = Number(exponent);
  if (power >= 3 && power < 6) return minus(x.toFixed(0));
  if (power < 6 && power >= -3) return minus(x.toFixed(Math.max(0, 2 - power)));
  // No line ends within a number.
  return `${minus(digits)}\u00a0×\u00a0${powerOfTen(power)}`;
}

/** @param {number} power  a whole number */
export function powerOfTen(power) {
  const raised = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `10${power < 0 ? "⁻" : ""}${raised}`;
}

/**
 * All digits, as JavaScript and Python print them.
 * @param {number} x
 */
export function exact(x) {
  return minus(String(x));
}

/** @param {string} text */
function minus(text) {
  return text.replace(/^-/, "−");
}

/**
 * The number that someone typed, or null.
 * @param {string} text
 */
export function parse(text) {
  const plain = text.trim()
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))
    .replace(/[−–⁻]/g, "-").replace(",", ".").replace(/\s*[×x]\s*10\^?/, "e");
  if (plain === "") return null;
  const x = Number(plain);
  return Number.isFinite(x) ? x : null;
}
