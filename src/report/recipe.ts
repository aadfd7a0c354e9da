import { hash } from 'node:crypto';
import type { Result } from '../core/decision-of.ts';
import type { TransferResult } from '../core/result.ts';
import { counted } from '../util/format.ts';
import type { RecipeView } from './answer-views.ts';
import { renderJson } from './json.ts';
import { oneLine } from './one-line.ts';
import { isLocal } from './rung-models.ts';
import { listed } from './words.ts';

/** The oldest Node that runs carryover: what `engines` of the package says. */
const OLDEST_NODE = '22.18';

/** A text that the page shows as it is; anything else would be another file once copied. */
const isPlain = (text: string): boolean => text.split('\n').every(line => oneLine(line) === line);

/** The suite, where its text is known and can be shown whole. */
function suiteOf({ provenance: { suite, inputs } }: Result): RecipeView['suite'] {
  const [file] = inputs;
  return suite === undefined || file === undefined || !isPlain(suite) ? undefined : { path: file.path, text: suite };
}

const isTransfer = (result: Result): result is TransferResult => !('decision' in result);

function filesText(result: Result, isShown: boolean): string {
  const { length } = result.provenance.inputs;
  const which = length === 1 ? 'this file' : `these ${length} files`;
  const suite = isShown ? ` ${length === 1 ? 'It' : 'The first'} is printed whole below.` : '';
  const baseline = isTransfer(result) && result.policy.baseline;
  const blessed = baseline ? ` The gate also reads the blessed run ${baseline}.` : '';
  return `Have ${which} where the path says, seen from the folder in which the command is run; sha256 tells whether it is the same.${suite}${blessed}`;
}

function takesText({ arms, provenance: { hosts } }: TransferResult): string {
  if (arms === undefined) return 'No key, no network and no dollars; it reads the files and computes.';
  const runs = arms.reduce((sum, { seeds, errored }) => sum + seeds + errored.length, 0);
  const what = `${counted(runs, 'run')} (arm × rung × domain × seed)`;
  const isTrainedHere = arms.every(({ learner }) => isLocal(learner));
  const plan = 'carryover plan says beforehand';
  return hosts === undefined
    ? `${what} ${isTrainedHere ? 'of models that are trained on the spot' : 'of models on this machine, or of recorded answers'}: no key, no network and no dollars. How long that takes here, ${plan}.`
    : `${what}; models at ${listed(hosts)} are asked, with their keys where they want one. What that costs and how long it takes, ${plan}.`;
}

const CLOCKLESS =
  'Nothing on this page depends on a clock: run.json beside it says when and by which Node it was made, and from which commit where there was one.';

function sameList(result: Result): string[] {
  const { hosts, version } = result.provenance;
  const errored = isTransfer(result) ? (result.arms ?? []).some(one => one.errored.length > 0) : false;
  const bytes =
    'on the same major version of Node and the same platform, every byte of result.json, summary.md and index.html. On others the last digits of numbers may differ, and the sha256 with them; verdicts and numbers as rounded here stay.';
  return [
    hosts === undefined
      ? `Must be the same: the plan hash, and ${bytes}`
      : `Must be the same: the plan hash; from stored or recorded answers also, ${bytes}`,
    ...(hosts === undefined
      ? []
      : [
          'May differ: answers that models behind an API give anew, and every number with them. Then compare verdicts and whether the intervals overlap.',
        ]),
    ...(errored ? ['May differ: cells that failed here are tried again, and may succeed.'] : []),
    `May differ: anything, under another version than ${version}.`,
    CLOCKLESS,
  ];
}

/** How to get the same page again: version, files, command, and what to compare. */
export function recipe(result: Result): RecipeView {
  const { name, provenance } = result;
  const { version, command, planHash } = provenance;
  const suite = suiteOf(result);
  return {
    install: `Get carryover ${version}: in a checkout of it, run npm ci once, which brings the Node that it pins, and there what follows. Installed from its packed file, it needs Node ${OLDEST_NODE} or newer and nothing else.`,
    files: filesText(result, suite !== undefined),
    suite,
    command: `npx ${command.replaceAll('; carryover ', '; npx carryover ')}`,
    takes: isTransfer(result)
      ? takesText(result)
      : 'No key, no network and no dollars; it reads the files and computes.',
    folder: `reports/${name}-${planHash.slice(0, 8)}`,
    resultHash: hash('sha256', renderJson(result), 'hex'),
    planHash,
    same: sameList(result),
  };
}
