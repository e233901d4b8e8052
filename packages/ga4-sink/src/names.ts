/**
 * Names that GA4 keeps for itself. Source: Google Analytics Help, "Event naming rules"; Measurement Protocol reference, "Reserved
 * names"; the prefixes that only the app SDKs document are refused too.
 */
const reserved = new RegExp(
  '^(_|ga_|google_|firebase_|gtag\\.|query_id|(' +
    'ad_(activeview|click|exposure|impression|query|reward)|adunit_exposure|' +
    'app_(clear_data|exception|install|remove|store_(refund|subscription_(cancel|renew))|up(date|grade))|' +
    'click|dynamic_link_(app_(open|update)|first_open)|error|file_download|first_(open|visit)|form_(start|submit)|' +
    'in_app_purchase|notification_(dismiss|foreground|open|receive|send)|os_update|page_view|screen_view|scroll|' +
    'session_start|user_engagement|video_(progress|start)|view_(complete|search_results))$)',
);

/** Names that were found good: nearly all come again and again. */
const good = new Set<string>();
const mostGood = 500;

/** Whether GA4 takes it as the name of a parameter: letters, digits and underscores, at most 40, a letter first. */
export function isParameterName(name: string): boolean {
  if (good.has(name)) return true;
  const fine = /^[a-z]\w{0,39}$/i.test(name);
  if (fine && good.size < mostGood) good.add(name);
  return fine;
}

/** Whether GA4 takes it as the name of an event. */
export function isEventName(name: unknown): name is string {
  return typeof name === 'string' && isParameterName(name) && !reserved.test(name);
}
