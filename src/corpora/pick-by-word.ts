/**
 * The member that a random word falls on, each of them equally often; undefined of none.
 * @param word whole number in [0, 2³²), drawn ahead
 */
export const pickByWord = <T>(members: readonly T[], word: number): T | undefined =>
  members[Math.floor((word * members.length) / 2 ** 32)];
