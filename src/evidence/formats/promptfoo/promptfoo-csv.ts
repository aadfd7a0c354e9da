import { CarryoverError } from '../../../core/errors.ts';
import type { Status } from '../../../core/predictions.ts';
import { quote } from '../../../core/quote.ts';
import type { Source } from '../../../tables/open-source.ts';
import type { RawRows } from '../../../tables/raw-rows.ts';
import { isObject } from '../../json-fields.ts';
import { parseNumber } from '../../parse-number.ts';
import { allRows } from '../source-rows.ts';
import { cleanVars, type PromptfooResult, type PromptfooRun } from './promptfoo-run.ts';

/** The columns of one provider with one prompt. */
interface Block {
  readonly model: string;
  readonly prompt: string;
  readonly output: number;
  /** Absent where the status stands before the output. */
  readonly status?: number;
  readonly score?: number;
  readonly namedScores?: number;
  /** Columns with one named score each. */
  readonly metrics: readonly (readonly [name: string, at: number])[];
  readonly end: number;
}

/** "[PASS] the answer", "[FAIL] (0.50, tone: 1.00)\n\nthe answer": the status, the score, the rest. */
const MARKED = /^\[(PASS|FAIL|ERROR)\](?: \((-?[\d.]+)(?:, ([^\n]*))?\)(?=\n|$))?\s*([\s\S]*)$/u;
const METRIC = 'Metric: ';

const nameBlock = (header: string): Pick<Block, 'model' | 'prompt'> => {
  const match = /^\[([^\]]*)\] ?([\s\S]*)$/u.exec(header);
  return { model: match?.[1] || 'unnamed provider', prompt: match?.[2] ?? header };
};

/** A block of the present kind: output, perhaps Reasoning, then Status, Score, Named Scores, metrics, Grader Reason, Comment. */
function blockAt(columns: readonly string[], status: number): Block | undefined {
  if (columns[status] !== 'Status' || columns[status + 1] !== 'Score' || columns[status + 2] !== 'Named Scores')
    return undefined;
  const output = columns[status - 1] === 'Reasoning' ? status - 2 : status - 1;
  const reason = columns.indexOf('Grader Reason', status);
  if (output < 0 || reason === -1) return undefined;
  const metrics = columns
    .slice(status + 3, reason)
    .map((name, at) => [name.slice(METRIC.length), status + 3 + at] as const);
  const header = columns[output] as string;
  return { ...nameBlock(header), output, status, score: status + 1, namedScores: status + 2, metrics, end: reason + 2 };
}

/** Blocks of early exports: an output that begins with its status, perhaps with Grader Reason and Comment behind it. */
function findMarkedBlocks({ columns, rows }: RawRows): readonly Block[] {
  const isMarked = (at: number): boolean => {
    const cells = rows.map(row => String(row[at])).filter(cell => cell !== '');
    return cells.length > 0 && cells.every(cell => MARKED.test(cell));
  };
  const found: Block[] = [];
  for (const [at, header] of columns.entries()) {
    if (/^\[[^\]]+\] /u.test(header) && isMarked(at))
      found.push({ ...nameBlock(header), output: at, metrics: [], end: at + 1 });
  }
  return found;
}

/** The blocks of a table; none where it is no export of promptfoo. */
export function findPromptfooBlocks(rows: RawRows): readonly Block[] {
  if (rows.format !== 'csv') return [];
  const blocks = rows.columns.map((_, at) => blockAt(rows.columns, at)).filter(block => block !== undefined);
  return blocks.length > 0 ? blocks : findMarkedBlocks(rows);
}

const STATUS: Readonly<Record<string, Status>> = { PASS: 'scored', FAIL: 'scored', ERROR: 'errored', '': 'missing' };

function readNamed(text: string, place: string): ReadonlyMap<string, number> {
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isObject(value))
    return new Map(Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  const hint = 'Export the evaluation again, or name its JSON export.';
  throw new CarryoverError('data-invalid', `${place}: Named Scores is ${quote(text)}; expected a JSON object.`, hint);
}

/** "tone: 1.00, length: 0.50" */
function readNamedWords(text: string): ReadonlyMap<string, number> {
  const pairs = text.split(', ').map(part => part.split(/: (?=[^:]*$)/u));
  return new Map(
    pairs.flatMap(([name, value]) => {
      const number = value === undefined ? undefined : parseNumber(value);
      return name === undefined || number === undefined ? [] : [[name, number] as const];
    }),
  );
}

type Graded = Pick<PromptfooResult, 'status' | 'hasPassed' | 'score' | 'namedScores' | 'output'>;

function readMarked(cell: string, place: string): Graded {
  const match = cell === '' ? undefined : MARKED.exec(cell);
  if (match === null) {
    const hint = 'Export the evaluation again, or name its JSON export.';
    throw new CarryoverError(
      'data-invalid',
      `${place}: is ${quote(cell)}; expected [PASS], [FAIL] or [ERROR] first.`,
      hint,
    );
  }
  const [, word = '', score, named = '', output] = match ?? [];
  return {
    status: STATUS[word] as Status,
    hasPassed: word === 'PASS',
    score: score === undefined ? undefined : parseNumber(score),
    namedScores: readNamedWords(named),
    output,
  };
}

function readGraded(block: Block, cells: readonly string[], place: string): Graded {
  const cell = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? ''));
  if (block.status === undefined) return readMarked(cell(block.output), place);
  const word = cell(block.status);
  const status = Object.hasOwn(STATUS, word) ? STATUS[word] : undefined;
  const score = parseNumber(cell(block.score));
  if (status === undefined || (score === undefined && cell(block.score) !== '')) {
    const found =
      status === undefined
        ? `Status is ${quote(word)}; expected PASS, FAIL or ERROR`
        : `Score is ${quote(cell(block.score))}; expected a number`;
    const hint = 'Export the evaluation again, or name its JSON export.';
    throw new CarryoverError('data-invalid', `${place}: ${found}.`, hint);
  }
  const named = new Map(readNamed(cell(block.namedScores), place));
  for (const [name, at] of block.metrics) {
    const value = parseNumber(cell(at));
    if (value !== undefined && !named.has(name)) named.set(name, value);
  }
  return { status, hasPassed: word === 'PASS', score, namedScores: named, output: cell(block.output) };
}

/**
 * Reads the CSV export: a row per test and repeat, a block of columns per provider and prompt. Scores come rounded to two decimals.
 */
export async function readPromptfooCsv(source: Source): Promise<PromptfooRun> {
  const { path } = source;
  const rows = await allRows(source, { mayRepeat: true });
  const blocks = findPromptfooBlocks(rows);
  const [first] = blocks;
  if (first === undefined) {
    const found = `${path}: has no columns Status, Score, Named Scores behind an output; expected an export of promptfoo.`;
    throw new CarryoverError('data-invalid', found, 'Export the evaluation again, or name its JSON export.');
  }
  const hasDescription = rows.columns[0] === 'Description' && first.output > 0;
  const varAt = rows.columns.map((_, at) => at).slice(hasDescription ? 1 : 0, first.output);
  const results = rows.rows.flatMap((row, testIdx) => {
    const cells = row as readonly string[];
    const vars = cleanVars(varAt.map(at => [rows.columns[at] as string, cells[at]]));
    return blocks.map((block, promptIdx): PromptfooResult => {
      const place = `${path}:${rows.lines[testIdx]}: ${block.model}`;
      const test = JSON.stringify(hasDescription ? cells[0] : '');
      const { model, prompt } = block;
      const about = {
        place,
        testIdx,
        promptIdx,
        model,
        prompt,
        promptId: undefined,
        vars,
        metadata: {},
        test,
        asked: undefined,
      };
      return { ...about, expectedScores: [], isForSome: false, ...readGraded(block, cells, place) };
    });
  });
  return { path, task: undefined, repeats: undefined, columns: [], results };
}
