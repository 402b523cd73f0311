import { Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../format/format-number.ts';

/** A figure with what it counts; words in its place where there is none. */
export function Figure({ value, label, of }: { value: number | string; label: ReactNode; of?: number }) {
  return (
    <Paper withBorder p="sm">
      <Text fz={typeof value === 'number' ? 28 : 20} fw={700} lh={1.2} className="amana-number">
        {typeof value === 'number' ? formatNumber(value) : value}
        {of !== undefined && (
          <Text component="span" size="sm" c="gray.7" fw={400}>
            {' '}
            / {formatNumber(of)}
          </Text>
        )}
      </Text>
      <Text c="gray.7" size="sm">
        {label}
      </Text>
    </Paper>
  );
}
