import { type PolicyOptions, policyWords } from './policy-options.ts';
import { quote } from './reproducing-command.ts';

/** The commands that give this decision: the analysis, and the gate where it was decided under a policy of its own. */
export function decidingCommand(analysis: string, directory: string, options: PolicyOptions): string {
  const words = policyWords(options);
  if (words.length === 0) return analysis;
  const made = analysis.includes(' --out ') ? analysis : `${analysis} --out ${quote(directory)}`; // where the gate finds it
  return `${made}; carryover gate ${quote(directory)} ${words.join(' ')}`;
}
