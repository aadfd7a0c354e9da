/** Names, numbers, comparisons and assignments of two or three signs, and every other visible sign alone. */
const TOKEN = /[A-Za-z]\w*|\d+|===|[<>+\-*]=|\+\+|--|\S/g;

/** The tokens of a program, in order. */
export const codeTokens = (text: string): readonly string[] => text.match(TOKEN) ?? [];
