import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import BulkDialog from '../../../app/kit/bulk/bulk-dialog.tsx';
import type { ConvoysAnswer } from '../../transfers/room-views.ts';
import type { PersonRow } from '../views.ts';

/** So many are listed with one request. */
const TOGETHER = 5000;

/** Puts the persons who were chosen on a manifest in preparation, all with one command. Whoever cannot be listed is named with the reason, and the others are listed. */
export default function OnManifest({
  rows,
  onClose,
}: {
  rows: readonly PersonRow[];
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const convoys = useAnswer<ConvoysAnswer>('transfers/convoys', { state: 'planned', pageSize: 200 }).data?.rows ?? [];
  const [manifestNo, setManifestNo] = useState('');
  return (
    <BulkDialog
      title={t('bulk.manifest')}
      explain={t('bulk.manifestExplain', { count: rows.length })}
      ready={rows.length > 0}
      missing={manifestNo === '' ? [t('bulk.whichManifest')] : []}
      items={() => rows.map((row) => ({ key: row.personNo, label: row.registerNumber, command: '', input: {} }))}
      together={{
        command: 'transfers/add-lines',
        most: TOGETHER,
        inputOf: (items) => ({ manifestNo: Number(manifestNo), persons: items.map(({ key }) => key) }),
      }}
      form={
        <NativeSelect
          size="md"
          label={t('bulk.whichManifest')}
          required
          value={manifestNo}
          onChange={(event) => setManifestNo(event.currentTarget.value)}
          data={[
            { value: '', label: t('shell:action.choose') },
            ...convoys.map((convoy) => ({
              value: String(convoy.manifestNo),
              label: `${convoy.code} · ${directory.siteName(convoy.from)} – ${directory.siteName(convoy.to)}`,
            })),
          ]}
        />
      }
      onClose={onClose}
    />
  );
}
