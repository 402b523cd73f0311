import { Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import type { Column } from '../../../app/kit/data-table.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { OverdueBadge } from '../../../app/kit/overdue-badge.tsx';
import type { AbsencesAnswer, AbsenceView } from '../absences/views.ts';
import type { PlaceAnswer } from '../views.ts';
import { PersonsOfSite } from './persons-of-site.tsx';
import { ReturnButton } from './return-button.tsx';

/** Who is away from the site for a time, with whom, and who is overdue. */
export function AbsencesTable({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const { site } = answer;
  const [page, setPage] = useState(1);
  const absences = useAnswer<AbsencesAnswer>('sites/absences', { site: site.code, page });
  const columns: Column<AbsenceView>[] = [
    {
      key: 'where',
      label: t('absence.where'),
      value: (row) => row.reason,
      render: (row) => (
        <Text size="sm">
          {t(`absence.reasons.${row.reason}`)}: <bdi>{row.destination}</bdi>
        </Text>
      ),
    },
    { key: 'escort', label: t('absence.escort'), value: (row) => directory.authorityName(row.escort) },
    {
      key: 'left',
      label: t('absence.leftAt'),
      value: (row) => row.leftAt,
      render: (row) => formatInstant(row.leftAt, site.zone),
    },
    {
      key: 'due',
      label: t('absence.dueAt'),
      value: (row) => row.dueAt,
      render: (row) => (
        <Stack gap={4} align="flex-start">
          {formatInstant(row.dueAt, site.zone)}
          <OverdueBadge by={row.overdueBy} />
          {row.state === 'passed-on' && <Text size="sm">{t('absence.states.passed-on')}</Text>}
          <ReturnButton absence={row} zone={site.zone} />
        </Stack>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('absence.title')}
        </Title>
        {(absences.data?.total ?? 0) > 0 && <SaveTable list="sites/absences" filter={{ site: site.code }} large />}
      </Group>
      <PersonsOfSite
        caption={t('absence.title')}
        site={site.code}
        columns={columns}
        answer={absences}
        rowKey={(row) => row.absenceId}
        empty={t('absence.none')}
        onPage={setPage}
      />
    </Stack>
  );
}
