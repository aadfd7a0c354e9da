/** TypeScript source with comments and the insides of strings, templates and regular expressions blanked, lines kept. */
export interface MaskedSource {
  readonly code: string;
  /** What each string literal says, by the offset of its opening quote. */
  readonly literals: ReadonlyMap<number, string>;
}

export interface ImportStatement {
  /** Empty where it is computed. */
  readonly specifier: string;
  /** `type` imports and re-exports are erased: nothing of them is left at run time. */
  readonly kind: 'static' | 'type' | 're-export' | 'side-effect' | 'dynamic';
  /** 1-based. */
  readonly line: number;
}

const BEFORE_REGEX =
  /(?:^|[([{,;=:!&|?*%~^<>}]|(?<!\+)\+|(?<!-)-|\b(?:return|typeof|case|in|of|delete|void|throw|await|else|do))$/;
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"|[`{}/]/g;
const TEMPLATE_PART = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(`|\$\{|$)/y;

/**
 * Blanks whatever is not code, so that a rule can neither be tripped nor fooled by prose. Offsets and lines stay.
 * Known limit: a regular expression straight after `)` is read as a division.
 */
export function maskSource(source: string): MaskedSource {
  const literals = new Map<number, string>();
  /** One entry per open brace: true where it belongs to `${` of a template. */
  const braces: boolean[] = [];
  let code = '';
  const copyTo = (end: number): void => {
    code += source.slice(code.length, end);
  };
  const blankTo = (end: number): void => {
    code += source.slice(code.length, end).replace(/[^\n]/g, ' ');
  };
  const readTemplate = (at: number): void => {
    copyTo(at + 1);
    TEMPLATE_PART.lastIndex = at + 1;
    const end = TEMPLATE_PART.exec(source)?.[1] ?? '';
    blankTo(TEMPLATE_PART.lastIndex - end.length);
    if (end === '${') braces.push(true);
    copyTo(code.length + end.length);
  };
  const readSlash = (at: number): void => {
    copyTo(at + 1);
    REGEX.lastIndex = at;
    if (BEFORE_REGEX.test(code.slice(0, at).trimEnd().slice(-12)) && REGEX.test(source)) {
      blankTo(REGEX.lastIndex);
    }
  };
  const readString = (at: number, token: string): void => {
    literals.set(at, token.slice(1, -1));
    copyTo(at + 1);
    blankTo(at + token.length - 1);
    copyTo(at + token.length);
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match !== null; match = TOKEN.exec(source)) {
    const [token] = match;
    copyTo(match.index);
    if (token === '/') readSlash(match.index);
    else if (token === '`' || (token === '}' && braces.pop() === true)) readTemplate(match.index);
    else if (token.startsWith('/')) blankTo(match.index + token.length);
    else if (token.length > 1) readString(match.index, token);
    else {
      if (token === '{') braces.push(false);
      copyTo(match.index + 1);
    }
    TOKEN.lastIndex = code.length;
  }
  copyTo(source.length);
  return { code, literals };
}

const FORMS: readonly { readonly kind: ImportStatement['kind']; readonly form: RegExp }[] = [
  { kind: 'dynamic', form: /(?<![.\w$])(?:import|require|createRequire)\s*\(\s*(['"]?)/dg },
  { kind: 'side-effect', form: /(?<![.\w$])import\s*(['"])/dg },
  { kind: 'type', form: /(?<![.\w$])(?:import|export)\s+type\b(?!\s*from\b)[\w$*{},\s]*?\bfrom\s*(['"])/dg },
  { kind: 'static', form: /(?<![.\w$])import\b(?!\s+type\b(?!\s*from\b))[\w$*{},\s]*?\bfrom\s*(['"])/dg },
  { kind: 're-export', form: /(?<![.\w$])export\s*(?:\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})\s*from\s*(['"])/dg },
];

/** Line of an offset, 1-based. */
export function lineAt(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length;
}

/** Every way in which one module reaches another, in order of line. */
export function readImports({ code, literals }: MaskedSource): readonly ImportStatement[] {
  const found = FORMS.flatMap(({ kind, form }) =>
    [...code.matchAll(form)].map(match => {
      const quote = match.indices?.[1]?.[0] ?? -1;
      return { kind, specifier: literals.get(quote) ?? '', line: lineAt(code, match.index) };
    }),
  );
  return found.sort((a, b) => a.line - b.line);
}
