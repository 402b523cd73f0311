import { addAuthority } from '../../../src/core/access/commands/add-authority.ts';
import type { KeyEncryptingKey } from '../../../src/core/ledger/envelope-key.ts';
import { anyCommand } from '../../../src/core/register/command-definition.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { addCompartment } from '../../../src/systems/sites/commands/add-compartment.ts';
import { addFamilyCompartment } from '../../../src/systems/sites/commands/add-family-compartment.ts';
import { addFamilySection } from '../../../src/systems/sites/commands/add-family-section.ts';
import { addSection } from '../../../src/systems/sites/commands/add-section.ts';
import { addVehicle } from '../../../src/systems/sites/commands/add-vehicle.ts';
import { allocateNumberBlock } from '../../../src/systems/sites/commands/allocate-number-block.ts';
import { nameSection } from '../../../src/systems/sites/commands/name-section.ts';
import { openOperation } from '../../../src/systems/transfers/commands/open-operation.ts';
import { addOfficers } from '../load.ts';
import { readPublishedFigures } from '../published-figures.ts';
import { sectionNameIn } from './place-words.ts';
import { publishedTotals } from './timetable.ts';

/** The Syrian government, which takes over sites. The first convoy needs no officer of it, so that it is no authority of the demonstration. */
export const GOVERNMENT = 'SYG';
/** Officers whom the demonstration does not need: of the government, and of Karkh before the convoys. */
export const [GOVERNMENT_OFFICER, KARKH_OFFICER] = ['origin.syg', 'origin.moj'] as const;
/** Who takes part in the relocation from al-Hol to Akhtarin: made up, because nobody published who escorted and who received. */
export const RELOCATION_OFFICERS = {
  second: 'origin.syg.two',
  cell: 'cell.syg',
  health: 'health.syg',
  escort: 'escort.rlf',
  receiver: 'receiving.aka',
  receivingCell: 'cell.aka',
} as const;
/** The operation of the relocation, and its bus. */
export const [RELOCATION, FAMILY_BUS] = ['2026-CAMPS', 'FAMILY-1'] as const;
/** The operation of the mothers with their children, its bus, and the sections and the compartment for women. */
export const [MOTHERS, MOTHERS_BUS, WOMEN] = ['2026-MOTHERS', 'MOTHERS-1', 'Women'] as const;
/** Who brings a bus from Karkh to Nasiriyah within the Ministry of Justice, beside the officers of Karkh. */
export const ROOM_OFFICERS = { escort: 'escort.moj', receiver: 'receiving.nas' } as const;
/** The operation of that bus, the bus, and its seats. */
export const [ROOM, ROOM_BUS, ROOM_SEATS] = ['2026-ROOM', 'MOJ-BUS-1', 50] as const;
/** Authorities of the relocation: that of Akhtarin, which has to exist before the place, and the escort. */
export const RELOCATION_AUTHORITIES = [
  {
    code: 'AKA',
    country: 'SYR',
    nameEn: 'Administration of Akhtarin camp',
    nameAr: 'إدارة مخيم أخترين',
    nameCkb: 'کارگێڕیی کەمپی ئەختەرین',
  },
  {
    code: 'RLF',
    country: 'XXX',
    nameEn: 'Relief escort (synthetic)',
    nameAr: 'مرافقة إغاثية (مصطنعة)',
    nameCkb: 'هاوەڵیی فریاگوزاری (دروستکراو)',
  },
] as const;
const both = ['origin_officer', 'receiving_officer'] as const;
const OFFICERS = [
  {
    username: GOVERNMENT_OFFICER,
    authority: GOVERNMENT,
    roles: both,
    name: { en: 'Yusuf al-Najjar', ar: 'يوسف النجار' },
  },
  { username: KARKH_OFFICER, authority: 'MOJ', roles: both, name: { en: 'Hanan al-Haddad', ar: 'حنان الحداد' } },
  {
    username: RELOCATION_OFFICERS.second,
    authority: GOVERNMENT,
    roles: ['origin_officer'],
    name: { en: 'Second officer of the camp', ar: 'الضابط الثاني للمخيم' },
  },
  {
    username: RELOCATION_OFFICERS.cell,
    authority: GOVERNMENT,
    roles: ['transfer_cell'],
    name: { en: 'Relocation cell', ar: 'خلية النقل' },
  },
  {
    username: RELOCATION_OFFICERS.health,
    authority: GOVERNMENT,
    roles: ['health_officer'],
    name: { en: 'Physician of the camp', ar: 'طبيب المخيم' },
  },
  {
    username: RELOCATION_OFFICERS.escort,
    authority: 'RLF',
    roles: ['escort_commander'],
    name: { en: 'Head of the relief escort', ar: 'رئيس المرافقة الإغاثية' },
  },
  {
    username: RELOCATION_OFFICERS.receiver,
    authority: 'AKA',
    roles: ['receiving_officer'],
    name: { en: 'Reception at Akhtarin', ar: 'الاستقبال في أخترين' },
  },
  {
    username: RELOCATION_OFFICERS.receivingCell,
    authority: 'AKA',
    roles: ['transfer_cell'],
    name: { en: 'Transfer cell of Akhtarin', ar: 'خلية نقل أخترين' },
  },
  {
    username: ROOM_OFFICERS.escort,
    authority: 'MOJ',
    roles: ['escort_commander', 'transfer_cell', 'origin_officer'],
    name: { en: 'Transport of the Ministry', ar: 'نقليات الوزارة' },
  },
  {
    username: ROOM_OFFICERS.receiver,
    authority: 'MOJ',
    roles: ['receiving_officer'],
    site: 'NAS',
    name: { en: 'Reception at Nasiriyah', ar: 'الاستقبال في الناصرية' },
  },
] as const;
/** The section of Karkh from which room is made, and that of Nasiriyah in which there is none. */
export const [EMPTIED, FILLED] = ['Old hall', 'Old wing'] as const;
/** The camps of which households are entered, with their sections for families. */
export const CAMPS = { HOL: ['Phase 1', 'Phase 2', 'Annex'], ROJ: ['Block A', 'Block B'] } as const;

/** A published figure as a whole number: ">14000" says at least that. */
export const figure = (id: string): { count: number; source: string } => {
  const found = readPublishedFigures().find((row) => row.id === id);
  const count = Number(found?.value.replace('>', ''));
  if (found === undefined || !Number.isSafeInteger(count)) throw new Error(`The published figure ${id} is no number.`);
  return { count, source: `${found.attributed_to} (${found.id}), ${found.source}` };
};

/**
 * How many persons stand for those of a published figure around the convoys. They are a sample, because nobody published who they were: every so-many-th of an operation of this size, two at least.
 * The figure itself is shown as published, with its source, and is never added to what the register counts.
 */
export const sampleOf = (id: string, people: number, every: number): number =>
  Math.max(2, Math.round((figure(id).count * people) / (publishedTotals().at(-1)?.total as number) / every));

/**
 * Who was moved from Karkh, as many as were published, and how many places Nasiriyah has for them: as few in proportion as were published for the whole prison. Two officers authorise some more (made up). In one bus go at most half of all, and no
 * more than there is room for: a gate takes nobody without a place.
 */
export const madeRoom = (people: number): { moved: number; places: number; extraPlaces: number; byBus: number } => {
  const moved = sampleOf('F100', people, 1);
  const places = Math.max(1, Math.floor((moved * figure('F099').count) / figure('F098').count));
  const extraPlaces = Math.max(1, Math.floor(places / 5));
  return {
    moved,
    places,
    extraPlaces,
    byBus: Math.max(1, Math.min(ROOM_SEATS, Math.floor(moved / 2), places + extraPlaces)),
  };
};

/** What happens around the convoys needs: an authority more, two officers, sections, and register numbers. Returns the numbers of the officers. */
export const enterAround = async (
  installation: Installation,
  kek: KeyEncryptingKey,
  people: number,
): Promise<Map<string, number>> => {
  const { issue } = installation;
  await issue(anyCommand(addAuthority), {
    code: GOVERNMENT,
    country: 'SYR',
    nameEn: 'Syrian government',
    nameAr: 'الحكومة السورية',
    nameCkb: 'حکومەتی سووریا',
  });
  const numbers = await addOfficers(
    installation,
    kek,
    OFFICERS.map(({ username, authority, name, roles, ...posted }) => ({
      username,
      authority,
      name,
      roles: roles.map((role) => ({ role, ...posted })),
    })),
  );
  for (const [site, sections] of Object.entries(CAMPS)) {
    for (const section of sections)
      await issue(anyCommand(addFamilySection), {
        site,
        section,
        capacity: 400,
        capacitySource: 'synthetic figure of the replay',
      });
    await issue(anyCommand(allocateNumberBlock), { site, first: 1, size: 9999 });
  }
  await issue(anyCommand(addFamilySection), {
    site: 'AKH',
    section: 'Families',
    capacity: 400,
    capacitySource: 'synthetic figure of the replay',
  });
  await issue(anyCommand(addVehicle), { code: FAMILY_BUS, authority: 'RLF', kind: 'bus' });
  await issue(anyCommand(addFamilyCompartment), { vehicle: FAMILY_BUS, compartment: 'all', seats: 60 });
  await issue(anyCommand(openOperation), {
    code: RELOCATION,
    titleEn: 'Relocation of households from al-Hol (synthetic)',
    titleAr: 'نقل أسر من مخيم الهول (مصطنع)',
    jointSupervision: [],
  });
  await issue(anyCommand(addVehicle), { code: MOTHERS_BUS, authority: 'CJTF', kind: 'bus' });
  await issue(anyCommand(addCompartment), {
    vehicle: MOTHERS_BUS,
    compartment: WOMEN,
    seats: 20,
    sex: 'female',
    ageGroup: 'adult',
  });
  await issue(anyCommand(openOperation), {
    code: MOTHERS,
    titleEn: 'Detained mothers with their children (synthetic)',
    titleAr: 'أمهات محتجزات مع أطفالهن (مصطنع)',
    jointSupervision: [],
  });
  await issue(anyCommand(addVehicle), { code: ROOM_BUS, authority: 'MOJ', kind: 'bus' });
  await issue(anyCommand(addCompartment), {
    vehicle: ROOM_BUS,
    compartment: '1',
    seats: ROOM_SEATS,
    sex: 'male',
    ageGroup: 'adult',
  });
  await issue(anyCommand(openOperation), {
    code: ROOM,
    titleEn: 'Room is made at Karkh (synthetic)',
    titleAr: 'إخلاء أماكن في الكرخ (مصطنع)',
    jointSupervision: [],
  });
  for (const site of ['GHW', 'KRK'])
    await issue(anyCommand(addSection), {
      site,
      section: WOMEN,
      capacity: 60,
      sex: 'female',
      ageGroup: 'adult',
      legalStatus: 'any',
      capacitySource: 'synthetic figure of the replay',
    });
  const { moved, places } = madeRoom(people);
  if (moved > 9_000) await issue(anyCommand(allocateNumberBlock), { site: 'KRK', first: 10_000, size: moved });
  for (const [site, section, capacity] of [
    ['KRK', EMPTIED, moved],
    ['NAS', FILLED, places],
  ] as const)
    await issue(anyCommand(addSection), {
      site,
      section,
      capacity,
      sex: 'male',
      ageGroup: 'adult',
      legalStatus: 'any',
      capacitySource: 'synthetic figure of the replay, in proportion to what was published',
    });
  for (const [site, sections] of Object.entries({ ...CAMPS, AKH: ['Families'], KRK: [EMPTIED], NAS: [FILLED] }))
    for (const section of sections) await issue(anyCommand(nameSection), { site, section, ...sectionNameIn(section) });
  return numbers;
};
