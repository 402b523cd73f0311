import { Center, Loader } from '@mantine/core';

/** Shown while a page or an answer is on its way. */
export function Waiting() {
  return (
    <Center mih={160} role="status" aria-live="polite" aria-label="…">
      <Loader size="sm" type="dots" />
    </Center>
  );
}
