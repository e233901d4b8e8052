// As much of a page as an outcome takes to arrive at gtag.js.
function createPage() {
  const page = Object.assign(new EventTarget(), {
    calls: [],
    document: Object.assign(new EventTarget(), { URL: 'https://shop.example/' }),
    location: { hostname: 'shop.example', pathname: '/', href: 'https://shop.example/' },
    navigator: {},
    performance,
    setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
    clearTimeout: (timer) => clearTimeout(timer),
    google_tag_manager: { 'G-XXXXXXXXXX': {} },
    gtag: (...call) => page.calls.push(call),
    qualifyLead(id) {
      const detail = {
        scope: 'chat_widget_tracking',
        event_id: id,
        event_type: 'autochat.lead_qualified.v1',
        occurred_at: new Date().toISOString(),
        conversation_id: 'conv_1',
        session_id: 'sess_1',
        trigger_source: 'tool',
        data: {},
        dispatch_version: 1,
      };
      page.dispatchEvent(Object.assign(new Event('autochat.widget_tracking.v1'), { detail }));
    },
  });
  return page;
}

module.exports = { createPage };
