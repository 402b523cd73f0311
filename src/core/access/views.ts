/**
 * Wire types of `access` and the types every system shares: texts in three languages, problems, command answers.
 * Types only; the server implements them and the web application reads them. Instants named `...At` are integer
 * milliseconds since the epoch (UTC); civil dates are 'YYYY-MM-DD'.
 */

/** A sentence in the three languages of the register: Arabic, English, Central Kurdish (Sorani). */
export interface Trilingual {
  en: string;
  ar: string;
  ckb: string;
}

/** A name of an officer as it is written in Latin and in Arabic script. */
export interface OfficerName {
  en: string;
  ar: string;
}

/** An authority of the register, e.g. `MOJ`. */
export interface AuthorityName {
  code: string;
  name: Trilingual;
}

/** The officer who did something, as shown beside an event. */
export interface OfficerReference {
  officerNo: number;
  name: OfficerName;
}

/** Roles an administrator can give. `installation` (officer 0) exists at boot only and is never given. */
export type Role =
  | 'administrator'
  | 'origin_officer'
  | 'transfer_cell'
  | 'escort_commander'
  | 'receiving_officer'
  | 'health_officer'
  | 'interviewer'
  | 'assessor'
  | 'child_protection_officer'
  | 'judiciary_clerk'
  | 'monitor';

/** A role with the site it is limited to; `null` means every site of the authority. */
export interface RoleGrant {
  role: Role;
  site: string | null;
}

/** Class of a signing key: `demonstration` keys exist only on a synthetic register. */
export type KeyClass = 'operational' | 'demonstration';

/** A device key that was enrolled for an officer. */
export interface DeviceView {
  keyId: string;
  class: KeyClass;
  enrolledAt: number;
}

/** The signed-in officer. */
export interface OfficerView {
  officerNo: number;
  username: string;
  name: OfficerName;
  authority: AuthorityName;
  roles: RoleGrant[];
  devices: DeviceView[];
}

/** The register as a whole: its name, its clock and the authorities that work in it. */
export interface RegisterView {
  synthetic: boolean;
  name: string;
  /** The register clock. */
  nowAt: number;
  /** The server's own clock when it answered. */
  realAt: number;
  /** IANA zone in which the register's own times are shown. */
  zone: string;
  /** Every authority of the register; absent while nobody is signed in. */
  authorities?: AuthorityName[];
}

/** `GET /api/access/me` and `POST /api/access/sign-in`. `officer` is null while nobody is signed in. */
export interface MeAnswer {
  officer: OfficerView | null;
  register: RegisterView;
  /** Names of commands this officer may issue somewhere, e.g. `transfers/create-manifest`. */
  abilities: string[];
}

/** `POST /api/access/sign-in`. One sentence for every cause of failure (`sign-in-failed`). */
export interface SignInInput {
  username: string;
  password: string;
  totp: string;
}

/** One row of `GET /api/access/demonstration-officers` (empty on a register that is not synthetic). */
export interface DemonstrationOfficer {
  username: string;
  password: string;
  /** The code valid now. */
  totp: string;
  validForSeconds: number;
  name: OfficerName;
  authority: AuthorityName;
  roles: RoleGrant[];
  /** What this officer does in the convoy. Rows come in the order in which the officers act. */
  does: Trilingual;
}

/** `POST /api/access/accept-invitation`. */
export interface AcceptInvitationInput {
  token: string;
  password: string;
}

/** Answer of accept-invitation: the second factor to load into an authenticator, shown once. */
export interface AcceptInvitationAnswer {
  totpUri: string;
  totpSecret: string;
}

/** `POST /api/access/confirm-invitation`: the first code proves that the authenticator works. */
export interface ConfirmInvitationInput {
  token: string;
  totp: string;
}

/** `access/invite-officer`. */
export interface InviteOfficerInput {
  username: string;
  name: OfficerName;
  roles: { role: Role; site?: string }[];
}

/**
 * Result of `access/invite-officer`; the token is shown once and never stored in clear. A repeat has none once the officer
 * can sign in.
 */
export interface InviteOfficerResult {
  invitationToken?: string;
}

/** `access/enrol-device-key`: the raw Ed25519 public key, base64url of 32 bytes. */
export interface EnrolDeviceKeyInput {
  publicKey: string;
  class: KeyClass;
}

/** `access/advance-clock`, synthetic registers only: 1..20160 minutes. */
export interface AdvanceClockInput {
  minutes: number;
}

/** One row of `GET /api/access/officers`. */
export interface OfficerRow {
  officerNo: number;
  username: string;
  name: OfficerName;
  authority: AuthorityName;
  roles: RoleGrant[];
  state: 'invited' | 'active' | 'disabled';
  devices: DeviceView[];
}

/** `GET /api/access/officers`: the officers of the administrator's own authority. */
export interface OfficersAnswer {
  officers: OfficerRow[];
  abilities: string[];
}

/** One finding inside a problem: which person, row or field it is about and why. */
export interface ProblemItem {
  personNo?: number;
  registerNumber?: string;
  /** 1-based row of a list or a sheet. */
  row?: number;
  field?: string;
  code: string;
  detail: Trilingual;
}

/** RFC 9457 problem as Amana sends it (`application/problem+json`). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** Platform code or rule id. */
  code: string;
  /** Rule id when a rule refused, e.g. `I11-fear-suspends-line`. */
  rule?: string;
  /** Source of the rule, e.g. `ICPPED 17(3)(e)`. */
  source?: string;
  detail: Trilingual;
  /** What the user can do next. */
  remedy: Trilingual;
  problems?: ProblemItem[];
}

/** An event that a command wrote. */
export interface WrittenEvent {
  id: string;
  type: string;
  streamNo: number;
  seq: number;
}

/** Answer of every command; a repeat with the same Idempotency-Key gets the same answer. */
export interface CommandAnswer<Result = undefined> {
  commandId: string;
  events: WrittenEvent[];
  result?: Result;
}

/** `GET /api/documents`: what may be uploaded. */
export interface DocumentLimits {
  maximumBytes: number;
  mediaTypes: readonly string[];
}

/** `POST /api/documents`. */
export interface DocumentAnswer {
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  sha256: string;
  bytes: number;
  mediaType: string;
}
