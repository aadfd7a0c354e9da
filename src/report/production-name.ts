import type { Design } from '../core/design.ts';
import { shortName } from './words.ts';

/** "production (175b)"; the rung's name is not repeated where it is the word itself. */
export function productionName({ rungs }: Pick<Design, 'rungs'>): string {
  const name = rungs.find(({ role }) => role === 'production')?.name ?? '';
  return name === '' || name.toLowerCase() === 'production' ? 'production' : `production (${shortName(name)})`;
}
