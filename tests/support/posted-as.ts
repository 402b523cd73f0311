import type { Role } from '../../src/core/register/roles.ts';
import type { TestOfficer, TestRegister } from './register.ts';

/**
 * Makes an officer of the test register somebody who has these roles and never had others: what the installation would do with a new officer, at the cost of two rows. A desk asks which roles its officers had
 * lately (docs/decisions/0064), so that a test which changes the posting alone would make no desk.
 * @param site where the officer is posted; everywhere unless said otherwise
 */
export const postedAs = async (
  test: Pick<TestRegister, 'admin' | 'officerNo'>,
  officer: TestOfficer,
  roles: readonly Role[],
  site = '*',
): Promise<void> => {
  const client = await test.admin.connect();
  const officerNo = test.officerNo(officer);
  try {
    // the rows of the past are changed by nobody: triggers are out of the way for this one statement
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query('DELETE FROM access.posting WHERE officer_no = $1', [officerNo]);
    await client.query('DELETE FROM access.posting_history WHERE officer_no = $1', [officerNo]);
    await client.query(
      `WITH posted AS (INSERT INTO access.posting (officer_no, role, site, event_pos) SELECT $1, unnest($2::text[]), $3, 1 RETURNING officer_no, role, site)
       INSERT INTO access.posting_history (officer_no, role, site, from_at, from_pos) SELECT p.officer_no, p.role, p.site, '2000-01-01', 1 FROM posted p`,
      [officerNo, [...roles], site],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};
