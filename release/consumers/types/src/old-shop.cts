import autochat = require('@chat-analytics/autochat');
import core = require('@chat-analytics/core');
import ga4 = require('@chat-analytics/ga4-sink');
import load = require('@chat-analytics/ga4-sink/load');
import reference = require('@chat-analytics/autochat/reference');

export const analytics = core.createChatAnalytics({
  sources: [autochat.autochat()],
  sinks: [ga4.ga4({ load: load.load })],
  consent: 'not_required',
});
export const vendor: 'autochat' = reference.reference.contract.vendor;
