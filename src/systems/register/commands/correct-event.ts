import { z } from 'zod';
import { type Context, defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import type { AgeEvidenceKind } from '../../juveniles/age/index.ts';
import { AgeEvidenceRecorded } from '../../juveniles/index.ts';
import { ageBreach, findAgeState } from '../age-state.ts';
import { CustodyCorrected } from '../events.ts';
import { localDate } from '../local-date.ts';
import { afterRelease, leftApart, movedBreaches, unopenedAfter } from '../moved-breaches.ts';
import { getBirth } from '../new-person-input.ts';
import { breachesFor } from '../rules.ts';
import { findPresent } from '../state.ts';

/** The rule of what two officers sign: a correction that changes it is a breach of the author's. */
const SIGNED = 'I07-two-signatures-one-instant';

const text = z.string().trim().min(1).max(4000).optional();
const input = z
  .object({
    eventId: z.uuid(),
    correction: z
      .object({
        occurredAt: z.int().optional(),
        withdrawn: z.boolean().optional(),
        custodian: z.string().optional(),
        site: z.string().optional(),
        section: z.string().optional(),
        vehicle: z.string().optional(),
        compartment: z.string().optional(),
        cause: text,
        circumstances: text,
        remains: text,
        referral: text,
        birth: text,
        source: text,
      })
      .strict(),
    reason: z.string().trim().min(3).max(2000),
  })
  .strict();
type Input = z.infer<typeof input>;

type CustodyFactRow = {
  person_no: number;
  at: number;
  opens: boolean;
  moves: boolean;
  custodian: string | null;
  site: string | null;
  section: string | null;
  vehicle: string | null;
  compartment: string | null;
  outcome: string | null;
  state: string | null;
  superseded: boolean;
  recorded_by: string | null;
};
type EvidenceRow = {
  person_no: number;
  kind: AgeEvidenceKind;
  source: string;
  birth_text: string;
  superseded: boolean;
};

const findFact = (read: Reader, eventId: string) =>
  read.row<CustodyFactRow>(
    'SELECT person_no, at, opens, moves, custodian, site, section, vehicle, compartment, outcome, state, superseded_pos IS NOT NULL AS superseded, register.recording_authority(event_id) AS recorded_by FROM register.custody_fact WHERE event_id = $1',
    [eventId],
  );
const findEvidence = (read: Reader, eventId: string) =>
  read.row<EvidenceRow>(
    'SELECT person_no, kind, source, birth_text, superseded_pos IS NOT NULL AS superseded FROM juveniles.age_evidence WHERE event_id = $1',
    [eventId],
  );

/** Where the correction puts the person, as a whole; undefined where it leaves the place of the fact. */
const placeOf = (fact: CustodyFactRow, { site, section, vehicle, compartment }: Input['correction']) =>
  site === undefined && section === undefined && vehicle === undefined && compartment === undefined
    ? undefined
    : vehicle === undefined
      ? { site: site ?? fact.site, section: section ?? null, vehicle: null, compartment: null }
      : { site: null, section: null, vehicle, compartment: compartment ?? null };

const load = async (read: Reader, { eventId, correction }: Input, { now }: Pick<Context, 'now'>) => {
  const fact = await findFact(read, eventId);
  if (fact !== undefined) {
    const at = correction.occurredAt ?? fact.at;
    const place = placeOf(fact, correction);
    const { site, section, vehicle, compartment } = place ?? fact;
    const stands = correction.withdrawn !== true;
    const broken =
      fact.moves && stands
        ? await movedBreaches(read, {
            personNo: fact.person_no,
            at,
            site,
            section,
            vehicle,
            compartment,
            opens: fact.opens,
            instead: eventId,
            found: fact.state !== null && fact.outcome === null,
            ...withoutNull({ custodian: correction.custodian ?? fact.custodian }),
          })
        : stands && !fact.opens && fact.outcome === null
          ? await afterRelease(read, { personNo: fact.person_no, at, instead: eventId })
          : [];
    const unopened = await unopenedAfter(read, {
      personNo: fact.person_no,
      instead: eventId,
      ...(stands ? { stands: { at, opens: fact.opens, outcome: fact.outcome } } : {}),
    });
    const apart = stands ? [] : await leftApart(read, { personNo: fact.person_no, at: now, instead: eventId });
    const [present] = await findPresent(read, [fact.person_no]);
    const changesHolder = await read.row<{ yes: boolean }>(
      'SELECT register.correction_changes_holder_seen($1, $2, $3, $4) AS yes',
      [eventId, new Date(at), correction.custodian ?? null, correction.withdrawn ?? false],
    );
    return {
      fact,
      at,
      place,
      broken: [...broken, ...unopened, ...apart],
      present,
      changesHolder: changesHolder?.yes === true,
    };
  }
  const evidence = await findEvidence(read, eventId);
  if (evidence !== undefined) {
    const [present] = await findPresent(read, [evidence.person_no]);
    return { evidence, present, age: await findAgeState(read, evidence.person_no, now) };
  }
  throw new Refusal('not-correctable', { values: { detail: eventId } });
};

/**
 * Corrects a custody event or evidence of age: the old one is kept and no longer believed; a correction that shows something unlawful opens its breach, and so
 * does one that changes who held (I07). Custody is corrected by the authority that recorded it, evidence of age by the one that holds the person.
 */
export const correctEvent = defineCommand({
  system: 'register',
  name: 'correct-event',
  // an escort signs hand-overs, so it may have one to correct
  input,
  streams: async ({ eventId }, read) => {
    const found = (await findFact(read, eventId)) ?? (await findEvidence(read, eventId));
    if (found === undefined) throw new Refusal('not-found', { values: { detail: `event ${eventId}` } });
    return [found.person_no];
  },
  load,
  decide: (state, { eventId, correction, reason }, { now, authority, postings }) => {
    const id = uuidv7();
    if ('evidence' in state && state.evidence !== undefined) {
      const { evidence, age, present } = state;
      if (evidence.superseded) throw new Refusal('stale');
      const protects = postings.some((posting) => posting.role === 'child_protection_officer');
      if (present !== undefined && present.custodian !== authority && !protects)
        throw new Refusal('not-permitted', { values: { detail: `held by ${present.custodian}` } });
      const written = correction.birth ?? evidence.birth_text;
      const onDocument = evidence.kind === 'document' || evidence.kind === 'registry';
      const birth =
        correction.withdrawn === true
          ? null
          : getBirth(written, localDate(now, age.zone), 'correction.birth', onDocument);
      const rest = age.evidence.filter((item) => item.eventId !== eventId);
      return [
        AgeEvidenceRecorded.make({
          stream: evidence.person_no,
          id,
          data: { kind: evidence.kind, corrects: eventId },
          personal: {
            source: correction.source ?? `${evidence.source}; ${reason}`.slice(0, 300),
            birth: {
              text: correction.withdrawn === true ? '' : written,
              from: birth?.from ?? null,
              to: birth?.to ?? null,
            },
          },
        }),
        ...ageBreach(age, evidence.person_no, [...rest, { kind: evidence.kind, birth }], id, now),
      ];
    }
    const { fact, at, place, broken, present, changesHolder } = state as Exclude<
      typeof state,
      { evidence: EvidenceRow }
    >;
    if (fact.superseded) throw new Refusal('stale');
    if (fact.recorded_by !== authority)
      throw new Refusal('not-permitted', { values: { detail: `recorded by ${fact.recorded_by ?? 'the register'}` } });
    if (place !== undefined && !fact.moves)
      throw new Refusal('invalid-input', { problems: [{ code: 'event-moves-nobody', field: 'correction' }] });
    const answers = correction.custodian ?? present?.custodian ?? fact.custodian ?? authority;
    return [
      CustodyCorrected.make({
        stream: fact.person_no,
        id,
        occurredAt: at,
        data: {
          corrects: eventId,
          ...(correction.custodian === undefined ? {} : { custodian: correction.custodian }),
          ...(correction.withdrawn === undefined ? {} : { withdrawn: correction.withdrawn }),
          ...(place === undefined ? {} : { place: withoutNull(place) }),
        },
        personal: {
          reason,
          ...withoutNull({
            cause: correction.cause ?? null,
            circumstances: correction.circumstances ?? null,
            remains: correction.remains ?? null,
            referral: correction.referral ?? null,
          }),
        },
      }),
      ...breachesFor(
        broken.filter(({ rule }) => rule !== SIGNED),
        id,
        answers as string,
        at,
      ),
      // whoever unsays what was signed or entered, or says that somebody is where nothing was signed, answers for it, whoever holds the person afterwards
      ...breachesFor(
        [
          ...broken.filter(({ rule }) => rule === SIGNED),
          ...(changesHolder ? [{ person_no: fact.person_no, rule: SIGNED }] : []),
        ],
        id,
        authority as string,
        at,
      ),
    ];
  },
});

const withoutNull = <Keys extends string>(
  fields: { readonly [key in Keys]: string | null },
): { [key in Keys]?: string } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as { [key in Keys]?: string };
