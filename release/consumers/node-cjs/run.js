const assert = require('node:assert/strict');
const { autochat } = require('@chat-analytics/autochat');
const { reference } = require('@chat-analytics/autochat/reference');
const { createChatAnalytics } = require('@chat-analytics/core');
const schema = require('@chat-analytics/core/schema.json');
const { ga4 } = require('@chat-analytics/ga4-sink');
const { createPage } = require('./page.js');

const options = { sources: [autochat()], sinks: [ga4({ measurementId: 'G-XXXXXXXXXX' })], consent: 'not_required' };

// As a server renders: there is no window, and nothing happens.
const onServer = createChatAnalytics(options);
onServer.track({ event_type: 'goal_met', event_id: 'evt_0' });
assert.equal(onServer.health().sinks.ga4?.delivered ?? 0, 0);
onServer.stop();

const page = createPage();
const analytics = createChatAnalytics({ ...options, window: page });
page.qualifyLead('evt_1');
analytics.flush().then(() => {
  assert.deepEqual(page.calls.map(([command, name, { chat_event_id }]) => [command, name, chat_event_id]), [['event', 'chat_lead_qualified', 'evt_1']]);
  analytics.stop();
  assert.equal(schema.title, 'ChatEvent');
  assert.equal(reference.contract.vendor, 'autochat');
  console.log('delivered');
});
