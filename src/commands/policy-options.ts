import { relative } from 'node:path';
import { type Command, Option } from 'commander';
import { type GatePolicy, RULE_LEVELS, type RuleLevel } from '../core/design.ts';
import { collectRules, collectSelectors } from './parse-options.ts';
import { quote } from './reproducing-command.ts';

/** A policy given at the command line; what is left out stays as the run has it. */
export interface PolicyOptions {
  readonly require?: readonly string[];
  readonly rule?: NonNullable<GatePolicy['rules']>;
  readonly allowFewSeeds?: boolean;
  readonly audit?: RuleLevel;
  /** Relative to where one stands. */
  readonly baseline?: string;
}

/** The options as a policy. Other requirements leave the exceptions of the run behind: they were made for its own. */
export function givenPolicy(options: PolicyOptions, folder = '.'): Partial<GatePolicy> {
  const { require, rule, allowFewSeeds, audit, baseline } = options;
  return {
    ...(require && { require, rules: undefined }),
    ...(rule && { rules: rule }),
    ...(allowFewSeeds !== undefined && { allowFewSeeds }),
    ...(audit && { audit }),
    ...(baseline !== undefined && { baseline: relative(folder, baseline) }),
  };
}

/** The same options as words of a command. */
export function policyWords({ require, rule, allowFewSeeds, audit, baseline }: PolicyOptions): readonly string[] {
  const rules = (rule ?? []).map(({ cells, accept, level }) => {
    return `${cells}${accept.length === 0 ? '' : `=${accept.join(',')}`}:${level}`;
  });
  return [
    ...(require === undefined ? [] : ['--require', quote(require.join(','))]),
    ...rules.flatMap(text => ['--rule', quote(text)]),
    ...(allowFewSeeds === true ? ['--allow-few-seeds'] : []),
    ...(audit === undefined ? [] : ['--audit', audit]),
    ...(baseline === undefined ? [] : ['--baseline', quote(baseline)]),
  ];
}

/**
 * The blessed run that gains are held against.
 * @param origin whose policy names one where this does not
 */
export const baselineOption = (origin: string): Option =>
  new Option('--baseline <file>', `blessed run to hold the gains against (default: as in ${origin})`);

/** Adds what `carryover gate` may be asked for. */
export function addPolicyOptions(command: Command): Command {
  return command
    .option('--require <cells>', 'cells that must survive (default: as in the run)', collectSelectors)
    .option(
      '--rule <rule>',
      'exception for some cells: CELLS[=attenuated,inconclusive][:off|warn|error]; may be repeated, the last one holds',
      collectRules,
    )
    .option('--allow-few-seeds', 'let verdicts about fewer than three seeds pass')
    .addOption(new Option('--audit <level>', 'what findings in cells without a rule do').choices(RULE_LEVELS))
    .addOption(baselineOption('the run'));
}
