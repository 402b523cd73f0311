import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { EmergencyAnswer, EvacuationRow } from '../emergencies/views.ts';

const PAGE_SIZE = 50;

/** The manifests of an evacuation: each as PDF, who of it arrived where, and its end. */
export function EvacuationsTable({ emergency, zone }: { emergency: EmergencyAnswer; zone: string }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const [page, setPage] = useState(1);
  const may = (command: string) => emergency.abilities.includes(command);
  const nameOf = (section: string | null) =>
    section === null ? t('emergency.wholeSite') : directory.sectionName(emergency.site, section);
  const columns: Column<EvacuationRow>[] = [
    {
      key: 'manifest',
      label: t('emergency.manifest'),
      value: (row) => row.code ?? String(row.manifestNo),
      render: (row) => (
        <Link to="/manifests/$manifestNo" params={{ manifestNo: String(row.manifestNo) }} className="amana-link">
          <bdi>{row.code ?? row.manifestNo}</bdi>
        </Link>
      ),
    },
    {
      key: 'pdf',
      label: t('emergency.pdf'),
      value: (row) => row.manifestNo,
      render: (row) => (
        <a
          href={`/api/transfers/manifest-paper?manifestNo=${row.manifestNo}`}
          target="_blank"
          rel="noreferrer"
          className="amana-link amana-no-print"
        >
          {t('emergency.pdf')}
          <span className="amana-hidden"> {row.code ?? row.manifestNo}</span>
        </a>
      ),
    },
    { key: 'section', label: t('site.section'), value: (row) => nameOf(row.section) },
    { key: 'to', label: t('emergency.toSite'), value: (row) => directory.siteName(row.toSite) },
    { key: 'listed', label: t('emergency.listed'), value: (row) => row.listed, numeric: true },
    { key: 'left', label: t('emergency.leftOut'), value: (row) => row.leftOut, numeric: true },
    {
      key: 'missing',
      label: t('emergency.missingUnlisted'),
      value: (row) => row.missing,
      numeric: true,
      render: (row) =>
        row.missing === 0 ? (
          formatNumber(0)
        ) : (
          <Text size="sm" c="red.9" fw={600}>
            {formatNumber(row.missing)}
          </Text>
        ),
    },
    {
      key: 'at',
      label: t('emergency.plannedAt'),
      value: (row) => row.at,
      render: (row) => formatInstant(row.at, zone),
    },
    {
      key: 'end',
      label: t('emergency.arrived'),
      value: (row) => (row.closed ? 1 : 0),
      render: (row) =>
        row.closed ? (
          t('emergency.listClosed')
        ) : (
          <Stack gap={4} align="flex-start" className="amana-no-print">
            <Link
              to="/sites/$code/emergencies/$emergencyId/evacuees/$manifestNo"
              params={{
                code: emergency.site,
                emergencyId: emergency.emergencyId,
                manifestNo: String(row.manifestNo),
              }}
              className="amana-link"
            >
              {t('emergency.found')}
              <span className="amana-hidden"> {row.code ?? row.manifestNo}</span>
            </Link>
            {may('transfers/close-movement') && (
              <CommandButton<{ manifestNo: number }>
                command="transfers/close-movement"
                label={t('emergency.closeList')}
                explain={t('emergency.closeListExplain')}
                size="compact-sm"
                input={{ manifestNo: row.manifestNo }}
              />
            )}
          </Stack>
        ),
    },
  ];
  const paging = { total: emergency.evacuations.length, page, pageSize: PAGE_SIZE };
  return (
    <Stack gap="sm">
      <DataTable
        caption={t('emergency.evacuations')}
        columns={columns}
        sortable={isWhole(paging)}
        rows={emergency.evacuations.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={(row) => row.manifestNo}
        empty={t('emergency.noEvacuations')}
      />
      <Pager paging={paging} onPage={setPage} />
    </Stack>
  );
}
