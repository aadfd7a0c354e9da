/** Names that mean something to HTML, Markdown, a terminal or a reader's eyes. */
export const NASTY_NAMES = [
  '<img src=x onerror=alert(1)>',
  'a|b',
  '`x`',
  '[l](javascript:1)',
  'line\nbreak',
  '\u202egpj.exe',
  '\u001b[2J',
  'x'.repeat(300),
];
