// Vietnamese as the keys of Telex: what a clerk presses for a text.

/** Keys of the tones, pressed behind their syllable. */
const TONES = { "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j" };

/** The letter that makes `Đ`, `Â` or `Ơ` of the one before: the same again, or a w. */
const MARKS = { "\u0302": (base) => base, "\u0306": () => "w", "\u031b": () => "w" };

const syllable = (word) => {
  const keys = [...word].map((letter) => {
    if (letter === "đ" || letter === "Đ") return { press: letter === "đ" ? "dd" : "DD", tone: "" };
    const [base, ...marks] = letter.normalize("NFD");
    return {
      press: base + marks.map((mark) => MARKS[mark]?.(base) ?? "").join(""),
      tone: marks.map((mark) => TONES[mark] ?? "").join(""),
    };
  });
  return keys.map(({ press }) => press).join("") + keys.map(({ tone }) => tone).join("");
};

/** What to press for a text. */
export const telex = (text) => text.normalize("NFC").replace(/\p{L}+/gu, syllable);
