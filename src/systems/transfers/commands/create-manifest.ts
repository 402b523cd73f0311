import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { LineListed, ManifestCreated } from '../events.ts';
import { manifestKinds, partiesFit } from '../manifest-kind.ts';

/** Makes a manifest with one named destination and puts persons on it (I12, I09). From one authority by a second to a third, unless it says that it is `within-authority`: then one authority gives, escorts and receives. */
export const createManifest = defineCommand({
  system: 'transfers',
  name: 'create-manifest',
  refuses: [
    'I07-two-signatures-one-instant',
    'I11-fear-suspends-line',
    'I12-notice-and-interview',
    'I21-death-is-final',
  ],
  input: z
    .object({
      operationNo: z.int().positive(),
      code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/),
      kind: z.enum(manifestKinds).optional(),
      fromSite: z.string(),
      toSite: z.string(),
      via: z.array(z.string()).max(10),
      escortAuthority: z.string(),
      toAuthority: z.string(),
      plannedAt: z.int(),
      persons: z.array(z.int().positive()).max(5000),
    })
    .strict(),
  streams: (input) => [input.operationNo, ...input.persons],
  creates: () => ['manifest'],
  load: async (read, input, { authority }) => ({
    sites: await read.rows<{ code: string; country: string; authority: string | null }>(
      'SELECT code, country, authority FROM sites.site WHERE code = ANY ($1)',
      [[input.fromSite, input.toSite, ...input.via]],
    ),
    taken: await read.rows<{ person_no: number; register_number: string; code: string }>(
      `SELECT l.person_no, p.register_number, m.code FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no JOIN register.person p ON p.no = l.person_no WHERE l.live AND l.person_no = ANY ($1)`,
      [input.persons],
    ),
    // as transfers.may_start_from: persons whom the own authority holds are within reach of its officers
    holdsThere: await read.row(
      `SELECT FROM register.custody c WHERE c.site = $1 AND c.custodian = $2 AND c.state IN ('held', 'resident', 'accompanying') AND c.known_to IS NULL AND c.to_at = 'infinity' LIMIT 1`,
      [input.fromSite, authority],
    ),
    sameCode: await read.row<{ no: number }>('SELECT no FROM transfers.manifest WHERE code = $1', [input.code]),
  }),
  decide: ({ sites, taken, holdsThere, sameCode }, input, { authority, newStreams }) => {
    const unknown = [input.fromSite, input.toSite, ...input.via].filter(
      (code) => !sites.some((site) => site.code === code),
    );
    if (unknown.length > 0 || authority === null)
      throw new Refusal('invalid-input', { problems: unknown.map((code) => ({ code: 'unknown-site', field: code })) });
    if (
      holdsThere === undefined &&
      sites.every(({ code, authority: of }) => code !== input.fromSite || of !== authority)
    )
      throw new Refusal('not-permitted', { problems: [{ code: 'starts-elsewhere', field: 'fromSite' }] });
    if (sameCode !== undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    if (taken.length > 0)
      throw new Refusal('I09-one-live-manifest', {
        problems: taken.map((row) => ({
          code: 'I09-one-live-manifest',
          personNo: row.person_no,
          registerNumber: row.register_number,
          values: { detail: row.code },
        })),
      });
    const { persons, kind = 'between-authorities', ...data } = input;
    if (!partiesFit(kind, { ...data, fromAuthority: authority }))
      throw new Refusal('I07-two-signatures-one-instant', {
        values: {
          detail:
            kind === 'within-authority'
              ? 'a move within one authority: it gives, escorts and receives'
              : 'three authorities take part, each hand-over between two',
        },
      });
    const manifestNo = newStreams[0] as number;
    return [
      ManifestCreated.make({ stream: manifestNo, data: { ...data, kind, fromAuthority: authority } }),
      ...persons.map((personNo) => LineListed.make({ stream: personNo, data: { manifestNo } })),
    ];
  },
});
