import { isObject } from './json-fields.ts';

/** The text of a message: its content, or the text parts of it. */
function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map(part => (isObject(part) && typeof part.text === 'string' ? part.text : '')).join('\n');
}

/**
 * What was asked, from a text or a list of chat messages. One message gives its bare content, so that it equals the same question
 * asked as a text; several are told apart by their roles.
 * @returns undefined where nothing was asked in words
 */
export function chatText(prompt: unknown): string | undefined {
  if (typeof prompt === 'string') return prompt.trim() === '' ? undefined : prompt;
  if (!Array.isArray(prompt)) return undefined;
  const messages = prompt.filter(isObject);
  const texts = messages.map(({ content }) => contentText(content));
  if (texts.every(text => text.trim() === '')) return undefined;
  if (messages.length === 1) return texts[0];
  return messages.map(({ role }, at) => `${String(role)}: ${texts[at]}`).join('\n\n');
}
