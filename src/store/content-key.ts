import { hash } from 'node:crypto';

/** Name of some content: the first 128 bits of its SHA-256, in lower-case hex. */
export const contentKey = (content: string | Uint8Array): string => hash('sha256', content, 'hex').slice(0, 32);
