import type { Context, Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream } from '../../register/index.ts';

type Named = { readonly site: string; readonly section: string };

/** What is known of the site and of a section of this name, before one is added. */
export const loadNewSection = async (read: Reader, { site, section }: Named) => ({
  stream: await getSiteStream(read, site),
  site: await getSite(read, site),
  known: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section]),
});

/** Refuses a section that is there already, and one at a site of another authority. */
export const checkNewSection = (
  { site, known }: Awaited<ReturnType<typeof loadNewSection>>,
  { officerNo, authority }: Pick<Context, 'officerNo' | 'authority'>,
): void => {
  if (known !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'section' }] });
  if (officerNo !== 0 && site.authority !== authority)
    throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
};
