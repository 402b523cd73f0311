/** An instant as a spreadsheet program sorts it, in UTC. */
export const instantText = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;
