import { Text } from '@mantine/core';

/** A person's register number, name as recorded and Latin spelling, each in its own direction. */
export function PersonName({
  registerNumber,
  name,
  latin,
}: {
  registerNumber: string;
  name: string;
  latin?: string | undefined;
}) {
  return (
    <div className="amana-person">
      <Text size="xs" c="gray.7" className="amana-code" component="span">
        {registerNumber}
      </Text>
      <Text fw={600} size="sm" lh={1.35}>
        <bdi>{name}</bdi>
      </Text>
      {latin && latin !== name && (
        <Text size="xs" c="gray.7" lh={1.3}>
          <bdi>{latin}</bdi>
        </Text>
      )}
    </div>
  );
}
