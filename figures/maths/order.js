// The order in which answers are shown: shuffled, and the same for everybody, each time.

/**
 * The places of the answers, in the order in which they are shown. It hangs on the words alone:
 * where an author writes the right answer says nothing about where a reader finds it.
 * @param {string} question
 * @param {string[]} answers
 * @returns {number[]}
 */
export function order(question, answers) {
  const keys = answers.map((answer) => hash(`${answer}\n${question}`));
  return answers.map((_, i) => i).sort((i, j) => keys[i] - keys[j] || i - j);
}

/**
 * FNV-1a over UTF-16 units, then the mixing of MurmurHash3, without which similar texts sort alike.
 * @param {string} text
 * @returns {number} from 0 to 2^32 - 1
 */
function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
