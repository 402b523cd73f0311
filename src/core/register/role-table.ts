import { type Role, roles } from './roles.ts';

/** What a role is, before any command or query is named. A role opens nothing that does not stand here. */
export type RoleProperties = {
  /** Whose persons the role reads: all, those in reach of its authority, those who are at its sites now, or nobody's. */
  readonly reads: 'everybody' | 'authority' | 'sites' | 'nobody';
  /** Whose strength the role is told where it reads no persons: of its authority, of every authority of its state, or of its sites. Who reads persons counts those. */
  readonly counts: 'as-it-reads' | 'authority' | 'state' | 'sites' | 'nothing';
  /** Acts on persons, sites and convoys day by day: hears fears, remarks, sees photographs, and can open a wall. */
  readonly worksOnCases: boolean;
  /** Keeps views and takes lists along. Who watches, judges or audits leaves nothing and takes nothing. */
  readonly keeps: boolean;
  /** Who gives it. The installation alone gives what reaches beyond the own authority, and who audits it. */
  readonly givenBy: 'installation' | 'administrator' | 'nobody';
  /**
   * Whose identity it reads of those who were children when custody began, or may have been: of all, also where the file is sealed; of all in custody, whose case it hears, judges or defends; of those whom its authority holds or is to
   * take over; of the same for a request of a family; of those on a convoy that its authority escorts; of those at its sites now; of nobody. Everybody else reads the number (Beijing Rules 8 and 21, CRC 40(2)(b)(vii)).
   */
  readonly readsChildren:
    | 'also-sealed'
    | 'in-custody'
    | 'held-or-coming'
    | 'for-a-request'
    | 'on-a-convoy'
    | 'at-its-sites'
    | 'nobody';
  /** Why the line is as it is. */
  readonly why: string;
};

const working = { counts: 'as-it-reads', worksOnCases: true, keeps: true } as const;
const ofCustody = {
  ...working,
  reads: 'authority',
  givenBy: 'administrator',
  readsChildren: 'held-or-coming',
} as const;
const acrossAuthorities = {
  ...working,
  reads: 'everybody',
  givenBy: 'installation',
  readsChildren: 'in-custody',
} as const;
const reading = {
  reads: 'everybody',
  counts: 'as-it-reads',
  worksOnCases: false,
  keeps: false,
  givenBy: 'installation',
  readsChildren: 'in-custody',
} as const;
const ofFigures = {
  reads: 'nobody',
  counts: 'authority',
  worksOnCases: false,
  keeps: true,
  givenBy: 'administrator',
  readsChildren: 'nobody',
} as const;

/**
 * The one table of what a role is (docs/decisions/0059-a-new-role-is-closed.md). The lists of the database (`access.roles_…()` in `access/schema.sql`) are those that follow from it; a test compares them.
 */
export const roleTable: Readonly<Record<Role, RoleProperties>> = {
  installation: {
    reads: 'everybody',
    counts: 'as-it-reads',
    worksOnCases: false,
    keeps: false,
    givenBy: 'nobody',
    readsChildren: 'also-sealed',
    why: 'Works at the machine itself, at boot, and is no person.',
  },
  administrator: {
    reads: 'nobody',
    counts: 'nothing',
    worksOnCases: false,
    keeps: true,
    givenBy: 'administrator',
    readsChildren: 'nobody',
    why: 'Governs officers and places, and sees no case.',
  },
  origin_officer: { ...ofCustody, why: 'Answers for whom the authority holds, and gives them.' },
  transfer_cell: {
    ...ofCustody,
    readsChildren: 'nobody',
    why: 'Plans and seals the convoys of the authority, by number: of a child it needs no name.',
  },
  escort_commander: {
    ...ofCustody,
    readsChildren: 'on-a-convoy',
    why: 'Has the persons of a convoy on the way.',
  },
  receiving_officer: { ...ofCustody, why: 'Takes persons, and answers for them from then on.' },
  health_officer: { ...ofCustody, why: 'Examines whom the authority holds; findings are for this role alone.' },
  interviewer: { ...acrossAuthorities, why: 'Hears a person alone, whoever holds the person.' },
  assessor: { ...acrossAuthorities, why: 'Decides fears, and is of no authority that gives or takes.' },
  child_protection_officer: {
    ...acrossAuthorities,
    readsChildren: 'also-sealed',
    why: 'Sees to children, whoever holds them, also after they were released.',
  },
  judiciary_clerk: { ...acrossAuthorities, why: 'Records what courts decide of persons, whoever holds them.' },
  monitor: {
    ...reading,
    readsChildren: 'nobody',
    why: 'Reads all and writes nothing, so that nobody has to ask what was shown; of children the numbers, and how many there are.',
  },
  prosecutor: {
    ...reading,
    why: 'Has to know on which ground and order anybody is held; the clerk records what is decided.',
  },
  investigating_judge: {
    ...reading,
    why: 'Decides on grounds and orders; the clerk records the signed order, so that two persons stand behind each.',
  },
  site_director: {
    reads: 'sites',
    counts: 'sites',
    worksOnCases: false,
    keeps: true,
    givenBy: 'administrator',
    readsChildren: 'at-its-sites',
    why: 'Answers for who is in the own house now, and confirms what one officer of it has proposed.',
  },
  ministry_desk: {
    ...ofFigures,
    counts: 'state',
    givenBy: 'installation',
    why: 'Answers for a state before its public, with numbers of all its authorities and no person.',
  },
  programme_staff: { ...ofFigures, why: 'Plans places and courses by numbers; courses are not there yet.' },
  repatriation_desk: { ...ofFigures, why: 'Speaks with states of nationality; their files are not there yet.' },
  finance_officer: { ...ofFigures, why: 'Pays by numbers of persons and days; costs are not there yet.' },
  press_officer: { ...ofFigures, why: 'Says numbers, and what others said; statements are not there yet.' },
  corridor_reporter: { ...ofFigures, why: 'Reports a corridor in numbers; corridors are not there yet.' },
  family_desk: {
    ...ofFigures,
    givenBy: 'installation',
    readsChildren: 'for-a-request',
    why: 'Answers families: finds, for a request, whom they ask about, and reads no file; who asks is never seen by custody, and whoever holds does not choose the desk.',
  },
  auditor: {
    ...ofFigures,
    keeps: false,
    givenBy: 'installation',
    why: 'Looks at who looked, opened and was posted; whoever is audited does not choose the auditor.',
  },
};

/** The roles of which something is true, in their order. */
export const rolesThat = (isTrue: (properties: RoleProperties) => boolean): readonly Role[] =>
  roles.filter((role) => isTrue(roleTable[role]));
