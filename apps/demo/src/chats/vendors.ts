import { vendor as autochat } from './autochat/vendor.js';
import { vendor as clarity } from './clarity/vendor.js';
import { vendor as kustomer } from './kustomer/vendor.js';
import { vendorNames, type VendorName } from './vendor-name.js';
import type { Vendor } from './vendor.js';

export const vendors: Readonly<Record<VendorName, Vendor>> = { autochat, kustomer, clarity };

/** Whose source goes by that name. */
export const vendorOfSource = (source: string | undefined): VendorName | undefined => vendorNames.find((name) => vendors[name].source === source);
