import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import type { NoticesAnswer } from '../break-glass-views.ts';

/** Asked again so often, in milliseconds: who is to review is told within a minute. */
const EVERY = 60_000;

/** In the head of each page: how much waits for the officer; nothing where nothing does, not even the words for it. */
export default function NoticeBell() {
  const waiting = useAnswer<NoticesAnswer>('access/notices', {}, { refreshEvery: EVERY }).data?.notices.length ?? 0;
  return waiting === 0 ? null : <Bell waiting={waiting} />;
}

function Bell({ waiting }: { waiting: number }) {
  const { t } = useTranslation('access');
  return (
    <Link to="/notices" className="amana-link" role="status">
      <Badge color="red.9" variant="filled" tt="none" size="lg" radius="sm">
        {t('notices.waiting', { count: waiting })}
      </Badge>
    </Link>
  );
}
