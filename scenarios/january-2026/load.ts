import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import type { DemonstrationRole } from '../../src/core/access/demonstration.ts';
import { giveDemonstrationCredential } from '../../src/core/access/demonstration-credential.ts';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import { declareRegister } from '../../src/core/register/commands/declare-register.ts';
import type { DocumentStore } from '../../src/platform/files/document-store.ts';
import type { Installation } from '../../src/server/installation.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { nameSection } from '../../src/systems/sites/commands/name-section.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { recordAnnouncedDestination } from '../../src/systems/transfers/commands/record-announced-destination.ts';
import { recordPublishedFigures } from '../../src/systems/transfers/commands/record-published-figures.ts';
import { announcedDestinations } from './announced-destinations.ts';
import authorities from './authorities.json' with { type: 'json' };
import officers from './officers.json' with { type: 'json' };
import places from './places.json' with { type: 'json' };
import { publishedClaims } from './published-claims.ts';

/** What the officers of the scenario do in the convoy, in the order in which they act. */
export const scenarioRoles: readonly DemonstrationRole[] = officers.map(({ username, does }) => ({ username, does }));

/** When the scenario begins: 18 January 2026, 08:00 in Baghdad. */
const STARTS_AT = Date.parse('2026-01-18T08:00:00+03:00');
const DAY = 86_400_000;
const LIST_FILE = 'list-21-january.csv';

type SiteRow = {
  id: string;
  name_en: string;
  name_ar: string;
  country: string;
  pcode: string;
  lat: string;
  lon: string;
  kind: string;
};
type SiteOverlay = { zone: string; nameCkb: string; authority?: string };
type ListResult = { rows: { outcome: string; personNo?: number }[] };

const readScenarioFile = (name: string): Buffer => readFileSync(path.join(import.meta.dirname, name));

const addPlaces = async ({ issue }: Installation, answersFor: Readonly<Record<string, string>>): Promise<void> => {
  const rows = parse<SiteRow>(readScenarioFile('sites.csv'), { columns: true, bom: true });
  const overlays = places.sites as Record<string, SiteOverlay>;
  for (const row of rows)
    await issue(anyCommand(addSite), {
      ...overlays[row.id],
      ...(answersFor[row.id] === undefined ? {} : { authority: answersFor[row.id] }),
      code: row.id,
      nameEn: row.name_en,
      nameAr: row.name_ar,
      kind: row.kind,
      country: row.country,
      pcode: row.pcode,
      latitudeE5: Math.round(Number(row.lat) * 1e5),
      longitudeE5: Math.round(Number(row.lon) * 1e5),
    });
  for (const section of places.sections)
    await issue(anyCommand(addSection), { ...section, capacitySource: places.capacitySource });
  for (const name of places.sectionNames) await issue(anyCommand(nameSection), name);
  for (const { compartments, ...vehicle } of places.vehicles) {
    await issue(anyCommand(addVehicle), vehicle);
    for (const compartment of compartments)
      await issue(anyCommand(addCompartment), { vehicle: vehicle.code, ...compartment });
  }
  for (const block of places.numberBlocks) await issue(anyCommand(allocateNumberBlock), block);
};

/** Invites demonstration officers and gives them their credentials: what an invited officer does at the one-time link. Returns their numbers by user name. */
export const addOfficers = async (
  { issue, client }: Installation,
  kek: KeyEncryptingKey,
  invited: readonly { readonly username: string; readonly authority: string; readonly roles: readonly object[] }[],
): Promise<Map<string, number>> => {
  const numbers = new Map<string, number>();
  for (const officer of invited) {
    const { result } = await issue(anyCommand(inviteOfficer), { ...officer, demonstration: true });
    const { officerNo } = result as { officerNo: number };
    numbers.set(officer.username, officerNo);
    await giveDemonstrationCredential(client, kek, { no: officerNo, username: officer.username });
  }
  // The invitations are used up: the credentials are there.
  await client.query('UPDATE access.invitation SET used_at = now() WHERE officer_no = ANY ($1)', [
    [...numbers.values()],
  ]);
  return numbers;
};

const orderText = (number: number): Buffer =>
  Buffer.from(
    `SYNTHETIC DOCUMENT of the scenario January 2026. No real person is concerned.\nOrder of detention ${number}/2025, al-Hasakah.\nGround: membership of an armed group, article 4 of Law 7/2021.\n` +
      `وثيقة مصطنعة للسيناريو. أمر توقيف ${number}/2025.\n`,
  );

/**
 * The orders of those on the list: five documents of thirty persons each. As in the reports, not everything is in order: one order has expired and one person
 * has none. An officer mends both before the seal, and then all travel.
 */
const recordOrders = async (
  { issueAs }: Installation,
  documents: DocumentStore,
  officerNo: number,
  persons: readonly number[],
): Promise<void> => {
  const store = async (number: number): Promise<string> => {
    const bytes = orderText(number);
    const sha256 = await documents.write(bytes);
    await issueAs(officerNo, anyCommand(storeDocument), { sha256, bytes: bytes.length, mediaType: 'text/plain' });
    return sha256;
  };
  const record = async (number: number, group: readonly number[], issuedAt: number, expiresAt: number) =>
    issueAs(officerNo, anyCommand(recordOrder), {
      persons: group,
      ground: 'Membership of an armed group',
      article: 'Law 7/2021, article 4',
      authority: 'SDF',
      documentSha256: await store(number),
      issuedAt,
      expiresAt,
    });
  const [expired, , ...inOrder] = [...persons].reverse();
  const size = 30;
  for (let first = 0; first < inOrder.length; first += size)
    await record(101 + first / size, inOrder.slice(first, first + size), STARTS_AT - 150 * DAY, STARTS_AT + 120 * DAY);
  if (expired !== undefined) await record(99, [expired], STARTS_AT - 370 * DAY, STARTS_AT - 5 * DAY);
};

/**
 * Enters what the operation stands on into an empty register: the declaration, authorities, places, officers with their credentials, the operation.
 * @param more authorities beside those of the demonstration, and which of them answers for which site
 * @returns numbers of the officers by user name
 */
export const enterWorld = async (
  installation: Installation,
  kek: KeyEncryptingKey,
  more: {
    readonly authorities: readonly object[];
    readonly answersFor: Readonly<Record<string, string>>;
  } = { authorities: [], answersFor: {} },
): Promise<Map<string, number>> => {
  const { issue } = installation;
  await issue(anyCommand(declareRegister), {
    synthetic: true,
    name: 'January 2026 (synthetic)',
    zone: 'Asia/Baghdad',
    clockAt: STARTS_AT,
  });
  for (const authority of [...authorities, ...more.authorities]) await issue(anyCommand(addAuthority), authority);
  await addPlaces(installation, more.answersFor);
  const numbers = await addOfficers(
    installation,
    kek,
    officers.map(({ does: _does, ...officer }) => officer),
  );
  const opened = await issue(anyCommand(openOperation), {
    code: '2026-JAN',
    titleEn: 'Transfer from north-east Syria to Iraq, January 2026',
    titleAr: 'النقل من شمال شرق سوريا إلى العراق، كانون الثاني 2026',
    jointSupervision: ['Government of Iraq', 'CENTCOM'],
  });
  // each is shown from the day on which it was published
  const operationNo = opened.events[0]?.streamNo as number;
  await issue(anyCommand(recordPublishedFigures), { operationNo, figures: publishedClaims() });
  for (const announced of announcedDestinations())
    await issue(anyCommand(recordAnnouncedDestination), { operationNo, ...announced });
  return numbers;
};

/**
 * Enters the scenario into an empty register: what the operation stands on, and the list as it was received at Hasakah, through the same commands that officers
 * use. Nothing after *list received* is done for the user.
 */
export const loadScenario = async (
  installation: Installation,
  kek: KeyEncryptingKey,
  documents: DocumentStore,
): Promise<void> => {
  const { issueAs } = installation;
  const numbers = await enterWorld(installation, kek);
  const origin = numbers.get('origin.one') as number;
  const received = await issueAs(origin, anyCommand(receiveList), {
    site: 'GHW',
    source: 'List of the origin site for the convoy of 21 January 2026',
    fileName: LIST_FILE,
    file: readScenarioFile(LIST_FILE).toString('base64'),
  });
  const persons = (received.result as ListResult).rows.flatMap(({ outcome, personNo }) =>
    outcome === 'accepted' && personNo !== undefined ? [personNo] : [],
  );
  await recordOrders(installation, documents, origin, persons);
};
