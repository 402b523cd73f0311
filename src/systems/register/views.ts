/** Wire of `register`: answers of its queries. Inputs of its commands are in `command-views.ts`. The web application imports the types only. */

import { z } from 'zod';
import { standingOpening } from '../../core/access/break-glass-views.ts';
import { authorityName, officerReference, trilingual } from '../../core/access/views.ts';
import { abilities, codes, instant, pagedView, sha256, view } from '../../core/wire.ts';
import { healthView } from '../care/health-views.ts';
import { NUMBER_KINDS } from './external-numbers/number-kinds.ts';
import { openingView } from './intake/opening-views.ts';
import { type bodyPlace, type markKind, markView, photographView } from './marks/views.ts';

export const sex = codes('Sex', 'Sex as recorded.', ['male', 'female']);
/** Sex as recorded. */
export type Sex = z.infer<typeof sex>;

export const ageClass = codes('AgeClass', 'Derived from evidence; `undetermined` is treated as a minor.', [
  'adult',
  'minor',
  'undetermined',
]);
/** Age class derived from evidence (I14-age-from-evidence); `undetermined` is treated as a minor. */
export type AgeClass = z.infer<typeof ageClass>;

export const script = codes('Script', 'Script of a name.', ['arabic', 'latin', 'sorani', 'cyrillic']);
/** Script of a name. */
export type Script = z.infer<typeof script>;

export const numberKind = codes('NumberKind', 'Whose number it is.', NUMBER_KINDS);

export const nameKind = codes('NameKind', 'What a name is to the person.', [
  'primary',
  'alias',
  'transliteration',
  'alleged',
]);
/** What a name is to the person. */
export type NameKind = z.infer<typeof nameKind>;

const nameShape = { full: z.string(), script, kind: nameKind };
export const nameView = view('NameView', 'A name without its source, as lists show it.', nameShape);
/** A name without its source, as lists show it. */
export type NameView = z.infer<typeof nameView>;

export const sourcedName = view('SourcedName', 'A name with its source.', {
  ...nameShape,
  source: z.string(),
  father: z.string().exactOptional(),
  grandfather: z.string().exactOptional(),
  mother: z.string().exactOptional(),
});
/** A name with its source. */
export type SourcedName = z.infer<typeof sourcedName>;

/** Primary name and the first in Latin letters, as sheets show them; both empty where the identity of a child is closed to who asks. */
export const shownName = z
  .object({ primary: z.string(), latin: z.string() })
  .describe('Both empty where the identity of a child is closed to who asks.');

const birthShape = {
  text: z.string().describe('As it was given.'),
  from: z.string().nullable().describe('The earliest civil date that it can mean.'),
  to: z.string().nullable().describe('The latest civil date that it can mean.'),
};
export const birthView = view('BirthView', 'A birth as an interval of civil dates.', birthShape);
export const placeView = view('PlaceView', 'Where a person is: in a section of a site, or in a vehicle.', {
  site: z.string().nullable(),
  section: z.string().nullable(),
  vehicle: z.string().nullable(),
});
/** Where a person is: in a section of a site, or in a vehicle. */
export type PlaceView = z.infer<typeof placeView>;

const custodian = z
  .string()
  .nullable()
  .describe('Code of the authority that holds the person; null after a terminal outcome.');
const nationality = z.string().describe('ISO 3166-1 alpha-3, or XXA stateless, XXX unknown.');
const liveManifest = z.int().nullable().describe('The live manifest that the person is on.');

export const custodyState = codes('CustodyState', 'State of a period of custody.', [
  'held',
  'resident',
  'accompanying',
  'missing',
  'moving',
  'unaccounted',
  'escaped',
  'disputed',
  'ended',
]);
export const personRow = view('PersonRow', 'A person as lists show the person.', {
  personNo: z.int(),
  registerNumber: z.string(),
  names: z.array(nameView),
  closed: z
    .boolean()
    .describe(
      'The identity of a child is closed to who asks: there are no names and there is no birth, and the rest is told.',
    ),
  sex,
  ageClass,
  birth: birthView.nullable(),
  nationalities: z.array(nationality),
  custodian,
  supervisor: z
    .string()
    .nullable()
    .describe('Who supervises the detention now (ICPPED 17(3)(d)): a code, or the name of an authority without one.'),
  resident: z.boolean().describe('Lives in a camp and is detained by nobody: the authority holds the camp (I31).'),
  state: custodyState.nullable().describe('State of present custody; null where custody ended.'),
  place: placeView,
  breaches: z.int().describe('Open breaches.'),
  manifestNo: liveManifest,
});
/** One row of `POST /api/register/people`. */
export type PersonRow = z.infer<typeof personRow>;

/** Body of `POST /api/register/people`: a typed name never stands in an address; `eligible` = held or with a held parent, alive, on no live manifest. */
export interface PeopleQuery {
  /** Part of a name in either script, or a register number. */
  q?: string;
  site?: string;
  /** A section of that site. */
  section?: string;
  /** Who has a distinguishing mark of this kind; of this place on the body. */
  mark?: z.infer<typeof markKind>;
  bodyPlace?: z.infer<typeof bodyPlace>;
  /** Who supervises now: a code, one of its supervisions where the authority is only named, or `none`: nobody is said to. */
  supervisor?: string;
  status?:
    | 'held'
    | 'resident'
    | 'accompanying'
    | 'eligible'
    | 'on-manifest'
    | 'moving'
    | 'breach'
    | 'unaccounted'
    | 'review'
    | 'ended';
  /** 1-based. */
  page?: number;
  /** 1..500, default 50. */
  pageSize?: number;
}

export const peopleAnswer = pagedView('PeopleAnswer', 'The persons found, by register number.', {
  rows: z.array(personRow),
  beginning: z
    .boolean()
    .describe(
      'Nobody has the words of the search whole: these have names that begin so, or hold them inside where none begins so.',
    ),
  abilities,
});
/** Answer of `POST /api/register/people`. */
export type PeopleAnswer = z.infer<typeof peopleAnswer>;

export const similarPeopleAnswer = pagedView(
  'SimilarPeopleAnswer',
  'Persons whose names are near the words searched, in the order in which they were entered; not who has those words.',
  {
    rows: z.array(personRow),
    bySound: z.boolean().describe('Nobody is near in writing: these have names in another script that sound so.'),
  },
);
/** Answer of `POST /api/register/similar-people`. */
export type SimilarPeopleAnswer = z.infer<typeof similarPeopleAnswer>;

export const custodyPeriod = view('CustodyPeriod', 'One period of custody, half-open.', {
  fromAt: instant,
  toAt: instant.nullable(),
  custodian: z.string().nullable().describe('Code of the authority.'),
  place: placeView,
  state: custodyState,
  outcome: z.string().nullable().describe('Terminal outcome that ended custody, e.g. `death`.'),
  eventId: z.string(),
  knownFromAt: z.int().describe('When the register learnt of this period.'),
});
/** One period of custody, half-open. */
export type CustodyPeriod = z.infer<typeof custodyPeriod>;

export const legalStatus = codes(
  'LegalStatus',
  'Untried, or convicted by an order in force that carries out a judgment.',
  ['untried', 'convicted'],
);
/** Untried, or convicted by an order in force that carries out a judgment. */
export type LegalStatus = z.infer<typeof legalStatus>;
const standing = codes(
  'PersonLegalStatus',
  'Untried or convicted; or not detained and asked for no order: a resident of a camp (I31), or a child who accompanies a detained parent.',
  ['untried', 'convicted', 'resident', 'accompanying'],
);

export const orderView = view('OrderView', 'A detention order or a transfer order with its document.', {
  orderId: z.string(),
  ground: z.string(),
  article: z.string(),
  authority: z.string().describe('Issuing authority as written on the order.'),
  documentSha256: sha256,
  issuedAt: instant,
  expiresAt: instant,
  state: z.enum(['live', 'expired', 'extended', 'superseded']),
  legalStatus: legalStatus.describe('`convicted` where the order carries out a judgment.'),
});
/** A detention order or transfer order with its document. */
export type OrderView = z.infer<typeof orderView>;

export const documentView = view('DocumentView', "A document attached to the person's file.", {
  sha256,
  mediaType: z.string(),
  bytes: z.int(),
  kind: z.string().describe('What it is, e.g. `order`, `age-evidence`.'),
  addedAt: instant,
});
/** A document attached to the person's file. */
export type DocumentView = z.infer<typeof documentView>;

export const breachView = view(
  'BreachView',
  'A breach: a fact that a rule would have refused as an act, open until cured.',
  {
    breachId: z.string(),
    rule: z.string().describe('Id of the rule.'),
    source: z.string().describe('Source of the rule.'),
    authority: z.string().describe('Code of the authority that answers for it.'),
    openedAt: instant,
    curedAt: instant.nullable(),
    orderEndedAt: instant
      .exactOptional()
      .describe('Of a person held without an order: when the last one had ended, where there was one.'),
    text: trilingual,
  },
);
/** A breach: a fact that a rule would have refused as an act, open until cured. */
export type BreachView = z.infer<typeof breachView>;

export const timelineEntry = view('TimelineEntry', 'One event of a timeline with its three clocks.', {
  eventId: z.string(),
  type: z.string(),
  occurredAt: z.int().describe('When it happened, as claimed.'),
  recordedAt: z.int().describe('When the device wrote it down.'),
  receivedAt: z.int().describe('When the register received it.'),
  officer: officerReference,
  authority: z.union([authorityName, z.string()]),
  summary: trilingual,
  corrects: z.string().exactOptional().describe('The event this one corrects.'),
  correctedBy: z.string().exactOptional().describe('The event that corrects this one.'),
  correctable: z
    .enum(['time', 'place', 'birth'])
    .exactOptional()
    .describe(
      'What of it this officer can correct: when it happened, also where, or the birth that it is evidence of.',
    ),
  orderEndedAt: instant
    .exactOptional()
    .describe('Of the breach of who is held without an order: when the last one had ended, where there was one.'),
  late: z.boolean().describe('Received later than the rules allow.'),
  zone: z.string().exactOptional().describe('Zone of the place where it happened.'),
});
/** One event of a timeline with its three clocks. */
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const owedView = view('OwedView', 'Something that is owed to the person next.', {
  code: z.string(),
  text: trilingual,
  dueAt: instant.nullable(),
  by: z.string().nullable().describe('Role that must do it; null where any officer of the authority may.'),
  authority: z.string().nullable().describe('Code of the authority that owes it, where it is a certain one.'),
});
/** Something that is owed to the person next. */
export type OwedView = z.infer<typeof owedView>;

export const ageEvidenceKind = codes(
  'AgeEvidenceKind',
  'Kinds of evidence of age; only documents and registries can make someone adult alone.',
  ['document', 'registry', 'statement', 'school', 'medical'],
);
/** Kinds of age evidence; only documents and registries can make someone adult alone. */
export type AgeEvidenceKind = z.infer<typeof ageEvidenceKind>;

export const ageEvidenceView = view('AgeEvidenceView', 'One piece of evidence of age.', {
  kind: ageEvidenceKind,
  birth: birthView,
  source: z.string(),
  documentSha256: sha256.exactOptional(),
  recordedAt: instant,
});
export const personView = view('PersonView', "Identity part of a person's file.", {
  personNo: z.int(),
  registerNumber: z.string(),
  names: z.array(sourcedName),
  closed: z
    .object({
      sealed: z.boolean().describe('Custody ended by release: child protection alone reads it.'),
      names: z.int(),
    })
    .nullable()
    .describe(
      'The identity of a child is closed to who asks: neither names nor birth, numbers of others, marks, photographs nor documents are told, and how many names there are. Null: it is open.',
    ),
  sex,
  ageClass,
  birth: z.object({ ...birthShape, evidence: z.array(ageEvidenceView) }).nullable(),
  nationalities: z.array(z.object({ code: nationality, source: z.string() })),
  legalStatus: standing,
  numbers: z
    .array(
      z.object({
        numberId: z.uuid(),
        kind: numberKind,
        number: z.string(),
        issuedBy: z.string().nullable(),
        source: z.string(),
        withdrawal: z.string().nullable().describe('Why it is withdrawn; null where it stands.'),
      }),
    )
    .describe('Numbers that others gave, in the order in which they became known.'),
  supervisions: z
    .array(
      z.object({
        supervisionId: z.uuid(),
        authority: z.string().nullable().describe('Code of an authority of the register; null where it is only named.'),
        name: z.string().nullable(),
        fromAt: instant,
        endsAt: instant.nullable().describe('Where its source says so or the next one begins; null: it lasts.'),
        source: z.string(),
        withdrawal: z.string().nullable().describe('Why it is withdrawn; null where it stands.'),
      }),
    )
    .describe('Authorities that supervised the detention (ICPPED 17(3)(d)), in the order in which they began.'),
  marks: z.array(markView).describe('Distinguishing marks, in the order in which they were recorded.'),
  photographs: z.array(photographView).describe('Photographs for identification, the newest first; none for monitors.'),
  remarks: z.string().exactOptional(),
  custodian,
  place: placeView,
  manifestNo: liveManifest,
  overdueBy: z
    .int()
    .nullable()
    .describe('By how many milliseconds the convoy of that manifest is overdue; null when it is not.'),
});
const relative = z.object({ personNo: z.int(), registerNumber: z.string() });
/** Identity part of a person's file. */
export type PersonView = z.infer<typeof personView>;

export const personAnswer = view('PersonAnswer', 'The file of a person.', {
  person: personView,
  custody: z.array(custodyPeriod),
  orders: z.array(orderView),
  withoutOrder: z
    .array(z.object({ fromAt: instant, toAt: instant.nullable() }))
    .describe('When the person was held and no order was in force, the oldest first; `toAt` is null while it goes on.'),
  documents: z.array(documentView),
  breaches: z.array(breachView),
  health: z.array(healthView).describe('When health officers saw the person, the newest first.'),
  withheld: z
    .object({ health: z.int(), photographs: z.int() })
    .describe('How many findings of health and photographs there are that who asks is not shown.'),
  withinReach: z.boolean().describe('False where the file is told under an opened wall (break-glass).'),
  glass: z.array(standingOpening).describe('Walls that who asks opened before this file, and that stand open.'),
  openings: z.array(openingView).describe('How the person came into custody, the newest first.'),
  mother: relative
    .nullable()
    .describe('The parent with whom a child is in custody: of a birth there, or of who came in with a parent.'),
  children: z.array(relative).describe('Born in custody, or come in with this person.'),
  detained: z.boolean().describe('False for a child that is in custody with a parent only.'),
  timeline: z
    .array(timelineEntry)
    .describe('The latest 100 events, oldest first; all of them are in `register/timeline`.'),
  timelineTotal: z.int().describe('Events that there are.'),
  owedNext: z.array(owedView),
  unanswered: z
    .array(z.string())
    .describe('Questions of Mandela 7, e.g. `d_injuries`, whose newest answer is unknown.'),
  abilities,
});
/** `GET /api/register/person`. With `asOfAt`/`asKnownAt` the file as of, and as known at, those instants. */
export type PersonAnswer = z.infer<typeof personAnswer>;

export const timelineAnswer = pagedView('TimelineAnswer', 'Events of a person, oldest first.', {
  rows: z.array(timelineEntry),
});
/** `GET /api/register/timeline?personNo=`. */
export type TimelineAnswer = z.infer<typeof timelineAnswer>;
