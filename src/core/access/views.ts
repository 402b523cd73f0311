/**
 * Wire of `access` and what every system shares: texts in three languages, problems, command answers. Schemas for the server and the OpenAPI document; the
 * web application imports the types only. Instants named `...At` are integer milliseconds since the epoch (UTC); civil dates are 'YYYY-MM-DD'.
 */
import { z } from 'zod';
import { roles as allRoles } from '../register/roles.ts';
import { abilities, codes, instant, pagedView, sha256, view } from '../wire.ts';
import { passkeyAnswer } from './passkey-views.ts';

export const trilingual = view('Trilingual', 'A sentence in Arabic, English and Central Kurdish (Sorani).', {
  en: z.string(),
  ar: z.string(),
  ckb: z.string(),
});
/** A sentence in the three languages of the register: Arabic, English, Central Kurdish (Sorani). */
export type Trilingual = z.infer<typeof trilingual>;

export const ruleWords = view('RuleWords', 'A rule by its id, and what it says.', {
  rule: z.string(),
  text: trilingual,
});

export const officerName = view('OfficerName', 'A name of an officer as it is written in Latin and in Arabic script.', {
  en: z.string(),
  ar: z.string(),
});
/** A name of an officer as it is written in Latin and in Arabic script. */
export type OfficerName = z.infer<typeof officerName>;

export const authorityName = view('AuthorityName', 'An authority of the register, e.g. `MOJ`.', {
  code: z.string(),
  name: trilingual,
});
/** An authority of the register, e.g. `MOJ`. */
export type AuthorityName = z.infer<typeof authorityName>;

export const officerReference = view('OfficerReference', 'The officer who did something, as shown beside an event.', {
  officerNo: z.int(),
  name: officerName,
});
/** The officer who did something, as shown beside an event. */
export type OfficerReference = z.infer<typeof officerReference>;

const given = z.enum(allRoles).exclude(['installation']);
export const role = given.meta({ id: 'Role', description: 'A role that an administrator can give.' });
/** Roles an administrator can give. `installation` (officer 0) exists at boot only and is never given. */
export type Role = z.infer<typeof role>;

export const roleGrant = view(
  'RoleGrant',
  'A role with the site it is limited to; `null`: every site of the authority.',
  {
    role,
    site: z.string().nullable(),
  },
);
/** A role with the site it is limited to; `null` means every site of the authority. */
export type RoleGrant = z.infer<typeof roleGrant>;

export const keyClass = codes('KeyClass', '`demonstration` keys exist only on a synthetic register.', [
  'operational',
  'demonstration',
]);
/** Class of a signing key: `demonstration` keys exist only on a synthetic register. */
export type KeyClass = z.infer<typeof keyClass>;

export const deviceView = view('DeviceView', 'A device key that was enrolled for an officer.', {
  keyId: z.string(),
  class: keyClass,
  enrolledAt: instant,
});
/** A device key that was enrolled for an officer. */
export type DeviceView = z.infer<typeof deviceView>;

const sees = codes(
  'Sees',
  'Whose persons the officer reads, by the widest of the roles: everybody, those in reach of the own authority, those at the own sites; numbers alone, or no case at all.',
  ['everybody', 'authority', 'sites', 'figures', 'nobody'],
);
/** Whose persons an officer reads. */
export type Sees = z.infer<typeof sees>;

export const officerView = view('OfficerView', 'The signed-in officer.', {
  officerNo: z.int(),
  username: z.string(),
  name: officerName,
  authority: authorityName,
  roles: z.array(roleGrant),
  sees,
  devices: z.array(deviceView),
  revokedKeys: z.array(z.string()).describe('Own keys that are revoked: a device that holds one makes a new one.'),
});
/** The signed-in officer. */
export type OfficerView = z.infer<typeof officerView>;

export const registerView = view(
  'RegisterView',
  'The register as a whole: its name, its clock and the authorities that work in it.',
  {
    synthetic: z.boolean(),
    name: z.string(),
    nowAt: z.int().describe('The register clock.'),
    realAt: z.int().describe("The server's own clock when it answered."),
    zone: z.string().describe("IANA zone in which the register's own times are shown."),
    authorities: z
      .array(authorityName)
      .exactOptional()
      .describe('Every authority of the register; absent while nobody is signed in.'),
  },
);
export const meAnswer = view('MeAnswer', 'Who is signed in, and the register.', {
  officer: officerView.nullable().describe('Null while nobody is signed in.'),
  register: registerView,
  abilities,
});
/** `GET /api/access/me` and `POST /api/access/sign-in`. `officer` is null while nobody is signed in. */
export type MeAnswer = z.infer<typeof meAnswer>;

const typed = z.string().min(1).max(500);

const signInByCode = z.object({ username: typed, password: typed, totp: typed }).strict();
/** User name, password, and the present code. */
export type SignInByCode = z.infer<typeof signInByCode>;
export const signInInput = z.union([
  signInByCode,
  z.object({ username: typed, password: typed, passkey: passkeyAnswer }).strict(),
]);
/** `POST /api/access/sign-in`: the second factor is a code or a passkey. One sentence for every cause of failure (`sign-in-failed`). */
export type SignInInput = z.infer<typeof signInInput>;

export const demonstrationOfficer = view(
  'DemonstrationOfficer',
  'An officer of a synthetic register, with everything that is needed to sign in. Rows come in the order in which the officers act.',
  {
    username: z.string(),
    password: z.string(),
    totp: z.string().describe('The code valid now.'),
    validForSeconds: z.int(),
    name: officerName,
    authority: authorityName,
    roles: z.array(roleGrant),
    does: trilingual.describe('What this officer does in the convoy.'),
  },
);
/** One row of `GET /api/access/demonstration-officers` (empty on a register that is not synthetic). */
export type DemonstrationOfficer = z.infer<typeof demonstrationOfficer>;

export const acceptInvitationInput = z.object({ token: typed, password: typed }).strict();
/** `POST /api/access/accept-invitation`. */
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

export const acceptInvitationAnswer = view(
  'AcceptInvitationAnswer',
  'The second factor to load into an authenticator, shown once.',
  { totpUri: z.string(), totpSecret: z.string() },
);
/** Answer of accept-invitation: the second factor to load into an authenticator, shown once. */
export type AcceptInvitationAnswer = z.infer<typeof acceptInvitationAnswer>;

export const confirmInvitationInput = z.object({ token: typed, totp: typed }).strict();
/** `POST /api/access/confirm-invitation`: the first code proves that the authenticator works. */
export type ConfirmInvitationInput = z.infer<typeof confirmInvitationInput>;

/** Answer of confirm-invitation. */
export const confirmInvitationAnswer = z.object({ confirmed: z.literal(true) });

/** `access/invite-officer`. */
export interface InviteOfficerInput {
  username: string;
  name: OfficerName;
  roles: { role: Role; site?: string }[];
}

export const inviteOfficerResult = view('InviteOfficerResult', 'The one-time link of an invitation.', {
  officerNo: z.int(),
  invitationToken: z
    .string()
    .exactOptional()
    .describe('Shown once and never stored in clear. A repeat has none once the officer can sign in.'),
});
/**
 * Result of `access/invite-officer`; the token is shown once and never stored in clear. A repeat has none once the officer
 * can sign in.
 */
export type InviteOfficerResult = z.infer<typeof inviteOfficerResult>;

/** `access/enrol-device-key`: the raw Ed25519 public key, base64url of 32 bytes. */
export interface EnrolDeviceKeyInput {
  publicKey: string;
  class: KeyClass;
}

/** `access/advance-clock`, synthetic registers only: 1..20160 minutes. */
export interface AdvanceClockInput {
  minutes: number;
}

export const officerRow = view('OfficerRow', 'An officer of the own authority.', {
  officerNo: z.int(),
  username: z.string(),
  name: officerName,
  authority: authorityName,
  roles: z.array(roleGrant),
  state: z.enum(['invited', 'active', 'disabled']),
  devices: z.array(deviceView),
});
/** One row of `GET /api/access/officers`. */
export type OfficerRow = z.infer<typeof officerRow>;

export const officersAnswer = pagedView('OfficersAnswer', "The officers of the administrator's own authority.", {
  officers: z.array(officerRow),
  abilities,
});
/** `GET /api/access/officers`: the officers of the administrator's own authority. */
export type OfficersAnswer = z.infer<typeof officersAnswer>;

export const officerAnswer = view('OfficerAnswer', "An officer of the administrator's own authority.", {
  officer: officerRow,
  own: z.boolean().describe('Whether it is the officer who asks: nobody changes the own account.'),
  abilities,
});
/** `GET /api/access/officer`. */
export type OfficerAnswer = z.infer<typeof officerAnswer>;

export const problemItem = view('ProblemItem', 'One finding inside a problem: which person, row or field, and why.', {
  personNo: z.int().exactOptional(),
  registerNumber: z.string().exactOptional(),
  row: z.int().exactOptional().describe('1-based row of a list or a sheet.'),
  field: z.string().exactOptional(),
  code: z.string(),
  detail: trilingual,
  remedy: trilingual
    .exactOptional()
    .describe(
      'What can be done next about this one, where another rule stands in its way than the one that the problem is named after.',
    ),
});
export const problem = view('Problem', 'RFC 9457 problem as Amana sends it (`application/problem+json`).', {
  type: z.string().describe('`urn:amana:refusal:` and the code.'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Platform code, or the id of the rule that refused.'),
  rule: z.string().exactOptional().describe('Id of the rule, where a rule refused, e.g. `I11-fear-suspends-line`.'),
  source: z.string().exactOptional().describe('Where the rule comes from, e.g. `ICPPED 17(3)(e)`.'),
  detail: z.string().describe('What happened, in English (RFC 9457).'),
  sentence: trilingual.describe('What happened, in the three languages.'),
  remedy: trilingual.describe('What can be done next.'),
  problems: z.array(problemItem).exactOptional().describe('Every row, person or field that it is about.'),
});
/** RFC 9457 problem as Amana sends it (`application/problem+json`). */
export type Problem = z.infer<typeof problem>;

export const writtenEvent = view('WrittenEvent', 'An event that a command wrote.', {
  id: z.string(),
  type: z.string(),
  streamNo: z.int(),
  seq: z.int(),
});
export const commandAnswer = view(
  'CommandAnswer',
  'What a command wrote; a repeat with the same Idempotency-Key gets the same answer.',
  { commandId: z.string(), events: z.array(writtenEvent) },
);
/** Answer of every command; a repeat with the same Idempotency-Key gets the same answer. */
export type CommandAnswer<Result = undefined> = z.infer<typeof commandAnswer> & { result?: Result };

export const documentLimits = view('DocumentLimits', 'What may be uploaded.', {
  maximumBytes: z.int(),
  mediaTypes: z.array(z.string()),
});
/** `GET /api/documents`: what may be uploaded. */
export type DocumentLimits = z.infer<typeof documentLimits>;

export const documentAnswer = view('DocumentAnswer', 'A stored document.', {
  sha256,
  bytes: z.int(),
  mediaType: z.string(),
});
/** `POST /api/documents`. */
export type DocumentAnswer = z.infer<typeof documentAnswer>;
