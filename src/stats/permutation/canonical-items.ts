type Lists = readonly ArrayLike<number>[];

function compareLists(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] as number) - (b[at] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * A place for every item that depends on its values alone, so that neither the order of the items nor that of the methods
 * decides which random signs it gets. Methods are put in the order of their sorted values, items in the order of their values by
 * method. Only two methods with the same values on other items keep the order they came in.
 * @param methods for each, the value of every item; of equal length
 * @returns the place of each item
 */
export function canonicalItems(methods: Lists): Int32Array {
  const sorted = methods.map(values => Float64Array.from(values).sort());
  const order = [...methods.keys()].sort((a, b) => compareLists(sorted[a] as Float64Array, sorted[b] as Float64Array));
  const ordered = order.map(method => methods[method] as ArrayLike<number>);
  const items = Int32Array.from({ length: methods[0]?.length ?? 0 }, (_, item) => item);
  items.sort((a, b) => {
    for (const values of ordered) {
      const difference = (values[a] as number) - (values[b] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const places = new Int32Array(items.length);
  for (const [place, item] of items.entries()) places[item] = place;
  return places;
}
