import type { CellObservations, ModelObservations, OrderBias } from '../core/observations.ts';

function addOrders(x: OrderBias | undefined, y: OrderBias | undefined): OrderBias | undefined {
  if (x === undefined || y === undefined) return x ?? y;
  return { pairs: x.pairs + y.pairs, first: x.first + y.first, second: x.second + y.second };
}

const addModels = (x: ModelObservations, y: ModelObservations): ModelObservations => ({
  learner: x.learner,
  asked: x.asked + y.asked,
  refused: x.refused + y.refused,
  unreadable: x.unreadable + y.unreadable,
  failed: x.failed + y.failed,
  order: addOrders(x.order, y.order),
});

/** Sums over cells, per model in order of first use; undefined where no cell asked any. */
export function addObservations(cells: readonly CellObservations[]): CellObservations | undefined {
  if (cells.length === 0) return undefined;
  const byName = new Map<string, ModelObservations>();
  for (const model of cells.flatMap(({ models }) => models)) {
    const known = byName.get(model.learner);
    byName.set(model.learner, known === undefined ? model : addModels(known, model));
  }
  const leftOut = cells.reduce((sum, cell) => sum + (cell.leftOut ?? 0), 0);
  return { models: [...byName.values()], ...(leftOut > 0 ? { leftOut } : {}) };
}
