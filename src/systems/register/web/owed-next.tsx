import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import type { OwedView } from '../views.ts';

/** What is owed to the person, each with who owes it and by when, or since when. `at`: the instant the file is shown for. */
export function OwedNext({ owed, at, zone }: { owed: OwedView[]; at: number; zone: string }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  return (
    <List size="sm">
      {owed.map(({ code, text, by, authority, dueAt }) => {
        const who = [by && roleName(t, by), authority && directory.authorityName(authority)];
        const instant = dueAt !== null && { at: formatInstant(dueAt, zone) };
        const when = instant && (dueAt <= at ? t('person.dueSince', instant) : t('person.due', instant));
        return (
          <List.Item key={`${code}-${text.en}`}>
            {pickText(text)}
            <Text size="xs" c="gray.8">
              {[...who, when].filter(Boolean).join(' · ')}
            </Text>
          </List.Item>
        );
      })}
    </List>
  );
}
