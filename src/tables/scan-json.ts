/** What a JSON text holds that `JSON.parse` passes over in silence. True of valid JSON only. */
export interface JsonScan {
  /** Names of all objects, repeated ones too: one colon each. */
  readonly names: number;
  /** Most objects and arrays inside one another. */
  readonly depth: number;
  /** Starts and ends, in turn, of values that no JavaScript number stands for: NaN, Infinity, long whole numbers. */
  readonly unsafe: readonly number[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
/** Digits that every double can say exactly. */
const SAFE_DIGITS = 15;

/** End of the string that starts at `start`: behind its closing quote, or the end of the text. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const close = text.indexOf('"', at);
    if (close === -1) return text.length;
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return close + 1;
    at = close;
  }
}

/** Whether JSON.parse would make another number of it in silence: digits lost, or infinity. */
const isUnsafe = (token: string): boolean =>
  /^-?\d+$/.test(token) ? !Number.isSafeInteger(Number(token)) : !Number.isFinite(Number(token));

/** Signs of a number behind its first: digits + - . e E, and those of NaN and Infinity. */
const IN_TOKEN = new Uint8Array(128);
for (const sign of '0123456789+-.eENaInfity') IN_TOKEN[sign.charCodeAt(0)] = 1;

const STARTS_TOKEN = new Uint8Array(128);
for (const sign of '-0123456789NI') STARTS_TOKEN[sign.charCodeAt(0)] = 1;

/** Most numbers are short and need no closer look: what is not, and NaN (1e999 has five characters, −9e308 six). */
function mayBeUnsafe(text: string, start: number, end: number): boolean {
  if (end - start > SAFE_DIGITS || text.charCodeAt(start) > 0x39) return true;
  for (let at = start + 1; at < end; at++) if (text.charCodeAt(at) > 0x39) return true;
  return false;
}

function tokenEnd(text: string, start: number): number {
  let end = start + 1;
  while (IN_TOKEN[text.charCodeAt(end)] === 1) end++;
  return end;
}

/** Reads a text once, from start to end, outside of its strings. */
export function scanJson(text: string): JsonScan {
  const unsafe: number[] = [];
  let names = 0;
  let open = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at) - 1;
    else if (code === COLON) names++;
    // The codes of [ and { and those of ] and } differ from one another in one bit.
    else if ((code | 0x20) === 0x7b) depth = Math.max(depth, ++open);
    else if ((code | 0x20) === 0x7d) open--;
    else if (STARTS_TOKEN[code] === 1) {
      const end = tokenEnd(text, at);
      if (mayBeUnsafe(text, at, end) && isUnsafe(text.slice(at, end))) unsafe.push(at, end);
      at = end - 1;
    }
  }
  return { names, depth, unsafe };
}
