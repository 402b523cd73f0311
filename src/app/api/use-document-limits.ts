import { useQuery } from '@tanstack/react-query';
import type { DocumentLimits } from '../../core/access/views.ts';
import { getJson } from './request.ts';

/** What may be uploaded: kinds of file and their size, as the register is set. Asked once. */
export function useDocumentLimits(): DocumentLimits | undefined {
  return useQuery({
    queryKey: ['documents'],
    queryFn: () => getJson<DocumentLimits>('/api/documents'),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
