import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { supervisedDuring } from '../supervision/supervision.ts';
import type { CustodyPeriod, PersonView } from '../views.ts';
import { PlaceText } from './place-text.tsx';

/** Custody as a tiling of time: who held the person, where, from when until when, and when the register learnt of it. */
export function CustodyTable({
  periods,
  supervisions,
}: {
  periods: CustodyPeriod[];
  supervisions: PersonView['supervisions'];
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const at = (instant: number, period: CustodyPeriod) => formatInstant(instant, directory.zoneOf(period.place.site));
  const columns: Column<CustodyPeriod>[] = [
    {
      key: 'from',
      label: t('custody.from'),
      value: (period) => period.fromAt,
      render: (period) => at(period.fromAt, period),
    },
    {
      key: 'to',
      label: t('custody.to'),
      value: (period) => period.toAt,
      render: (period) => (period.toAt === null ? t('custody.ongoing') : at(period.toAt, period)),
    },
    {
      key: 'custodian',
      label: t('people.custodian'),
      value: (period) => (period.custodian ? directory.authorityName(period.custodian) : null),
    },
    {
      key: 'supervisor',
      label: t('supervision.title'),
      value: (period) =>
        supervisedDuring(supervisions, period)
          .map(({ authority, name }) => name ?? directory.authorityName(authority))
          .join(' · ') || null,
    },
    {
      key: 'place',
      label: t('people.place'),
      value: (period) => directory.siteName(period.place.site),
      render: (period) => <PlaceText place={period.place} />,
    },
    {
      key: 'state',
      label: t('custody.state'),
      value: (period) =>
        [
          t(`custody.states.${period.state}`, { defaultValue: period.state }),
          period.outcome ? t(`custody.outcomes.${period.outcome}`, { defaultValue: period.outcome }) : '',
        ]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'known',
      label: t('custody.known'),
      value: (period) => period.knownFromAt,
      render: (period) => at(period.knownFromAt, period),
    },
  ];
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {t('custody.title')}
      </Title>
      <DataTable
        bare
        caption={t('custody.title')}
        columns={columns}
        rows={periods}
        rowKey={(period) => `${period.eventId}-${period.fromAt}`}
        empty={t('custody.empty')}
      />
    </Paper>
  );
}
