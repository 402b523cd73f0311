import type { OwnersHand } from './attack.ts';
import type { World } from './world.ts';

/** What the owner of the database writes with the triggers off, and the one rule that a verification must then name. */
export interface Tampering {
  readonly invariant: number;
  readonly rule: string;
  readonly hands: (world: World) => readonly OwnersHand[];
  /** Part of the finding's text. */
  readonly names: (world: World) => string;
  /** A rule that cannot hold without the first one. */
  readonly also?: string;
}

/** Takes the constraints of a table away, as an owner can; in the transaction that is taken back. */
const unbound = (table: string): OwnersHand => [
  `DO $$ DECLARE k record; BEGIN FOR k IN SELECT conname FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype IN ('c', 'x', 'u') LOOP
    EXECUTE format('ALTER TABLE ${table} DROP CONSTRAINT %I', k.conname); END LOOP; END $$`,
];
const man = ({ man }: World) => `person ${man}`;
const offered = ({ offered }: World) => `manifest ${offered.manifestNo}`;
const onTheWay = ({ onTheWay }: World) => `manifest ${onTheWay.manifestNo}`;

/** One for each invariant of the first convoy. */
export const tamperings: readonly Tampering[] = [
  {
    invariant: 1,
    rule: 'I01-one-place-one-custodian',
    names: man,
    hands: (world) => [
      unbound('register.custody'),
      ['INSERT INTO register.custody SELECT * FROM register.custody WHERE person_no = $1', world.man],
    ],
  },
  {
    invariant: 2,
    rule: 'I02-custody-tiles',
    names: man,
    hands: (world) => [
      ["UPDATE register.custody SET from_at = from_at + interval '1 second' WHERE person_no = $1", world.man],
    ],
  },
  {
    invariant: 3,
    rule: 'I03-no-exit-without-outcome',
    names: man,
    also: 'I02-custody-tiles',
    hands: (world) => [['DELETE FROM register.custody WHERE person_no = $1', world.man]],
  },
  {
    invariant: 4,
    rule: 'I04-no-admission-without-order',
    names: ({ unordered }) => `person ${unordered}`,
    hands: ({ unordered }) => [['DELETE FROM register.breach WHERE person_no = $1', unordered]],
  },
  {
    invariant: 5,
    rule: 'I05-order-live',
    names: offered,
    hands: (world) => [
      ['UPDATE transfers.transfer_order SET expires_at = approved_at WHERE manifest_no = $1', world.offered.manifestNo],
    ],
  },
  {
    invariant: 6,
    rule: 'I06-acceptance-per-person',
    names: onTheWay,
    hands: (world) => [
      [
        "UPDATE transfers.acceptance SET decision = 'refused', reason = 'x' WHERE person_no = $1",
        world.onTheWay.persons[0],
      ],
    ],
  },
  {
    invariant: 7,
    rule: 'I07-two-signatures-one-instant',
    names: onTheWay,
    hands: () => [unbound('transfers.handover'), ['UPDATE transfers.handover SET to_officer = from_officer']],
  },
  {
    invariant: 8,
    rule: 'I08-sealed-is-immutable',
    names: offered,
    hands: (world) => [["UPDATE transfers.line SET compartment = '2' WHERE person_no = $1", world.offered.persons[0]]],
  },
  {
    invariant: 9,
    rule: 'I09-one-live-manifest',
    names: man,
    hands: (world) => [
      ['DROP INDEX transfers."I09-one-live-manifest"'],
      [
        "INSERT INTO transfers.line (manifest_no, person_no, state, live, event_pos) SELECT m, $1, 'listed', true, 1 FROM unnest(ARRAY[$2, 999999999]::bigint[]) m",
        world.man,
        world.ready.manifestNo,
      ],
    ],
  },
  {
    invariant: 10,
    rule: 'I10-fitness-48h',
    names: onTheWay,
    hands: (world) => [
      [
        "UPDATE care.fitness SET examined_at = examined_at - interval '49 hours' WHERE person_no = $1",
        world.onTheWay.persons[0],
      ],
    ],
  },
  {
    invariant: 11,
    rule: 'I11-fear-suspends-line',
    names: ({ ready }) => `person ${ready.persons[0]}`,
    hands: ({ ready, entry }) => [
      [
        "INSERT INTO safeguards.fear (id, person_no, country, account, heard_by, heard_at, event_pos) SELECT $2::uuid, $1, 'IRQ', 'x', 1, '2026-01-18', max(pos) FROM register.event",
        ready.persons[0],
        entry,
      ],
    ],
  },
  {
    invariant: 12,
    rule: 'I12-notice-and-interview',
    names: offered,
    hands: (world) => [['DELETE FROM safeguards.interview WHERE person_no = $1', world.offered.persons[0]]],
  },
  {
    invariant: 13,
    rule: 'I13-minor-apart-from-adults',
    names: man,
    hands: (world) => [['DELETE FROM juveniles.age_evidence WHERE person_no = $1', world.man]],
  },
  {
    invariant: 16,
    rule: 'I16-men-and-women-apart',
    names: man,
    hands: (world) => [["UPDATE register.person SET sex = 'female' WHERE no = $1", world.man]],
  },
  {
    invariant: 17,
    rule: 'I17-section-capacity',
    names: () => 'section GHW/A',
    hands: () => [["UPDATE sites.section SET capacity = 1 WHERE site = 'GHW' AND section = 'A'"]],
  },
  {
    invariant: 21,
    rule: 'I21-death-complete',
    names: ({ dead }) => `person ${dead}`,
    hands: ({ dead }) => [
      unbound('register.death'),
      ["UPDATE register.death SET referral = ' ' WHERE person_no = $1", dead],
    ],
  },
  {
    invariant: 23,
    rule: 'I23-append-only',
    names: man,
    hands: (world) => [
      [
        'INSERT INTO register.correction (corrected_event, correcting_event, person_no, event_pos) VALUES (gen_random_uuid(), $2, $1, 1)',
        world.man,
        world.entry,
      ],
    ],
  },
  {
    invariant: 24,
    rule: 'I24-four-eyes',
    names: offered,
    hands: (world) => [
      unbound('transfers.transfer_order'),
      [
        'UPDATE transfers.transfer_order SET approved_by = proposed_by WHERE manifest_no = $1',
        world.offered.manifestNo,
      ],
    ],
  },
];
