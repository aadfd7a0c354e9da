import { expect, test } from 'vitest';
import type { Forecast, PurchaseForecast } from '../../src/core/forecast.ts';
import { renderForecastText } from '../../src/report/forecast-text.ts';

/** The first paragraph, on one line. */
function costOf(minutes: number, purchase?: PurchaseForecast): string {
  const forecast: Forecast = {
    schema: 1,
    suite: 'night',
    planHash: 'x',
    basis: { kind: 'assumed', text: 'nothing' },
    cells: { planned: 10, stored: 2 },
    minutes,
    purchase,
    power: 0.8,
    draws: 1000,
    targets: [],
    notes: [],
  };
  return (renderForecastText(forecast).split('From ')[0] ?? '').replace(/\s+/g, ' ').trim();
}

test('local models take the time of this machine alone', () => {
  expect(costOf(0.4)).toMatch(/no requests, no dollars; less than a minute\.$/);
  expect(costOf(7.2)).toMatch(/; about 8 minutes\.$/);
  expect(costOf(0.4, { requests: 0, batched: 0 })).toMatch(/; less than a minute\.$/);
});

test('how long hosts take is said to be unknown, with what they and the suite promise', () => {
  const hosts = 'less than a minute of this machine, and as long as the hosts take, which is not known';
  expect(costOf(0.4, { requests: 900, batched: 0, usd: 1 })).toContain(`900 requests, about $1.00; ${hosts}.`);
  const night = costOf(0.4, { requests: 216_900, batched: 19_200, usd: 27.5, mostMinutes: 600 });
  expect(night).toMatch(
    /not known \(19\D200 requests in batches, which may take a day\); a run stops after 600 minutes\.$/,
  );
});
