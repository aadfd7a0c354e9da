/** Names that mean something to HTML, SVG, Markdown, LaTeX, a spreadsheet, a terminal or a reader's eyes. */
export const NASTY_NAMES = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '</svg></style></script>{{view.name}}',
  '&lt;b&gt; &amp; <!-- x ]]>',
  'a|b',
  '`x`',
  '[l](javascript:1)',
  '# title\n\n- item',
  '$x_1^2$ & 100% # {~}',
  '\\input{/etc/passwd}',
  '\\\\[1em] -- ``quoted"',
  '=HYPERLINK("http://x","y")',
  '+1+1',
  '-2+3',
  '@SUM(A1), "quoted"',
  '\t=1+1',
  'line\nbreak\r\nreturn',
  '\u202egpj.exe\u202c \u2066isolate',
  'עברית و عربي',
  '\u001b[2J\u0007\u0000\u009b31m',
  'zero\u200bwidth\ufeff \u2028line\u2029paragraph',
  'half \ud800 letter \ufffe',
  '名前の長い領域の名前'.repeat(5),
  '__proto__',
  'x'.repeat(300),
  '=cmd|"/c calc"!A1',
  ']]>&lt;!-- --><x y="',
  '::error::x%0A::set-output name=y::z',
  'a<<EOF\nb\nEOF\nc=d',
  '\ufffe\uffff\ud800\u0000\u000b',
  ' ',
];

/** Several at once, for what takes long; each comes early enough somewhere not to be cut. */
export const NASTY_GROUPS = Array.from({ length: Math.ceil(NASTY_NAMES.length / 5) }, (_, at) =>
  NASTY_NAMES.slice(5 * at, 5 * at + 5).join(' '),
);
