// @vitest-environment node
import { compileFunction } from 'node:vm';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { buildGtmContainer, buildVariableTemplate } from '../src/index.js';

/** The sections of a template, by name. */
const sections = new Map(
  buildVariableTemplate()
    .split(/^___(\w+)___$/m)
    .slice(1)
    .flatMap((part, index, parts) => (index % 2 ? [] : [[part, (parts[index + 1] ?? '').trim()] as const])),
);
const json = (name: string): unknown => JSON.parse(sections.get(name) ?? '');
const script = sections.get('SANDBOXED_JS_FOR_WEB_TEMPLATE') ?? '';

/** What the variable gives where the data layer has these values. */
function valueOf(data: { field: string; fallback?: string }, layer: Readonly<Record<string, unknown>>): unknown {
  const run = compileFunction(script, ['require', 'data']) as (require: (name: string) => unknown, data: object) => unknown;
  return run((name) => (name === 'copyFromDataLayer' ? (key: string) => layer[key] : undefined), data);
}

describe('the variable template', () => {
  it('has the sections of a variable, in their order', () => {
    expect([...sections.keys()]).toEqual(['INFO', 'TEMPLATE_PARAMETERS', 'SANDBOXED_JS_FOR_WEB_TEMPLATE', 'WEB_PERMISSIONS', 'TESTS', 'NOTES']);
    expect(json('INFO')).toMatchObject({ type: 'MACRO', id: 'cvt_temp_public_id', containerContexts: ['WEB'] });
  });

  it('gives the field, whatever it holds, and the fallback where there is none', () => {
    const layer = { 'chat.rating': 0, 'chat.starter_generated': false, 'chat.event_type': 'lead_qualified', 'chat.product_id': null };
    expect(valueOf({ field: 'chat.event_type' }, layer)).toBe('lead_qualified');
    expect(valueOf({ field: 'chat.rating', fallback: 'none' }, layer)).toBe(0);
    expect(valueOf({ field: 'chat.starter_generated', fallback: 'none' }, layer)).toBe(false);
    expect(valueOf({ field: 'chat.product_id', fallback: 'none' }, layer)).toBe('none');
    expect(valueOf({ field: 'chat.vendor' }, layer)).toBeUndefined();
  });

  it('uses nothing but what the sandbox has', () => {
    const used: string[] = [];
    JSON.stringify(parse(script, { ecmaVersion: 6, allowReturnOutsideFunction: true }), (_, node: unknown) => {
      if (typeof node === 'object' && node !== null && 'type' in node && typeof node.type === 'string') used.push(node.type);
      return node;
    });
    expect(used.filter((type) => ['ThisExpression', 'NewExpression', 'ClassDeclaration', 'TemplateLiteral'].includes(type))).toEqual([]);
    expect(Array.from(script.matchAll(/require\('(\w+)'\)/g), (match) => match[1])).toEqual(['copyFromDataLayer']);
  });

  it('may read the fields that it offers, and no others', () => {
    const [{ selectItems }] = json('TEMPLATE_PARAMETERS') as [{ selectItems: { value: string }[] }];
    const [{ instance }] = json('WEB_PERMISSIONS') as [{ instance: { key: { publicId: string }; param: { key: string; value: { listItem?: { string: string }[] } }[] } }];
    expect(instance.key.publicId).toBe('read_data_layer');
    expect(instance.param.find(({ key }) => key === 'keyPatterns')?.value.listItem?.map(({ string }) => string)).toEqual(selectItems.map(({ value }) => value));
  });

  it('offers every field that a container reads', () => {
    const [{ selectItems }] = json('TEMPLATE_PARAMETERS') as [{ selectItems: { value: string }[] }];
    const offered = selectItems.map(({ value }) => value);
    for (const naming of ['normalized', 'recipe'] as const) {
      const { variable } = buildGtmContainer({ vendors: ['autochat', 'kustomer', 'clarity'], naming, ga4MeasurementId: 'G-XXXXXXXXXX' }).containerVersion;
      const read = variable.filter(({ type }) => type === 'v').flatMap(({ parameter }) => parameter.flatMap((entry) => ('value' in entry && entry.key === 'name' ? [entry.value] : [])));
      expect(read.filter((path) => !offered.includes(path))).toEqual([]);
    }
  });
});
