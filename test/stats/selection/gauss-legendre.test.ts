import { describe, expect, test } from 'vitest';
import { gaussLegendre } from '../../../src/stats/selection/gauss-legendre.ts';
import { expectClose } from '../../support/expect-close.ts';

describe('Gauss–Legendre quadrature', () => {
  test.each([2, 3, 8, 16, 33])('with %d nodes is exact for polynomials of twice the degree less one', count => {
    const { nodes, weights } = gaussLegendre(count);
    for (let power = 0; power < 2 * count; power++) {
      const sum = nodes.reduce((total, node, at) => total + (weights[at] as number) * node ** power, 0);
      expect(sum).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 13);
    }
  });

  test('has the tabled nodes and weights for two and three', () => {
    const [two, three] = [gaussLegendre(2), gaussLegendre(3)];
    expectClose([...two.nodes, ...two.weights], [1 / Math.sqrt(3), -1 / Math.sqrt(3), 1, 1], 1e-15);
    expectClose([...three.weights], [5 / 9, 8 / 9, 5 / 9], 1e-15);
  });
});
