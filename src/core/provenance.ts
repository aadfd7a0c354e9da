/** What a rule found wrong, or worth knowing, about where a result comes from. Originals are never changed. */
export interface ProvenanceFinding {
  /** Stable word of the rule, such as `SEED`. */
  readonly code: string;
  /** As the user typed it, with the member of an archive behind `!`. */
  readonly path: string;
  /** Where in the file: `config.seed`; absent where the whole file is meant. */
  readonly field?: string | undefined;
  readonly expected: string;
  readonly found: string;
  /** A fault says that something here is not what it claims to be; a note is worth knowing and nobody's fault. */
  readonly severity: 'fault' | 'note';
  /** What became of it: used as it is, not used, or used in part (which is said). */
  readonly decision: string;
}
