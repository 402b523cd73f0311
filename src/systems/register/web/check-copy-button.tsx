import { Alert, Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { CheckCopyAnswer } from '../queries/certified-copy.ts';

/** On a person's file: the code of a certified copy is typed, and the register says whether the copy says what it knew then. */
export function CheckCopyButton({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('register');
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const answer = useAnswer<CheckCopyAnswer>(
    'register/check-copy',
    { personNo, copyCode: code },
    { enabled: code !== '' },
  );
  const close = () => {
    setOpened(false);
    setTyped('');
    setCode('');
  };
  const told = code === '' || answer.isFetching ? undefined : answer.data;
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('release.checkCopy')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('release.checkCopy')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setCode(typed.trim());
          }}
        >
          <Stack gap="sm">
            <Text size="sm">{t('release.checkCopyExplain')}</Text>
            <TextInput
              label={t('release.copyCode')}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setCode('');
              }}
              maxLength={64}
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              required
              data-autofocus
            />
            {code !== '' && answer.error && <ProblemAlert error={answer.error} />}
            {told !== undefined && !answer.error && (
              <Alert color={told.agrees ? 'green' : 'red'} role="status">
                {told.agrees
                  ? t('release.copyAgrees', { at: formatInstant(told.knownAt, zone) })
                  : t('release.copyDiffers')}
              </Alert>
            )}
            <Button type="submit" loading={code !== '' && answer.isFetching}>
              {t('release.doCheckCopy')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
