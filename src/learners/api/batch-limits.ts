/**
 * Most of one batch. The APIs take 100,000 requests in 256 MB (Anthropic) and 50,000 in 200 MB (OpenAI); but what is handed in is in
 * our memory three times over, as text, as bytes and on its way, and what is lost with one batch is asked again.
 */
export const BATCH_LIMITS = { most: 5000, mostBytes: 64e6 } as const;
