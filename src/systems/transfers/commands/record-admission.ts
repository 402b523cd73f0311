import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { placementViolations } from '../../register/index.ts';
import { admissionAnswers, PersonAdmitted } from '../events.ts';
import { findLines, getManifest, refusalOf, requireOnManifest, type Violation } from '../state.ts';

/** Admission to a section of the destination, person by person, with Mandela rule 7 (a) to (g) answered; an unknown carries its reason (R15, I04, I13, I16, I17). */
export const recordAdmission = defineCommand({
  system: 'transfers',
  name: 'record-admission',
  input: z
    .object({
      manifestNo: z.int().positive(),
      expectedCount,
      occurredAt: z.int().optional(),
      rows: z
        .array(z.object({ ...sheetRow, site: z.string(), section: z.string(), answers: admissionAnswers }).strict())
        .min(1)
        .max(5000),
    })
    .strict(),
  bodyLimit: 8 * 1024 * 1024,
  streams: (input) => [input.manifestNo, ...input.rows.map((row) => row.personNo)],
  load: async (read, input, { now }) => {
    const persons = input.rows.map((row) => row.personNo);
    const at = input.occurredAt ?? now;
    const sections = new Set(
      (await read.rows<{ site: string; section: string }>('SELECT site, section FROM sites.section')).map((row) =>
        JSON.stringify([row.site, row.section]),
      ),
    );
    const unknown = input.rows.filter((row) => !sections.has(JSON.stringify([row.site, row.section])));
    return {
      manifest: await getManifest(read, input.manifestNo),
      lines: await findLines(read, input.manifestNo),
      unknown,
      received: new Map(
        (
          await read.rows<{ person_no: number; to_authority: string; place: string; instant: number }>(
            `SELECT DISTINCT ON (p.person_no) p.person_no, h.to_authority, h.place, h.instant FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id
              WHERE h.manifest_no = $1 AND h.ordinal > 1 ORDER BY p.person_no, h.ordinal DESC`,
            [input.manifestNo],
          )
        ).map((row) => [row.person_no, row]),
      ),
      admitted: new Set(
        (
          await read.rows<{ person_no: number }>('SELECT person_no FROM transfers.admission WHERE manifest_no = $1', [
            input.manifestNo,
          ])
        ).map((row) => row.person_no),
      ),
      // a child who came of age on the way accompanies nobody: admitted under an order, or free to go
      orderless: await read.rows<Violation>(
        "SELECT p AS person_no, 'I04-no-admission-without-order' AS rule, 'no live order of detention' AS detail FROM unnest($1::bigint[]) p WHERE NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = p AND o.issued_at <= $2 AND $2 < o.expires_at) AND NOT EXISTS (SELECT FROM register.custody c WHERE c.person_no = p AND c.known_to IS NULL AND c.to_at = 'infinity' AND (c.state = 'resident' OR (c.state = 'accompanying' AND NOT EXISTS (SELECT FROM juveniles.age_classes_seen(ARRAY[p], ARRAY[($2::timestamptz AT TIME ZONE 'Asia/Baghdad')::date]) a WHERE a.class = 'adult'))))",
        [persons, new Date(at)],
      ),
      violations:
        unknown.length > 0
          ? []
          : await placementViolations(
              read,
              input.rows.map(({ personNo, site, section }) => ({ personNo, at, site, section })),
            ),
    };
  },
  decide: ({ manifest, lines, unknown, received, admitted, orderless, violations }, input, { authority, now }) => {
    checkSheet(input.rows, input.expectedCount);
    // where and by whom the hand-over says: who was taken back is admitted where the convoy came from
    const passOf = (personNo: number) =>
      received.get(personNo) ?? { to_authority: manifest.to_authority, place: manifest.to_site, instant: 0 };
    if (input.rows.some((row) => authority !== passOf(row.personNo).to_authority)) throw new Refusal('not-permitted');
    requireOnManifest(
      lines,
      input.rows.map((row) => row.personNo),
      ['listed', 'born'],
    );
    const problems = [
      ...unknown.map((row) => ({ code: 'unknown-section', personNo: row.personNo, field: 'section' })),
      ...input.rows
        .filter((row) => row.site !== passOf(row.personNo).place)
        .map((row) => ({ code: 'another-site', personNo: row.personNo, field: 'site' })),
      ...input.rows
        .filter((row) => !received.has(row.personNo))
        .map((row) => ({ code: 'not-handed-over', personNo: row.personNo })),
      ...input.rows
        .filter((row) => admitted.has(row.personNo))
        .map((row) => ({ code: 'admitted-already', personNo: row.personNo })),
      ...input.rows.flatMap((row) =>
        Object.entries(row.answers)
          .filter(([, answer]) => answer.answer === 'unknown' && (answer.reason ?? '').trim() === '')
          .map(([field]) => ({ code: 'reason-missing', personNo: row.personNo, field })),
      ),
    ];
    if (input.rows.some((row) => (input.occurredAt ?? now) < passOf(row.personNo).instant))
      throw new Refusal('invalid-input', { problems: [{ code: 'before-the-hand-over', field: 'occurredAt' }] });
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    const refused = [...orderless, ...violations];
    if (refused.length > 0) throw refusalOf(refused, lines);
    const when = input.occurredAt === undefined ? {} : { occurredAt: input.occurredAt };
    return input.rows.map(({ personNo, site, section, answers }) =>
      PersonAdmitted.make({
        stream: personNo,
        ...when,
        data: { manifestNo: input.manifestNo, site, section },
        personal: { answers },
      }),
    );
  },
});
