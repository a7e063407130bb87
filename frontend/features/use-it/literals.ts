import type { Cell } from "@/lib/api/predictions";

/** A language in which a row is written down. */
export interface Language {
  true: string;
  false: string;
  null: string;
  /** A name on the left of a colon. */
  key: (name: string) => string;
  /** Whether a comma may follow the last entry. */
  trailingComma: boolean;
}

/**
 * A text as a literal that JSON, JavaScript and Python read alike. What cannot be seen, or turns the direction of
 * what follows, is written as its code: whoever copies the lines runs what they read.
 */
export function textLiteral(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character.length === 1 ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : character,
  );
}

export const JSON_LANGUAGE: Language = {
  true: "true",
  false: "false",
  null: "null",
  key: textLiteral,
  trailingComma: false,
};

export const PYTHON: Language = { ...JSON_LANGUAGE, true: "True", false: "False", null: "None", trailingComma: true };

export const JAVASCRIPT: Language = {
  ...JSON_LANGUAGE,
  // Written plainly it would set what the object inherits from.
  key: (name) => (name === "__proto__" ? `[${textLiteral(name)}]` : textLiteral(name)),
  trailingComma: true,
};

function cellLiteral(cell: Cell, language: Language): string {
  if (cell === null) return language.null;
  if (typeof cell === "boolean") return cell ? language.true : language.false;
  return typeof cell === "number" ? JSON.stringify(cell) : textLiteral(cell);
}

/** A row over several lines, each indented by so many blanks more than the last. */
export function rowLiteral(row: readonly (readonly [string, Cell])[], language: Language, indent = 0): string {
  const blanks = " ".repeat(indent);
  const lines = row.map(([name, cell]) => `${blanks}  ${language.key(name)}: ${cellLiteral(cell, language)}`);
  if (lines.length === 0) return "{}";
  return `{\n${lines.join(",\n")}${language.trailingComma ? "," : ""}\n${blanks}}`;
}
