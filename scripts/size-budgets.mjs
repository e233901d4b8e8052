/** What a page may pay at most, in bytes of gzip, by composition. People lower these; nothing raises them. */
export const sizeBudgets = {
  core: 4500,
  'Autochat + GA4 + Meta': 6000,
  'Kustomer + GA4 + Meta': 7000,
  'Clarity + GA4 + Meta': 7000,
  'all vendors + GA4 + Meta + GTM': 9000,
};
