import { Group, NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { Pager } from '../../../app/kit/pager.tsx';
import type { OperationAnswer } from '../operation-views.ts';
import PapersOfOperation from './papers-of-operation.tsx';

/** Which manifests of an operation its page shows: of a state, a day, a site, and which page of them; and the papers of all of those. They are in the address; counts are of all. */
export default function ManifestFilters({ answer }: { answer: OperationAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const change = (part: Readonly<Record<string, string>>) =>
    void navigate({
      to: '/',
      search: Object.fromEntries(
        Object.entries({ ...search, page: '', ...part }).filter(([, value]) => value !== undefined && value !== ''),
      ),
      replace: true,
    });
  const every = { value: '', label: t('board.every') };
  return (
    <Group align="flex-end" mb="sm" className="amana-no-print">
      <NativeSelect
        size="md"
        label={t('manifest.status')}
        value={search.state ?? ''}
        onChange={(event) => change({ state: event.currentTarget.value })}
        data={[
          every,
          ...answer.states
            .filter(({ state, count }) => count > 0 || state === search.state)
            .map(({ state, count }) => ({
              value: state,
              label: `${t(`board.state.${state}`)} (${formatNumber(count)})`,
            })),
        ]}
      />
      <NativeSelect
        size="md"
        label={t('manifest.plannedAt')}
        value={search.day ?? ''}
        onChange={(event) => change({ day: event.currentTarget.value })}
        data={[every, ...answer.days]}
      />
      <NativeSelect
        size="md"
        label={t('board.site')}
        value={search.site ?? ''}
        onChange={(event) => change({ site: event.currentTarget.value })}
        data={[every, ...answer.sites.map((code) => ({ value: code, label: directory.siteName(code) }))]}
      />
      <PapersOfOperation
        asked={{ operation: answer.operation.code, state: search.state, day: search.day, site: search.site }}
      />
      <Pager paging={answer} onPage={(page) => change({ page: String(page) })} />
    </Group>
  );
}
