import { quote } from './reproducing-command.ts';

/** The commands that give this decision: the analysis, and the gate where it was decided under a policy of its own. */
export function decidingCommand(
  analysis: string,
  directory: string,
  { require, allowFewSeeds }: { readonly require?: readonly string[]; readonly allowFewSeeds?: boolean },
): string {
  const words = [
    ...(require === undefined ? [] : ['--require', quote(require.join(','))]),
    ...(allowFewSeeds === true ? ['--allow-few-seeds'] : []),
  ];
  return words.length === 0 ? analysis : `${analysis}; carryover gate ${quote(directory)} ${words.join(' ')}`;
}
