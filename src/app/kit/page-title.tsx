import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTabTitle } from './use-tab-title.ts';

/** The heading of a page, with what stands beside it. Also names the browser tab; never by a person's name. */
export function PageTitle({ title, sub, children }: { title: string; sub?: ReactNode; children?: ReactNode }) {
  useTabTitle(title);
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <div style={{ flex: '1 1 420px' }}>
        <Title order={1} size="h3" tabIndex={-1}>
          {title}
        </Title>
        {sub && (
          <Text component="div" size="sm" c="gray.7">
            {sub}
          </Text>
        )}
      </div>
      {children && (
        <Group gap="xs" className="amana-no-print">
          {children}
        </Group>
      )}
    </Group>
  );
}
