import { dataLayerKeys, outputOf } from './output.js';
import { eventNamesOf, vendors } from './vendors.js';

/** What is on the data layer under recipe names, by path. */
function recipePaths(): string[] {
  const paths = Object.values(vendors).flatMap((vendor) =>
    eventNamesOf(vendor).flatMap((name) => {
      const { recipe, under, parameters } = outputOf(vendor.contract, name, 'gtm', 'recipe');
      return recipe === undefined ? [] : Object.keys(parameters).map((parameter) => (under === undefined ? parameter : `${under}.${parameter}`));
    }),
  );
  return [...new Set(paths)];
}

const permission = (publicId: string, param: readonly object[]): object => ({ instance: { key: { publicId, versionId: '1' }, param }, clientAnnotations: { isEditedByUser: true }, isRequired: true });

const text = (string: string): object => ({ type: 1, string });

/**
 * Makes a variable template for Google Tag Manager (`.tpl`): a variable that is chosen from the fields which chats have on the data layer, instead
 * of typed. It reads the data layer and nothing else. Hearing a chat is not for a template: its sandbox has no listeners and no timers.
 */
export function buildVariableTemplate(): string {
  const paths = [...dataLayerKeys.map((key) => `chat.${key}`), ...recipePaths()];
  const sections: readonly (readonly [name: string, body: string])[] = [
    [
      'INFO',
      json({
        type: 'MACRO',
        id: 'cvt_temp_public_id',
        version: 1,
        securityGroups: [],
        displayName: 'Chat event field',
        categories: ['ANALYTICS', 'CHAT'],
        description: 'A field of the chat event that was last pushed onto the data layer: of Autochat, Kustomer or Bloomreach Clarity.',
        containerContexts: ['WEB'],
      }),
    ],
    [
      'TEMPLATE_PARAMETERS',
      json([
        {
          type: 'SELECT',
          name: 'field',
          displayName: 'Field',
          macrosInSelect: false,
          selectItems: paths.map((path) => ({ value: path, displayValue: path })),
          simpleValueType: true,
          help: 'Fields under chat are those of normalized naming, the others those of the vendors\' published recipes.',
          valueValidators: [{ type: 'NON_EMPTY' }],
        },
        { type: 'TEXT', name: 'fallback', displayName: 'Value where the event has no such field', simpleValueType: true },
      ]),
    ],
    [
      'SANDBOXED_JS_FOR_WEB_TEMPLATE',
      "const copyFromDataLayer = require('copyFromDataLayer');\n\nconst value = copyFromDataLayer(data.field, 2);\nreturn value === undefined || value === null ? data.fallback : value;",
    ],
    [
      'WEB_PERMISSIONS',
      json([
        permission('read_data_layer', [
          { key: 'allowedKeys', value: text('specific') },
          { key: 'keyPatterns', value: { type: 2, listItem: paths.map(text) } },
        ]),
      ]),
    ],
    [
      'TESTS',
      `scenarios:
- name: Gives the field
  code: |-
    mock('copyFromDataLayer', (key) => key === 'chat.event_type' ? 'lead_qualified' : undefined);
    assertThat(runCode({field: 'chat.event_type'})).isEqualTo('lead_qualified');
- name: Gives the fallback where there is no such field
  code: |-
    mock('copyFromDataLayer', undefined);
    assertThat(runCode({field: 'chat.rating', fallback: 'none'})).isEqualTo('none');`,
    ],
    ['NOTES', 'Made by @chat-analytics/recipes.'],
  ];
  return sections.map(([name, body]) => `___${name}___\n\n${body}\n`).join('\n\n');
}

function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
