import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';
import { payRank } from './rank-bet.ts';

/** e to shifts of 1, 2, 4 and 8 logistic scales: 0.55, 1.1, 2.2 and 4.4 standard deviations of a night. */
const ODDS = [1, 2, 4, 8].map(Math.exp);

/** The prior of the first changed night k falls like 1/k², and hardly within the first weeks. */
const EARLY = 20;
/** (EARLY + 1)/((k + EARLY − 1)(k + EARLY)): adds up to 1 over k = 2, 3, … */
const priorOf = (night: number): number => (EARLY + 1) / ((night + EARLY - 1) * (night + EARLY));
/** What the prior leaves for nights after this one: bets that have not begun keep their capital. */
const priorAfter = (night: number): number => (EARLY + 1) / (night + EARLY);

/** How much the nights so far speak for a change in one direction. */
export interface ChangeReading {
  /** Counted from 1. */
  readonly night: number;
  /** ln of the evidence that the readings have fallen since some night, and that they have risen. */
  readonly fall: number;
  readonly rise: number;
  /** The first changed night that the evidence for a fall, or for a rise, speaks for most; none before the second night. */
  readonly fallSince?: number | undefined;
  readonly riseSince?: number | undefined;
}

interface Evidence {
  readonly log: number;
  readonly since: number | undefined;
}

/** Bets on a fall that began with each night so far, by shift: logarithms of their capitals. */
class FallBets {
  readonly #values: number[] = [];
  readonly #capitals: Float64Array[] = [];

  /** Adds a night; those it ties with count as lower than they are, which never raises the capital. */
  add(value: number): Evidence {
    this.#values.push(value);
    const nights = this.#values.length;
    const rank = this.#values.filter(earlier => earlier <= value).length;
    if (nights > 1) this.#capitals.push(new Float64Array(ODDS.length));
    const logs = this.#capitals.map((capitals, at) => {
      const after = nights - 1 - at;
      for (const [bet, odds] of ODDS.entries()) {
        capitals[bet] = (capitals[bet] as number) + Math.log(payRank(rank, { nights, after, odds }));
      }
      return Math.log(priorOf(at + 2)) + meanLog(capitals);
    });
    return { log: sumLog([...logs, Math.log(priorAfter(nights))]), since: likeliest(logs) };
  }
}

function sumLog(logs: ArrayLike<number> & Iterable<number>): number {
  const largest = Math.max(...logs);
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - largest);
  return largest + Math.log(sum);
}

const meanLog = (logs: Float64Array): number => sumLog(logs) - Math.log(logs.length);

/** Bets begin with the second night. */
const likeliest = (logs: readonly number[]): number | undefined =>
  logs.length === 0 ? undefined : logs.indexOf(Math.max(...logs)) + 2;

/**
 * Evidence, after every night, that the readings of a series have fallen, or risen, since some night. If nothing changed, so
 * that any order of the nights is as likely as any other, the chance that e^fall *ever* reaches 1/α is α at most, over however many
 * nights; likewise e^rise. Nothing else is assumed: whatever moves all items of a night (a seed, a judge, a prompt) is part of
 * its reading, and no law, spread or range of readings enters. It sees changes alone: a gain that was never there is no change.
 * @param readings one number a night, in the order of nights
 * @returns one reading a night; refused `NON_FINITE` for readings that are no numbers, `EMPTY_INPUT` without a night
 * @source ranks of a new value among all so far are independent and uniform where every order is equally likely (Rényi 1962);
 * betting against that: Vovk, Gammerman & Shafer, Algorithmic Learning in a Random World (2005), ch. 7; Ville (1939) for the
 * bound. The bets and the prior over the night of the change are derived here
 */
export function changeEvidence(readings: readonly number[]): readonly ChangeReading[] | Refusal {
  if (readings.length === 0) return refuse('EMPTY_INPUT', 'readings', 'No night: there is nothing to read.');
  const wrong = checkFinite(readings, 'readings');
  if (wrong !== undefined) return wrong;
  const [falls, rises] = [new FallBets(), new FallBets()];
  return readings.map((reading, at) => {
    const [fall, rise] = [falls.add(reading), rises.add(-reading)];
    return { night: at + 1, fall: fall.log, rise: rise.log, fallSince: fall.since, riseSince: rise.since };
  });
}
