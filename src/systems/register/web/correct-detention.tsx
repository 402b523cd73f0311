import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';

/** Corrects that somebody who lives in a camp was entered as detained: of one person, or of all of a list. */
export function CorrectDetention({ of, zone }: { of: { persons: number[] } | { listNo: number }; zone: string }) {
  const { t } = useTranslation('register');
  return (
    <FormDialog<object>
      command="register/correct-detention"
      label={'listNo' in of ? t('detention.all') : t('detention.correct')}
      explain={t('detention.correctExplain')}
      zone={zone}
      fields={[{ key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 }]}
      build={({ reason = '' }) => ({ ...of, reason })}
      grave
    />
  );
}

/** On the page of a list of a camp: how many are detainees by it alone, and the way back for all of them. */
export function DetainedByList({ listNo, count, zone }: { listNo: number; count: number; zone: string }) {
  const { t } = useTranslation('register');
  return (
    <Alert color="orange" variant="light">
      <Stack gap="xs" align="flex-start">
        <Text>{t('detention.ofList', { count })}</Text>
        <CorrectDetention of={{ listNo }} zone={zone} />
      </Stack>
    </Alert>
  );
}
