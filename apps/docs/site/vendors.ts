// The vendors that have a page of their events.
import { reference as autochat } from '@chat-analytics/autochat/reference';
import { reference as clarity } from '@chat-analytics/clarity/reference';
import { reference as kustomer } from '@chat-analytics/kustomer/reference';
import type { VendorPage } from './vendor-reference.js';

export const vendors: readonly VendorPage[] = [
  { title: 'Autochat', folder: 'autochat', reference: autochat },
  { title: 'Kustomer', folder: 'kustomer', reference: kustomer },
  { title: 'Bloomreach Clarity', folder: 'clarity', reference: clarity },
];
