/**
 * Bytes of UTF-8 to a token: Anthropic's glossary says about 3.5 English characters, OpenAI's help about 4; the smaller errs to the
 * safe side. Of other scripts a character takes two bytes or more, as it takes more tokens.
 */
const BYTES_PER_TOKEN = 3.5;

/** Tokens of a text, estimated alike for every model: bytes of UTF-8 ÷ 3.5, rounded up. Hosts count by tokenisers of their own. */
export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
