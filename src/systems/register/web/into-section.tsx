import { Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import BulkDialog from '../../../app/kit/bulk/bulk-dialog.tsx';
import type { PersonRow } from '../views.ts';
import { type ChosenSection, SectionFields } from './section-fields.tsx';

/** So many are moved with one request: whether the section holds them is asked of all together. */
const TOGETHER = 5000;

/**
 * Moves the persons who were chosen to one section of a site, all with one command, so that a household goes together. Who is at another site or in the section already is left out and named; whoever is refused is
 * named with the reason, and can be moved to another section then.
 */
export default function IntoSection({
  rows,
  onClose,
}: {
  rows: readonly PersonRow[];
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  // as they were chosen: who was moved stays among them, and is not left out afterwards
  const [chosen] = useState(rows);
  const sites = [...new Set(chosen.flatMap(({ place }) => place.site ?? []))].sort();
  const [to, setTo] = useState<ChosenSection>({ site: sites[0] ?? '', section: '' });
  const [reason, setReason] = useState('');
  const why = ({ place }: PersonRow): string | undefined =>
    place.site !== to.site
      ? t('bulk.notAtSite', { site: directory.siteName(to.site) })
      : place.section === to.section
        ? t('bulk.thereAlready')
        : undefined;
  const moved = chosen.filter((row) => why(row) === undefined);
  return (
    <BulkDialog
      title={t('bulk.section')}
      explain={moved.length === 0 ? t('shell:bulk.nobody') : t('bulk.sectionExplain', { count: moved.length })}
      leftOut={chosen.flatMap((row) => {
        const reason = why(row);
        return reason === undefined ? [] : [{ label: row.registerNumber, why: reason }];
      })}
      ready={moved.length > 0}
      missing={[
        ...(to.section === '' ? [t('people.section')] : []),
        ...(reason.trim().length >= 3 ? [] : [t('list.reason')]),
      ]}
      items={() => moved.map((row) => ({ key: row.personNo, label: row.registerNumber, command: '', input: {} }))}
      together={{
        command: 'register/move-all-to-section',
        most: TOGETHER,
        inputOf: (items) => ({ persons: items.map(({ key }) => key), ...to, reason: reason.trim() }),
      }}
      keepForm
      form={
        <Stack gap="sm">
          <SectionFields
            sites={sites}
            value={to}
            onChange={setTo}
            description={sites.length > 1 ? t('bulk.severalSites') : undefined}
          />
          <Textarea
            size="md"
            label={t('list.reason')}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      }
      onClose={onClose}
    />
  );
}
