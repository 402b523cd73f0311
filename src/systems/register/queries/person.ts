import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { arrivalOf } from '../../care/index.ts';
import { decidedAt, withoutParent } from '../accompanying/accompanying.ts';
import type { Opening } from '../intake/find-openings.ts';
import { gapsOfOpening } from '../intake/opening-gaps.ts';
import type { OpeningView } from '../intake/opening-views.ts';
import { openParticulars } from '../intake/particulars.ts';
import { localDate } from '../local-date.ts';
import { marksOf, photographsOf } from '../marks/rows.ts';
import { type CustodyPeriod, type PersonAnswer, personAnswer } from '../views.ts';
import { type OwedFacts, owedNext, unansweredOf } from './owed-next.ts';
import { aroundOf } from './person-around.ts';
import {
  birthOf,
  breachesOf,
  custodyOf,
  documentsOf,
  type FileView,
  healthOf,
  legalStatusOf,
  namesOf,
  nationalitiesOf,
  numbersOf,
  ordersOf,
  supervisionsOf,
  withoutOrderOf,
} from './person-file.ts';
import { FILE_COLUMNS, type FileRows, fileRowsOf, type PersonTold } from './person-file-rows.ts';
import { eventsUntil, timelineOfFile } from './person-timeline.ts';

/** Events that the file itself shows: the latest. */
const SHOWN_EVENTS = 100;

/** Commands of the authority that holds the person; any other sees no button for them. */
const OF_THE_HOLDER = new Set([
  'register/correct-detention',
  'register/move-section',
  'register/record-found-in-section',
  'register/record-escape',
  'register/record-deprivation',
  'register/record-unaccounted',
  'sites/add-keep-apart',
  'transfers/add-admission-answer',
]);
/** What is done with detainees only: a resident does not escape, and is deprived of no liberty (I31). */
const OF_DETAINEES = new Set([
  'register/record-escape',
  'register/record-deprivation',
  'register/record-first-appearance',
  'register/correct-detention',
]);
/** The same on this page: that a missing resident was found is recorded with the household. */
const OF_DETAINEES_HERE = new Set([...OF_DETAINEES, 'register/record-resident-found']);
/** What remains possible when custody has ended. */
const AFTER_THE_END = new Set([
  'register/correct-event',
  'register/cure-breach',
  'register/add-name',
  'register/record-number',
  'register/withdraw-number',
  'register/record-supervision',
  'register/correct-supervision',
  'register/record-remarks',
  'care/record-health',
  'register/record-first-appearance',
  'register/record-mark',
  'register/issue-slip',
  'register/replace-slips',
  'register/withdraw-mark',
  'register/withdraw-photograph',
]);

/** Whether somebody lives in a camp or accompanies a parent, or did until nobody knew where the person is. */
const livesFree = (present: CustodyPeriod | undefined): boolean =>
  present?.state === 'resident' || present?.state === 'accompanying' || present?.state === 'missing';

/** Child protection moves a child wherever it is held: its act in the best interest of the child is no other authority's. */
const isForChildren = (name: string, { postings }: QueryContext): boolean =>
  name === 'register/move-section' && postings.some(({ role }) => role === 'child_protection_officer');

const narrow = (context: QueryContext, present: CustodyPeriod | undefined): string[] =>
  context.abilities.filter((name) =>
    present === undefined
      ? AFTER_THE_END.has(name)
      : (!OF_THE_HOLDER.has(name) || present.custodian === context.authority || isForChildren(name, context)) &&
        !(livesFree(present) && OF_DETAINEES_HERE.has(name)) &&
        // who is at large already does not escape
        !(present.state === 'escaped' && name === 'register/record-escape'),
  );

const askedOf = ({ personNo, asKnownAt }: { personNo: number; asKnownAt?: number | undefined }): unknown[] => [
  personNo,
  asKnownAt ?? null,
];

const openingOf = (opening: Opening): OpeningView => {
  const { factEvent, at, site, custodian, way, tag, particulars, appearance } = opening;
  return { factEvent, at, site, custodian, way, tag, particulars, appearance, gaps: gapsOfOpening(opening) };
};

/** What of the newest way in is still unknown; undefined where nothing was told. */
const openOf = (opening: Opening | undefined): OwedFacts['openParticulars'] =>
  opening?.particulars == null ? undefined : openParticulars({ way: opening.way, ...opening.particulars });

/** What is decided of a child who accompanies a parent, and what has become of the parent; a parent behind the wall is not told of. */
const oweChild = ({ accompaniment }: FileRows, { place }: CustodyPeriod, at: number): OwedFacts['accompaniment'] => {
  if (accompaniment === null) return undefined;
  const { parent, decisions } = accompaniment;
  const decided = decidedAt(decisions, at);
  return {
    decided: decided !== null,
    reviewAt: decisions.at(-1)?.reviewAt ?? null,
    without: parent === null ? null : withoutParent(place, parent, decided),
  };
};

/**
 * The file of a person: identity with sources, custody, orders, documents, breaches, timeline, and what is owed next. With `asOfAt` as things stood then, with
 * `asKnownAt` as the register knew them then, folded from the events received until then (decisions.md 4).
 */
export const person = defineQuery({
  system: 'register',
  name: 'person',
  input: z
    .object({ personNo: wholeNumber, asOfAt: wholeNumber.optional(), asKnownAt: wholeNumber.optional() })
    .strict(),
  answer: personAnswer,
  whole: (input) => ({ columns: FILE_COLUMNS, values: askedOf(input) }),
  run: async (_read, input, context, asked): Promise<PersonAnswer> => {
    const { personNo, asOfAt = null } = input;
    // always asked whole: a reading that writes nothing cannot open a file
    const told = asked?.told as PersonTold<OwedFacts['answers']> | undefined;
    const file = told?.file == null ? undefined : fileRowsOf(told.file, personNo);
    if (told === undefined || file === undefined || file.events.length === 0)
      throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const view: FileView = {
      file,
      known: new Set(file.events.map(({ pos }) => pos)),
      now: context.now,
      asOfAt,
    };
    const around = aroundOf(file, told.manifest, context.now);
    const at = asOfAt ?? context.now;
    const periods = custodyOf(view);
    const present = periods.find(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt));
    const birth = birthOf(view, localDate(at, present?.zone ?? 'Asia/Baghdad'));
    const orders = ordersOf(view);
    const breaches = breachesOf(view, orders);
    const { manifestNo, answers, mother, children } = around;
    const undetained = livesFree(present);
    const detained = around.detained && !undetained;
    // under an opened wall there is nothing but to look
    const abilities = file.seen ? narrow(context, present) : [];
    const health = healthOf(view);
    const past = eventsUntil(file.events, asOfAt);
    const openings = file.openings.filter(({ at: from }) => asOfAt === null || from <= asOfAt);
    return {
      person: {
        personNo,
        registerNumber: file.registerNumber,
        names: namesOf(view),
        closed: file.closed === null ? null : { sealed: file.closed.sealed, names: file.closed.names },
        sex: file.sex,
        ...birth,
        nationalities: nationalitiesOf(view),
        legalStatus: undetained
          ? file.accompaniment !== null && present?.state !== 'resident'
            ? 'accompanying'
            : 'resident'
          : legalStatusOf(orders, at),
        numbers: numbersOf(view),
        supervisions: supervisionsOf(view),
        marks: marksOf(file.marks, view.known),
        photographs: photographsOf(file.photographs, view.known),
        custodian: present?.custodian ?? null,
        place: present?.place ?? { site: null, section: null, vehicle: null },
        manifestNo,
        overdueBy: around.overdueBy,
      },
      custody: periods.map(({ zone, ...period }) => period),
      orders,
      withoutOrder: file.child ? [] : withoutOrderOf(view, orders),
      documents: documentsOf(view),
      breaches,
      health,
      withheld: file.withheld,
      withinReach: file.seen,
      glass: [...file.glass],
      openings: openings.map(openingOf),
      mother,
      children,
      detained,
      timeline: timelineOfFile(file, past.slice(-SHOWN_EVENTS), abilities),
      timelineTotal: past.length,
      owedNext: owedNext({
        now: at,
        held: present !== undefined,
        detained,
        openParticulars: openOf(openings[0]),
        judged: openings[0] === undefined || openings[0].appearance !== null,
        accompaniment: asOfAt === null && present?.state === 'accompanying' ? oweChild(file, present, at) : undefined,
        ageClass: birth.ageClass,
        orders,
        breaches,
        manifest: around.manifest,
        answers,
        recall:
          asOfAt !== null || around.recalledAt === null
            ? null
            : { requestedAt: around.recalledAt, authority: present?.custodian ?? null },
        wayBack:
          asOfAt !== null || around.wayBackSince === null
            ? null
            : { agreedAt: around.wayBackSince, authority: present?.custodian ?? null },
        complaint:
          asOfAt !== null || around.complainedAt === null
            ? null
            : // whoever held last answers for what was not given back
              { madeAt: around.complainedAt, authority: (present ?? periods.at(-1))?.custodian ?? null },
        health: {
          seen: health,
          // a child who accompanies a parent is seen too (Bangkok Rules 9, 51)
          arrivedAt: present?.state === 'resident' || present?.state === 'missing' ? undefined : arrivalOf(periods, at),
          releaseAt: asOfAt === null ? file.releaseAt : null,
        },
      }),
      unanswered: unansweredOf(answers),
      abilities,
    };
  },
});
