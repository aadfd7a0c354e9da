/**
 * Text from a table on its way to a terminal or into one Markdown line: control characters, line ends, halves of
 * letters and characters that turn the direction of writing become spaces, so that a name cannot move the cursor or pass for something else.
 */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]+/gu, ' ');
