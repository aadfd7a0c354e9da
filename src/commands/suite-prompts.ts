import { readFile } from 'node:fs/promises';
import type { DomainKind } from '../core/item.ts';
import type { PromptSet } from '../core/model-settings.ts';
import type { Suite } from '../core/suite.ts';
import { loadPrompts, type PromptFolder } from '../learners/api/load-prompts.ts';
import { readUnchangedText } from './read-unchanged.ts';

const SHIPPED = new URL('../../assets/prompts/', import.meta.url);

const shipped: PromptFolder = {
  path: 'assets/prompts',
  read: file => readFile(new URL(file, SHIPPED), 'utf8').catch(() => undefined),
};

/**
 * The prompts of every domain: those of the suite's own folder, where it has them, else those that carryover comes with.
 * @throws CarryoverError `data-invalid` with file and line
 */
export function suitePrompts({ prompts }: Pick<Suite, 'prompts'>): Promise<Readonly<Record<DomainKind, PromptSet>>> {
  if (prompts === undefined) return loadPrompts(shipped);
  const { path, files } = prompts;
  return loadPrompts(shipped, {
    path,
    read: async file => {
      const source = files[file];
      return source && readUnchangedText(source);
    },
  });
}
