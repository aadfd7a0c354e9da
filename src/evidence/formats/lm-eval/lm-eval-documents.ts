import type { EvidenceSink } from '../../evidence-sink.ts';
import type { SampleDocument } from './lm-eval-samples.ts';

interface Known {
  readonly path: string;
  readonly contents: ReadonlyMap<string, string>;
}

/** Notices where two files of one task gave the same number to different documents: they must not be paired by it. */
export class DocumentCheck {
  readonly #known = new Map<string, Known>();
  readonly #sink: EvidenceSink;

  constructor(sink: EvidenceSink) {
    this.#sink = sink;
  }

  check(path: string, task: string, documents: readonly Pick<SampleDocument, 'item' | 'content'>[]): void {
    const pairs = documents.flatMap(({ item, content }) => (content === undefined ? [] : [[item, content] as const]));
    const known = this.#known.get(task);
    if (known === undefined) {
      this.#known.set(task, { path, contents: new Map(pairs) });
      return;
    }
    const other = pairs.filter(([item, content]) => (known.contents.get(item) ?? content) !== content).length;
    if (other === 0) return;
    const found = `${other} of ${pairs.length} documents of ${task} are not those that ${known.path} has under the same doc_id`;
    this.#sink.note(path, `${found}: pair by content (--pair-by content)`);
  }
}
