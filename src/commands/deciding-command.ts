import { type PolicyOptions, policyWords } from './policy-options.ts';
import { quote } from './reproducing-command.ts';

/** The commands that give this decision: the analysis, and the gate where it was decided under a policy of its own. */
export function decidingCommand(analysis: string, directory: string, options: PolicyOptions): string {
  const words = policyWords(options);
  return words.length === 0 ? analysis : `${analysis}; carryover gate ${quote(directory)} ${words.join(' ')}`;
}
