/** How a list goes to the receiving authority before the convoy does. */
export const listMeans = ['by-hand', 'courier', 'secure-mail', 'radio', 'this-register'] as const;
/** One of `listMeans`. */
export type ListMeans = (typeof listMeans)[number];

/** In which form it was sent: on paper, and as the table that a machine reads. */
export const listForms = ['paper', 'machine-readable'] as const;
/** One of `listForms`. */
export type ListForm = (typeof listForms)[number];
