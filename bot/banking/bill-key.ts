const keyMaxLength = 40;
/** So many last characters name a saved key: "the meter that ends in 2345" is the customer's own. */
export const endMinLength = 4;

/** A key as billers write it: people put spaces and hyphens into it and say its letters small. */
export const plainKey = (key: string) => key.normalize('NFKC').slice(0, keyMaxLength).replace(/[\s-]/gu, '').toUpperCase();
