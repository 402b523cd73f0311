import { useParams } from '@tanstack/react-router';
import { useAnswer } from '../../../app/api/use-answer.ts';
import type { ManifestAnswer } from '../views.ts';

/** The manifest that the address names. */
export function useManifest(options: { refreshEvery?: number } = {}) {
  const { manifestNo } = useParams({ strict: false });
  return useAnswer<ManifestAnswer>('transfers/manifest', { manifestNo }, options);
}
