import { DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE } from '../query-values.ts';

/** What holds for every endpoint, in CommonMark: the beginning of the document and of the page. */
export const conventions: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'Signing in',
    text: 'The session is the cookie `amana_session` (behind TLS `__Host-amana_session`), set by `POST /api/access/sign-in`. It cannot be read by scripts, is not sent by other sites, and ends by itself. What an officer may see is decided by the database: what a wall hides is `not-found`, and lists leave it out.',
  },
  {
    title: 'Every POST carries X-Amana-Request: 1',
    text: 'A page of another site cannot set it, so it cannot act with the cookie of an officer. Without it, or with a foreign `Origin` or `Host`, the answer is `request-not-own`.',
  },
  {
    title: 'Commands and their Idempotency-Key',
    text: 'A command changes the register, and only commands do. Each carries an `Idempotency-Key`: a UUID (version 7 by preference) made once for one intent of one officer and kept when the request is sent again. The register carries an intent out once, however often it comes: a repeat waits for the first and gets the same events. The same key with another input or from another officer is `command-conflict`. Without a key, or with one that is no UUID, the command is refused (`invalid-input`) and nothing is recorded. Only successes are kept: after a refusal the same key may be used again.',
  },
  {
    title: 'Three clocks and X-Amana-Recorded-At',
    text: 'Every event has three clocks: `occurredAt`, when it is said to have happened; `recordedAt`, when the device of the officer wrote it down; `receivedAt`, when the register had it. A client that keeps an intent until the register answers sends the moment of the press with it, by the register clock (`nowAt` of `/api/access/me` and what has passed since), and the same again with every repeat. Left out, it is the time of receipt. Up to five minutes in the future of the register clock it is recorded as the time of receipt; further ahead the command is refused (`recorded-in-future`). It is no part of the intent: the same key with another value is a repeat, and the first stays.',
  },
  {
    title: 'Problems',
    text: 'A refusal is `application/problem+json` (RFC 9457). `code` says which; where a rule refused, `rule` is its id and `source` the text of law or standard that it comes from. `detail` is the English sentence, `sentence` the same in Arabic, English and Central Kurdish, `remedy` what can be done next. `problems` names every row, person or field that it is about. All codes stand at the end of this document. A refused command recorded nothing.',
  },
  {
    title: 'Pages',
    text: `A list that can grow is answered page by page: \`page\` (1 is the first) and \`pageSize\` (1 to ${LARGEST_PAGE_SIZE}, ${DEFAULT_PAGE_SIZE} where it is left out). The answer repeats both and tells \`total\`, the number of rows that there are. The order of each list is fixed and ends with a number that no two rows share, so that in a register that does not change meanwhile no row stands on two pages and none on no page. A page behind the last one is empty.`,
  },
  {
    title: 'ETag and If-None-Match',
    text: 'The answer of every GET below `/api/` carries an `ETag` made from its bytes. With `If-None-Match` and the same tag the question is asked again under the walls of the same moment, and 304 without a body is answered where the bytes would be the same. Answers are `no-store` all the same: whoever keeps them to compare keeps them in the memory of the program, not in a cache of the browser or of a proxy. A tag holds until the server restarts.',
  },
  {
    title: 'Instants and dates',
    text: 'Members named `…At` are instants: whole milliseconds since the epoch (UTC). Civil dates are `YYYY-MM-DD`. Codes of countries are ISO 3166-1 alpha-3, with XXA for stateless and XXX for unknown. Unknown members of an answer are to be ignored: new ones may come.',
  },
];
