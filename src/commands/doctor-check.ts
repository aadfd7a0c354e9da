/** What `carryover doctor` found out about one thing. */
export interface DoctorCheck {
  readonly check:
    | 'node'
    | 'store'
    | 'key'
    | 'price'
    | 'host'
    | 'model'
    | 'answer'
    | 'log-probabilities'
    | 'limits'
    | 'batches'
    | 'recording';
  /** `notice`: a run can do with it, or it was not looked at. */
  readonly state: 'ok' | 'failed' | 'notice';
  /** What was found; of a host, in its own words, and never a key. */
  readonly text: string;
}

/** Checks of one subject: this machine, or a model by the name of its learner. */
export interface DoctorGroup {
  readonly subject: string;
  readonly checks: readonly DoctorCheck[];
}

const GLYPHS = { ok: '✓', failed: '✗', notice: '!' } as const;

/** The checks as a list for a person. */
export const doctorText = (groups: readonly DoctorGroup[]): string =>
  groups
    .map(({ subject, checks }) => {
      const lines = checks.map(({ check, state, text }) => `  ${GLYPHS[state]} ${check}: ${text}\n`);
      return `${subject}\n${lines.join('')}`;
    })
    .join('');
