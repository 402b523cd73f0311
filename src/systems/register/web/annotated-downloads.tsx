import { Button, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../app/api/save-file.ts';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { usePreferences } from '../../../app/preferences.ts';
import type { ReceiveListInput } from '../command-views.ts';

const FORMATS = ['xlsx', 'csv'] as const;

/** The sheet of a list that was received, with what became of each row, in the officer's language. It names persons, like the list itself. */
export function AnnotatedDownloads({ listNo }: { listNo: number }) {
  const { t } = useTranslation('register');
  return (
    <Group gap="xs" className="amana-no-print">
      {FORMATS.map((format) => (
        <SaveTable
          key={format}
          list="register/annotated-list"
          filter={{ listNo: String(listNo) }}
          format={format}
          label={t(`lists.annotated.${format}`)}
        />
      ))}
    </Group>
  );
}

/** The sheet of a trial run, with what would become of each row: what the officer has just sent comes back, and nothing leaves the register. */
export function TrialDownloads({ trial }: { trial: ReceiveListInput }) {
  const { t } = useTranslation('register');
  const { language } = usePreferences();
  const [busy, setBusy] = useState('');
  const [error, setError] = useState<unknown>();

  async function save(format: (typeof FORMATS)[number]): Promise<void> {
    setBusy(format);
    setError(undefined);
    try {
      await saveFile('/api/register/annotated-trial', { ...trial, format, language });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy('');
    }
  }

  return (
    <Stack gap="xs" className="amana-no-print">
      <Group gap="xs">
        {FORMATS.map((format) => (
          <Button
            key={format}
            variant="default"
            loading={busy === format}
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void save(format)}
          >
            {t(`lists.annotated.${format}`)}
          </Button>
        ))}
      </Group>
      {error !== undefined && <ProblemAlert error={error} />}
    </Stack>
  );
}
