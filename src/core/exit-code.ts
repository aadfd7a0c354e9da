/** 1 and 2 carry no meaning here: crashes, argument parsers and `make` produce them. */
export const EXIT = {
  passed: 0,
  failed: 3,
  inconclusive: 4,
  disqualified: 5,
  incomplete: 6,
  usage: 64,
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
