import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { captureResult } from '../command-views.ts';
import { CustodyFound } from '../events.ts';
import { CAPTURE_RESULT } from '../intake/capture-result.ts';
import { checkWhen, deprivationEvent, deprivationInput, entryWays } from '../intake/deprivation-input.ts';
import { localDate } from '../local-date.ts';
import { getBirth, newPersonInput, registeredName } from '../new-person-input.ts';
import { registrationEvents } from '../registration.ts';
import { getPeople, PEOPLE } from '../residents/people-of-list.ts';
import { findBlocks, findExtraPlaces, findSections, getSite, getSiteStream } from '../state.ts';
import { takeNumbers } from '../take-numbers.ts';

/** Enters one person who is found in the custody of the officer's own authority. What that custody breaks is recorded as breaches, never refused. */
export const registerPerson = defineCommand({
  system: 'register',
  name: 'register-person',
  refuses: ['no-register-numbers', 'birth-in-future', 'birth-too-long-ago'],
  input: z
    .object({
      site: z.string(),
      person: newPersonInput,
      custody: z
        .object({
          custodian: z.string(),
          site: z.string(),
          section: z.string().optional(),
          fromAt: z.int(),
          basis: z.enum(entryWays),
        })
        .strict(),
      /** A resident or a detainee: needed for who is there already, where people live without being detained. */
      people: z.enum(PEOPLE).optional(),
      /** How the person came in; what is left out is owed on the file. */
      deprivation: deprivationInput.optional(),
    })
    .strict(),
  streams: async (input, read) => [await getSiteStream(read, input.site)],
  creates: () => ['person'],
  load: async (read, input) => ({
    site: await getSite(read, input.custody.site),
    blocks: await findBlocks(read, input.site),
    sections: await findSections(read, input.custody.site),
    extraPlaces: await findExtraPlaces(read, input.custody.site),
    answers: await read.row<{ yes: boolean }>('SELECT sites.answers_to($1, $2, register.at($3)) AS yes', [
      input.custody.site,
      input.custody.custodian,
      input.custody.fromAt,
    ]),
  }),
  decide: (
    { site, blocks, sections, extraPlaces, answers },
    { site: prefix, person, custody, people: said, deprivation },
    context,
  ) => {
    const section = custody.section ?? null;
    if (section !== null && !sections.some((candidate) => candidate.section === section))
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'custody.section' }] });
    if (custody.custodian !== context.authority)
      throw new Refusal('invalid-input', {
        problems: [{ code: 'custodian-not-own-authority', field: 'custody.custodian' }],
      });
    // who was captured, arrested or handed over is detained, and nobody is asked; of who is there already an officer says it (I31)
    const people = custody.basis === 'existing-custody' ? getPeople(site, said) : (said ?? 'detainees');
    if (people === 'residents' && (custody.basis !== 'existing-custody' || deprivation !== undefined))
      throw new Refusal('invalid-input', { problems: [{ code: 'resident-not-captured', field: 'custody.basis' }] });
    if (people === 'residents' && site.authority !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    const family = sections.some((candidate) => candidate.section === section && candidate.family);
    if (people === 'residents' && family)
      throw new Refusal('invalid-input', { problems: [{ code: 'in-no-household', field: 'custody.section' }] });
    if (deprivation !== undefined) checkWhen(deprivation, context.now, site.zone);
    const [registerNumber = ''] = takeNumbers(prefix, blocks, 1);
    const personNo = context.newStreams[0] as number;
    const events = registrationEvents(
      [
        {
          personNo,
          registerNumber,
          sex: person.sex,
          names: person.names.map(registeredName),
          birth: getBirth(person.birth, localDate(context.now, site.zone), 'person.birth'),
          source: person.names[0]?.source ?? prefix,
          nationalities: person.nationalities,
          remarks: person.remarks?.trim() ? person.remarks : null,
          numbers: person.numbers ?? [],
          section,
        },
      ],
      {
        site,
        sections,
        extraPlaces,
        custodian: custody.custodian,
        at: custody.fromAt,
        basis: custody.basis,
        resident: people === 'residents',
        elsewhere: answers?.yes === false,
        synthetic: context.synthetic,
      },
    );
    const factEvent = events.find(({ definition }) => definition.type === CustodyFound.type)?.id;
    if (deprivation === undefined || factEvent === undefined) return events;
    return [...events, deprivationEvent({ personNo, registerNumber, tags: 0 }, custody.basis, factEvent, deprivation)];
  },
  result: captureResult,
  present: async (read, events) =>
    read.row(CAPTURE_RESULT, [events.find((event) => event.type === 'PersonRegistered')?.streamNo ?? 0]),
});
