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
  '=cmd|"/c calc"!A1',
  ']]>&lt;!-- --><x y="',
  '::error::x%0A::set-output name=y::z',
  'a<<EOF\nb\nEOF\nc=d',
  '\ufffe\uffff\ud800\u0000\u000b',
];
