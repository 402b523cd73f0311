import { Paper, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { Pager } from '../../../app/kit/pager.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { Timeline } from '../../../app/kit/timeline.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { PersonAnswer, TimelineAnswer } from '../views.ts';
import { CorrectEventButton } from './correct-event-button.tsx';

const PAGE_SIZE = 100;

/** Every event of the person, oldest first. Where there are more than the file holds, they are asked page by page, the latest first. */
export function PersonTimeline({
  answer,
  zone,
  asOfAt,
  asKnownAt,
}: {
  answer: PersonAnswer;
  zone: string;
  asOfAt: number | undefined;
  asKnownAt: number | undefined;
}) {
  const { t } = useTranslation('register');
  const [chosen, setChosen] = useState<number>();
  const { personNo } = answer.person;
  const isLong = answer.timelineTotal > answer.timeline.length;
  const page = chosen ?? Math.max(1, Math.ceil(answer.timelineTotal / PAGE_SIZE));
  const pages = useAnswer<TimelineAnswer>(
    'register/timeline',
    { personNo, asOfAt, asKnownAt, page, pageSize: PAGE_SIZE },
    { enabled: isLong },
  );
  const past = asOfAt !== undefined || asKnownAt !== undefined;
  const entries = isLong ? pages.data?.rows : answer.timeline;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {t('person.timeline')}
      </Title>
      {isLong && pages.error && <ProblemAlert error={pages.error} />}
      {entries === undefined ? (
        !pages.error && <Waiting />
      ) : (
        <Timeline
          entries={entries}
          zone={zone}
          control={(entry) => (past ? null : <CorrectEventButton entry={entry} zone={zone} />)}
        />
      )}
      {isLong && <Pager paging={pages.data} onPage={setChosen} />}
    </Paper>
  );
}
