/** The parts of a container export, as GTM writes them. */
type Part = Readonly<Record<string, unknown>>;

export const template = (key: string, value: string): Part => ({ type: 'TEMPLATE', key, value });

export const table = (key: string, rows: Readonly<Record<string, string>>): Part => ({
  type: 'LIST',
  key,
  list: Object.entries(rows).map(([parameter, parameterValue]) => ({ type: 'MAP', map: [template('parameter', parameter), template('parameterValue', parameterValue)] })),
});

export const condition = (type: string, left: string, right: string, ...more: Part[]): Part => ({ type, parameter: [template('arg0', left), template('arg1', right), ...more] });

export const trigger = (triggerId: string, name: string, more: Part = {}): Part => ({
  triggerId,
  name,
  type: 'CUSTOM_EVENT',
  customEventFilter: [condition('EQUALS', '{{_event}}', name)],
  ...more,
});

export const ga4Tag = (tagId: string, name: string, firingTriggerId: string, parameters: Readonly<Record<string, string>>, more: Part = {}): Part => ({
  tagId,
  name,
  type: 'gaawe',
  firingTriggerId: [firingTriggerId],
  tagFiringOption: 'ONCE_PER_EVENT',
  parameter: [template('eventName', '{{_event}}'), template('measurementIdOverride', 'G-TEST00000'), table('eventSettingsTable', parameters)],
  ...more,
});

export const htmlTag = (tagId: string, name: string, firingTriggerId: string, html: string, more: Part = {}): Part => ({
  tagId,
  name,
  type: 'html',
  firingTriggerId: [firingTriggerId],
  tagFiringOption: 'ONCE_PER_EVENT',
  parameter: [template('html', html), { type: 'BOOLEAN', key: 'supportDocumentWrite', value: 'false' }],
  ...more,
});

export const dataLayerVariable = (variableId: string, name: string, path: string): Part => ({
  variableId,
  name,
  type: 'v',
  parameter: [{ type: 'INTEGER', key: 'dataLayerVersion', value: '2' }, { type: 'BOOLEAN', key: 'setDefaultValue', value: 'false' }, template('name', path)],
});

export const needs = (...types: string[]): Part => ({
  consentSettings: { consentStatus: 'NEEDED', consentType: { type: 'LIST', list: types.map((value) => ({ type: 'TEMPLATE', value })) } },
});

export const exportOf = (parts: Part): Part => ({
  exportFormatVersion: 2,
  containerVersion: { container: { publicId: 'GTM-TEST123', usageContext: ['WEB'] }, ...parts },
});
