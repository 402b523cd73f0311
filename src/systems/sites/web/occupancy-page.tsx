import { Badge, Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../app/api/save-file.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { usePreferences } from '../../../app/preferences.ts';
import type { OccupancyAnswer, OccupancyRow } from '../capacity/views.ts';

/** Occupancy by site and section: who is in, who is away, places with source and day, and authorisations; print and CSV (R18, P6). */
export function OccupancyPage() {
  const { t } = useTranslation('sites');
  const { language } = usePreferences();
  const directory = useDirectory();
  const [error, setError] = useState<unknown>();
  const answer = useAnswer<OccupancyAnswer>('sites/occupancy');
  const columns: Column<OccupancyRow>[] = [
    {
      key: 'site',
      label: t('list.site'),
      value: (row) => pickText(row.name),
      render: (row) => (
        <div>
          <Link to="/sites/$code" params={{ code: row.site }} className="amana-link">
            {pickText(row.name)}
          </Link>
          <Text size="xs" c="gray.7">
            <bdi className="amana-code">{row.site}</bdi>
            {row.section === null && row.authority && <> · {directory.authorityName(row.authority)}</>}
          </Text>
        </div>
      ),
    },
    {
      key: 'section',
      label: t('site.section'),
      value: (row) => row.section ?? '',
      render: (row) =>
        row.section === null ? (
          <b>{t('emergency.wholeSite')}</b>
        ) : (
          <bdi>{directory.sectionName(row.site, row.section)}</bdi>
        ),
    },
    { key: 'inside', label: t('occupancy.inside'), value: (row) => row.inside, numeric: true },
    { key: 'away', label: t('absence.title'), value: (row) => row.away, numeric: true },
    {
      key: 'places',
      label: t('list.places'),
      value: (row) => row.places,
      numeric: true,
      render: (row) => (row.places === null ? t('list.notRecorded') : formatNumber(row.places)),
    },
    {
      key: 'source',
      label: t('site.source'),
      value: (row) => row.placesSource,
      render: (row) =>
        row.placesSource === null ? (
          <Text size="sm" c="gray.7">
            {row.section === null && row.places !== null ? t('occupancy.sum') : '—'}
          </Text>
        ) : (
          <div>
            <Text size="sm">
              <bdi>{row.placesSource}</bdi>
            </Text>
            {row.placesFromAt !== null && (
              <Text size="xs" c="gray.7">
                {t('hazard.since', { at: formatInstant(row.placesFromAt, row.zone) })}
              </Text>
            )}
          </div>
        ),
    },
    {
      key: 'extra',
      label: t('occupancy.extra'),
      value: (row) => row.extraPlaces,
      numeric: true,
      render: (row) => (
        <div>
          {formatNumber(row.extraPlaces)}
          {row.extraUntil !== null && (
            <Text size="xs" c="gray.7">
              {t('occupancy.until', { at: formatInstant(row.extraUntil, row.zone) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'free',
      label: t('list.free'),
      value: (row) => row.free,
      numeric: true,
      render: (row) =>
        row.free === null ? (
          '—'
        ) : row.free < 0 ? (
          <Badge color="red.1" c="red.9" variant="filled" tt="none">
            {t('list.over', { count: -row.free })}
          </Badge>
        ) : (
          formatNumber(row.free)
        ),
    },
  ];
  return (
    <Stack>
      <PageTitle
        title={t('occupancy.title')}
        sub={answer.data ? t('occupancy.asOf', { at: formatInstant(answer.data.at, directory.zoneOf(null)) }) : ''}
      >
        <LinkButton to="/sites" variant="default" size="md">
          {t('site.back')}
        </LinkButton>
        <PrintButton large />
        <Button
          variant="default"
          size="md"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => {
            setError(undefined);
            saveFile(`/api/sites/occupancy-report?${new URLSearchParams({ language })}`).catch(setError);
          }}
        >
          {t('occupancy.csv')}
        </Button>
      </PageTitle>
      {error !== undefined && <ProblemAlert error={error} />}
      <DataTable
        caption={t('occupancy.title')}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => `${row.site} ${row.section ?? ''}`}
        error={answer.error}
        empty={t('list.none')}
      />
    </Stack>
  );
}
