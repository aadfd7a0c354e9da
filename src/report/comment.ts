import { hash } from 'node:crypto';
import { decimalsFor, points, pointsInterval } from '../util/format.ts';
import type { GateCell, GateView } from './gate-view.ts';
import { plain } from './markdown-escape.ts';
import { cut } from './text-layout.ts';
import { OUTCOME_TONES, TONE_GLYPHS } from './words.ts';

/** A comment on GitHub has 65,536 characters at most: so many for the rows, as many for the notes, and the rest for the head. */
const MOST_CHARACTERS = 30_000;
/** More lines of a kind than this are not read. */
const MOST_LINES = 40;
/** Letters of one name or sentence. */
const LONGEST = 300;

const short = (text: string): string => plain(cut(text, LONGEST));

function row({ rung, domain, verdict, required, gain, low, high }: GateCell): string {
  const decimals = gain === undefined || low === undefined || high === undefined ? 2 : decimalsFor(50 * (high - low));
  const number = gain === undefined ? '–' : points(gain, decimals);
  const interval = low === undefined || high === undefined ? '–' : pointsInterval(low, high, decimals);
  return `| ${short(rung)} | ${short(domain)} | ${verdict}${required ? ' †' : ''} | ${number} | ${plain(interval)} |`;
}

/** As many lines as have room, and how many are left. */
function fitting(lines: readonly string[]): string[] {
  let room = MOST_CHARACTERS;
  const shown = lines.slice(0, MOST_LINES).filter(line => {
    room -= line.length + 1;
    return room >= 0;
  });
  const left = lines.length - shown.length;
  return left === 0 ? shown : [...shown, '', `… and ${left} more; the report has them all.`];
}

/**
 * `comment.md`: the body of a comment that is written anew every night. The first line is a marker that is the same for the
 * same suite, by which the comment of the night before is found; no name can end it or pass for another.
 */
export function renderComment({ name, outcome, sentence, cells, notes }: GateView): string {
  const lines = [
    `<!-- carryover ${hash('sha256', name, 'hex').slice(0, 16)} -->`,
    `### ${TONE_GLYPHS[OUTCOME_TONES[outcome]]} ${short(name)}: gate ${outcome}`,
    '',
    `**${short(sentence)}**`,
    '',
  ];
  if (cells.length > 0) {
    lines.push('| rung | domain | verdict | gain, points | interval |', '|---|---|---|---|---|');
    lines.push(...fitting(cells.map(row)), '', '† required by the gate.', '');
  }
  lines.push(...fitting(notes.map(({ level, text }) => `- ${level}: ${short(text)}`)));
  return `${lines.join('\n')}\n`;
}
