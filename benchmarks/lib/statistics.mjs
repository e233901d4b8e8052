export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The median of the rounds, and how far they lie apart. */
export const summary = (numbers) => ({ median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) });
