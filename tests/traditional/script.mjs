// Which characters are of traditional Chinese: those of Big5. A character that is simplified only is not among them; one
// that is both, as 后 or 里, is.

const BIG5 = new Set(characters());

/** The Chinese characters of a text that traditional Chinese does not have, in order. */
export const notTraditional = (text) => [...text].filter((one) => /\p{Script=Han}/u.test(one) && !BIG5.has(one)).join("");

/** The two planes of Big5 as it was first made; what was added to it later has simplified characters too. */
function characters() {
  const big5 = new TextDecoder("big5");
  const plane = (first, last) => {
    const found = [];
    for (let row = first; row <= last; row++) {
      for (let cell = 0x40; cell <= 0xfe; cell++) {
        if (cell < 0x7f || cell > 0xa0) found.push(big5.decode(Uint8Array.of(row, cell)));
      }
    }
    return found;
  };
  // The first plane ends within its last row.
  const common = plane(0xa4, 0xc6).slice(0, -(0xfe - 0xa0));
  const rare = plane(0xc9, 0xf9).slice(0, -(0xfe - 0xd5));
  return [...common, ...rare].filter((one) => one.length === 1 && one !== "\ufffd");
}
