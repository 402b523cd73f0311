import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import type { NoticesAnswer } from '../mail-views.ts';

/** Asked again so often, in milliseconds: who is to review is told within a minute. */
const EVERY = 60_000;

/** In the head of each page: how much waits for the officer and is not marked as read, loudly, or else how much waits at all; nothing where nothing does, not even the words for it. */
export default function NoticeBell() {
  const answer = useAnswer<NoticesAnswer>('access/notices', {}, { refreshEvery: EVERY }).data;
  if (answer === undefined || answer.notices.length === 0) return null;
  return <Bell waiting={answer.notices.length} unread={answer.unread} />;
}

function Bell({ waiting, unread }: { waiting: number; unread: number }) {
  const { t } = useTranslation('access');
  return (
    <span role="status">
      <Link to="/notices" className="amana-link">
        {unread > 0 ? (
          <Badge color="red.9" variant="filled" tt="none" size="lg" radius="sm">
            {t('notices.waiting', { count: unread })}
          </Badge>
        ) : (
          <Badge color="gray.8" variant="outline" tt="none" size="lg" radius="sm">
            {t('notices.read', { count: waiting })}
          </Badge>
        )}
      </Link>
    </span>
  );
}
