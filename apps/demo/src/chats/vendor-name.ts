/** The vendors whose chats can be on the page, in the order in which they are shown. */
export const vendorNames = ['autochat', 'kustomer', 'clarity'] as const;

export type VendorName = (typeof vendorNames)[number];
