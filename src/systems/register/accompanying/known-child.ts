import type { Reader } from '../../../core/register/command-definition.ts';
import { livedFree, stateBefore } from '../moved-breaches.ts';
import type { PlacementViolation } from '../rules.ts';
import { type PresentCustody, placementViolations } from '../state.ts';
import { findAccompaniments, findDecisions, outcomeOf } from './find-accompaniment.ts';

/** What the register knows of a child that comes in with a parent, as far as that decides what is recorded. */
export type KnownChild = {
  /** State or outcome of the last that is believed before. */
  readonly before: string | undefined;
  /** Accompanies a parent who is in custody yet. */
  readonly withParent: boolean;
  /** Something after the instant is believed. */
  readonly knownLater: boolean;
  readonly ageClass: string | undefined;
  /** What it breaks that the child is where the parent is. */
  readonly broken: readonly Pick<PlacementViolation, 'person_no' | 'rule'>[];
};

/** Rules of a place that ask nothing of a child who accompanies a parent. */
const OF_DETAINEES = ['I16-untried-apart', 'P3-security-level'];
/** Rules of a place that do not divide a child from the parent beside whom child protection decided that it stays. */
const OF_THE_TWO = ['I13-minor-apart-from-adults', 'I16-men-and-women-apart'];

/** Reads it, behind the officer's walls, exactly as the database will ask for breaches once the child is with the parent. */
export const findKnownChild = async (
  read: Reader,
  personNo: number,
  parent: PresentCustody,
  at: number,
): Promise<KnownChild> => {
  const before = await stateBefore(read, { personNo, at });
  const [former] = await findAccompaniments(read, [personNo], 'child');
  const ofFormer =
    former === undefined
      ? undefined
      : await read.row(
          "SELECT FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
          [former.parentNo],
        );
  const found = await read.row<{ later: boolean; class: string; custodian: string | null; apart: boolean }>(
    `SELECT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = $1 AND f.superseded_pos IS NULL AND f.at > register.at($2)) AS later,
       (SELECT c.class FROM juveniles.age_classes_seen(ARRAY[$1::bigint], ARRAY[(register.at($2) AT TIME ZONE 'Asia/Baghdad')::date]) c) AS class,
       (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = $1 AND f.superseded_pos IS NULL AND f.custodian IS NOT NULL AND f.at <= register.at($2) ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) AS custodian,
       coalesce((SELECT s.family OR s.sex = 'female' FROM sites.section s WHERE s.site = $3 AND s.section = $4), false) AS apart`,
    [personNo, at, parent.site, parent.section],
  );
  const decided = outcomeOf(await findDecisions(read, [personNo]), { personNo, parentNo: parent.person_no }, at);
  const dropped = [...OF_DETAINEES, ...(decided === 'beside' && found?.apart === true ? OF_THE_TWO : [])];
  const placed =
    parent.section === null
      ? []
      : (await placementViolations(read, [{ personNo, at, site: parent.site, section: parent.section }])).filter(
          ({ rule, detail }) => !dropped.includes(rule) && !detail.includes('is for families'),
        );
  // who lived under another authority passes by a hand-over, not by coming in elsewhere (I07)
  const passed =
    livedFree(before) && before !== 'missing' && found?.custodian != null && found.custodian !== parent.custodian
      ? [{ person_no: personNo, rule: 'I07-two-signatures-one-instant' }]
      : [];
  return {
    before,
    withParent: (before === 'accompanying' || before === 'missing') && ofFormer !== undefined,
    knownLater: found?.later === true,
    ageClass: found?.class,
    broken: [...placed, ...passed],
  };
};
