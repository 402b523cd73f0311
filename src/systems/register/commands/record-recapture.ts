import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { captureResult } from '../command-views.ts';
import { CustodyFound, holderRoles } from '../events.ts';
import { CAPTURE_RESULT, findTags } from '../intake/capture-result.ts';
import { checkWhen, deprivationEvent, deprivationInput } from '../intake/deprivation-input.ts';
import { breachesFor } from '../rules.ts';
import { findSections, getPresent, getSite, hasLiveOrder, placementViolations } from '../state.ts';

/**
 * Somebody who escaped, or of whom nobody knew, is found and held again, by the officer's own authority: the same file goes on, because an escape is no exit.
 * What the new custody breaks is recorded as breaches, never refused.
 */
export const recordRecapture = defineCommand({
  system: 'register',
  name: 'record-recapture',
  roles: [...holderRoles],
  input: z
    .object({
      personNo: z.int().positive(),
      site: z.string(),
      section: z.string().optional(),
      fromAt: z.int(),
      deprivation: deprivationInput,
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo, site, section, fromAt }) => {
    const present = await getPresent(read, personNo);
    return {
      present,
      site: await getSite(read, site),
      sections: await findSections(read, site),
      tags: await findTags(read, personNo),
      violations: [
        ...((await hasLiveOrder(read, personNo, fromAt))
          ? []
          : [{ person_no: personNo, rule: 'I04-no-admission-without-order' }]),
        ...(await placementViolations(read, section === undefined ? [] : [{ personNo, at: fromAt, site, section }])),
      ],
    };
  },
  decide: ({ present, site, sections, tags, violations }, input, context) => {
    const { personNo, section, fromAt, deprivation } = input;
    if (present.state !== 'unaccounted' && present.state !== 'at_large')
      throw new Refusal('invalid-input', { problems: [{ code: 'person-not-at-large', field: 'personNo' }] });
    if (section !== undefined && !sections.some((candidate) => candidate.section === section))
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (context.authority === null || site.authority !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    checkWhen(deprivation, context.now, site.zone);
    const factEvent = uuidv7();
    return [
      CustodyFound.make({
        stream: personNo,
        id: factEvent,
        occurredAt: fromAt,
        data: {
          custodian: context.authority,
          site: site.code,
          basis: 'recapture',
          ...(section === undefined ? {} : { section }),
        },
      }),
      ...breachesFor(violations, factEvent, context.authority, fromAt),
      deprivationEvent(
        { personNo, registerNumber: present.register_number, tags },
        'recapture',
        factEvent,
        deprivation,
      ),
    ];
  },
  present: async (read, _events, { personNo }) => read.row(CAPTURE_RESULT, [personNo]),
  result: captureResult,
});
