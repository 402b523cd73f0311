import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { supervisorName } from '../../../app/kit/list/supervisor-name.ts';
import type { SupervisorsAnswer } from '../queries/supervisors.ts';

/** The filter of persons by who supervises their detention. The authorities are asked for when a pointer or the keyboard comes near: most lists are read without them. */
export function SupervisorFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const [wanted, setWanted] = useState(value !== '');
  const rows = useAnswer<SupervisorsAnswer>('register/supervisors', {}, { enabled: wanted }).data?.rows ?? [];
  const known = value === '' || value === 'none' || rows.some(({ supervisor }) => supervisor === value);
  return (
    <NativeSelect
      size="md"
      label={t('supervision.title')}
      maw={260}
      value={value}
      onPointerEnter={() => setWanted(true)}
      onFocus={() => setWanted(true)}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('supervision.every') },
        { value: 'none', label: t('supervision.noneHeld') },
        ...rows.map(({ supervisor, authority, name, persons }) => ({
          value: supervisor,
          label: `${name ?? directory.authorityName(authority)} (${formatNumber(persons)})`,
        })),
        ...(known
          ? []
          : [{ value, label: supervisorName(value, rows, directory.authorityName, t('supervision.onlyNamed')) }]),
      ]}
    />
  );
}
