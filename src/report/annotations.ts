import type { GateNote, GateView } from './gate-view.ts';
import { cut } from './text-layout.ts';

/** GitHub shows so many of a level in one step. */
const MOST = 10;
/** Letters of one annotation; GitHub cuts longer ones by itself, at another place in every view. */
const LONGEST = 1000;

/** As the runner decodes them: data first, properties also `:` and `,`. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** `::error title=…::…` for each reason: lines that the runner of GitHub Actions shows beside the run. */
export function renderAnnotations({ name, outcome, notes }: GateView): string {
  const title = property(cut(`${name}: gate ${outcome}`, LONGEST));
  const line = ({ level, text }: GateNote) => `::${level} title=${title}::${data(cut(text, LONGEST))}\n`;
  return (['error', 'warning', 'notice'] as const)
    .flatMap(level => {
      const own = notes.filter(note => note.level === level);
      if (own.length <= MOST) return own;
      return [...own.slice(0, MOST - 1), { level, text: `and ${own.length - MOST + 1} more; the report has them all` }];
    })
    .map(line)
    .join('');
}
