import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { registerNow, useMe } from '../../../app/api/use-me.ts';
import BulkDialog from '../../../app/kit/bulk/bulk-dialog.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { type ChosenSection, SectionFields } from './section-fields.tsx';

/** So many are recorded with one request: whether the section holds them is asked of all together. */
const TOGETHER = 5000;

/** Somebody of a list who can be recorded as found: `state` null or `ended` where custody has ended. */
export interface FoundRow {
  personNo: number;
  registerNumber: string;
  state: string | null;
}

/** Records that the persons who were chosen were found in one section: a fact of each, written together. Whose custody has ended is not among them. */
export default function FoundSeveral({
  rows,
  to,
  notAt,
  onClose,
}: {
  rows: readonly FoundRow[];
  /** The site that is proposed. */
  to: string | undefined;
  /** A site where nobody of them is found: they were brought away from it. */
  notAt?: string;
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const inCustody = rows.filter(({ state }) => state !== null && state !== 'ended');
  const sites = directory.sites.map(({ code }) => code).filter((code) => code !== notAt);
  const [where, setWhere] = useState<ChosenSection>({ site: to ?? '', section: '' });
  // most are written down when they are found; an earlier time is typed
  const [at, setAt] = useState(registerNow(useMe().data));
  return (
    <BulkDialog
      title={t('bulk.found')}
      explain={inCustody.length === 0 ? t('shell:bulk.nobody') : t('bulk.foundExplain', { count: inCustody.length })}
      leftOut={rows
        .filter((row) => !inCustody.includes(row))
        .map(({ registerNumber }) => ({ label: registerNumber, why: t('bulk.custodyEnded') }))}
      ready={inCustody.length > 0}
      missing={[
        ...(where.section === '' ? [t('people.section')] : []),
        ...(at === undefined ? [t('bulk.foundAt')] : []),
      ]}
      items={() => inCustody.map((row) => ({ key: row.personNo, label: row.registerNumber, command: '', input: {} }))}
      together={{
        command: 'register/record-all-found-in-section',
        most: TOGETHER,
        inputOf: (items) => ({ persons: items.map(({ key }) => key), ...where, occurredAt: at }),
      }}
      form={
        <Stack gap="sm">
          <SectionFields sites={sites} value={where} onChange={setWhere} />
          <InstantField
            label={t('bulk.foundAt')}
            zone={directory.zoneOf(where.site || null)}
            value={at}
            onChange={setAt}
          />
        </Stack>
      }
      onClose={onClose}
    />
  );
}
