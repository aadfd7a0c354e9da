/** Servers of one's own are asked with words such as `none` for a key: those are no secret, and may well be part of an answer. */
const SHORTEST_SECRET = 8;

/** Makes what takes a key out of a text, wherever a host has echoed it. */
export function hideSecret(key: string): (text: string) => string {
  if (key.length < SHORTEST_SECRET) return text => text;
  return text => (text.includes(key) ? text.replaceAll(key, '[key]') : text);
}
