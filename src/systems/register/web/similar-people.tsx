import { Button, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { DataTable } from '../../../app/kit/data-table.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { SimilarPeopleAnswer } from '../views.ts';
import { usePeopleColumns } from './people-columns.tsx';

/** Who has a name that is one mistake away from what was searched, under a heading of its own: asked at once where the search finds nobody, else when the officer asks for it. */
export function SimilarPeople({ query, nobody }: { query: string; nobody: boolean }) {
  const { t } = useTranslation('register');
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const [page, setPage] = useState(1);
  const isAsked = nobody || asked;
  const { data, error } = useAnswer<SimilarPeopleAnswer>(
    'register/similar-people',
    { q: query, page },
    { asks: 'body', enabled: isAsked },
  );
  const columns = usePeopleColumns();
  if (!isAsked)
    return (
      <Button variant="default" size="md" className="amana-no-print" onClick={() => setAsked(true)} w="fit-content">
        {t('people.similar.ask')}
      </Button>
    );
  return (
    <Stack component="section" aria-labelledby="similar-names">
      <div>
        <Title order={2} id="similar-names">
          {t('people.similar.title')}
        </Title>
        {data !== undefined && data.total > 0 && (
          <Text role="status">{data.bySound ? t('people.similar.bySound') : t('people.similar.inWriting')}</Text>
        )}
      </div>
      <DataTable
        caption={t('people.similar.title')}
        sortable={isWhole(data)}
        columns={columns}
        rows={data?.rows}
        rowKey={(row) => row.personNo}
        error={error}
        empty={t('people.similar.none')}
        onOpen={(row) => void navigate({ to: '/people/$personNo', params: { personNo: String(row.personNo) } })}
      />
      <Pager paging={data} onPage={setPage} />
    </Stack>
  );
}
