import type { Reporter, TestCase } from '@playwright/test/reporter';

/** Under this type of annotation a test says what came out. */
export const wireAnnotation = 'on the wire';

export const tableRow = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(15)).join('');

/** Prints what arrived, scenario by scenario. */
export default class WireTable implements Reporter {
  private readonly tests = new Set<TestCase>();

  onTestEnd(test: TestCase): void {
    this.tests.add(test);
  }

  onEnd(): void {
    console.log(`\n${tableRow(['GA4', 'Meta', 'duplicates', 'before consent'])}  scenario`);
    for (const { title, annotations } of this.tests) {
      for (const { type, description = '' } of annotations) if (type === wireAnnotation) console.log(`${description}  ${title}`);
    }
  }
}
