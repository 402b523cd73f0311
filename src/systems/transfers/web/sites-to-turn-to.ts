import type { ManifestView } from '../views.ts';

/** What is asked of a site. */
interface Site {
  readonly code: string;
  readonly country: string;
  readonly authority: string | null;
}

/**
 * Where a convoy on the way may be sent instead: to another site of the same state that some authority of this register answers for, of a third one, or of the
 * own one in a move within it. The command refuses every other one (I12, I07), so that none is offered.
 */
export const sitesToTurnTo = <One extends Site>(
  { from, to, authorities, within }: Pick<ManifestView, 'from' | 'to' | 'authorities' | 'within'>,
  sites: readonly One[],
): One[] => {
  const country = sites.find(({ code }) => code === to)?.country;
  const own = [authorities.origin.code, authorities.escort.code];
  return sites.filter(
    (site) =>
      site.code !== to &&
      site.code !== from &&
      site.country === country &&
      site.authority !== null &&
      own.includes(site.authority) === (within !== null),
  );
};
