import { NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { registerNow, useMe } from '../../../app/api/use-me.ts';
import BulkDialog from '../../../app/kit/bulk/bulk-dialog.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { useSectionLabel } from '../../sites/web/use-section-words.ts';
import type { PersonRow } from '../views.ts';

/** So many are recorded with one request: whether the section holds them is asked of all together. */
const TOGETHER = 5000;

/** Records that the persons who were chosen were found in one section: a fact of each, written together. Whose custody has ended is not among them. */
export default function FoundSeveral({
  rows,
  onClose,
}: {
  rows: readonly PersonRow[];
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const labelOf = useSectionLabel();
  const inCustody = rows.filter(({ state }) => state !== null && state !== 'ended');
  const sites = rows.flatMap(({ place }) => place.site ?? []);
  const [site, setSite] = useState(sites[0] ?? '');
  const [section, setSection] = useState('');
  // most are written down when they are found; an earlier time is typed
  const [at, setAt] = useState(registerNow(useMe().data));
  const sections = directory.sites.find(({ code }) => code === site)?.sections ?? [];
  return (
    <BulkDialog
      title={t('bulk.found')}
      explain={inCustody.length === 0 ? t('shell:bulk.nobody') : t('bulk.foundExplain', { count: inCustody.length })}
      leftOut={rows
        .filter((row) => !inCustody.includes(row))
        .map(({ registerNumber }) => ({ label: registerNumber, why: t('bulk.custodyEnded') }))}
      ready={inCustody.length > 0 && section !== '' && at !== undefined}
      items={() => inCustody.map((row) => ({ key: row.personNo, label: row.registerNumber, command: '', input: {} }))}
      together={{
        command: 'register/record-all-found-in-section',
        most: TOGETHER,
        inputOf: (items) => ({ persons: items.map(({ key }) => key), site, section, occurredAt: at }),
      }}
      form={
        <Stack gap="sm">
          <NativeSelect
            size="md"
            label={t('people.site')}
            required
            value={site}
            onChange={(event) => {
              setSite(event.currentTarget.value);
              setSection('');
            }}
            data={[
              { value: '', label: t('shell:action.choose') },
              ...directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
            ]}
          />
          <NativeSelect
            size="md"
            label={t('people.section')}
            required
            value={section}
            onChange={(event) => setSection(event.currentTarget.value)}
            data={[
              { value: '', label: t('shell:action.choose') },
              ...sections.map((row) => ({ value: row.section, label: labelOf(row) })),
            ]}
          />
          <InstantField label={t('bulk.foundAt')} zone={directory.zoneOf(site || null)} value={at} onChange={setAt} />
        </Stack>
      }
      onClose={onClose}
    />
  );
}
