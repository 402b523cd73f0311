import { getJson } from '../../../app/api/request.ts';
import type { ManifestRow, OperationAnswer } from '../operation-views.ts';
import { PapersButton } from './papers-button.tsx';

/** The largest page of the manifests of an operation. */
const LARGEST_PAGE = 500;

/** Papers of all manifests of an operation that the filters of its page leave: of a day, a state or a site, on whatever page they stand. */
export default function PapersOfOperation({ asked }: { asked: Readonly<Record<string, string | number | undefined>> }) {
  async function findAll(): Promise<ManifestRow[]> {
    const found: ManifestRow[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await getJson<OperationAnswer>('/api/transfers/operation', {
        ...asked,
        page,
        pageSize: LARGEST_PAGE,
      });
      found.push(...answer.manifests);
      if (answer.manifests.length < LARGEST_PAGE) return found;
    }
  }
  return <PapersButton find={findAll} />;
}
