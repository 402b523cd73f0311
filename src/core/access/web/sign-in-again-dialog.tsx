import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import type { MeAnswer, OfficerView } from '../views.ts';
import { DemonstrationOfficers } from './demonstration-officers.tsx';
import { SignInElsewhere } from './sign-in-elsewhere.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The session ended while a page was open: the same officer signs in again and nothing typed is lost. */
export default function SignInAgainDialog({ officer }: { officer: OfficerView }) {
  const { t } = useTranslation('access');
  const queryClient = useQueryClient();
  const me = useMe();

  function resume(me: MeAnswer): void {
    if (me.officer?.officerNo === officer.officerNo) void queryClient.invalidateQueries();
    else window.location.assign('/');
  }

  return (
    <Modal opened onClose={() => {}} withCloseButton={false} closeOnEscape={false} title={t('again.title')} centered>
      <Stack>
        <Text size="sm">{t('again.text')}</Text>
        <SignInForm username={officer.username} lockUsername onSignedIn={resume} />
        <SignInElsewhere authority={officer.authority.code} onSignedIn={resume} />
        {me.data?.register.synthetic && <DemonstrationOfficers only={officer.username} onSignedIn={resume} />}
      </Stack>
    </Modal>
  );
}
