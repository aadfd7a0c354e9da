import type { RoomScore } from './room-report.ts';

const HEAD = ['| room | mutants | killed | survived | not covered | score |', '|---|---|---|---|---|---|'];
const ROW = /^\| `([^`]+)`(?:, 1 line in (\d+))? \| \d+ \| (\d+) \| (\d+) \| (\d+) \|/gm;

const mutantsOf = ({ killed, survived, uncovered }: Omit<RoomScore, 'room'>): number => killed + survived + uncovered;

function rowOf(label: string, score: Omit<RoomScore, 'room'>): string {
  const { killed, survived, uncovered } = score;
  const share = ((100 * killed) / Math.max(1, mutantsOf(score))).toFixed(1);
  return `| ${label} | ${mutantsOf(score)} | ${killed} | ${survived} | ${uncovered} | ${share}% |`;
}

const labelOf = ({ room, every = 1 }: RoomScore): string => `\`${room}\`${every === 1 ? '' : `, 1 line in ${every}`}`;

/** The table of a document with some rooms measured anew: the other rows stay, the last one adds them up. */
export function updateTable(old: string, measured: readonly RoomScore[]): string {
  const known = [...old.matchAll(ROW)].map(
    ([, room = '', every, killed, survived, uncovered]): RoomScore => ({
      room,
      every: Number(every ?? 1),
      killed: Number(killed),
      survived: Number(survived),
      uncovered: Number(uncovered),
    }),
  );
  const rooms = new Map([...known, ...measured].map(score => [score.room, score]));
  const scores = [...rooms.values()].sort((a, b) => (a.room < b.room ? -1 : 1));
  const add = (key: 'killed' | 'survived' | 'uncovered'): number => scores.reduce((sum, score) => sum + score[key], 0);
  const all = { killed: add('killed'), survived: add('survived'), uncovered: add('uncovered') };
  return [
    ...HEAD,
    ...scores.map(score => rowOf(labelOf(score), score)),
    rowOf(`these ${scores.length} rooms`, all),
  ].join('\n');
}
