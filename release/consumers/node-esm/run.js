import assert from 'node:assert/strict';
import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics } from '@chat-analytics/core';
import schema from '@chat-analytics/core/schema.json' with { type: 'json' };
import { ga4 } from '@chat-analytics/ga4-sink';
import { createPage } from './page.js';

const options = { sources: [autochat()], sinks: [ga4({ measurementId: 'G-XXXXXXXXXX' })], consent: 'not_required' };

// As a server renders: there is no window, and nothing happens.
const onServer = createChatAnalytics(options);
onServer.track({ event_type: 'goal_met', event_id: 'evt_0' });
assert.equal(onServer.health().sinks.ga4?.delivered ?? 0, 0);
onServer.stop();

const page = createPage();
const analytics = createChatAnalytics({ ...options, window: page });
page.qualifyLead('evt_1');
await analytics.flush();
assert.deepEqual(page.calls.map(([command, name, { chat_event_id }]) => [command, name, chat_event_id]), [['event', 'chat_lead_qualified', 'evt_1']]);
analytics.stop();
assert.equal(schema.title, 'ChatEvent');
console.log('delivered');
