import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { countryName } from '../../../app/format/country-name.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { PersonFearsAnswer } from '../../safeguards/views.ts';
import type { PersonAnswer } from '../views.ts';

/** On a file that is looked at through an opened wall: which wall, until when, and the accounts of fears where that one is open. */
export default function OpenedGlass({ answer, zone }: { answer: PersonAnswer; zone: string }) {
  const { t } = useTranslation('access');
  return (
    <Alert color="red" title={t('glass.standing')} role="status">
      <Stack gap="xs" align="flex-start">
        {answer.glass.map(({ openingId, wall, untilAt }) => (
          <Text size="sm" key={openingId}>
            {t(`glass.walls.${wall}`)} · {t('glass.until', { at: formatInstant(untilAt, zone) })}
          </Text>
        ))}
        {answer.glass.some(({ wall }) => wall === 'fears') && <Fears personNo={answer.person.personNo} zone={zone} />}
        <LinkButton to="/break-glass" size="compact-sm" variant="default">
          {t('glass.title')}
        </LinkButton>
      </Stack>
    </Alert>
  );
}

function Fears({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation(['access', 'register']);
  const answer = useAnswer<PersonFearsAnswer>('safeguards/person-fears', { personNo });
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (answer.data?.fears.length === 0) return <Text size="sm">{t('glass.noFears')}</Text>;
  return answer.data?.fears.map((fear) => (
    <div key={`${fear.country}-${fear.heardAt}`}>
      <Text size="sm" fw={700}>
        {countryName(t, fear.country)} · {formatInstant(fear.heardAt, zone)}
      </Text>
      <Text size="sm">
        <bdi>{fear.account}</bdi>
      </Text>
    </div>
  ));
}
