import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { toUserDigits } from '../../../app/format/to-user-digits.ts';
import type { PublishedFigureView } from '../published/views.ts';

/** A day in words; a month or a year as it was said. */
export const partialDay = (text: string): string => (text.length === 10 ? formatCivilDate(text) : toUserDigits(text));

/** A figure as it was published; struck through where it was withdrawn. */
export function Said({ figure }: { figure: PublishedFigureView }) {
  return (
    <Text span size="sm" fw={600} td={figure.withdrawn ? 'line-through' : undefined}>
      <bdi>{toUserDigits(figure.said)}</bdi>
    </Text>
  );
}

/** Whether the register's own figure agrees with what was published, and else by how much it is above or below it. */
export function Difference({ figure }: { figure: PublishedFigureView }) {
  const { t } = useTranslation('transfers');
  const { difference } = figure;
  if (difference === null) return null;
  if (difference === 0)
    return (
      <Badge color="green.1" c="dark.8" variant="filled" tt="none" miw="max-content">
        {t('published.agrees')}
      </Badge>
    );
  return (
    <Badge color="orange.2" c="dark.9" variant="filled" tt="none" miw="max-content">
      {difference > 0
        ? t('published.above', { number: formatNumber(difference) })
        : t('published.below', { number: formatNumber(-difference) })}
    </Badge>
  );
}
