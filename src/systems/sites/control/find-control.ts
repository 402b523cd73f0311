import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';

/** A claim of control as the commands need it. `recorder` is the authority of whoever recorded it; null: the installation. */
export type ControlState = {
  readonly site: string;
  readonly stream: number;
  readonly authority: string | null;
  readonly from_at: number;
  readonly ended: boolean;
  readonly withdrawn: boolean;
  readonly recorder: string | null;
  /** Whether the site passed by this claim, or the control of somebody ended by it: the same rule as `sites.passed_by`. */
  readonly passed: boolean;
};

/** A claim of control, or a refusal `not-found`. */
export const getControl = async (read: Reader, id: string): Promise<ControlState> => {
  const control = await read.row<ControlState>(
    `SELECT c.site, sites.stream_of(c.site) AS stream, c.authority, c.from_at, c.to_at IS NOT NULL AS ended, c.withdrawn_at IS NOT NULL AS withdrawn, o.authority AS recorder,
            c.after_id IS NOT NULL AND (EXISTS (SELECT FROM sites.site s WHERE s.code = c.site AND s.authority = c.authority AND o.authority IS DISTINCT FROM c.authority)
              OR EXISTS (SELECT FROM sites.control x WHERE x.site = c.site AND x.id <> c.id AND x.withdrawn_at IS NULL AND x.to_at = c.from_at AND x.end_source_kind = c.source_kind AND x.end_source = c.source)) AS passed
       FROM sites.control c LEFT JOIN access.officer o ON o.no = c.recorded_by WHERE c.id = $1`,
    [id],
  );
  if (control === undefined) throw new Refusal('not-found', { values: { detail: `control ${id}` } });
  return control;
};
