/** The page's data layer, as it is. */
export function dataLayer(name = 'dataLayer'): unknown[] {
  const found: unknown = Reflect.get(window, name);
  if (!Array.isArray(found)) throw new Error(`There is no ${name}.`);
  return found;
}

/** What was pushed there besides what GTM does itself. GTM's number is left out. */
export function pushes(name?: string): Record<string, unknown>[] {
  return dataLayer(name).flatMap((entry) => {
    if (Object.prototype.toString.call(entry) !== '[object Object]') return [];
    const push = { ...(entry as Record<string, unknown>) };
    delete push['gtm.uniqueEventId'];
    return 'gtm.start' in push ? [] : [push];
  });
}

/** Only what has a value. */
export const given = (record: object): object => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
