import { useParams } from '@tanstack/react-router';
import { useAnswer } from '../../../app/api/use-answer.ts';
import type { ManifestAnswer, ManifestOverview } from '../views.ts';

/** The manifest that the address names, with every line: for the sheets and what else is about everybody on it. */
export function useManifest(options: { refreshEvery?: number } = {}) {
  const { manifestNo } = useParams({ strict: false });
  return useAnswer<ManifestAnswer>('transfers/manifest', { manifestNo }, options);
}

/** The same without its lines. */
export function useManifestOverview(options: { refreshEvery?: number } = {}) {
  const { manifestNo } = useParams({ strict: false });
  return useAnswer<ManifestOverview>('transfers/manifest-overview', { manifestNo }, options);
}
