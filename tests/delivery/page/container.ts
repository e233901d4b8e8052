const text = (key: string, value: string): object => ({ type: 'TEMPLATE', key, value });

/** A container as an agency would build it by hand: every chat event goes to GA4, with its id. */
export const container = {
  exportFormatVersion: 2,
  containerVersion: {
    container: { publicId: 'GTM-SHOP000' },
    tag: [
      {
        tagId: '1',
        name: 'GA4 - chat',
        type: 'gaawe',
        firingTriggerId: ['2'],
        parameter: [
          text('eventName', '{{_event}}'),
          text('measurementIdOverride', 'G-GTM0000000'),
          { type: 'LIST', key: 'eventSettingsTable', list: [{ type: 'MAP', map: [text('parameter', 'chat_event_id'), text('parameterValue', '{{chat event id}}')] }] },
        ],
      },
    ],
    trigger: [{ triggerId: '2', name: 'chat', type: 'CUSTOM_EVENT', customEventFilter: [{ type: 'MATCH_REGEX', parameter: [text('arg0', '{{_event}}'), text('arg1', '^chat_')] }] }],
    variable: [{ variableId: '3', name: 'chat event id', type: 'v', parameter: [{ type: 'INTEGER', key: 'dataLayerVersion', value: '2' }, text('name', 'chat.event_id')] }],
  },
};
