import { hashText } from './evidence-sink.ts';

const MOST_SHOWN = 32;

/** A setting on one line; long texts, such as prompts, by their start and a hash that tells them apart. */
export function shortSetting(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= MOST_SHOWN ? line : `${line.slice(0, MOST_SHOWN - 12)}… #${hashText(text).slice(0, 6)}`;
}

/** The settings that a file really states, each on one line. */
export function statedSettings(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const stated = Object.entries(settings).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(stated.map(([name, value]) => [name, shortSetting(value)]));
}
